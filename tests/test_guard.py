"""Work in a process of its own: it gives its result, fails as it would here, and can be ended."""

from __future__ import annotations

import os
import time

import pytest

from edition.errors import SchemaError
from edition.guard import ExpiredError, Guard


def work(task: str) -> str:
    if task == "fail":
        raise SchemaError("It failed.")
    if task == "hang":
        time.sleep(60)
    if task == "swell":
        return str(len(bytearray(1 << 40)))
    if task == "die":
        os._exit(1)
    return f"{task} done"


def test_work_is_done() -> None:
    with Guard(work, seconds=20) as guard:
        assert [guard.call("one"), guard.call("two")] == ["one done", "two done"]


def test_a_failure_is_raised_here() -> None:
    with Guard(work, seconds=20) as guard:
        with pytest.raises(SchemaError, match="It failed"):
            guard.call("fail")
        assert guard.call("one") == "one done"


def test_what_hangs_is_ended_and_what_follows_is_done() -> None:
    with Guard(work, seconds=2) as guard:
        with pytest.raises(ExpiredError, match="within 2 seconds"):
            guard.call("hang")
        assert guard.call("one") == "one done"


def test_a_process_that_dies_is_no_crash() -> None:
    with Guard(work, seconds=20) as guard:
        with pytest.raises(ExpiredError, match="ended the process"):
            guard.call("die")
        assert guard.call("one") == "one done"


def test_what_takes_too_much_memory_is_ended() -> None:
    with Guard(work, seconds=20) as guard:
        with pytest.raises(ExpiredError, match="more memory than 4 GB"):
            guard.call("swell")
        assert guard.call("one") == "one done"
