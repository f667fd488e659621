"""What a command does not need, it does not load: editors check fifty times a day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLOW = {"elementpath", "urllib.request", "xmlschema"}


def test_checking_loads_no_slow_library(root: Path) -> None:
    program = "import sys, edition.cli, edition.pipeline; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert SLOW.isdisjoint(done.stdout.split())
