"""The PDFs: what one of each document costs."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator

from benchmarks.measuring import ROOT, run
from benchmarks.table import Line, failed, seconds
from benchmarks.workshop import Edition, Workshop

_GOAL = 10.0
"""Milliseconds of processor time."""
_STATUS = "exit status"


def documents(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield what a PDF of each letter of the small edition costs, and the volume of them."""
    edition = workshop.small
    count = len(edition.documents)
    withouts, withs = [], []
    for _ in range(rounds):
        withouts.append(_stages(edition, "--no-search", "--no-pdf"))
        withs.append(_stages(edition, "--no-search"))
    more = _median(withs, "Documents") - _median(withouts, "Documents")
    each = more * 1000 / count
    yield Line(
        f"PDF of each of {count:,} letters",
        f"{each:.1f} ms",
        f"under {_GOAL:.0f} ms a document and core",
        is_met=each < _GOAL,
    )
    volume = "the volume of all of them"
    if not (edition.site / "pdf" / "edition.pdf").exists():
        yield failed(volume, "it has more pages than are set")
    elif all(stages[_STATUS] == 0 for stages in withs):
        yield Line(volume, seconds(_median(withs, "The volume")))
    else:
        yield failed(volume, "the build has errors")


def _stages(edition: Edition, *options: str) -> dict[str, float]:
    """Build an edition anew and return what each stage costs, and the exit status."""
    edition.forget()
    script = str(ROOT / "benchmarks" / "staged.py")
    command = [sys.executable, script, "build", *options]
    done = run(command, cwd=edition.folder, allowed=(0, 1))
    stages: dict[str, float] = json.loads(done.output.splitlines()[-1])
    return {**stages, _STATUS: done.status}


def _median(runs: list[dict[str, float]], stage: str) -> float:
    return statistics.median(run[stage] for run in runs)
