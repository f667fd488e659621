"""Versions of a document stand under one description, and side by side, word for word."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import html

from edition.words import words
from tests.editions import Edition
from tests.reading.conftest import HERE

BESIDE = "documents/journal-en/beside-journal-ru.html"


def page(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / path).read_bytes())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_names_the_others(site: Path) -> None:
    for name in ("journal-en", "journal-ru"):
        [panel] = page(site, f"documents/{name}.html").find_class("forms")
        [versions] = panel.find_class("versions")
        links = [(text(a), a.get("href").removeprefix("../")) for a in versions.iter("a")]
        other = {
            "journal-en": ("Russian original", "documents/journal-ru.html"),
            "journal-ru": ("English translation", "documents/journal-en.html"),
        }[name]
        assert links[0] == other
        assert links[-1][1] == BESIDE
        assert [text(one) for one in versions if one.get("aria-current")] == [
            {"journal-en": "English translation", "journal-ru": "Russian original"}[name]
            + " this page"
        ]


def test_lists_have_them_as_one(site: Path) -> None:
    [listing] = page(site, "documents.html").find_class("listing")
    rows = {row.find_class("title")[0].get("href"): row for row in listing}
    assert "documents/journal-ru.html" not in rows
    row = rows["documents/journal-en.html"]
    assert [a.get("href") for a in row.iter("a")][1:] == ["documents/journal-ru.html"]


def test_what_corresponds_stands_side_by_side(site: Path) -> None:
    rows = page(site, BESIDE).find_class("pair")[1:]
    found = [tuple(text(half) for half in row) for row in rows]
    assert found[:6] == [
        ("The journal", ""),
        ("Morning", "Утро"),
        ("", "[p. 2]Только по-русски."),
        ("I visited Comrade Nam1.", "Посетил товарища Нама1."),
        ("The translator adds this sentence.", ""),
        ("We spoke <long> &amp; Б; see above.", "Беседовали долго. Очень долго."),
    ]
    assert found[6] == ("", "Вечер.")


def test_each_word_of_both_is_there(site: Path) -> None:
    beside = page(site, BESIDE)
    for side, name in (("left", "journal-en"), ("right", "journal-ru")):
        [article] = page(site, f"documents/{name}.html").iter("article")
        halves = beside.xpath(f"//div[@data-side='{side}']")
        expected, found = [
            sorted(words(" ".join(one.xpath(".//text()")))) for one in (article, html_of(halves))
        ]
        assert found == expected


def html_of(halves: list[html.HtmlElement]) -> html.HtmlElement:
    whole = html.Element("div")
    whole.extend(halves)
    return whole


def test_ids_are_those_of_no_document_and_links_lead_there(site: Path) -> None:
    beside = page(site, BESIDE)
    ids = beside.xpath("//main//*/@id")
    assert len(ids) == len(set(ids))
    assert all(one.startswith(("ui-left-", "ui-right-")) for one in ids)
    [link] = [a for a in beside.iter("a") if text(a) == "above"]
    assert link.get("href") == "../../documents/journal-en.html#e1"


def test_no_landmark_stands_there_twice(site: Path) -> None:
    main = page(site, BESIDE).get_element_by_id("ui-main")
    assert len(main.find_class("endnotes")) == 2
    assert main.xpath(".//section[@role or @aria-label or @aria-labelledby]") == []


def test_documents_of_one_file_are_versions_of_each_other(tmp_path: Path) -> None:
    """A volume is divided; the division that is a translation corresponds to its original."""
    site = Edition(HERE / "volume", tmp_path).published()
    listed = json.loads((site / "data" / "documents.json").read_text("utf-8"))["documents"]
    languages = {item["id"]: item["lang"] for item in listed}
    assert languages == {"letters": "en", "first-fr": "fr", "first-en": "en", "second": "en"}
    beside = "documents/first-en/beside-first-fr.html"
    assert {item["id"]: item["versions"] for item in listed} == {
        "letters": [],
        "first-fr": [
            {"document": "first-en", "form": "translation", "beside": beside},
            {"document": "first-fr", "form": "original", "beside": None},
        ],
        "first-en": [
            {"document": "first-en", "form": "translation", "beside": None},
            {"document": "first-fr", "form": "original", "beside": beside},
        ],
        "second": [],
    }
    rows = page(site, beside).find_class("pair")
    assert [tuple(text(half) for half in row) for row in rows] == [
        ("English translation", "French original"),
        ("First letter", "Première lettre"),
        ("I write to you from the quay.", "Je vous écris du quai."),
        ("The translator adds this.", ""),
        ("The boat has left.", "La barque est partie."),
    ]


def test_what_the_page_loses_is_told(tmp_path: Path) -> None:
    """An edition's own rule hides a word there and nowhere else: the build says so."""
    edition = Edition(HERE / "edition", tmp_path)
    (tmp_path / "own.xsl").write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        ' xmlns:m="urn:edition:modes"><xsl:template match="i" mode="m:beside" as="item()*"/>'
        "</xsl:stylesheet>"
    )
    edition.settings('overrides.site = "own.xsl"')
    [finding] = [item for item in edition.build().findings if item.code == "ED601"]
    assert finding.file == "documents/journal-en.xml"
    assert re.search(rf"A word .* missing in the page {BESIDE}: 'Comrade'", finding.message)
