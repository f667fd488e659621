"""What a reader does with scans beside a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Opening, is_in_sight

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
