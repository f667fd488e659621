"""What an index is told of the entries of a register: other names, other entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.model import OtherName, References
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


def references(stylesheets: Stylesheets, entries: str) -> list[References]:
    root = etree.fromstring(REGISTER.format(entries))
    stamp(root, "register.xml")
    found = survey_register(stylesheets, stylesheets.parse(serialise(root)))
    return [entity.references for entity in found.entities]
