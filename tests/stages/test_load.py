"""What a source folder holds, and what is never read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.stages.load import Folder, load
from edition.stamps import AT, FILE, place, places
from edition.withholding import Withholding

NS = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'


def tei(body: str, name: str = "TEI") -> bytes:
    return f"<{name} {NS}><text><body>{body}</body></text></{name}>".encode()


def codes(folder: Folder) -> list[str]:
    return [item.code for item in (*folder.unreadable, *folder.remarks)]


def text(folder: Folder) -> str:
    return "".join(folder.documents[0].root.itertext())


def test_every_element_knows_its_place() -> None:
    folder = load({"a.xml": tei("<p>x<!-- no --><?no no?><hi/></p>")})
    root = folder.documents[0].root
    assert [element.get(AT) for element in root.iter()] == ["0", "1", "2", "3", "4"]
    assert root.get(FILE) == "a.xml"


def test_documents_registers_and_the_edition_are_told_apart() -> None:
    person = "<listPerson><person/></listPerson>"
    folder = load(
        {
            "a.xml": tei("<p/>"),
            "edition.xml": tei("<p/>"),
            "p.xml": tei(person),
            "s.xml": f"<TEI {NS}><standOff>{person}</standOff></TEI>".encode(),
            "both.xml": tei(f"<p/>{person}"),
            "sub/edition.xml": tei("<p/>"),
        }
    )
    assert [unit.id for unit in folder.documents] == ["a", "both", "sub-edition"]
    assert [item.file for item in folder.registers] == ["p.xml", "s.xml"]
    assert folder.edition is not None


def test_a_catalogue_of_manuscripts_is_a_document() -> None:
    described = "<listBibl><msDesc><p/></msDesc><bibl/></listBibl>"
    folder = load({"m.xml": tei(described), "b.xml": tei("<listBibl><bibl/></listBibl>")})
    assert [unit.id for unit in folder.documents] == ["m"]
    assert [item.file for item in folder.registers] == ["b.xml"]


def test_each_tei_of_a_corpus_is_a_document() -> None:
    one = tei("<p/>").decode()
    folder = load({"c.xml": f"<teiCorpus {NS}>{one}{one}</teiCorpus>".encode()})
    assert [unit.id for unit in folder.documents] == ["c-1", "c-2"]
    assert place(folder.documents[1].root).file == "c.xml"


def test_a_document_of_a_corpus_has_the_headers_of_its_collections() -> None:
    one = f"<TEI {NS}><teiHeader><fileDesc/></teiHeader><text/></TEI>"
    bare = f"<TEI {NS}><text/></TEI>"
    inner = f"<teiCorpus {NS}><teiHeader n='inner'/>{one}</teiCorpus>"
    corpus = f"<teiCorpus {NS}><teiHeader n='outer'/>{inner}{bare}</teiCorpus>"
    folder = load({"c.xml": corpus.encode()})
    told = [
        [header.get("n") for header in unit.root.iterfind("{*}teiHeader/{*}teiHeader")]
        for unit in folder.documents
    ]
    assert told == [["inner", "outer"], ["outer"]]
    assert {place(header).file for header in folder.documents[0].root.iter("{*}teiHeader")} == {
        "c.xml"
    }


def test_what_a_corpus_holds_besides_its_documents_is_a_document() -> None:
    one = tei("<p/>").decode()
    held = "<teiHeader/><standOff><note>Kept</note></standOff>"
    folder = load({"c.xml": f"<teiCorpus {NS}>{held}{one}</teiCorpus>".encode()})
    assert [unit.id for unit in folder.documents] == ["c", "c-1"]
    assert "".join(folder.documents[0].root.itertext()) == "Kept"


def test_corpora_within_corpora() -> None:
    one = tei("<p/>").decode()
    inner = f"<teiCorpus>{one}{one}</teiCorpus>"
    folder = load({"c.xml": f"<teiCorpus {NS}>{one}{inner}</teiCorpus>".encode()})
    assert [unit.id for unit in folder.documents] == ["c-1", "c-2", "c-3"]


def test_tei_within_tei() -> None:
    one = tei("<p>1</p>").decode()
    gathers = f"<TEI {NS}><teiHeader/>{one}{one}</TEI>".encode()
    composite = f"<TEI {NS}><teiHeader/>{one}<text><body><p>2</p></body></text></TEI>".encode()
    folder = load({"a.xml": gathers, "b.xml": composite})
    assert [unit.id for unit in folder.documents] == ["a-1", "a-2", "b"]
    assert "".join(folder.documents[2].root.itertext()) == "12"


def test_ids_that_differ_by_case_are_told_apart() -> None:
    folder = load({"A.xml": tei("<p/>"), "a.xml": tei("<p/>")})
    assert [unit.id for unit in folder.documents] == ["a", "a-2"]
    assert codes(folder) == ["ED107"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<TEI><p></TEI>", "ED101"),
        (b"", "ED101"),
        (b'<?xml version="1.0" encoding="utf-8"?><a>\xff</a>', "ED102"),
        (b"<a>" * 300 + b"</a>" * 300, "ED103"),
        (b"<TEI.2/>", "ED108"),
        (b"<TEI/>", "ED108"),
        (b"<html/>", "ED108"),
    ],
)
def test_what_cannot_be_read_is_a_finding(data: bytes, code: str) -> None:
    assert codes(load({"a.xml": data})) == [code]


def test_an_error_is_where_it_is() -> None:
    [item] = load({"a.xml": b"<a>\n  <b></c>\n</a>"}).unreadable
    assert (item.line, item.column, item.file) == (2, 6, "a.xml")


def test_entity_bombs_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    for one, other in zip("bcdefgh", "abcdefg", strict=True):
        bomb += f'<!ENTITY {one} "{f"&{other};" * 10}">'
    assert codes(load({"a.xml": f"{bomb}]><a>&h;</a>".encode()})) == ["ED103"]


@pytest.mark.parametrize(
    "declared",
    ["", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE TEI SYSTEM "x">'],
)
def test_external_entities_are_not_fetched(declared: str) -> None:
    source = f"{declared}{tei('<p>&x;</p>').decode()}"
    folder = load({"a.xml": source.encode()})
    assert codes(folder) == ["ED109"]
    assert folder.unreadable[0].column == source.index("&x;") + 1


@pytest.mark.parametrize(
    "declared",
    [
        "TEI SYSTEM '{}'",
        "TEI PUBLIC '-//X//EN' 'file://{}'",
        "TEI [<!ENTITY % x SYSTEM '{}'> %x;]",
        "TEI [<!ENTITY x SYSTEM '{}'>]",
        "TEI [<!ENTITY x SYSTEM '{}'><!ENTITY y '&x;'>]",
    ],
)
def test_no_declarations_of_this_machine_are_read(tmp_path: Path, declared: str) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY y "secret"><!ENTITY x "secret">')
    source = f"<!DOCTYPE {declared.format(tmp_path / 'x.dtd')}>{tei('<p>&y;&x;</p>').decode()}"
    [item] = load({"a.xml": source.encode()}).unreadable
    assert item.code == "ED109"


@pytest.mark.parametrize("address", ["http://localhost/tei.dtd", "tei.dtd", "/tei.dtd"])
def test_a_document_type_declaration_does_no_harm(address: str) -> None:
    declared = f'TEI SYSTEM "{address}" [<!ENTITY % more SYSTEM "{address}x"> %more;]'
    folder = load({"a.xml": f"<!DOCTYPE {declared}>{tei('<p>x</p>').decode()}".encode()})
    assert (codes(folder), text(folder)) == ([], "x")


class TestNamesOfCharacters:
    """Those of a document type declaration that is not fetched."""

    @pytest.mark.parametrize(
        "declared",
        [
            'TEI SYSTEM "tei2.dtd"',
            'TEI PUBLIC "-//TEI P4//DTD Main//EN" "http://localhost/tei2.dtd"',
            'TEI SYSTEM "tei2.dtd" [<!-- ] > \' --><!ENTITY % T "INCLUDE">]',
            "TEI [<!ENTITY % iso\n SYSTEM 'iso.ent'> %iso;]",
        ],
    )
    def test_the_standard_ones_are_read(self, declared: str) -> None:
        body = tei('<p n="&eacute;">&eacute;&mdash;&lsquor;&LT;&amp;&lt;</p>').decode()
        folder = load({"a.xml": f"<?xml version='1.0'?><!DOCTYPE {declared}>\n{body}".encode()})
        assert text(folder) == "é—‚<&<"
        assert folder.documents[0].root.find(".//{*}p").get("n") == "é"
        [remark] = folder.remarks
        assert remark.code == "ED110"
        assert "&LT;, &eacute;, &lsquor;, &mdash;" in remark.message

    def test_what_the_file_declares_is_its_own(self) -> None:
        declared = '<!DOCTYPE TEI SYSTEM "x" [<!ENTITY eacute "E">]>'
        source = f"{declared}{tei('<p>&eacute;&egrave;</p>').decode()}"
        assert text(load({"a.xml": source.encode()})) == "Eè"

    def test_unknown_ones_are_an_error_where_they_stand(self) -> None:
        declared = "<!DOCTYPE TEI SYSTEM 'x' [\n<!ENTITY % iso\nSYSTEM 'y'>\n%iso;]>\n"
        source = f"{declared}{tei('<p>&eacute;&abque;</p>').decode()}"
        [item] = load({"a.xml": source.encode()}).unreadable
        assert (item.code, item.line) == ("ED109", 5)
        assert item.column == source.splitlines()[4].index("&abque;") + 1

    def test_in_any_encoding(self) -> None:
        source = f"<!DOCTYPE TEI SYSTEM 'x'>{tei('<p>ä&eacute;</p>').decode()}"
        data = f"<?xml version='1.0' encoding='iso-8859-1'?>{source}".encode("iso-8859-1")
        assert text(load({"a.xml": data})) == "äé"
        assert text(load({"a.xml": source.encode("utf-16")})) == "äé"

    def test_nothing_explodes(self) -> None:
        bomb = '<!DOCTYPE a SYSTEM "x" [<!ENTITY a "aaaaaaaaaa">'
        for one, other in zip("bcdefgh", "abcdefg", strict=True):
            bomb += f'<!ENTITY {one} "{f"&{other};" * 10}">'
        folder = load({"a.xml": f"{bomb}]><a>&eacute;&h;</a>".encode()})
        assert codes(folder) == ["ED103"]


def test_an_encoding_that_is_not_the_files_own_is_told() -> None:
    source = f"<?xml version='1.0' encoding='iso-8859-1'?>{tei('<p>é</p>').decode()}"
    assert codes(load({"a.xml": source.encode("utf-8")})) == ["ED112"]
    assert codes(load({"a.xml": source.encode("iso-8859-1")})) == []
    assert codes(load({"a.xml": source.replace("é", "e").encode()})) == []


def test_standoff_without_lists_is_no_register() -> None:
    note = "<listAnnotation><annotation><note>s</note></annotation></listAnnotation>"
    folder = load({"a.xml": f"<TEI {NS}><standOff>{note}</standOff></TEI>".encode()})
    assert (len(folder.documents), folder.registers) == (1, ())


def test_a_header_alone_is_shown_as_one() -> None:
    folder = load({"a.xml": f"<teiHeader {NS}><p>x</p></teiHeader>".encode()})
    assert [child.tag.rpartition("}")[2] for child in folder.documents[0].root] == ["teiHeader"]


def test_inner_entities_are_read() -> None:
    source = f'<!DOCTYPE TEI [<!ENTITY x "y">]>{tei("<p>&x;</p>").decode()}'
    assert text(load({"a.xml": source.encode()})) == "y"


class TestInclusion:
    def test_a_file_is_included_and_no_document_of_its_own(self) -> None:
        folder = load(
            {
                "a.xml": tei('<p>1</p><xi:include href="b/c.xml"/>3<p>4</p>'),
                "b/c.xml": f"<p {NS}>2</p>".encode(),
            }
        )
        assert text(folder) == "1234"
        assert folder.documents[0].loaded.files == ("a.xml", "b/c.xml")
        found = [(item.file, item.ordinal) for _, item in places(folder.documents[0].root)]
        assert found[-2:] == [("b/c.xml", 0), ("a.xml", 5)]

    def test_an_element_is_included_by_its_id(self) -> None:
        other = f'<body {NS}><p xml:id="x">2</p><p>no</p></body>'.encode()
        folder = load({"a.xml": tei('<xi:include href="b.xml" xpointer="x"/>'), "b.xml": other})
        assert text(folder) == "2"

    def test_text_is_included_as_text(self) -> None:
        folder = load(
            {"a.xml": tei('<p>1<xi:include href="b.xml" parse="text"/>3</p>'), "b.xml": b"<2/>"}
        )
        assert text(folder) == "1<2/>3"

    def test_of_files_that_include_one_another_the_first_stands(self) -> None:
        part = f'<div {NS}><p>2</p><xi:include href="a.xml"/></div>'.encode()
        folder = load({"a.xml": tei('<p>1</p><xi:include href="b.xml"/>'), "b.xml": part})
        assert [unit.id for unit in folder.documents] == ["a"]
        assert text(folder) == "12"

    def test_two_documents_may_include_the_same_file(self) -> None:
        files = {name: tei('<xi:include href="c.xml"/>') for name in ("a.xml", "b.xml")}
        folder = load({**files, "c.xml": f'<p {NS} xml:id="x">1</p>'.encode()})
        assert ["".join(unit.root.itertext()) for unit in folder.documents] == ["1", "1"]
        assert codes(folder) == []

    def test_a_corpus_of_files(self) -> None:
        one = '<xi:include href="d/a.xml"/><xi:include href="d/b.xml"/>'
        corpus = f"<teiCorpus {NS}>{one}</teiCorpus>".encode()
        other = f'<teiCorpus {NS}><xi:include href="c.xml"/></teiCorpus>'.encode()
        again = f'<teiCorpus {NS}><xi:include href="d/a.xml"/></teiCorpus>'.encode()
        files = {"d/a.xml": tei("<p>1</p>"), "d/b.xml": tei("<p>2</p>")}
        folder = load({**files, "c.xml": corpus, "o.xml": other, "z.xml": again})
        found = [(unit.id, unit.file, unit.files) for unit in folder.documents]
        assert found == [("d-a", "d/a.xml", ("d/a.xml",)), ("d-b", "d/b.xml", ("d/b.xml",))]
        assert codes(folder) == []

    @pytest.mark.parametrize(
        "href",
        [
            "/etc/hostname",
            "../x.xml",
            "http://localhost/x.xml",
            "file:///etc/hostname",
            "gone.xml",
            "",
        ],
    )
    def test_what_lies_outside_is_not_read(self, href: str) -> None:
        folder = load({"a.xml": tei(f'<p>1<xi:include href="{href}"/>3</p>')})
        assert codes(folder) == ["ED104"]
        assert text(folder) == "13"

    @pytest.mark.parametrize("href", ["%2e%2e/x.xml", "..%2fx.xml", "..", "b/%2e%2e/../x.xml"])
    def test_what_lies_outside_is_told_in_disguise(self, href: str) -> None:
        folder = load({"a.xml": tei(f'<p><xi:include href="{href}"/></p>')})
        assert "lies outside" in folder.remarks[0].message

    def test_a_pointer_that_is_not_understood_selects_nothing(self) -> None:
        other = f"<p {NS}>secret</p>".encode()
        include = '<xi:include href="b.xml" xpointer="xpointer(//*)"/>'
        folder = load({"a.xml": tei(include), "b.xml": other}, only="a.xml")
        assert codes(folder) == ["ED104"]
        assert "secret" not in text(folder)

    def test_a_name_may_be_written_as_an_address(self) -> None:
        part = f"<p {NS}>2</p>".encode()
        folder = load({"a.xml": tei('<xi:include href="b%20c.xml"/>'), "b c.xml": part})
        assert text(folder) == "2"

    @pytest.mark.parametrize("data", [b"caf\xe9", b"a\0b", b"\x1b[2J"])
    def test_what_is_no_text_is_not_included(self, data: bytes) -> None:
        include = '<xi:include href="b.txt" parse="text"/>'
        folder = load({"a.xml": tei(f"<p>1{include}3</p>"), "b.txt": data})
        assert codes(folder) == ["ED104"]
        assert text(folder) == "13"

    def test_text_is_read_in_the_encoding_that_is_named(self) -> None:
        include = '<xi:include href="b.txt" parse="text" encoding="iso-8859-1"/>'
        folder = load({"a.xml": tei(f"<p>{include}</p>"), "b.txt": b"caf\xe9"})
        assert text(folder) == "café"

    def test_fallbacks_in_fallbacks_are_carried_out_once(self) -> None:
        nested = "<xi:include href='no.xml'><xi:fallback>" * 60
        closed = "</xi:fallback></xi:include>" * 60
        folder = load({"a.xml": tei(f"<p>{nested}deep{closed}</p>")})
        assert text(folder) == "deep"

    def test_what_stands_in_an_inclusion_that_fails_is_not_included(self) -> None:
        include = '<xi:include href="no.xml"><xi:include href="b.xml"/></xi:include>'
        folder = load({"a.xml": tei(f"<p>{include}</p>"), "b.xml": tei("<p>b</p>")})
        assert [unit.id for unit in folder.documents] == ["a", "b"]

    def test_inclusions_bring_no_more_than_a_measure(self) -> None:
        files = {"a.xml": tei('<p><xi:include href="b0.xml"/></p>')}
        for number in range(18):
            again = f'<xi:include href="b{number + 1}.xml"/>' * 2
            files[f"b{number}.xml"] = f"<seg {NS}>{again}</seg>".encode()
        files["b18.xml"] = f"<seg {NS}>x</seg>".encode()
        [told] = load(files, only="a.xml").unreadable
        assert (told.code, told.file, told.line) == ("ED103", "a.xml", 1)
        assert load({"a.xml": tei('<xi:include href="b15.xml"/>'), **files}, only="b15.xml")

    def test_a_fallback_takes_the_place(self) -> None:
        inner = "<xi:fallback>2<hi>3</hi></xi:fallback>"
        folder = load({"a.xml": tei(f'<p>1<xi:include href="gone.xml">{inner}</xi:include>4</p>')})
        assert codes(folder) == []
        assert text(folder) == "1234"

    def test_a_file_that_includes_itself_is_reported(self) -> None:
        folder = load(
            {
                "a.xml": tei('<xi:include href="b.xml"/>'),
                "b.xml": f'<p {NS}>b<xi:include href="b.xml"/></p>'.encode(),
            }
        )
        assert "ED104" in codes(folder)
        assert text(folder) == "b"


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.bounds.FILE", 1_000)
    folder = load({"a.xml": tei("x" * 1_000), "b.xml": tei("<p>b</p>")})
    assert [(item.code, item.file) for item in folder.unreadable] == [("ED103", "a.xml")]
    assert [unit.id for unit in folder.documents] == ["b"]


def test_a_fragment_is_shown_by_itself() -> None:
    folder = load({"a.xml": f"<div {NS}><p>x</p></div>".encode()})
    assert codes(folder) == ["ED108"]
    root = folder.documents[0].root
    assert [etree.QName(element).localname for element in root.iter()][:3] == [
        "TEI",
        "text",
        "body",
    ]


def test_what_is_withheld_comes_in_by_no_text() -> None:
    include = '<p>1<xi:include href="b.xml" parse="text"/>3</p>'
    files = {"a.xml": tei(include), "b.xml": tei('<note type="internal">private</note>')}
    folder = load(files, withholding=Withholding())
    [document, _] = folder.documents
    assert "private" not in "".join(document.root.itertext())
    [remark] = [item for item in folder.remarks if item.code == "ED104"]
    assert remark.message == "'b.xml' holds what is withheld and was not included as plain text."
    open_ = load({**files, "b.xml": tei("<note>public</note>")}, withholding=Withholding())
    assert "public" in "".join(open_.documents[0].root.itertext())
