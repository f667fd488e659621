"""Work in other processes: it gives its result, fails as it would here, and can be ended."""

from __future__ import annotations

import os
import signal
import time

import pytest

from edition.errors import SchemaError
from edition.limits import MEMORY
from edition.processes import EndedError, ExpiredError, Processes

LONG = 120
"""How many seconds work may take that is done at once, on a machine however busy."""


def work(task: str) -> str:
    if task == "fail":
        raise SchemaError("It failed.")
    if task == "hang":
        time.sleep(LONG + 30)
    if task == "swell":
        return str(len(bytearray(MEMORY + 1)))  # which the machine itself would give
    if task == "die":
        os._exit(1)
    if task == "who":
        return str(os.getpid())
    return f"{task} done"


def test_work_is_done() -> None:
    with Processes(1) as processes:
        assert [
            processes.call(work, "one", seconds=LONG).result(),
            processes.call(work, "two", seconds=LONG).result(),
        ] == ["one done", "two done"]


def test_a_failure_is_raised_here() -> None:
    with Processes(1) as processes:
        with pytest.raises(SchemaError, match="It failed"):
            processes.call(work, "fail", seconds=LONG).result()
        assert processes.call(work, "one", seconds=LONG).result() == "one done"


def test_what_hangs_is_ended_and_what_follows_is_done() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="within 2 seconds"):
            processes.call(work, "hang", seconds=2).result()
        assert processes.call(work, "one", seconds=LONG).result() == "one done"


def test_a_process_that_dies_is_no_crash() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="ended the process"):
            processes.call(work, "die", seconds=LONG).result()
        assert processes.call(work, "one", seconds=LONG).result() == "one done"


def test_what_takes_too_much_memory_is_ended() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="more memory than 4 GB"):
            processes.call(work, "swell", seconds=LONG).result()
        assert processes.call(work, "one", seconds=LONG).result() == "one done"


def test_a_process_that_is_killed_while_it_waits_is_replaced() -> None:
    with Processes(2) as processes:
        calls = [processes.call(work, "who", seconds=LONG) for _ in range(8)]
        for number in {call.result() for call in calls}:
            os.kill(int(number), signal.SIGKILL)
        results = []
        for _ in range(6):
            try:
                results.append(processes.call(work, "one", seconds=LONG).result())
            except EndedError:
                results.append("ended")
        assert results[-2:] == ["one done", "one done"]
        assert results.count("ended") <= 2


def test_the_end_ends_what_is_being_done() -> None:
    began = time.monotonic()
    with Processes(1) as processes:
        number = int(processes.call(work, "who", seconds=LONG).result())
        call = processes.call(work, "hang", seconds=LONG)
        waiting = processes.call(work, "one", seconds=LONG)
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
        calls = [processes.call(work, "who", seconds=LONG, hands=1) for _ in range(4)]
        assert len({call.result() for call in calls}) == 1


def test_what_is_waiting_is_given_up_with_the_processes() -> None:
    with Processes(1) as processes:
        calls = [processes.call(work, "hang", seconds=LONG) for _ in range(3)]
        time.sleep(1)
    assert calls[1].cancelled()
    assert calls[2].cancelled()
