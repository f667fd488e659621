"""Windows of a browser on an edition that has one page of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.building import build, lay_out, once
from tests.browser.serving import served
from tests.browser.windows import PATIENCE, Window, Windows
from tests.hostile.browser import SPARING, find

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
"""A window that is touched, as those of phones are."""
READERS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "phone": PHONE,
    "without scripts": {"java_script_enabled": False},
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition as it is published."""

    def make(folder: Path) -> None:
        lay_out(folder)
        build(folder)

    return once(tmp_path_factory, "every-kind", make) / "site"


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same edition with lists of several pages, as large editions have them."""

    def make(folder: Path) -> None:
        lay_out(folder)
        build(folder, "--no-pdf", "--no-search", longest=3)

    return once(tmp_path_factory, "long-lists", make) / "site"


@pytest.fixture(scope="session")
def hebrew_site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return the same edition with an interface that is read from right to left."""

    def make(folder: Path) -> None:
        lay_out(folder)
        settings = (folder / "edition.toml").read_text("utf-8")
        (folder / "edition.toml").write_text(f'languages = ["he"]\n{settings}', "utf-8")
        catalogue = str(root / "tests/xslt/labels/he.xml")
        build(folder, "--no-pdf", "--no-search", catalogue=catalogue)

    return once(tmp_path_factory, "hebrew", make) / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address of the edition on a server."""
    with served(site) as base:
        yield base


@pytest.fixture(scope="session")
def long_address(long_site: Path) -> Iterator[str]:
    """Return the address of the edition with long lists."""
    with served(long_site) as base:
        yield base


@pytest.fixture(scope="module")
def windows(site: Path) -> Iterator[Windows]:
    """Run a browser. The edition is built before, since Playwright's loop runs beside the tests."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: python tests installs it"
    )
    program = find()
    if not program:
        pytest.skip("no browser at hand: install Chromium, or name one by CHROMIUM")
    assert site
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=program, args=["--disable-gpu", SPARING], timeout=PATIENCE
        )
        yield Windows(browser)
        browser.close()


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return how one of several readers opens a window: what they all can do is the same."""
    return READERS[request.param]


Opening = Callable[..., "Page"]
"""Opens a window on a page, ``at`` a path of the edition, with options of a Playwright context.

What the page asks of other hosts, and what its console says, fails the test in the end.
"""


@pytest.fixture
def opening(windows: Windows, address: str) -> Iterator[Opening]:
    """Return what opens a window for one test."""
    opened: list[Window] = []

    def open_window(at: str, base: str = address, **options: Any) -> Page:
        window = windows.take(base, {"reduced_motion": "reduce", **options})
        opened.append(window)
        window.page.goto(at)
        return window.page

    yield open_window
    for window in opened:
        windows.give_back(window)
    assert [strange for window in opened for strange in window.strange] == []


def is_in_sight(page: Page, selector: str) -> None:
    """Hold that the first element that a selector finds comes where the reader looks."""
    from playwright.sync_api import expect

    expect(page.locator(selector).first).to_be_in_viewport()


def has_come_to_rest(page: Page) -> None:
    """Wait until what a link led to has the focus, which comes with the next picture."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def is_complete(page: Page) -> None:
    """Wait until a page shows all that its scripts fetch for it: on that of the search, results.

    And the values of each facet that is open.
    """
    from playwright.sync_api import expect

    if urlsplit(page.url).path.endswith("/search.html"):
        page.locator("#ui-search-results[data-shown]:not([data-shown='0'])").wait_for()
        empty = "#ui-facets details[open]:not([hidden]):not(:has(ul.values))"
        expect(page.locator(empty)).to_have_count(0)
