"""Start-up: what checking one file costs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

from benchmarks.measuring import ROOT, cpu, run, wall
from benchmarks.table import Line, seconds
from benchmarks.workshop import Workshop

_GOAL = 0.4
_MORE = 3
"""So many times the rounds: a run is short."""


def check(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield how long ``build.py check`` takes for one file, valid by the edition's grammar."""
    folder = workshop.scratch("one")
    origin = ROOT / "edition" / "starter" / "tei" / "documents" / "first-letter.xml"
    (folder / "tei").mkdir()
    shutil.copyfile(origin, folder / "tei" / origin.name)
    schema = str(ROOT / "schemas" / "edition.rng")
    command = [sys.executable, str(ROOT / "build.py"), "check", "--schema", schema]
    runs = [run(command, cwd=folder) for _ in range(_MORE * rounds)]
    taken = wall(runs)
    yield Line(
        "start-up of `build.py check` on one file",
        f"{seconds(taken)} ({seconds(cpu(runs))} CPU)",
        f"under {seconds(_GOAL)}",
        is_met=taken < _GOAL,
    )
