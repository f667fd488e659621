"""Work in other processes: it gives its result, fails as it would here, and can be ended."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import Future

import pytest

from edition.errors import TransformError
from edition.processes import EndedError, ExpiredError, Processes
from tests.deeds import Word, done, work

LONG = 120
"""How many seconds work may take that is done at once, on a machine however busy."""


def begin(
    processes: Processes, text: str, *, seconds: float = LONG, hands: int | None = None
) -> Future[str]:
    return processes.call(work, Word(text), seconds=seconds, hands=hands)


def by(result: str) -> int:
    """Return the number of the process that did it."""
    return int(result.rpartition(" by ")[2])


def is_done(processes: Processes, text: str) -> bool:
    return done([begin(processes, text).result()]) == [text]


def test_work_is_done() -> None:
    with Processes(1) as processes:
        assert is_done(processes, "one")
        assert is_done(processes, "two")


def test_a_failure_is_raised_here() -> None:
    with Processes(1) as processes:
        with pytest.raises(TransformError, match="It failed"):
            begin(processes, "fail").result()
        assert is_done(processes, "one")


def test_what_hangs_is_ended_and_what_follows_is_done() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="within 2 seconds"):
            begin(processes, "hang", seconds=2).result()
        assert is_done(processes, "one")


def test_a_process_that_dies_is_no_crash() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="ended the process"):
            begin(processes, "die").result()
        assert is_done(processes, "one")


def test_what_takes_too_much_memory_is_ended() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="more memory than 4 GB"):
            begin(processes, "swell").result()
        assert is_done(processes, "one")


def test_a_process_that_is_killed_while_it_waits_is_replaced() -> None:
    with Processes(2) as processes:
        calls = [begin(processes, "who") for _ in range(8)]
        for number in {by(call.result()) for call in calls}:
            os.kill(number, signal.SIGKILL)
        results = []
        for _ in range(6):
            try:
                results.append(is_done(processes, "one"))
            except EndedError:
                results.append(False)
        assert results[-2:] == [True, True]
        assert results.count(False) <= 2


def test_the_end_ends_what_is_being_done() -> None:
    began = time.monotonic()
    with Processes(1) as processes:
        number = by(begin(processes, "who").result())
        call = begin(processes, "hang")
        waiting = begin(processes, "one")
        while not call.running():
            time.sleep(0.01)
    assert time.monotonic() - began < LONG
    assert waiting.cancelled()
    with pytest.raises(EndedError):
        call.result()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_what_is_little_waits_for_a_process_that_is_at_work() -> None:
    with Processes(2) as processes:
        calls = [begin(processes, "who", hands=1) for _ in range(4)]
        assert len({by(call.result()) for call in calls}) == 1


def test_what_is_waiting_is_given_up_with_the_processes() -> None:
    with Processes(1) as processes:
        calls = [begin(processes, "hang") for _ in range(3)]
        while not calls[0].running():
            time.sleep(0.01)
    assert calls[1].cancelled()
    assert calls[2].cancelled()
