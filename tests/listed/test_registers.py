"""Registers: what is said of each entry, and of several together."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.listed.conftest import HERE, Look
from tests.shown import hrefs, text

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def test_a_relation_is_on_the_pages_of_all_who_stand_in_it(look: Look) -> None:
    parents = "Parent Ann Lee, Bob Åkerman → Cat Zeal"
    spouses = "Spouse Ann Lee ↔ Bob Åkerman (1795 – 1801): Married in Quagmire."
    relations = "//section[contains(@class, 'relations')]/dl"
    assert text(look("persons/ann.html"), relations) == (
        f"{parents} {spouses} Is member of Ann Lee → The Club"
    )
    assert text(look("persons/bob.html"), relations) == f"{parents} {spouses}"
    assert text(look("persons/cat.html"), relations) == parents
    assert hrefs(look("persons/cat.html"), f"{relations}//a") == [
        "../persons/ann.html",
        "../persons/bob.html",
    ]
    assert hrefs(look("organisations/club.html"), f"{relations}//a") == ["../persons/ann.html"]
    assert not look("persons/dan.html").xpath(relations)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


FOLDERS = {
    "person": "persons",
    "org": "organisations",
    "place": "places",
    "item": "terms",
    "event": "events",
    "category": "terms",
}


REGISTERS = sorted((HERE / "edition/tei/registers").glob("*.xml"))


@pytest.mark.parametrize("register", REGISTERS, ids=lambda path: path.stem)
def test_every_word_of_an_entry_is_on_its_page(look: Look, register: Path) -> None:
    entries = etree.parse(register).xpath("//*[@xml:id][local-name() != 'taxonomy']")
    assert entries
    for entry in entries:
        name, kind = entry.get(XML_ID), etree.QName(entry).localname
        # What stands in an entry within it is that one's own.
        depth = len(entry.xpath("ancestor-or-self::*[@xml:id]"))
        own = entry.xpath(".//text()[count(ancestor::*[@xml:id]) = $depth]", depth=depth)
        shown = text(look(f"{FOLDERS[kind]}/{name}.html"), "//main")
        assert words(" ".join(own)) <= words(shown), name


def test_what_a_register_says_beside_its_entries_is_on_its_list(look: Look) -> None:
    assert text(look("persons.html"), "//div[@class='preface']") == (
        "Whom the letters name; Dan is of the Zwischenzeit."
    )
    assert not look("places.html").xpath("//div[@class='preface']")


def test_what_stands_before_and_behind_the_lists_of_a_register_is_shown(look: Look) -> None:
    paragraphs = look("events.html").xpath("//div[@class='preface']/p")
    assert [text(paragraph, ".") for paragraph in paragraphs] == [
        "How they were found",
        "From calendars, see the flood.",
        "Old style.",
        "printed ones",
        "written ones",
        "Years 30",
        "All events",
        "Disasters",
        "Closed in May.",
    ]


def test_terms_are_categories_and_items_of_glossaries(look: Look) -> None:
    assert text(look("terms.html"), "//ul[contains(@class, 'listing')]") == (
        "Elm a tall tree 1 mention Post how letters are carried 1 mention Trees 0 mentions"
    )
    assert "saw an elm by the post" in text(look("terms/elm.html"), "//blockquote")


def test_years_of_life_stand_in_lists_and_panels(look: Look) -> None:
    rows = [
        text(row, ".").removesuffix(" mentions").removesuffix(" mention")
        for row in look("persons.html").xpath("//ul[contains(@class, 'listing')]/li")
    ]
    assert rows == [
        "Bob Åkerman born 1765 4",
        "Dan 0",
        "Ann Lee 1770–1820 5",
        "Cat Zeal A painter (1780–1800). 2",
    ]
    panel = text(look("documents/first.html"), "//section[contains(@class, 'entities')]//ul[1]")
    assert panel.startswith("Bob Åkerman born 1765 Ann Lee 1770–1820 Cat Zeal A painter")


def test_who_is_named_together(look: Look) -> None:
    company = "//section[@class='company']/ul"
    assert text(look("persons/cat.html"), company) == (
        "Bob Åkerman 2 passages Ann Lee 1 passage Elm 1 passage Post 1 passage"
    )
    assert hrefs(look("persons/cat.html"), f"{company}//a")[:2] == [
        "../persons/bob.html",
        "../persons/ann.html",
    ]
    assert not look("persons/dan.html").xpath(company)


def test_numbers_of_authorities_are_addresses(look: Look, site: Path) -> None:
    page = look("persons/ann.html")
    assert "https://d-nb.info/gnd/118571087" in hrefs(page, "//main//a")
    assert "https://viaf.org/viaf/95218706" in hrefs(page, "//main//a")
    told = json.loads((site / "data/entities.json").read_text("utf-8"))["entities"]
    known = {item["id"]: item["identifiers"] for item in told}
    assert known["ann"] == ["https://d-nb.info/gnd/118571087", "https://viaf.org/viaf/95218706"]
    assert known["bath"] == ["https://www.geonames.org/2656173"]


def test_a_place_leads_to_a_map(look: Look) -> None:
    [link] = [href for href in hrefs(look("places/bath.html"), "//a") if "openstreetmap" in href]
    assert link == "https://www.openstreetmap.org/?mlat=51.381&mlon=-2.359#map=10/51.381/-2.359"
