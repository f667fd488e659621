"""The checker of HTML finds no error on any page."""

from __future__ import annotations

from pathlib import Path

from tests.browser.kinds import LONG, PAGES
from tests.browser.markup import said_of


def test_every_kind_of_page_is_there(site: Path, long_site: Path) -> None:
    assert [page for page in PAGES.values() if not (site / page).is_file()] == []
    assert [page for page in LONG.values() if not (long_site / page).is_file()] == []


def test_html_is_valid(site: Path, long_site: Path) -> None:
    assert said_of(path for folder in (site, long_site) for path in folder.rglob("*.html")) == ""
