"""What a process costs: seconds on the clock and of processor time, and memory at its peak.

Processor time is that of the process and of all that it has started and waited for. The peak is
what Linux calls VmHWM, looked at ten times a second for each process that descends from the one
that is measured; elsewhere there is none.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PROC = Path("/proc")
_PAUSE = 0.1


class WorkFailedError(Exception):
    """A process that is measured has failed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a process has cost."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of processor time, of all processes together."""
    peaks: Mapping[int, int] = field(default_factory=dict)
    """The most memory of each process by its number, in bytes; the first is the main one."""
    output: str = ""
    """What it wrote to standard output."""
    status: int = 0
    """Its exit status."""

    @property
    def guarded(self) -> Run:
        """The same without the process that only watches over the program, and starts it."""
        return replace(self, peaks=dict(list(self.peaks.items())[1:]))

    @property
    def main_peak(self) -> int:
        """The most memory of the main process, in bytes; 0: not known."""
        return next(iter(self.peaks.values()), 0)

    @property
    def worker_peak(self) -> int:
        """The most memory of any other process, in bytes; 0: there was none, or not known."""
        return max(list(self.peaks.values())[1:], default=0)


def run(command: Sequence[str], *, cwd: Path = ROOT, allowed: Sequence[int] = (0,)) -> Run:
    """Run a command and return what it has cost.

    Raises WorkFailedError when its exit status is not among those ``allowed``.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=output, stderr=log)
        with _Peaks(process.pid) as peaks:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        log.seek(0)
        if process.returncode not in allowed:
            lines = log.read().decode("utf-8", "replace").strip().splitlines()
            reason = " ".join(line.strip() for line in lines[-3:])
            raise WorkFailedError(f"exit status {process.returncode}: {reason}")
        text = output.read().decode("utf-8", "replace")
    return Run(wall, usage.ru_utime + usage.ru_stime, peaks.found, text, process.returncode)


def interleaved(rounds: int, works: Mapping[str, Callable[[], Run]]) -> dict[str, list[Run]]:
    """Return the runs of each work, which are done in turns: all of them, and all again.

    So whatever else the machine does meanwhile disturbs all of them alike.
    """
    runs: dict[str, list[Run]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            runs[name].append(work())
    return runs


def accompanied(long: Callable[[], Run], short: Callable[[], Run]) -> tuple[Run, list[Run]]:
    """Return the run of a long work, and those of a short one done again and again beside it.

    A machine may change its speed within minutes; done at the same time, both meet the same one. A
    run of the short work that lasts longer than the long one counts only where it is the first.
    """
    with ThreadPoolExecutor(1) as beside:
        done = beside.submit(long)
        runs = [short()]
        while not done.done():
            run = short()
            if not done.done():
                runs.append(run)
        return done.result(), runs


def cpu(runs: Sequence[Run]) -> float:
    """Return the median of the processor time, in seconds."""
    return statistics.median(run.cpu for run in runs)


def wall(runs: Sequence[Run]) -> float:
    """Return the median of the time on the clock, in seconds."""
    return statistics.median(run.wall for run in runs)


def descendants(process: int) -> Iterator[int]:
    """Yield a process and all that it has started and that still run."""
    yield process
    for children in _PROC.glob(f"{process}/task/*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # it has ended
            continue
        for child in found:
            yield from descendants(int(child))


def processor_time(process: int) -> float:
    """Return the seconds of processor time of a process and all that descends from it so far."""
    ticks = os.sysconf("SC_CLK_TCK")
    seconds = 0.0
    for member in descendants(process):
        try:
            fields = (_PROC / str(member) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        seconds += sum(int(value) for value in fields[11:15]) / ticks  # utime to cstime
    return seconds


class _Peaks:
    """Looks at the memory of a process and its descendants while they run."""

    def __init__(self, process: int) -> None:
        self.found: dict[int, int] = {}
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Peaks:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_PAUSE):
            for process in descendants(self._process):
                if peak := _peak(process):
                    self.found[process] = max(peak, self.found.get(process, 0))


def _peak(process: int) -> int:
    """Return the most memory that a process has had, in bytes; 0 when that is not known."""
    try:
        status = (_PROC / str(process) / "status").read_text()
    except OSError:
        return 0
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0
