"""Values that are read some at a time are what they are one by one."""

from __future__ import annotations

from pathlib import Path

from edition import memo
from edition.cache import Cache
from edition.digests import digest
from edition.memo import keep_together, recall_all, remember

_DIGESTS = [digest(str(number)) for number in range(200)]
_ENDS = [key for key in _DIGESTS if memo.ends_some(key)]
_MIDDLES = [key for key in _DIGESTS if not memo.ends_some(key)]
KEYS = [_MIDDLES[0], _ENDS[0], _MIDDLES[1], _ENDS[1], _MIDDLES[2]]
"""Two that are read together, two more, and one."""


def test_they_are_found_alone_and_together(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for number in (0, 1, 2, 4):
            remember(cache, KEYS[number], number)
        read = recall_all(cache, KEYS, int)
        assert read == [0, 1, 2, None, 4]
        keep_together(cache, KEYS, read, read)
    with Cache(tmp_path) as cache:
        cache._connection.execute("DELETE FROM made WHERE key = ?", (bytes.fromhex(KEYS[0]),))
        assert recall_all(cache, KEYS, int) == [0, 1, 2, None, 4]
        assert recall_all(cache, KEYS[1:], int) == [1, 2, None, 4]


def test_a_value_that_was_found_anew_counts(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        keep_together(cache, KEYS[:2], ["a", "b"], [None, None])
        read = recall_all(cache, KEYS[:2], str)
        assert read == ["a", "b"]
        keep_together(cache, KEYS[:2], [read[0], "c"], read)
        assert recall_all(cache, KEYS[:2], str) == ["a", "c"]


def test_what_is_of_another_type_is_missing(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        keep_together(cache, KEYS[:2], ["a", "b"], [None, None])
        assert recall_all(cache, KEYS[:2], int) == [None, None]


def test_they_are_needed_where_the_cache_is_pruned(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for key in KEYS:
            remember(cache, key, "word " * 1000)
        read = recall_all(cache, KEYS[:2], str)
        keep_together(cache, KEYS[:2], read, read)
    with Cache(tmp_path, largest=1) as cache:
        recall_all(cache, KEYS[:2], str)
        cache.complete()
    with Cache(tmp_path) as cache:
        assert [cache.has(key) for key in KEYS] == [True, True, False, False, False]


def test_one_that_comes_between_parts_only_its_neighbours(tmp_path: Path) -> None:
    keys = [key for ends in zip(_MIDDLES, _ENDS[:6], strict=False) for key in ends]
    with Cache(tmp_path) as cache:
        read = recall_all(cache, keys, int)
        keep_together(cache, keys, list(range(len(keys))), read)
        more = [*keys[:2], _MIDDLES[20], *keys[2:]]
        remember(cache, _MIDDLES[20], 99)
        # Those that stand beside it are not known by themselves here.
        assert recall_all(cache, more, int) == [0, 1, 99, None, None, *range(4, len(keys))]
