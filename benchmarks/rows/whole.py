"""Whole builds, as if for the first time: of the diary beside other programs, and of letters."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.measuring import ROOT, Run, accompanied, cpu, interleaved, run
from benchmarks.peers import NotInstalledError, tei_stylesheets
from benchmarks.table import MEGABYTE, Line, megabytes, seconds, times
from benchmarks.workshop import PAGES_ONLY, Edition, Workshop, linked

_BARE = 5.0
"""So many times what the bare sheet costs a build may cost."""
_PEER = 0.5
_LINEAR = 1.1
"""So much more than its share of documents a large edition may cost."""
_MEMORY = 600 * MEGABYTE
_SAME = 1.2
"""Up to so many times as much memory counts as no more: what is sampled varies."""


def diary(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield what the diary costs, and beside it what other programs cost on the same files."""
    edition = workshop.diary
    entries = f"{len(edition.documents):,} diary entries"
    rng = ("--schema", str(ROOT / "schemas" / "edition.rng"), "--draft")
    judged = replace(edition, options=(*PAGES_ONLY, *rng), allowed=(0, 1))
    works: dict[str, Callable[[], Run]] = {
        "floor": partial(_module, "floor", edition, workshop),
        "bare": partial(_module, "bare", edition, workshop),
        "build": edition.build_anew,
        "bare again": partial(_module, "bare", edition, workshop),
        "index": partial(_index, edition),
        "judged": judged.build_anew,
    }
    absent = ""
    try:
        command = tei_stylesheets(edition.source, workshop.scratch("peer"))
        works["peer"] = partial(run, command)
    except NotInstalledError as error:
        absent = str(error)
    runs = interleaved(rounds, works)
    costs = {name: cpu(done) for name, done in runs.items()}
    build, bare = costs["build"], cpu([*runs["bare"], *runs["bare again"]])
    yield _beside(f"{entries}, whole build", build, bare)
    if "peer" in costs:
        peer = costs["peer"]
        yield Line(
            "the same against TEI Stylesheets' HTML step",
            seconds(build),
            f"under {times(_PEER)} of {seconds(peer)}",
            times(build / peer),
            build < _PEER * peer,
        )
    else:
        yield Line("TEI Stylesheets' HTML step", f"skipped: {absent}")
    yield _beside("the same, validated: each entry is at fault", costs["judged"], bare)
    yield Line("the bare sheet (`bare.xsl`)", seconds(bare), ratio=times(1))
    yield Line("the floor: read, serialise, write", seconds(costs["floor"]))
    yield Line("the search index of these pages", seconds(costs["index"]))


def letters(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield what the large edition costs, in time and memory, beside the small one.

    The large one takes many minutes, in which a machine may change its speed: the small one is
    built beside it, again and again. What a worker needs is held against a small edition with as
    large registers: of these alone it may need more.
    """
    small, large, peopled = workshop.small, workshop.large, workshop.peopled
    runs: dict[str, list[Run]] = {"small": [], "large": [], "peopled": []}
    for _ in range(rounds):
        whole, fifths = accompanied(large.build_anew, small.build_anew)
        runs["large"].append(whole)
        runs["small"].extend(fifths)
        runs["peopled"].append(peopled.build_anew())
    less, more = cpu(runs["small"]), cpu(runs["large"])
    few, many = len(small.documents), len(large.documents)
    limit = _LINEAR * many / few
    yield Line(f"{few:,} letters, whole build", seconds(less), ratio=times(1))
    yield Line(
        f"{many:,} letters, whole build",
        seconds(more),
        f"at most {times(limit)}",
        times(more / less),
        more <= limit * less,
    )
    peaks = {name: _main_peak(done) for name, done in runs.items()}
    yield Line(
        "peak memory of the main process",
        megabytes(peaks["large"]),
        f"under {megabytes(_MEMORY)}",
        times(peaks["large"] / peaks["small"]) if peaks["small"] else "",
        peaks["large"] < _MEMORY,
    )
    peaks = {name: _worker_peak(done) for name, done in runs.items()}
    one, other = peaks["peopled"], peaks["large"]
    yield Line(
        "peak memory of a worker",
        megabytes(other),
        f"under {megabytes(_MEMORY)}, no more than for {few:,} letters with such registers",
        times(other / one) if one else "",
        other < _MEMORY and other <= _SAME * one,
    )
    yield Line(f"the same for {few:,} letters with such registers", megabytes(one))
    yield Line(f"the same for {few:,} letters with their own", megabytes(peaks["small"]))


def _beside(work: str, build: float, bare: float) -> Line:
    goal = f"under {times(_BARE)} the bare sheet"
    return Line(work, seconds(build), goal, times(build / bare), build < _BARE * bare)


def _module(name: str, edition: Edition, workshop: Workshop) -> Run:
    out = workshop.scratch(name)
    return run([sys.executable, "-m", f"benchmarks.{name}", str(edition.source), str(out)])


def _index(edition: Edition) -> Run:
    """Index the pages of the last build."""
    return index(edition.site, edition.folder / "indexed")


def index(site: Path, copy: Path) -> Run:
    """Make the search index of a copy of a published tree, which is removed again."""
    done = run([sys.executable, "-m", "benchmarks.search", str(linked(site, copy))])
    shutil.rmtree(copy)
    return done


def _main_peak(runs: list[Run]) -> int:
    return max(run.guarded.main_peak for run in runs)


def _worker_peak(runs: list[Run]) -> int:
    return max(run.guarded.worker_peak for run in runs)
