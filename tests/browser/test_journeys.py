"""What a reader does with an edition, step by step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import (
    PHONE,
    Opening,
    has_come_to_rest,
    is_complete,
    is_in_sight,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

LETTER = "documents/letter.html"

#: The box of the page of the search, beside which each list of facets can get a filter.
WORDS = "Words to look for"


def press(page: Page, selector: str) -> None:
    """Follow a link or press a button as the reader of this window does: with a finger, or not."""
    target = page.locator(selector).first
    if page.context.pages and page.evaluate("navigator.maxTouchPoints > 0"):
        target.tap()
    else:
        target.click()


def is_at(page: Page, path: str) -> None:
    page.wait_for_url(re.compile(rf"/{re.escape(path)}$"))


def shows(page: Page, selector: str, words: str) -> None:
    """Hold that an element comes to show some words: what a finger does, it does a bit later."""
    from playwright.sync_api import expect

    expect(page.locator(selector).first).to_contain_text(words, use_inner_text=True)


class TestEverybody:
    """With a mouse, with a finger, without scripts."""

    def test_from_the_list_to_a_document_and_on(
        self, opening: Opening, reader: dict[str, Any]
    ) -> None:
        page = opening("index.html", **reader)
        press(page, "nav.site a[href$='documents.html']")
        is_at(page, "documents.html")
        press(page, f"main a[href$='{LETTER}']")
        is_at(page, LETTER)
        press(page, ".neighbours a[rel=next]")
        is_at(page, "documents/answer.html")
        press(page, ".neighbours a[rel=prev]")
        is_at(page, LETTER)

    def test_a_note_and_back(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening(LETTER, **reader)
        press(page, "[role=doc-backlink][href='#ui-call-note-of-bell']")
        is_at(page, f"{LETTER}#ui-call-note-of-bell")
        is_in_sight(page, "#ui-call-note-of-bell")
        assert page.locator("#note-of-bell").inner_text().endswith("hangs in Eldham still.")

    def test_a_person_and_another_document(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening(LETTER, **reader)
        press(page, "article a.to-person[href$='persons/reed.html']")
        if reader.get("java_script_enabled", True):  # who that is, and the way to the entry
            shows(page, "#ui-popup", "clergyman")
            press(page, "#ui-popup .ways a")
        is_at(page, "persons/reed.html")
        assert "Reed" in page.locator("h1").inner_text()
        press(page, ".mentions a[href*='documents/answer.html']")
        page.wait_for_url(re.compile(r"/documents/answer\.html"))

    def test_the_permalink_leads_back(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening("documents/answer.html", **reader)
        kept = page.locator("input[data-permalink]").input_value()
        assert kept == "https://edition.example/bells/documents/answer.html"
        page.goto(kept.removeprefix("https://edition.example/bells/"))
        is_at(page, "documents/answer.html")
        assert page.locator("h1").inner_text() == "Ben Moss to Ada Hart, 9 May 1875"

    def test_the_address_of_a_paragraph(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening(f"{LETTER}#ed-p-j3tcditk", **reader)
        is_in_sight(page, "#ed-p-j3tcditk")

    def test_a_former_address(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening("documents/first-letter.html", **reader)
        is_at(page, LETTER)

    def test_a_state_of_the_text(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening(LETTER, **reader)
        assert "sic" in page.locator("#opening").inner_text()
        press(page, ".views summary")
        press(page, "label[for=ui-view-wording-source]")
        shows(page, "#opening", "was astonnished.")

    def test_a_citation(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening(LETTER, **reader)
        press(page, ".citation summary")
        shows(page, ".citation .citation", "Ada Hart")
        assert page.locator(".citation .citation").first.inner_text().startswith("Ada Hart")
        with page.expect_download() as saved:
            press(page, ".citation a[href$='.ris']")
        assert saved.value.suggested_filename == "letter.ris"

    def test_a_divided_document(self, opening: Opening, reader: dict[str, Any]) -> None:
        page = opening("documents/treatise.html", **reader)
        press(page, "article a[href$='treatise/metal.html']")
        is_at(page, "documents/treatise/metal.html")
        press(page, ".neighbours a[rel=next], nav a[rel=next]")
        is_at(page, "documents/treatise/tuning.html")


def tab_to(page: Page, selector: str, presses: int = 80) -> None:
    """Press the key of the next thing until the focus is on one that matches."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{presses} times Tab do not reach {selector}")


