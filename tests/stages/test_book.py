"""The book: set, read back, and held against what went in."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.diagnostics import Place
from edition.engines.saxonche import Stylesheets, Tree
from edition.engines.typst import Typesetter
from edition.pdf.tags import read_text
from edition.stages import book
from edition.stamps import serialise, stamp

DAY = date(2026, 11, 23)
EDITION = """
<c:edition xmlns:c="urn:edition:context" xml:lang="en" date="2026-11-23">
  <c:title>The Edition</c:title><c:editor>An Editor</c:editor><c:publisher>A Press</c:publisher>
  <c:licence target="https://example.org/licence">Free to use.</c:licence>
</c:edition>"""
TARGETS = """
  <c:target pointer="#kim" kind="person" id="kim"><c:name>Kim Il Sung</c:name></c:target>
  <c:file pointer="a.png" path="images/a.png"/>"""
REGISTER = """
  <c:register kind="person">
    <c:entity id="kim" sort="Kim, Il Sung"><c:name>Kim Il Sung</c:name></c:entity>
    <c:entity id="nobody"><c:name>Nobody</c:name></c:entity>
  </c:register>"""
KIM = '<persName ref="#kim">Kim</persName>'
LONG = "<p>" + "Many words fill a page. " * 300 + "</p>"


@dataclass(frozen=True, slots=True)
class Press:
    """A typesetter with its stylesheets and its root folder."""

    stylesheets: Stylesheets
    typesetter: Typesetter
    root: Path
    edition: Tree

    def context(self, id_: str, more: str = "") -> Tree:
        return self.stylesheets.parse(
            f'<c:context xmlns:c="urn:edition:context"><c:document id="{id_}" lang="en" words="9">'
            f"<c:title>Title of {id_}</c:title><c:author>A. Author</c:author>"
            f'<c:date when="1957-07-03">3 July 1957</c:date><c:keyword>Trade</c:keyword>'
            f"</c:document>{TARGETS}{more}</c:context>"
        )

    def fragment(self, body: str, *, id_: str = "x") -> book.Typescript:
        made = book.fragment(
            self.stylesheets,
            self.typesetter,
            self.stylesheets.parse(document(body)),
            context=self.context(id_),
            edition=self.edition,
        )
        book.place(self.root, id_, made)
        return made

    def single(self, body: str, *, id_: str = "x", tei: bytes = b"") -> bytes:
        self.fragment(body, id_=id_)
        made = book.single(
            self.stylesheets,
            self.typesetter,
            context=self.context(id_),
            edition=self.edition,
            enclosed=book.enclose(self.root, f"letters/{id_}.xml", tei) if tei else "",
        )
        return book.set_in_type(self.typesetter, made, root=self.root, day=DAY)

    def volume(self, bodies: dict[str, str], introduction: str = "") -> bytes:
        documents = ""
        for id_, body in bodies.items():
            self.fragment(body, id_=id_)
            documents += (
                f'<c:document id="{id_}" words="9"><c:title>Title of {id_}</c:title></c:document>'
            )
        context = self.stylesheets.parse(
            f'<c:context xmlns:c="urn:edition:context">{documents}{TARGETS}{REGISTER}</c:context>'
        )
        source = self.stylesheets.parse(document("", introduction)) if introduction else context
        made = book.volume(
            self.stylesheets, self.typesetter, source, context=context, edition=self.edition
        )
        return book.set_in_type(self.typesetter, made, root=self.root, day=DAY)


def document(body: str, front: str = "") -> str:
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc/></teiHeader>'
        f"<text><front>{front}</front><body>{body}</body></text></TEI>"
    )
    stamp(root, "x.xml")
    return serialise(root)


@pytest.fixture(scope="module")
def press(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    folder = tmp_path_factory.mktemp("typst")
    return furnished(root, folder)


def furnished(root: Path, folder: Path) -> Press:
    stylesheets = Stylesheets(root / "xslt", ["book"])
    book.furnish(folder, root / "xslt")
    (folder / "images").mkdir()
    (folder / "images" / "a.png").write_bytes(picture(40, 20))
    return Press(stylesheets, Typesetter(), folder, stylesheets.parse(EDITION))


def picture(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = (b"\0" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def in_order(words: Sequence[str], text: str) -> bool:
    rest = iter(text.split())
    return all(any(word == other for other in rest) for word in words)


def test_a_lemma_is_read_once(press: Press) -> None:
    entry = '<app><lem wit="#A">honey and all that</lem><rdg wit="#B">mead</rdg></app>'
    hebrew = entry.replace("honey", "שלום")
    text = read_text(press.single(f"<p>Of {entry}.</p><lg><l>In {hebrew}</l></lg>"))
    assert (
        text.split("3 July 1957\n")[1]
        .replace("\n", " ")
        .startswith("Of honey and all that a a A] mead B . In שלום and all that 1 A] mead B From")
    )


def test_the_words_of_a_document_in_order(press: Press) -> None:
    text = read_text(
        press.single(
            '<div><head>Heading<note xml:id="n1" n="1">first note</note></head>'
            f'<p>Some text with {KIM} and<note xml:id="n2" n="2">a second note</note> so on.</p>'
            "<list><item>alpha</item><item>beta</item></list>"
            "<table><row><cell>one</cell><cell>two</cell></row></table><p>The end.</p></div>"
        )
    )
    words = (
        "Title of x A. Author 3 July 1957 Heading 1 first note Some text with Kim and 2 a second"
        " note so on. alpha beta one two The end. From The Edition, 23 November 2026"
    )
    assert in_order(words.split(), text)


def test_code_in_a_document_stays_text(press: Press) -> None:
    hostile = '#panic("x") $x$ *b* _i_ `r` ] } ) [ { ( @l \\u{41} // c /* c */ --- #"s" ~ \\'
    assert hostile in read_text(press.single(f"<p>{hostile}</p>"))


def test_what_no_font_has_is_shown_and_reported_once(press: Press) -> None:
    body = "<div><head>漢</head><p>first</p><p>then 漢字 and 김일성</p></div>"
    (remark,) = press.fragment(body).remarks
    assert (remark.code, remark.place) == ("ED701", Place("x.xml", 7))
    assert "字 (U+5B57)" in remark.message
    pdf = press.single(body)
    drawn = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert "U+6F22" in drawn
    assert "then 漢字 and 김일성" in read_text(pdf)


def test_angle_brackets_of_east_asian_type_are_set_as_those_of_european_type(press: Press) -> None:
    body = "<p>then 〈1 page〉 and \u2329more\u232a</p>"
    assert press.fragment(body).remarks == ()
    assert "then ⟨1 page⟩ and ⟨more⟩" in read_text(press.single(body))


@pytest.mark.parametrize("lines", range(29, 36))
def test_the_caption_and_the_heads_of_a_table_stand_above_a_row(press: Press, lines: int) -> None:
    head = '<row role="label"><cell>Year</cell><cell>Number</cell></row>'
    rows = "".join(f"<row><cell>{1800 + n}</cell><cell>{n}</cell></row>" for n in range(60))
    table = f"<table><head>Caption</head>{head}{rows}</table>"
    pages = pypdf.PdfReader(BytesIO(press.single("<p>Line.</p>" * lines + table))).pages
    texts = [page.extract_text() for page in pages]
    (above,) = [text for text in texts if "Caption" in text]
    assert "1800" in above
    assert all("Year" in text for text in texts if re.search(r"\b18\d\d\b", text))


def test_what_pdf_ua_would_refuse(press: Press) -> None:
    body = (
        '<div><div><div><head>Deep</head><p/></div></div></div><p><graphic url="a.png"/></p>'
        '<figure><graphic url="gone.png"/><head>Caption</head></figure>'
        '<table><row role="label"><cell>H<note xml:id="n" n="1">!</note></cell></row>'
        + "<row><cell>a</cell></row>" * 90
        + "</table>"
    )
    made = press.fragment(body)
    assert [remark.code for remark in made.remarks] == ["ED702"]
    assert press.single(body).startswith(b"%PDF")


def test_an_empty_document_can_be_set(press: Press) -> None:
    assert "Title of x" in read_text(press.single(""))


def test_two_folders_give_the_same_bytes(press: Press, root: Path, tmp_path: Path) -> None:
    other = furnished(root, tmp_path)
    body = f'<div><head>H</head><p>{KIM} 漢</p><p><graphic url="a.png"/></p></div>'
    assert press.single(body) == other.single(body)
    assert press.volume({"a": body, "b": LONG}) == other.volume({"a": body, "b": LONG})


def test_a_pdf_does_not_depend_on_what_was_set_before(press: Press) -> None:
    """Typst remembers what it has laid out; whatever that is, the bytes are the same."""
    bodies = {
        f"d{n}": f'<div><head>H{n}<note xml:id="n" n="1">a</note></head><p>{KIM} 漢 {n} in '
        f'<hi rend="italic">italics</hi>, and <app><lem>one</lem><rdg wit="#A">two</rdg></app>'
        f'</p>{LONG if n % 2 else ""}<p><graphic url="a.png"/></p></div>'
        for n in range(6)
    }
    forwards = {id_: press.single(body, id_=id_) for id_, body in bodies.items()}
    other = Press(press.stylesheets, Typesetter(), press.root, press.edition)
    for id_, body in reversed(bodies.items()):
        assert other.single(body, id_=id_) == forwards[id_]
    press.volume(bodies)
    assert other.single(bodies["d3"], id_="d3") == forwards["d3"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("Kálmán", "Kšlmšn")
@example("до сих", "до Ёих")
@given(st.text("áéšßşžþёЁсСрЀ a", max_size=5), st.text("áéšßşžþёЁсСрЀ a", max_size=5))
def test_a_document_that_has_changed_is_set_as_it_is_now(
    press: Press, before: str, now: str
) -> None:
    """Of a file that it has read before Typst keeps what is alike, byte for byte, at both ends."""
    press.single(f"<p>[{before}]</p>")
    [shown] = re.findall(r"\[(.*?)\]", read_text(press.single(f"<p>[{now}]</p>")), re.DOTALL)
    assert shown.split() == now.split()


def bookmarks(outline: Sequence[Any]) -> list[str]:
    return [
        title
        for item in outline
        for title in (bookmarks(item) if isinstance(item, list) else [str(item["/Title"])])
    ]


def test_metadata_tags_and_bookmarks(press: Press) -> None:
    body = '<div><head>Part<note xml:id="n" n="1">note</note></head><p>Text</p></div>'
    reader = pypdf.PdfReader(BytesIO(press.single(body)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Title of x"
    assert reader.metadata.author == "A. Author"
    assert reader.metadata.get("/Keywords") == "Trade"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == DAY
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()
    assert bookmarks(reader.outline) == ["Title of x", "Part"]


def test_the_volume(press: Press) -> None:
    everywhere = f"<p>{KIM} is on every page. {'Many words fill it. ' * 60}</p>" * 6
    pdf = press.volume(
        {"a": f"{everywhere}<p>The last of a.</p>", "b": LONG, "c": f"<p>{KIM} again.</p>"},
        '<div><head>Before<note xml:id="n" n="1">A note.</note></head><p>Words before.</p></div>',
    )
    reader = pypdf.PdfReader(BytesIO(pdf))
    labels = [
        (label, page.extract_text())
        for label, page in zip(reader.page_labels, reader.pages, strict=True)
    ]
    last = next(label for label, page in labels if "The last of a." in page)
    second = next(
        label for label, page in labels if "Title of b" in page and "Contents" not in page
    )
    third = next(label for label, page in labels if "Kim again." in page)
    assert int(last) > 2
    pages = dict(labels)
    assert "i" not in pages["i"].splitlines()
    assert pages["1"].splitlines()[-1] == "1"
    assert pages["2"].startswith("2 The Edition\n")
    assert pages["3"].startswith("1 Title of a 3\n")
    text = read_text(pdf)
    lines = text.splitlines()
    assert f"Kim, Il Sung, 1–{last}, {third}" in lines
    assert "Nobody" not in text
    contents = lines.index("Contents")
    assert lines[contents + 1 : contents + 9] == [
        *("Before", "vii"),
        *("1 Title of a", "1"),
        *("2 Title of b", second),
        *("3 Title of c", third),
    ]
    assert in_order(["Before", "1", "A", "note.", "Words", "Title", "of", "a", "Index"], text)
    assert "3 documents" in text


def test_a_title_page_of_its_own(press: Press) -> None:
    front = (
        '<titlePage><docTitle><titlePart type="main">Great Letters</titlePart>'
        '<titlePart type="sub">Small ones too</titlePart></docTitle><byline>read by'
        " <docAuthor>A Reader</docAuthor></byline><docImprint>In a harbour</docImprint></titlePage>"
        "<div><head>Before</head><p>Words.</p></div>"
    )
    lines = read_text(press.volume({"a": "<p>Text.</p>"}, front)).splitlines()
    assert lines[:6] == [
        *("The Edition", "Great Letters", "Small ones too", "read by A Reader"),
        *("In a harbour", "A Press, 2026"),
    ]


def test_an_index_may_be_longer_than_a_page(press: Press) -> None:
    names = [f"Person {number}" for number in range(300)]
    mentions = "".join(f'#ed.mention(kind: "person", entity: "{name}")[{name}] ' for name in names)
    entries = ", ".join(f'ed.entry(entity: "{name}")[{name}]' for name in names)
    made = book.Typescript(
        f'#import "/design.typ" as ed\n#show: ed.volume.with(ed.measures, title: "T")\n{mentions}'
        f'#ed.indexes[#ed.index(kind: "person", plain: "Persons", {entries})]'
    )
    pdf = book.set_in_type(press.typesetter, made, root=press.root, day=DAY)
    lines = read_text(pdf).splitlines()
    assert [line.partition(",")[0] for line in lines[-300:]] == names


def test_links_lead_where_this_pdf_has_the_place(press: Press) -> None:
    single = pypdf.PdfReader(BytesIO(press.single(f"<p>{KIM}</p>")))
    assert not any("/Annots" in page for page in single.pages)
    volume = pypdf.PdfReader(BytesIO(press.volume({"a": f"<p>{KIM}</p>"})))
    assert any("/Annots" in page for page in volume.pages)


def test_an_edition_can_have_its_own_design(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.typ"
    own.write_text(
        '#import "/book.typ": *\n#let measures = measures + (width: 5in)\n'
        '#let doc-title(plain: "", body) = heading(level: 1, supplement: upper(body), plain)\n',
        encoding="utf-8",
    )
    other = furnished(root, tmp_path)
    book.furnish(tmp_path, root / "xslt", design=own)
    pdf = other.single("<p>Text</p>")
    assert pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox.width == pytest.approx(360)
    assert "TITLE OF X" in read_text(pdf)


def test_what_typst_looks_at_for_each_document_is_there_once(press: Press) -> None:
    assert len(list(press.root.rglob("measures.typ"))) == 1


def test_the_tei_goes_with_a_document(press: Press) -> None:
    tei = "<TEI>Grüße</TEI>".encode()
    reader = pypdf.PdfReader(BytesIO(press.single("<p>Words.</p>", tei=tei)))
    assert dict(reader.attachments) == {"x.xml": [tei]}
    (file,) = (item.get_object() for item in reader.root_object["/AF"])
    assert (file["/AFRelationship"], file["/Desc"]) == ("/Source", "The document in TEI")
    assert not pypdf.PdfReader(BytesIO(press.single("<p>Words.</p>"))).attachments


def test_the_pdf_says_what_it_is(press: Press) -> None:
    reader = pypdf.PdfReader(BytesIO(press.single("<p>A sign of one's own: \ue001.</p>")))
    told = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert reader.root_object["/OutputIntents"]


def test_an_edition_without_a_date_names_none(press: Press) -> None:
    undated = Press(
        press.stylesheets,
        press.typesetter,
        press.root,
        press.stylesheets.parse(EDITION.replace("2026-11-23", "")),
    )
    text = read_text(undated.volume({"a": "<p>Words.</p>"}))
    assert "1970" not in text
    assert "This book is set from the sources of the edition. It holds 1 document" in text
