"""The scripts of a page leave nothing behind that a page may not hold, and say nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.serving import served
from tests.hostile.browser import Browser
from tests.hostile.looking import STRANGE, TOGGLES

PAGES = ("notes", "poem", "long", "journal-en", "journal-en/beside-journal-ru")


@pytest.mark.parametrize("page", PAGES)
def test_on_a_server_and_from_a_disk(chromium: Browser, site: Path, page: str) -> None:
    with served(site) as base:
        for start in (base, f"{site.as_uri()}/"):
            address = f"{start}documents/{page}.html"
            seen, strange = chromium.visit(address, script=TOGGLES + STRANGE)
            assert (seen.said, seen.ran, seen.opened, strange) == ([], [], [], [])
            assert [asked for asked in seen.asked if not asked.startswith(start)] == []
