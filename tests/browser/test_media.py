"""Paper, colours of the reader's own, little room, no movement: nothing gets lost by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from tests.browser.conftest import PHONE, Opening, is_complete
from tests.browser.kinds import LONG, PAGES
from tests.browser.serving import SlowLine, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

STYLE = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
SHIFTS = """
() => new Promise(done => {
  const sum = list => list.getEntries().reduce((so_far, { value }) => so_far + value, 0);
  const observer = new PerformanceObserver(list => done(sum(list)));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 500);
})
"""
"""Returns how much of a page was moved since it was opened."""
EVERY = [(kind, path, "address") for kind, path in PAGES.items()] + [
    (kind, path, "long_address") for kind, path in LONG.items()
]


@pytest.fixture(scope="module")
def slow_address(site: Path) -> Iterator[str]:
    """Return the address of the edition on a server that sends pages bit by bit."""
    with served(site, SlowLine) as base:
        yield base


def style(page: Page, selector: str, name: str) -> str:
    """Return the value of a CSS property of the first element that a selector finds."""
    value = page.evaluate(STYLE, [selector, name])
    assert isinstance(value, str)
    return value


class TestLittleRoom:
    """A narrow window, and one of 1280 pixels at four times its size, are of 320 pixels."""

    @pytest.mark.parametrize(("kind", "path", "base"), EVERY, ids=[kind for kind, *_ in EVERY])
    def test_nothing_is_moved_sideways(
        self, opening: Opening, request: pytest.FixtureRequest, kind: str, path: str, base: str
    ) -> None:
        if kind == "redirect":
            pytest.skip("leads on at once")
        page = opening(path, request.getfixturevalue(base), viewport={"width": 320, "height": 640})
        is_complete(page)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        is_complete(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind

    def test_at_twice_its_size_a_page_is_whole(self, opening: Opening) -> None:
        page = opening(PAGES["letter"], viewport={"width": 640, "height": 480})
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        assert page.locator(".masthead a").first.is_visible()

    def test_the_way_past_the_text_has_room_for_a_finger(self, opening: Opening) -> None:
        box = opening(PAGES["letter"], **PHONE).locator("a[href='#ui-panels']").bounding_box()
        assert box
        assert box["height"] >= 44

    def test_text_can_be_spaced(self, opening: Opening) -> None:
        """As WCAG 1.4.12 has it."""
        page = opening(PAGES["letter"], viewport={"width": 320, "height": 640}, bypass_csp=True)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
            " word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


class TestPaper:
    def test_what_is_folded_is_printed(self, opening: Opening, tmp_path: Path) -> None:
        page = opening(PAGES["letter"])
        page.pdf(path=tmp_path / "letter.pdf")
        words = " ".join(
            leaf.extract_text() for leaf in pypdf.PdfReader(tmp_path / "letter.pdf").pages
        )
        for printed in (
            "A society of ringers",
            "Get citation",
            "Ada Hart to Ben Moss",
            "Drawn up.",
        ):
            is_printed = printed != "Get citation"  # which is something to press
            assert (printed in re.sub(r"\s+", " ", words)) is is_printed, printed

    def test_the_furniture_is_not(self, opening: Opening) -> None:
        page = opening(PAGES["letter"])
        page.emulate_media(media="print")
        for selector in ("nav.site", ".views", ".skip", ".neighbours", ".forms"):
            assert not page.locator(selector).first.is_visible(), selector
        for selector in ("h1", "article", "#note-of-bell", ".panel.source", ".permalink input"):
            assert page.locator(selector).first.is_visible(), selector

    def test_a_dark_page_is_printed_black_on_white(self, opening: Opening) -> None:
        page = opening(PAGES["letter"], color_scheme="dark")
        page.emulate_media(media="print", color_scheme="dark")
        assert style(page, "body", "color") == "rgb(0, 0, 0)"
        assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"


class TestColoursOfTheReader:
    def test_where_a_link_leads_is_marked(self, opening: Opening) -> None:
        page = opening(f"{PAGES['letter']}#opening", forced_colors="active")
        assert style(page, "#opening", "outlineStyle") == "solid"

    def test_what_is_current_is_marked(self, opening: Opening) -> None:
        page = opening(PAGES["letter"], forced_colors="active")
        assert "underline" in style(page, "nav.site [aria-current]", "textDecorationLine")

    def test_what_was_found_is_marked(self, opening: Opening) -> None:
        page = opening("search.html?q=swallows", forced_colors="active")
        page.locator("mark").first.wait_for()
        assert style(page, "mark", "backgroundColor") != style(page, "body", "backgroundColor")

    def test_changes_of_the_writer_are_marked(self, opening: Opening) -> None:
        page = opening(PAGES["letter"], forced_colors="active")
        assert "line-through" in style(page, "article del", "textDecorationLine")
        assert style(page, "article ins", "borderBottomStyle") == "dashed"


class TestMovement:
    def test_nothing_moves_for_who_does_not_want_it(self, opening: Opening) -> None:
        page = opening(PAGES["letter"], reduced_motion="reduce")
        assert style(page, "html", "scrollBehavior") == "auto"
        assert page.evaluate("document.getAnimations().length") == 0

    @pytest.mark.parametrize("kind", ["letter", "search"])
    @pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
    def test_nothing_moves_while_a_page_is_loaded(
        self, opening: Opening, kind: str, options: dict[str, Any]
    ) -> None:
        """Its layout shift is nothing, with scripts that add to it."""
        page = opening(PAGES[kind], **options)
        is_complete(page)
        page.wait_for_timeout(500)
        assert page.evaluate(SHIFTS) == 0

    @pytest.mark.parametrize("kind", ["home", "letter", "search"])
    @pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
    def test_nothing_moves_on_a_slow_line(
        self, opening: Opening, slow_address: str, kind: str, options: dict[str, Any]
    ) -> None:
        """Which lets a browser show a page of which only the beginning has come."""
        page = opening(PAGES[kind], slow_address, **options)
        is_complete(page)
        assert page.evaluate(SHIFTS) == 0
