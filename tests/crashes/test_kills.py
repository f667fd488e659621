"""Whatever is killed at whatever moment: what is published stays whole, and the next build works.

``python tests/crashes`` does the same for longer, with PDFs and search as well.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.crashes.kills import Loop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sees processes in /proc")


def test_some_moments(tmp_path: Path) -> None:
    loop = Loop(tmp_path, documents=25, options=["--no-pdf", "--no-search"], seed=7)
    lines = list(loop.run(5))
    assert loop.figures.faults == [], "\n".join(lines)
    assert sum(loop.figures.kills.values()) == 5
