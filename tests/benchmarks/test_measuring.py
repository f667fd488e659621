"""What a process costs, and what has become of a folder."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from benchmarks.measuring import Run, WorkFailedError, accompanied, cpu, interleaved, run
from benchmarks.trees import changed, state, touched

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
LARGE = "import time; x = b'x' * 80_000_000; time.sleep({})"
WITH_LARGE_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
PATIENCE = (1, 5, 30)
"""Seconds in which a process is looked at: more only where the machine stood still meanwhile."""


@pytest.mark.parametrize("script", [BUSY, PARENT])
def test_processor_time_is_that_of_all_processes(script: str) -> None:
    assert 0.3 <= run([sys.executable, "-c", script]).cpu < 3


def test_waiting_costs_no_processor_time() -> None:
    waited = run([sys.executable, "-c", "import time; time.sleep(0.5)"])
    assert waited.cpu < waited.wall


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_the_peak_is_told_for_each_process() -> None:
    for seconds in PATIENCE:
        script = LARGE.format(seconds)
        own = run([sys.executable, "-c", script])
        with_child = run([sys.executable, "-c", WITH_LARGE_CHILD.format(script)])
        if min(own.main_peak, with_child.worker_peak) > 80_000_000:
            break
    assert own.main_peak > 80_000_000
    assert own.worker_peak == 0
    assert with_child.main_peak < 80_000_000 < with_child.worker_peak
    assert with_child.guarded.main_peak > 80_000_000


def test_a_failure_says_why() -> None:
    with pytest.raises(WorkFailedError, match="exit status 3: no such thing"):
        run([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); exit(3)"])


def test_an_expected_status_is_no_failure() -> None:
    assert run([sys.executable, "-c", "print('x'); exit(1)"], allowed=(0, 1)).output == "x\n"


def test_works_are_done_in_turns() -> None:
    done = []

    def work(name: str, seconds: float) -> Run:
        done.append(name)
        return Run(seconds, seconds)

    runs = interleaved(3, {"a": lambda: work("a", len(done)), "b": lambda: work("b", 0)})
    assert done == ["a", "b"] * 3
    assert cpu(runs["a"]) == 2


def test_a_short_work_is_done_as_long_as_the_long_one_lasts() -> None:
    """What ends after the long work was done without it for a while: it does not count."""
    enough = threading.Event()
    begun = []

    def long() -> Run:
        assert enough.wait(30)
        return Run(9, 9)

    def short() -> Run:
        begun.append(len(begun))
        if len(begun) == 4:
            enough.set()
            time.sleep(0.2)
        return Run(len(begun), len(begun))

    done, others = accompanied(long, short)
    assert done == Run(9, 9)
    assert [run.cpu for run in others] == [1, 2, 3]


def test_a_short_work_that_lasts_longer_counts_once() -> None:
    ended = threading.Event()

    def long() -> Run:
        ended.set()
        return Run(1, 1)

    def short() -> Run:
        assert ended.wait(30)
        time.sleep(0.1)
        return Run(2, 2)

    assert accompanied(long, short) == (Run(1, 1), [Run(2, 2)])


class TestTrees:
    def test_a_file_is_touched_when_it_is_written_and_changed_when_it_differs(
        self, tmp_path: Path
    ) -> None:
        for name in ("same", "other", "rest", "gone"):
            (tmp_path / name).write_text(name)
        before = state(tmp_path)
        os.utime(tmp_path / "same", ns=(1, 1))
        (tmp_path / "other").write_text("OTHER")
        (tmp_path / "gone").unlink()
        (tmp_path / "new").write_text("new")
        after = state(tmp_path)
        assert touched(before, after) == {"same", "other", "gone", "new"}
        assert changed(before, after) == {"other", "gone", "new"}

    def test_a_file_that_is_replaced_is_touched(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        before = state(tmp_path)
        (tmp_path / "new").write_text("x")
        time = before.marks["file"][1]
        os.utime(tmp_path / "new", ns=(time, time))
        (tmp_path / "new").replace(tmp_path / "file")
        assert touched(before, state(tmp_path)) == {"file"}

    def test_what_is_left_out_is_left_out(self, tmp_path: Path) -> None:
        (tmp_path / ".cache").mkdir()
        (tmp_path / ".cache" / "x").write_text("x")
        assert state(tmp_path, without=".cache").marks == {}
