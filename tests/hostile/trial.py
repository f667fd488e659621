"""A trial: one case built beside the secrets, and what is wrong with what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import corpus
from tests.hostile.corpus import Case
from tests.hostile.generated import Generated

OUTSIDE = "home-of-the-canary"
"""The name of the folder that an edition lies in, which nothing published may know."""
_OURS = frozenset({"tei", "edition.toml", "site", ".site.build", ".site.lock", ".cache"})
_HARMLESS = "Nothing is wrong with these words."


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a case: what is not as it should be, and what it took."""

    faults: tuple[str, ...]
    findings: tuple[str, ...]
    seconds: float
    megabytes: int
    """The memory of all processes together, at the most."""


def attempt(
    given: Case | Generated,
    outside: Path,
    *options: str,
    seconds: float = 300.0,
    build: corpus.Build = corpus.build,
) -> Trial:
    """Build a case within the empty folder ``outside`` and judge what was published.

    Its time and memory are its own only where ``build`` starts a process for it.
    """
    case = given if isinstance(given, Case) else given.case
    with corpus.web() as web:
        if isinstance(given, Case):
            edition = corpus.lay_out(case.name, outside, web.address)
        else:
            corpus.secrets(outside)
            edition = outside / "edition"
            corpus.accompany(edition)
            given.make(edition)
        before, own = _around(outside), {path.name for path in edition.iterdir()}
        began = time.monotonic()
        with _measured() if build is corpus.build else nullcontext([0]) as peak:
            try:
                result = build(edition, *options, seconds=seconds)
            except subprocess.TimeoutExpired:
                return Trial((f"it took more than {seconds:.0f} seconds",), (), seconds, peak[0])
        took = time.monotonic() - began
    faults = [*_faults(case, edition, result)]
    if web.asked:
        faults.append(f"the web was asked for {', '.join(web.asked)}")
    if _around(outside) != before:
        faults.append("something was written outside")
    strange = {path.name for path in edition.iterdir()} - own - _OURS
    if strange:
        faults.append(f"the build left {', '.join(sorted(strange))}")
    return Trial(tuple(faults), result.findings, took, peak[0])


def _faults(case: Case, edition: Path, result: corpus.Result) -> Iterator[str]:
    findings = tuple(f for f in result.findings if f.split()[0] not in case.at_limits)
    is_limited = findings != result.findings
    if case.kinds:
        if tuple(sorted(set(findings))) != case.kinds:
            yield f"the findings are {sorted(set(findings))}; it said: {result.said[-600:]}"
    elif findings != case.findings and not (is_limited and set(findings) <= set(case.findings)):
        yield f"the findings are {list(findings)}; it said: {result.said[-600:]}"
    if result.status != (1 if is_limited else case.expected_status):
        yield f"the exit status is {result.status}; it said: {result.said[-600:]}"
    if "Traceback" in result.said:
        yield "it broke down"
    files = corpus.published(edition / "site") if (edition / "site").exists() else {}
    if _HARMLESS not in files.get("documents/harmless.html", ""):
        yield "the harmless document is not published"
    names = isinstance(case, Case) and not corpus.names_outside(case.name)
    for name, text in files.items():
        if corpus.SECRET in text:
            yield f"the secret is in {name}"
        # What a source itself says of the machine, others than this test must keep back.
        if names and OUTSIDE in text:
            yield f"the path of the machine is in {name}"
    yield from (f"there is no page {page}" for page in case.pages if page not in files)
    whole = "\n".join(files.values())
    yield from (f"'{word}' is missing" for word in case.present if word not in whole)
    yield from (f"'{word}' is published" for word in case.absent if word in whole)


def _around(outside: Path) -> set[Path]:
    return {path for path in outside.rglob("*") if "edition" not in path.parts}


@contextmanager
def _measured() -> Iterator[list[int]]:
    """Give, when it is left, the most memory (MB) that the processes started within had at once."""
    peak, done = [0], threading.Event()
    if not Path("/proc/self/stat").exists():  # only Linux tells
        yield peak
        return
    before = _started_by(os.getpid()).keys()

    def watch() -> None:
        while not done.wait(0.2):
            started = _started_by(os.getpid(), besides=before)
            peak[0] = max(peak[0], sum(started.values()) >> 20)

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield peak
    finally:
        done.set()
        watching.join()


def _started_by(process: int, besides: Collection[int] = ()) -> dict[int, int]:
    """Return the processes that one has started, and these ones, with their bytes of memory."""
    page = os.sysconf("SC_PAGE_SIZE")
    children: dict[int, list[int]] = {}
    resident: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
        resident[int(path.parent.name)] = int(fields[21]) * page
    found: dict[int, int] = {}
    waiting = [process]
    while waiting:
        for one in set(children.get(waiting.pop(), ())) - set(besides):
            found[one] = resident[one]
            waiting.append(one)
    return found


def report(trials: Callable[[], Iterator[tuple[str, Trial]]]) -> int:
    """Print a line a trial and the totals; return how many failed."""
    failed = count = 0
    begun = time.monotonic()
    for name, trial in trials():
        count += 1
        failed += bool(trial.faults)
        outcome = "failed" if trial.faults else ", ".join(sorted(set(trial.findings))) or "harmless"
        lines = [f"{name:45} {trial.seconds:7.1f} s {trial.megabytes:6} MB  {outcome[:80]}"]
        lines += [f"    {fault}" for fault in trial.faults]
        sys.stdout.write("\n".join([*lines, ""]))
        sys.stdout.flush()
    took = time.monotonic() - begun
    sys.stdout.write(f"{count} cases, {failed} failed, {took:.0f} seconds.\n")
    return failed
