"""Work in other processes: it gives its result, fails as it would here, and can be ended."""

from __future__ import annotations

import os
import time

import pytest

from edition.errors import SchemaError
from edition.limits import MEMORY
from edition.processes import ExpiredError, Processes


def work(task: str) -> str:
    if task == "fail":
        raise SchemaError("It failed.")
    if task == "hang":
        time.sleep(60)
    if task == "swell":
        return str(len(bytearray(MEMORY + 1)))  # which the machine itself would give
    if task == "die":
        os._exit(1)
    return f"{task} done"


def test_work_is_done() -> None:
    with Processes(1) as processes:
        assert [
            processes.call(work, "one", seconds=20).result(),
            processes.call(work, "two", seconds=20).result(),
        ] == ["one done", "two done"]


def test_a_failure_is_raised_here() -> None:
    with Processes(1) as processes:
        with pytest.raises(SchemaError, match="It failed"):
            processes.call(work, "fail", seconds=20).result()
        assert processes.call(work, "one", seconds=20).result() == "one done"


def test_what_hangs_is_ended_and_what_follows_is_done() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="within 2 seconds"):
            processes.call(work, "hang", seconds=2).result()
        assert processes.call(work, "one", seconds=20).result() == "one done"


def test_a_process_that_dies_is_no_crash() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="ended the process"):
            processes.call(work, "die", seconds=20).result()
        assert processes.call(work, "one", seconds=20).result() == "one done"


def test_what_takes_too_much_memory_is_ended() -> None:
    with Processes(1) as processes:
        with pytest.raises(ExpiredError, match="more memory than 4 GB"):
            processes.call(work, "swell", seconds=20).result()
        assert processes.call(work, "one", seconds=20).result() == "one done"
