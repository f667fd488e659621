"""What an index is told of the entries of a register: other names, other entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.model import Entity, OtherName, References
from edition.stages.survey import survey_register
from edition.stamps import serialise, stamp

REGISTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff>{}</standOff></TEI>'


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["survey"])


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            """<person xml:id="a"><persName>Ann</persName><persName type="pseudonym">
            <forename>Nan</forename> <surname>Pen</surname></persName>
            <persName>Anna</persName></person>""",
            References(names=(OtherName("Nan Pen", "Pen, Nan", "pseudonym"),)),
        ),
        (
            """<org xml:id="a"><orgName type="main">Archive</orgName>
            <orgName type="full">The Archive</orgName><orgName type="abbr">A.</orgName></org>""",
            References(names=(OtherName("A.", "A.", "abbr"),)),
        ),
        (
            """<person xml:id="a" sameAs="#b https://d-nb.info/1" corresp="#c">
            <persName>A</persName><ptr type="see-also" target="#d #c"/>
            <ptr target="#e"/></person>""",
            References(same=("#b",), also=("#c", "#d")),
        ),
        (
            """<person xml:id="a"><persName>A</persName>
            <note type="seeAlso">and <ref target="#b">B</ref></note></person>""",
            References(also=("#b",)),
        ),
    ],
    ids=["names", "main-names", "pointers", "note"],
)
def test_ways_to_an_entry(stylesheets: Stylesheets, entry: str, expected: References) -> None:
    assert references(stylesheets, entry) == [expected]


def test_an_entry_knows_the_one_it_stands_in(stylesheets: Stylesheets) -> None:
    places = """<place xml:id="a"><placeName>A</placeName>
      <listPlace><place xml:id="b"/></listPlace></place>"""
    assert [found.within for found in references(stylesheets, places)] == ["", "a"]


def test_an_object_is_called_by_its_identifier(stylesheets: Stylesheets) -> None:
    bell = """<listObject><object xml:id="a"><objectIdentifier><objectName>The bell</objectName>
      <objectName type="main">Great bell</objectName></objectIdentifier></object></listObject>"""
    assert [found.name for found in entries(stylesheets, bell)] == ["Great bell"]


def references(stylesheets: Stylesheets, register: str) -> list[References]:
    return [found.references for found in entries(stylesheets, register)]


def entries(stylesheets: Stylesheets, register: str) -> tuple[Entity, ...]:
    root = etree.fromstring(REGISTER.format(register))
    stamp(root, "register.xml")
    return survey_register(stylesheets, stylesheets.parse(serialise(root))).entities
