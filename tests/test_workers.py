"""Many tasks: their results come in order, and one that comes to nothing costs no other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition import limits
from edition.errors import TransformError
from edition.watch import Watch, Work
from edition.workers import Workers, _batches


@dataclass(frozen=True, slots=True)
class Word:
    """A task."""

    text: str
    size: int = 10

    @property
    def subject(self) -> str:
        return self.text


def work(task: Word) -> str:
    if task.text == "hang":
        time.sleep(300)
    if task.text == "die":
        os._exit(1)
    if task.text.startswith("once ") and not Path(task.text.removeprefix("once ")).exists():
        Path(task.text.removeprefix("once ")).touch()
        os._exit(1)
    if task.text == "swell":
        return str(len(bytearray(1 << 40)))
    if task.text == "fail":
        raise TransformError("It failed.")
    return f"{task.text} by {os.getpid()}"


def instead(task: Word, reason: str) -> str:
    return f"{task.text} {reason}"


def done(*words: Word) -> list[str]:
    with Workers(2) as pool:
        return list(pool.map(work, words, otherwise=instead))


def enough() -> int:
    """Return how many seconds are enough for what is done at once: many times what it takes now."""
    began = time.monotonic()
    done(Word("a", 2_000_000))
    return 2 + int(4 * (time.monotonic() - began))


def test_few_small_tasks_are_done_here() -> None:
    assert done(Word("a"), Word("b")) == [f"a by {os.getpid()}", f"b by {os.getpid()}"]


def test_a_large_task_is_done_elsewhere() -> None:
    [result] = done(Word("a", 2_000_000))
    assert result.startswith("a by")
    assert result != f"a by {os.getpid()}"


def test_little_is_handed_over_once_others_are_at_work() -> None:
    with Workers(2) as pool:
        pool.awaken(work, Word("ready"))
        found = pool.one(work, Word("a"), otherwise=instead)
    assert found.startswith("a by")
    assert found != f"a by {os.getpid()}"


def test_what_nobody_waits_for_may_fail() -> None:
    with Workers(2) as pool:
        pool.awaken(work, Word("fail"))
        assert pool.one(work, Word("a"), otherwise=instead).startswith("a by")


def test_results_come_in_order() -> None:
    found = done(*(Word(str(number)) for number in range(200)))
    assert [result.split()[0] for result in found] == [str(number) for number in range(200)]


def test_what_comes_to_nothing_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = enough()
    monkeypatch.setattr(limits, "_SECONDS", seconds)
    words = [Word(f"w{number}") for number in range(40)]
    words[3], words[9], words[20] = Word("hang"), Word("die"), Word("swell")
    found = done(*words)
    assert found[3] == f"hang did not come to an end within {seconds} seconds"
    assert found[9] == "die ended the process it ran in, perhaps for want of memory"
    assert found[20] == "swell took more memory than 4 GB"
    rest = [result.split()[0] for number, result in enumerate(found) if number not in {3, 9, 20}]
    assert rest == [f"w{number}" for number in range(40) if number not in {3, 9, 20}]


def test_a_failure_is_raised_here() -> None:
    with pytest.raises(TransformError, match="It failed"):
        done(*(Word("fail") for _ in range(30)))


def test_tasks_are_made_as_they_are_needed() -> None:
    made = []

    def tasks() -> Iterator[Word]:
        for number in range(500):
            made.append(number)
            yield Word(str(number))

    with Workers(2) as pool:
        results = pool.map(work, tasks(), otherwise=instead)
        next(results)
        assert len(made) < 100


def test_tasks_are_handed_over_in_batches_that_grow() -> None:
    def sizes(count: int, size: int, hands: int) -> list[int]:
        tasks = (Word("a", size) for _ in range(count))
        return [len(batch) for batch in _batches(tasks, hands)]

    assert sizes(30, 10, 2) == [1] * 8 + [2] * 4 + [3] * 3 + [4, 1]
    assert sizes(1000, 10, 1)[-3:-1] == [32, 32]
    assert max(sizes(1000, 90_000, 1)) == 5
    assert sizes(5, 900_000, 2) == [1, 1, 1, 1, 1]


def test_a_process_that_is_ended_from_without_costs_nothing(tmp_path: Path) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    words = [Word("a", 2_000_000), *(Word(f"once {mark}", 2_000_000) for mark in marks)]
    found = done(*words, Word("z"))
    assert [result.rpartition(" by ")[0] for result in found] == [
        "a", *(f"once {mark}" for mark in marks), "z",
    ]  # fmt: skip
    assert all(mark.exists() for mark in marks)


def test_what_came_to_nothing_before_is_not_tried() -> None:
    faults = {Work("work", "b"): "crashed"}
    for watch in (Watch(faults=faults), Watch(faults=faults, is_wary=True)):
        with Workers(2, watch=watch) as pool:
            found = list(pool.map(work, map(Word, "abc"), otherwise=instead))
        assert found[1] == "b crashed"
        assert [result.split()[0] for result in found] == ["a", "b", "c"]
        here = [result.endswith(f"by {os.getpid()}") for result in found]
        assert here == [not watch.is_wary, False, not watch.is_wary]


def test_when_nothing_comes_to_an_end_it_gets_less_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_SECONDS", 2)
    watch = Watch(is_wary=True)
    words = [*(Word("hang") for _ in range(12)), *(Word(f"w{number}") for number in range(12))]
    with Workers(1, watch=watch) as pool:
        found = list(pool.map(work, words, otherwise=instead))
    assert found[0] == "hang did not come to an end within 2 seconds"
    assert found[11] == "hang did not come to an end within 0 seconds"
    assert [result.split()[0] for result in found[12:]] == [f"w{number}" for number in range(12)]
