"""Where the time of a build goes: by stage, within Saxon by entry and mode, and by function.

Everything runs in this process, so that nothing is hidden in another. The build is done twice: once
with a watch, whose figures are true, and once under cProfile, which slows Python down and Saxon
not, so that its figures are good for proportions only.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from benchmarks.measuring import ROOT
from benchmarks.staged import watched
from benchmarks.workshop import Edition, Workshop
from edition.engines.saxonche import Stylesheets
from edition.workers import Workers

_METHODS = ("transform", "tree")
_ROWS = 20
_BUILT_IN = "~"
_Function = tuple[str, int, str]
"""File, line and name, as ``pstats`` has them."""


def profile(workshop: Workshop) -> Iterator[str]:
    """Yield the lines of three tables, of the diary."""
    edition = workshop.diary
    count = len(edition.documents)
    _build(edition)  # compiles Python and fills the disk's cache
    with _Saxon() as saxon:
        started = time.process_time()
        stages = _build(edition)
        whole = time.process_time() - started
    yield f"{count:,} diary entries: {whole:.1f} s, {whole * 1000 / count:.1f} ms each"
    yield from ("", "| stage | seconds | ms a document | share |", "|---|---:|---:|---:|")
    stages["elsewhere"] = whole - sum(stages.values())
    for name, taken in sorted(stages.items(), key=lambda item: -item[1]):
        yield _row(name, taken, count, whole)
    yield from ("", "| within Saxon | seconds | ms a document | share |", "|---|---:|---:|---:|")
    for name, taken in sorted(saxon.seconds.items(), key=lambda item: -item[1]):
        yield _row(name, taken, count, whole)
    yield _row("all of it", sum(saxon.seconds.values()), count, whole)
    profiler = cProfile.Profile(time.process_time)
    profiler.runcall(_build, edition)
    yield from ("", "| function | by itself | with what it calls | calls |", "|---|---:|---:|---:|")
    yield from _functions(profiler)


@contextmanager
def _alone() -> Iterator[None]:
    """Let workers do their tasks in this process."""
    original = Workers.map
    setattr(Workers, "map", lambda _, function, tasks, **__: map(function, tasks))  # noqa: B010
    try:
        yield
    finally:
        setattr(Workers, "map", original)  # noqa: B010


class _Saxon:
    """Takes the time within Saxon, by entry and mode."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._originals = {name: getattr(Stylesheets, name) for name in _METHODS}
        self._parse = Stylesheets.parse

    def __enter__(self) -> _Saxon:
        for name, original in self._originals.items():
            setattr(Stylesheets, name, self._timed(original))
        setattr(Stylesheets, "parse", self._timed(self._parse, "parsing"))  # noqa: B010
        return self

    def __exit__(self, *_: object) -> None:
        for name, original in self._originals.items():
            setattr(Stylesheets, name, original)
        setattr(Stylesheets, "parse", self._parse)  # noqa: B010

    def _timed(self, function: Callable[..., object], name: str = "") -> Callable[..., object]:
        def timed(*arguments: object, **named: object) -> object:
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                label = name or f"`{arguments[1]}.xsl`, mode {named.get('mode', '')}"
                self.seconds[label] += time.process_time() - started

        return timed


def _build(edition: Edition) -> dict[str, float]:
    """Build an edition anew in this process and return what each stage costs."""
    edition.forget()
    with (
        _alone(),
        chdir(edition.folder),
        Path(os.devnull).open("w") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
    ):
        _, stages = watched(["build", *edition.options, "--jobs", "1"], time.process_time)
    return stages


def _row(name: str, taken: float, documents: int, whole: float) -> str:
    return f"| {name} | {taken:.1f} | {taken * 1000 / documents:.2f} | {taken / whole:.0%} |"


def _functions(profiler: cProfile.Profile) -> Iterator[str]:
    """Yield a row for each of the functions that cost most by themselves.

    What Python's own functions cost (``append``, ``join``) is counted for those that call them.
    """
    stats: Any = pstats.Stats(profiler)
    own: defaultdict[_Function, float] = defaultdict(float)
    for function, (_, _, taken, _, callers) in stats.stats.items():
        if function[0] == _BUILT_IN and callers:
            for caller, (_, _, for_it, _) in callers.items():
                own[caller] += for_it
        else:
            own[function] += taken
    for function, taken in sorted(own.items(), key=lambda item: -item[1])[:_ROWS]:
        _, calls, _, with_all, _ = stats.stats[function]
        yield (
            f"| `{_place(function[0])}{function[2]}` | {taken / stats.total_tt:.0%} "
            f"| {with_all / stats.total_tt:.0%} | {calls:,} |"
        )


def _place(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(ROOT / "edition"):
        return f"{path.relative_to(ROOT / 'edition').with_suffix('').as_posix()}: "
    if "site-packages" in path.parts:
        return f"{path.parts[path.parts.index('site-packages') + 1]}: "
    return "" if file == _BUILT_IN else f"{path.parent.name}/{path.name}: "
