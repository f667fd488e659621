"""A file of many documents: what the setting ``unit`` makes of it, and that nothing is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from edition.selection import Selection
from edition.stages import load as loading
from edition.stages.load import Folder, Unit, load
from edition.stamps import place
from edition.words import words

VOLUMES = Path(__file__).parent.parent / "volume" / "tei"
UNITS = Selection("//div[@type='document']")
NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def read(**files: str) -> Folder:
    data = {path.name: path.read_bytes() for path in sorted(VOLUMES.iterdir())}
    data = {f"{name}.xml": text.encode() for name, text in files.items()} or data
    return load(data, units=UNITS)


def one(folder: Folder, identifier: str) -> Unit:
    return next(unit for unit in folder.documents if unit.id == identifier)


def tei(body: str) -> str:
    return f"<TEI {NS}><teiHeader><p>h</p></teiHeader><text><body>{body}</body></text></TEI>"


def text(root: etree._Element) -> list[str]:
    return words(" ".join(root.itertext("{*}p", "{*}head", "{*}item", "{*}note", "{*}ref")))


def test_each_unit_is_a_document_and_the_rest_is_one() -> None:
    found = [(unit.id, unit.volume) for unit in read().documents]
    assert found[:6] == [
        ("vol1", ""), ("d1", "vol1"), ("d2", "vol1"), ("vol1-3", "vol1"), ("d4", "vol1"),
        ("d5", "vol1"),
    ]  # fmt: skip
    assert found[6:] == [("vol2", ""), ("vol2-d1", "vol2"), ("d7", "vol2")]


def test_ids_that_several_volumes_have_are_said_once() -> None:
    [remark] = read().remarks
    assert (remark.code, remark.place.file, remark.place.attribute) == (
        "ED107",
        "vol2.xml",
        "xml:id",
    )
    assert "'vol2-d1'" in remark.message


def test_no_word_is_lost_and_none_is_doubled() -> None:
    folder = read()
    made: Counter[str] = Counter()
    for unit in folder.documents:
        header = unit.root.find("{*}teiHeader")
        if unit.volume and header is not None:
            unit.root.remove(header)
        made.update(words(" ".join(unit.root.itertext())))
    source: Counter[str] = Counter()
    for path in VOLUMES.iterdir():
        source.update(words(" ".join(etree.fromstring(path.read_bytes()).itertext())))
    assert made == source


def test_a_word_that_is_lost_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    divide = loading.divide

    def careless(root: etree._Element, units: list[etree._Element]) -> object:
        pieces = divide(root, units)
        head = units[0].find("{*}head")
        assert head is not None
        units[0].remove(head)
        return pieces

    monkeypatch.setattr(loading, "divide", careless)
    [remark] = read(a=tei('<div type="document"><head>Lost</head><p>x</p></div>')).remarks
    assert (remark.code, remark.place.ordinal) == ("ED606", 6)
    assert "'Lost'" in remark.message


def test_units_keep_their_place_and_language() -> None:
    source = tei('<div xml:lang="la"><p>1</p><div type="document"><p>2</p></div></div>')
    folder = read(a=source)
    unit = one(folder, "a-1")
    [body] = unit.root.iter("{*}body")
    assert place(body[0]).ordinal == 7
    assert unit.root.find("{*}text").get("{http://www.w3.org/XML/1998/namespace}lang") == "la"


def test_text_after_a_unit_stays() -> None:
    source = tei('<div type="document"><p>1</p></div><div type="document"><p>2</p></div>')
    source = source.replace("</div><div", "</div> between <div").replace(
        "</div></body", "</div> after</body"
    )
    frame = one(read(a=source), "a").root.find("{*}text")
    assert frame is not None
    assert " ".join("".join(frame.itertext()).split()) == "between after"


def test_units_in_a_row_are_one_list() -> None:
    unit = '<div type="document"><p>1</p></div>'
    frame = one(read(a=tei(f"{unit}\n{unit}<p>x</p>{unit}")), "a").root
    assert [len(found) for found in frame.iter("{*}list")] == [2, 1]
    assert [item.get("target") for item in frame.iter("{*}ptr")] == ["#a-1", "#a-2", "#a-3"]


def test_a_unit_within_a_unit_is_a_part_of_it() -> None:
    inner = '<div type="document" xml:id="x"><p>1</p></div>'
    folder = read(a=tei(f'<div type="document" xml:id="y">{inner}</div>'))
    assert [unit.id for unit in folder.documents] == ["a", "y"]


def test_an_id_that_occurs_twice_in_a_volume_is_told() -> None:
    unit = '<div type="document"><p xml:id="p">1</p></div>'
    [remark] = read(a=tei(unit + unit)).remarks
    assert remark.code == "ED105"


def test_units_in_documents_of_a_corpus() -> None:
    inner = tei('<div type="document" xml:id="x"><p>1</p></div>')
    folder = read(a=f"<teiCorpus {NS}><teiHeader/>{inner}{tei('<p>2</p>')}</teiCorpus>")
    assert [(unit.id, unit.volume) for unit in folder.documents] == [
        ("a-1", ""), ("x", "a-1"), ("a-2", ""),
    ]  # fmt: skip


def test_what_the_header_says_of_the_whole_is_said_once() -> None:
    folder = read()
    assert one(folder, "d1").root.find(".//{*}licence") is not None
    assert one(folder, "d1").root.find(".//{*}abstract") is None
    assert one(folder, "vol1").root.find(".//{*}abstract") is not None
