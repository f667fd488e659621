"""A document's page is light."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.browser.kinds import PAGES
from tests.browser.weight import LIMIT, weights

DOCUMENTS = [
    page
    for kind, page in PAGES.items()
    if page.startswith("documents/") and kind not in {"redirect", "witnesses", "beside"}
]


@pytest.mark.parametrize("page", [page for page in DOCUMENTS if "guide" not in page])
def test_beyond_its_text_a_document_is_light(site: Path, page: str) -> None:
    found = weights(site, page)
    assert sum(found.values()) < LIMIT, found


@pytest.mark.parametrize("page", DOCUMENTS)
def test_nothing_keeps_a_page_from_being_shown(site: Path, page: str) -> None:
    tree = html.fromstring((site / page).read_text("utf-8"))
    assert tree.xpath("//script[not(@defer)]") == []
    assert tree.xpath("//link[@rel='stylesheet'][not(starts-with(@href, '../'))]") == []
