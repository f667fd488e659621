"""Many tasks: their results come in order, and one that comes to nothing costs no other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition import limits
from edition.errors import TransformError
from edition.watch import Watch, Work
from edition.workers import Workers, _batches
from tests.deeds import Word, done, instead, work


def results(*words: Word) -> list[str]:
    with Workers(2) as pool:
        return list(pool.map(work, words, otherwise=instead))


PATIENCE = (3, 15, 90)
"""Seconds that a task may take. What is done at once needs more only where the machine stood still
meanwhile: then all is done once more."""


def test_few_small_tasks_are_done_here() -> None:
    assert results(Word("a"), Word("b")) == [f"a by {os.getpid()}", f"b by {os.getpid()}"]


def test_a_large_task_is_done_elsewhere() -> None:
    [result] = results(Word("a", 2_000_000))
    assert result.startswith("a by")
    assert result != f"a by {os.getpid()}"


def test_little_is_handed_over_once_others_are_at_work() -> None:
    with Workers(2) as pool:
        pool.awaken(work, Word("ready"))
        found = pool.one(work, Word("a"), otherwise=instead)
    assert found.startswith("a by")
    assert found != f"a by {os.getpid()}"


def test_little_that_needs_no_engine_is_done_here_nevertheless() -> None:
    with Workers(2) as pool:
        pool.awaken(work, Word("ready"))
        [found] = pool.map(work, [Word("a")], otherwise=instead, needs_engine=False)
    assert found == f"a by {os.getpid()}"


def test_the_first_are_handed_over_before_a_result_is_asked_for(tmp_path: Path) -> None:
    with Workers(2) as pool:
        pool.awaken(work, Word("ready"))
        found = pool.map(work, [Word(f"once {tmp_path / 'begun'}")], otherwise=instead)
        until = time.monotonic() + 60
        while not (tmp_path / "begun").exists() and time.monotonic() < until:
            time.sleep(0.02)
        assert (tmp_path / "begun").exists()
        assert done(list(found)) == [f"once {tmp_path / 'begun'}"]


def test_what_nobody_waits_for_may_fail() -> None:
    with Workers(2) as pool:
        pool.awaken(work, Word("fail"))
        assert pool.one(work, Word("a"), otherwise=instead).startswith("a by")


def test_what_is_done_aside_is_waited_for_when_it_is_asked_for() -> None:
    with Workers(2) as pool:
        aside = pool.aside(work, Word("a"))
        assert pool.one(work, Word("b"), otherwise=instead).startswith("b by")
        found = aside()
    assert found.startswith("a by")
    assert found != f"a by {os.getpid()}"


def test_what_comes_to_nothing_aside_is_done_here(tmp_path: Path) -> None:
    with Workers(2) as pool:
        found = pool.aside(work, Word(f"once {tmp_path / 'tried'}"))()
    assert (tmp_path / "tried").exists()
    assert found.endswith(f"by {os.getpid()}")


def test_a_failure_aside_is_raised_here() -> None:
    with Workers(2) as pool:
        aside = pool.aside(work, Word("fail"))
        with pytest.raises(TransformError, match="It failed"):
            aside()


def test_results_come_in_order() -> None:
    found = results(*(Word(str(number)) for number in range(200)))
    assert done(found) == [str(number) for number in range(200)]


def test_what_comes_to_nothing_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [Word(f"w{number}") for number in range(40)]
    words[3], words[9], words[20] = Word("hang"), Word("die"), Word("swell")
    expected = [word.text for word in words if word.text.startswith("w")]
    for seconds in PATIENCE:
        monkeypatch.setattr(limits, "_SECONDS", seconds)
        found = results(*words)
        if done(found) == expected:
            break
    assert done(found) == expected
    assert found[3] == f"hang did not come to an end within {seconds} seconds"
    assert found[9] == "die ended the process it ran in, perhaps for want of memory"
    assert found[20] == "swell took more memory than 4 GB"


def test_a_failure_is_raised_here() -> None:
    with pytest.raises(TransformError, match="It failed"):
        results(*(Word("fail") for _ in range(30)))


def test_tasks_are_made_as_they_are_needed() -> None:
    made = []

    def tasks() -> Iterator[Word]:
        for number in range(500):
            made.append(number)
            yield Word(str(number))

    with Workers(2) as pool:
        found = pool.map(work, tasks(), otherwise=instead)
        next(found)
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
    found = results(*words, Word("z"))
    assert done(found) == ["a", *(f"once {mark}" for mark in marks), "z"]
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
    words = [*(Word("hang") for _ in range(12)), *(Word(f"w{number}") for number in range(12))]
    for seconds in PATIENCE:
        monkeypatch.setattr(limits, "_SECONDS", seconds)
        with Workers(1, watch=Watch(is_wary=True)) as pool:
            found = list(pool.map(work, words, otherwise=instead))
        if len(done(found)) == 12:
            break
    assert found[0] == f"hang did not come to an end within {seconds} seconds"
    assert found[11] == f"hang did not come to an end within {seconds / 10:.0f} seconds"
    assert done(found[12:]) == [f"w{number}" for number in range(12)]
