"""What a reader does with scans beside a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Opening, is_in_sight
from tests.browser.test_journeys import is_at, press, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALBUM = "documents/album.html"


@pytest.fixture
def page(reader: dict[str, Any], opening: Opening) -> Page:
    """Return the page of a document with scans, as one of several readers opens it."""
    return opening(ALBUM, **reader)


def shows_the_second(page: Page) -> None:
    """Hold that the second scan is the one that a link led to."""
    from playwright.sync_api import expect

    scan = page.locator(".scan:target img")
    expect(scan).to_have_attribute("src", "../images/images/leaf-2.png")


def test_from_a_page_to_its_scan_and_back(page: Page) -> None:
    marks = page.locator("article .pb .image")
    marks.nth(1).click()
    is_in_sight(page, ".scan:target img")
    shows_the_second(page)
    page.locator(".scan:target .place").click()
    is_in_sight(page, "article .pb:target")


def test_from_scan_to_scan(page: Page) -> None:
    page.locator(".strip a").first.click()
    is_in_sight(page, ".scan:target img")
    page.locator(".scan:target .turn a").click()
    is_in_sight(page, ".scan:target img")
    shows_the_second(page)


def test_from_the_text_to_its_zone_and_back(page: Page) -> None:
    page.locator("article .zone-link").first.click()
    is_in_sight(page, ".zones :target polygon")
    page.locator(".zones :target polygon").click()
    is_in_sight(page, "article p:target")


def test_every_image_keeps_its_room(opening: Opening) -> None:
    page = opening(ALBUM)
    assert page.evaluate("[...document.images].every(one => one.width && one.height)")


class TestWithScripts:
    def test_a_scan_is_enlarged_by_button_and_key(self, opening: Opening) -> None:
        page = opening(ALBUM)
        plate = page.locator(".plate").first
        assert page.locator(".scan button").count() == 0
        plate.hover()
        page.locator(".scan button").nth(1).click()
        assert plate.evaluate("one => one.scrollWidth > one.clientWidth")
        plate.focus()
        page.keyboard.press("0")
        assert plate.evaluate("one => one.scrollWidth === one.clientWidth")
        page.keyboard.press("+")
        assert plate.evaluate("one => one.scrollWidth > one.clientWidth")

    def test_the_scan_follows_what_is_read(self, opening: Opening) -> None:
        page = opening(ALBUM)
        page.set_viewport_size({"width": 1300, "height": 500})
        page.evaluate("document.querySelectorAll('article .pb')[1].scrollIntoView()")
        page.wait_for_selector(".strip a[aria-current]:has(img[src*='leaf-2'])")
        page.wait_for_function(
            "() => { const one = document.querySelector('.scans');"
            " return Math.abs(one.scrollTop - document.querySelectorAll('.scan')[1].offsetTop) < 2"
            " || one.scrollTop + one.clientHeight >= one.scrollHeight - 2; }"
        )

    def test_text_and_zone_show_each_other(self, opening: Opening) -> None:
        from playwright.sync_api import expect

        page = opening(ALBUM)
        page.locator(".zones a").first.hover()
        expect(page.locator("article p.lit")).to_have_count(1)
        page.locator("article p.lit").hover()
        expect(page.locator(".zones a.lit")).to_have_count(1)


class TestJourney:
    """From the list of documents to a scan, into it, to the text of a zone and back."""

    SECOND = ".scan:has(img[src$='images/leaf-2.png'])"
    FIRST = ".scan:has(img[src$='images/leaf-1.png'])"

    def test_with_a_mouse_a_finger_or_without_scripts(
        self, opening: Opening, reader: dict[str, Any]
    ) -> None:
        page = opening("documents.html", **reader)
        press(page, f"main a[href$='{ALBUM}']")
        is_at(page, ALBUM)
        press(page, "article .pb .image >> nth=1")
        is_in_sight(page, f"{self.SECOND}:target img")
        if reader.get("java_script_enabled", True):
            press(page, f"{self.SECOND} button >> nth=1")
            shows_enlarged(page, self.SECOND)
            press(page, f"{self.SECOND} button >> nth=0")
            shows_enlarged(page, self.SECOND, is_so=False)
        else:  # the image itself, as large as it is
            whole = page.locator(f"{self.SECOND} .whole").get_attribute("href")
            assert whole == "../images/images/leaf-2.png"
        press(page, f"{self.SECOND} .turn a")
        is_in_sight(page, f"{self.FIRST}:target img")
        press(page, f"{self.FIRST} .zones a")
        is_in_sight(page, "article p:target")
        press(page, "article p:target .zone-link")
        is_in_sight(page, f"{self.FIRST} .zones :target polygon")
        press(page, f"{self.FIRST} .place")
        is_in_sight(page, "article .pb:target")

    def test_by_keyboard(self, opening: Opening) -> None:
        page = opening("documents.html")
        tab_to(page, f"main a[href$='{ALBUM}']")
        page.keyboard.press("Enter")
        is_at(page, ALBUM)
        tab_to(page, "article .pb .image")
        page.keyboard.press("Enter")
        is_in_sight(page, f"{self.FIRST}:target img")
        is_in_sight(page, "article .pb")
        page.locator(f"{self.FIRST} .plate[tabindex]").wait_for()
        tab_to(page, f"{self.FIRST} .plate", presses=1)
        page.keyboard.press("+")
        shows_enlarged(page, self.FIRST)
        page.keyboard.press("0")
        shows_enlarged(page, self.FIRST, is_so=False)
        tab_to(page, f"{self.FIRST} .zones a", presses=2)
        page.keyboard.press("Enter")
        is_in_sight(page, "article p:target")
        tab_to(page, "article p:target .zone-link", presses=3)
        page.keyboard.press("Enter")
        is_in_sight(page, f"{self.FIRST} .zones :target polygon")
        tab_to(page, f"{self.FIRST} .place", presses=2)
        page.keyboard.press("Enter")
        is_in_sight(page, "article .pb:target")


def shows_enlarged(page: Page, scan: str, *, is_so: bool = True) -> None:
    """Hold that a scan comes to be wider than the plate that it is seen in, or as wide."""
    plate = page.locator(f"{scan} .plate").element_handle()
    condition = "([one, is_so]) => one.scrollWidth > one.clientWidth === is_so"
    page.wait_for_function(condition, arg=[plate, is_so])
