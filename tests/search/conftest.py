"""An edition of four documents in three languages, which is searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import served
from tests.editions import Edition

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition as it is published."""
    return Edition(HERE / "edition", tmp_path_factory.mktemp("search")).published(search=True)


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Return the address of the edition, below a folder of a server."""
    with served(site) as address:
        yield address
