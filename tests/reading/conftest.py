"""What the tests of reading share: an edition made for them, and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import Edition
from tests.hostile.browser import Browser

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published edition; nothing of it is wrong."""
    edition = Edition(HERE / "edition", tmp_path_factory.mktemp("reading"))
    outcome = edition.build()
    assert [item for item in outcome.findings if item.code != "ED503"] == []
    return edition.site


@pytest.fixture(scope="session")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition with its long text in parts."""
    edition = Edition(HERE / "edition", tmp_path_factory.mktemp("parted"))
    edition.settings("split = 100")
    return edition.published()


@pytest.fixture
def chromium(chromium: Browser) -> Browser:
    """Return a browser that remembers nothing of pages from a disk."""
    chromium.call("Storage.clearDataForOrigin", origin="file://", storageTypes="all")
    return chromium
