"""Subjects, letters, archives, redactions, days: the lists, and the ways from documents to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.listed.conftest import Look
from tests.shown import hrefs, text

LISTED = "//main//*[contains(@class, 'listing')]"


def test_subjects_are_a_tree(look: Look) -> None:
    assert text(look("subjects.html"), LISTED) == (
        "Kinds of documents 2 documents Letters 2 documents Private letters 1 document"
        " Travel 1 document Weather 2 documents"
    )
    letters = look("subjects/kinds-of-documents/letters.html")
    assert text(letters, "//ol[@class='within']") == "Subjects Kinds of documents"
    assert hrefs(letters, "//main//a") == [
        "../../subjects.html",
        "../../subjects/kinds-of-documents.html",
        "../../subjects/kinds-of-documents/letters/private-letters.html",
        "../../documents/second.html",
    ]
    assert hrefs(look("subjects/weather.html"), "//ol[@class='listing']//a") == [
        "../documents/first.html",
        "../documents/second.html",
    ]


def test_a_document_leads_to_its_subjects(look: Look) -> None:
    panel = "//section[contains(@class, 'subjects')]//a"
    assert hrefs(look("documents/first.html"), panel) == [
        "../subjects/weather.html",
        "../subjects/kinds-of-documents/letters/private-letters.html",
    ]
    assert not look("documents/third.html").xpath(panel)


def test_who_wrote_to_whom(look: Look) -> None:
    assert text(look("correspondence.html"), "//tbody") == (
        "Bob Åkerman 1 1 1803 Ann Lee 2 1 1803 Mother 0 1"
    )
    ann = look("correspondence/ann.html")
    assert text(ann, "//header//p[@class='subtitle']") == "2 written, 1 received, 1803"
    assert text(ann, "//nav[@class='partners']/ul") == "Bob Åkerman 2 letters Mother 1 letter"
    assert text(ann, LISTED) == (
        "27 June first draft Ann Lee → Bob Åkerman · Bath"
        " 1 July second Bob Åkerman → Ann Lee · Bath"
        " Undated third candidate Ann Lee → Mother · Bath"
    )
    assert hrefs(look("correspondence/-mother.html"), f"{LISTED}//a") == [
        "../documents/third.html",
        "../correspondence/ann.html",
    ]


def test_somebody_who_wrote_leads_to_the_letters(look: Look) -> None:
    letters = "//p[@class='letters']/a"
    assert hrefs(look("persons/ann.html"), letters) == ["../correspondence/ann.html"]
    assert not look("persons/cat.html").xpath(letters)


def test_shelfmarks_are_in_natural_order(look: Look) -> None:
    assert text(look("archives.html"), "//section[@class='archive']") == (
        "British Library London, England Add MS 9 second 1 July 10 first 27 June 10a third"
    )


def test_redactions_lead_to_their_places(look: Look) -> None:
    page = look("redactions.html")
    assert text(page, "//tbody") == ("Gap, editorial 1 1 Gap, illegible 1 1 Supplied, lost 1 1")
    assert text(page, "//section[@class='redacted']") == (
        "first 27 June Gap, illegible, a line Supplied, lost: rain"
        " third Gap, editorial, 3 characters"
    )
    [place, _] = hrefs(page, "//section[@class='redacted'][1]//li/a")
    path, _, fragment = place.partition("#")
    assert look(path).xpath(f"//*[@id='{fragment}'][contains(., 'rain')]")


def test_days_with_documents_are_in_the_calendar(look: Look) -> None:
    page = look("calendar.html")
    assert len(page.xpath("//table[@class='month']")) == 12
    assert [
        (link.text, link.get("href"), link.get("aria-label")) for link in page.xpath("//td/a")
    ] == [
        ("27", "documents/first.html", "27 June 1803: first"),
        ("1", "documents/second.html", "1 July 1803: second"),
    ]
    [june] = page.xpath("//table[caption = 'June']")
    rows = [[text(cell, ".") for cell in row.xpath("td")] for row in june.xpath("tbody/tr")]
    assert rows[0] == ["", "", "1", "2", "3", "4", "5"]
    assert rows[-1] == ["27", "28", "29", "30", "", "", ""]


def test_the_navigation_has_the_lists_that_there_are(look: Look) -> None:
    links = hrefs(look("index.html"), "//nav[@class='site']//a")
    assert {"subjects.html", "correspondence.html", "archives.html"} <= set(links)
    assert "calendar.html" in hrefs(look("chronology.html"), "//main//a")
    assert "redactions.html" in hrefs(look("documents.html"), "//main//a")


def records(site: Path, name: str) -> list[dict[str, Any]]:
    """Return the records of a data file."""
    found = json.loads((site / f"data/{name}.json").read_text("utf-8"))
    [records] = [value for value in found.values() if isinstance(value, list)]
    return records


def test_each_list_has_its_data(site: Path) -> None:
    subjects = {item["id"]: item for item in records(site, "subjects")}
    assert subjects["weather"]["documents"] == ["first", "second"]
    assert subjects["kinds-of-documents/letters"]["broader"] == "kinds-of-documents"
    first, second, third = records(site, "letters")
    assert first == {
        "document": "first",
        "date": "1803-06-27",
        "senders": [{"name": "Ann Lee", "entity": "ann"}],
        "addressees": [{"name": "Bob Åkerman", "entity": "bob"}],
        "origin": {"name": "Bath", "entity": "bath"},
        "destination": None,
    }
    assert second["date"] == "1803-07-01"
    assert third["addressees"] == [{"name": "Mother", "entity": None}]
    assert [item["shelfmark"] for item in records(site, "archives")] == ["9", "10", "10a"]
    assert [item["reason"] for item in records(site, "redactions")] == [
        "illegible",
        "lost",
        "editorial",
    ]
    parent, spouse, member = records(site, "relations")
    assert (parent["active"], parent["passive"]) == (["ann", "bob"], ["cat"])
    assert (spouse["mutual"], spouse["text"]) == (["ann", "bob"], "Married in Quagmire.")
    assert member["passive"] == ["club"]
