"""What the tests of the schemas share."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> etree.RelaxNG:
    """Return the whole of TEI as a grammar; libxml2 takes seconds to load it."""
    path = shared / "tei" / "tei_all.rng"
    if not path.is_file():
        pytest.skip("no tei_all.rng beside the repository to compare with")
    return etree.RelaxNG(etree.parse(path))
