"""An interface that is read from right to left turns as a whole, and texts keep their direction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.browser.conftest import Opening
from tests.browser.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def hebrew(hebrew_site: Path) -> Iterator[str]:
    with served(hebrew_site) as base:
        yield base


def left(page: Page, selector: str) -> float:
    """Return where an element begins, in pixels from the left."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"]


def test_every_page_says_its_language_and_direction(hebrew_site: Path, site: Path) -> None:
    for folder, expected in ((hebrew_site, ("he", "rtl")), (site, ("en", "ltr"))):
        for path in sorted(folder.rglob("*.html")):
            page = html.fromstring(path.read_text("utf-8"))
            assert (page.get("lang"), page.get("dir")) == expected, path


def test_the_interface_turns(opening: Opening, hebrew: str, address: str) -> None:
    window = {"viewport": {"width": 1200, "height": 900}}
    english = opening("documents/letter.html", address, **window)
    turned = opening("documents/letter.html", hebrew, **window)
    for page, is_turned in ((english, False), (turned, True)):
        assert (left(page, ".edition-title a") > 600) is is_turned
        assert (left(page, ".panels") < left(page, "article")) is is_turned


def test_a_text_keeps_its_direction(opening: Opening, hebrew: str) -> None:
    page = opening("documents/letter.html", hebrew)
    assert page.locator("article").get_attribute("dir") == "ltr"
    for selector in ("h1", ".abstract p", ".gloss"):
        bidi = page.locator(selector).first.evaluate("one => getComputedStyle(one).unicodeBidi")
        assert bidi == "plaintext", selector


def test_a_narrow_page_is_whole(opening: Opening, hebrew: str) -> None:
    page = opening("documents/letter.html", hebrew, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_words_of_ours_in_another_language_say_so(site: Path, hebrew_site: Path) -> None:
    [ours] = html.parse(site / "documents/psalm.html").xpath("//h2[@id='ui-notes']")
    assert (ours.get("lang"), ours.get("dir")) == ("en", "ltr")
    [ours] = html.parse(hebrew_site / "documents/psalm.html").xpath("//h2[@id='ui-notes']")
    assert ours.get("lang") is None
