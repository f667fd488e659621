"""An edition of some letters, built once, of which all lists can be seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.editions import Edition

HERE = Path(__file__).parent
Look = Callable[[str], html.HtmlElement]
"""Returns the page at a path."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published edition."""
    return Edition(HERE / "edition", tmp_path_factory.mktemp("listed")).published()


@pytest.fixture(scope="session")
def look(site: Path) -> Look:
    """Return what reads a page."""
    return lambda path: html.document_fromstring((site / path).read_bytes())