class TestKeyboard:
    """Without a mouse."""

    def test_the_way_past_the_navigation(self, opening: Opening) -> None:
        page = opening(LETTER)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.get_attribute("class") == "skip"
        is_in_sight(page, "#ui-main")
        page.keyboard.press("Enter")
        is_at(page, f"{LETTER}#ui-main")
        has_come_to_rest(page)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")

    def test_a_note_and_back(self, opening: Opening) -> None:
        page = opening(LETTER)
        tab_to(page, "[role=doc-noteref][href='#note-of-bell']")
        page.keyboard.press("Enter")
        shows(page, "#ui-popup", "hangs in Eldham still.")
        page.keyboard.press("Escape")
        assert page.locator(":focus").get_attribute("href") == "#note-of-bell"

    def test_a_note_at_the_foot_and_back(self, opening: Opening) -> None:
        page = opening(LETTER)
        tab_to(page, "[role=doc-noteref][href='#note-of-bell']")
        page.keyboard.press("Enter")
        tab_to(page, "#ui-popup .ways a", presses=5)
        page.keyboard.press("Enter")
        is_at(page, f"{LETTER}#note-of-bell")
        is_in_sight(page, "#note-of-bell")
        has_come_to_rest(page)
        tab_to(page, "[role=doc-backlink][href='#ui-call-note-of-bell']")
        page.keyboard.press("Enter")
        is_at(page, f"{LETTER}#ui-call-note-of-bell")
        has_come_to_rest(page)
        tab_to(page, "article a.to-person[href$='persons/reed.html']", presses=3)

    def test_a_person(self, opening: Opening) -> None:
        page = opening(LETTER)
        tab_to(page, "article a.to-person[href$='persons/reed.html']")
        page.keyboard.press("Enter")
        tab_to(page, "#ui-popup .ways a", presses=3)
        page.keyboard.press("Enter")
        is_at(page, "persons/reed.html")

    def test_a_state_of_the_text(self, opening: Opening) -> None:
        page = opening(LETTER)
        tab_to(page, ".views summary")
        page.keyboard.press("Enter")
        tab_to(page, "#ui-view-wording-both", presses=1)
        page.keyboard.press("ArrowDown")
        assert page.locator("#ui-view-wording-source").is_checked()


class TestSearch:
    """What needs a script, and says so where there is none."""

    def test_a_hit_is_found_and_opened(self, opening: Opening) -> None:
        page = opening("search.html")
        is_complete(page)
        page.get_by_role("searchbox", name=WORDS).fill("swallows")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"[?&]q=swallows"))
        # Without words all documents are listed, but nothing is quoted.
        page.locator("#ui-search-results a.excerpt[href*='documents/poem.html']").first.click()
        page.wait_for_url(re.compile(r"/documents/poem\.html"))

    def test_a_search_can_be_shared(self, opening: Opening) -> None:
        page = opening("search.html?q=swallows", **PHONE)
        page.locator("#ui-search-results a").first.wait_for()
        assert page.get_by_role("searchbox", name=WORDS).input_value() == "swallows"

    def test_what_is_written_while_the_data_is_on_its_way_stays(self, opening: Opening) -> None:
        page = opening("index.html")
        on_their_way: list[Route] = []
        data = "**/data/search/index.json"

        def hold(route: Route) -> None:
            on_their_way.append(route)

        page.route(data, hold)
        with page.expect_request(data):
            page.goto("search.html", wait_until="commit")
        field = page.get_by_role("searchbox", name=WORDS)
        field.fill("swallows")
        on_their_way[0].continue_()
        is_complete(page)
        page.unroute(data)
        assert field.input_value() == "swallows"

    def test_without_scripts_it_says_so(self, opening: Opening) -> None:
        page = opening("search.html", java_script_enabled=False)
        assert page.locator("main noscript p").first.is_visible()
        press(page, "main noscript a[href$='persons.html']")
        is_at(page, "persons.html")

    def test_a_search_is_narrowed_and_its_places_are_gone_through(self, opening: Opening) -> None:
        page = opening("index.html")
        page.get_by_role("searchbox", name="Search the edition").fill("bell")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/search\.html\?q=bell"))
        shows(page, "#ui-search-status", " documents")
        is_complete(page)
        page.get_by_label("Hebrew").check()
        page.wait_for_url(re.compile(r"language="))
        # What is listed is narrowed after the address.
        shows(page, "#ui-search-status", "1 document")
        press(page, "#ui-search-results .places a")
        page.wait_for_url(re.compile(r"/documents/psalm\.html\?hit=bells?#"))
        page.get_by_text(re.compile(r"Place \d+ of")).wait_for()
        page.get_by_role("button", name="Remove the marks").press("Enter")
        page.wait_for_url(re.compile(r"/documents/psalm\.html#"))
        page.go_back()
        page.wait_for_url(re.compile(r"/search\.html\?q=bell&language="))
        page.get_by_text("1 document").wait_for()


class TestCopying:
    """What a script adds."""

    def test_the_permalink_is_copied(self, opening: Opening) -> None:
        page = opening(LETTER, permissions=["clipboard-read", "clipboard-write"])
        press(page, "button[data-copy=ui-permalink]")
        page.get_by_text("Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "https://edition.example/bells/documents/letter.html"
