"""What builds have read is at hand for the next one, and no longer."""

from __future__ import annotations

from pathlib import Path

from edition.cache import Cache
from edition.digests import digest
from edition.memo import recall, remember
from edition.values import Values

KEY = digest("key")


def test_a_value_is_found_by_its_type_too() -> None:
    values = Values()
    values.hold(KEY, tuple[int, ...], (1, 2))
    assert values.find(KEY, tuple[int, ...]) == (1, 2)
    assert values.find(KEY, tuple[str, ...]) is None


def test_what_two_builds_have_not_asked_for_is_let_go() -> None:
    values = Values()
    values.hold(KEY, int, 1)
    values.turn()
    assert values.find(KEY, int) == 1
    values.turn()
    values.turn()
    assert values.find(KEY, int) is None


def test_the_cache_is_read_once(tmp_path: Path) -> None:
    values = Values()
    with Cache(tmp_path, values=values) as cache:
        remember(cache, KEY, [1])
        first = recall(cache, KEY, list[int])
        assert recall(cache, KEY, list[int]) is first
    with Cache(tmp_path, values=values) as cache:
        assert recall(cache, KEY, list[int]) is first


def test_another_value_counts_at_once(tmp_path: Path) -> None:
    with Cache(tmp_path, values=Values()) as cache:
        remember(cache, KEY, 1)
        assert recall(cache, KEY, int) == 1
        remember(cache, KEY, 2)
        assert recall(cache, KEY, int) == 2


def test_what_the_cache_is_to_forget_is_not_at_hand(tmp_path: Path) -> None:
    with Cache(tmp_path, values=Values()) as cache:
        remember(cache, KEY, 1)
        recall(cache, KEY, int)
        cache.forget()
        assert recall(cache, KEY, int) is None


def test_what_is_at_hand_is_needed(tmp_path: Path) -> None:
    values = Values()
    with Cache(tmp_path, values=values) as cache:
        remember(cache, KEY, "x" * 4096)
        recall(cache, KEY, str)
    with Cache(tmp_path, values=values, largest=1) as cache:
        assert recall(cache, KEY, str)
        cache.complete()
    with Cache(tmp_path) as cache:
        assert recall(cache, KEY, str)
