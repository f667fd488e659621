"""TEI P4 in a source folder: it is a document like any other, and says that it is P4."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.errors import TransformError
from edition.stages.load import Folder, load
from edition.stages.upgrade import upgrade
from edition.stamps import place
from edition.words import words

CASES = sorted((Path(__file__).parent.parent / "xslt" / "upgrade" / "cases").iterdir())
P4 = "<TEI.2><teiHeader/><text><body>{}</body></text></TEI.2>"


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["upgrade"])


def read(stylesheets: Stylesheets, text: str) -> Folder:
    return load({"a.xml": text.encode()}, upgrade=lambda root: upgrade(stylesheets, root))


def test_it_is_a_document_and_a_note_says_so(stylesheets: Stylesheets) -> None:
    folder = read(stylesheets, P4.format('<p id="x">Text <sic corr="b">a</sic></p>'))
    assert [unit.id for unit in folder.documents] == ["a"]
    assert [remark.code for remark in folder.remarks] == ["ED111"]
    [choice] = folder.documents[0].root.iter("{*}choice")
    assert (place(choice).file, place(choice).ordinal) == ("a.xml", 5)


def test_each_document_of_a_corpus(stylesheets: Stylesheets) -> None:
    inner = P4.format("<p>1</p>")
    folder = read(stylesheets, f"<teiCorpus.2><teiHeader/>{inner}{inner}</teiCorpus.2>")
    assert [unit.id for unit in folder.documents] == ["a-1", "a-2"]


def test_pictures_are_named_by_entities(stylesheets: Stylesheets) -> None:
    declared = '<!NOTATION png SYSTEM "x"><!ENTITY f1 SYSTEM "img/f1.png" NDATA png>'
    text = P4.format('<p><figure entity="f1"/></p>')
    folder = read(stylesheets, f'<!DOCTYPE TEI.2 SYSTEM "tei2.dtd" [{declared}]>{text}')
    [graphic] = folder.documents[0].root.iter("{*}graphic")
    assert graphic.get("url") == "img/f1.png"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_is_lost(stylesheets: Stylesheets, case: Path) -> None:
    source = (case / "in.xml").read_text("utf-8")
    folder = read(stylesheets, source)
    assert [remark.code for remark in folder.remarks] == ["ED111"]
    before = words(" ".join(etree.fromstring(source).itertext()))
    after = iter(words(" ".join(folder.documents[0].loaded.root.itertext())))
    assert all(word in after for word in before), "the words stand in their order"


def test_a_word_that_is_lost_is_told() -> None:
    def careless(_root: etree._Element) -> etree._Element:
        return etree.fromstring("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")

    folder = load({"a.xml": P4.format("<p>Gone</p>").encode()}, upgrade=careless)
    assert [remark.code for remark in folder.remarks] == ["ED111", "ED606"]
    assert folder.remarks[1].place.ordinal == 4


def test_what_cannot_be_brought_to_p5_is_told() -> None:
    def broken(_root: etree._Element) -> etree._Element:
        raise TransformError("no")

    folder = load({"a.xml": P4.format("<p>1</p>").encode()}, upgrade=broken)
    assert [remark.code for remark in folder.remarks] == ["ED111", "ED108"]
    assert folder.documents == ()
