"""Values that are read some at a time are what they are one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edition import memo
from edition.cache import Cache
from edition.digests import digest
from edition.memo import Together, remember

_DIGESTS = [digest(str(number)) for number in range(200)]
_ENDS = [key for key in _DIGESTS if memo.ends_some(key)]
_MIDDLES = [key for key in _DIGESTS if not memo.ends_some(key)]
KEYS = [_MIDDLES[0], _ENDS[0], _MIDDLES[1], _ENDS[1], _MIDDLES[2]]
"""Two that are read together, two more, and one."""


def read(cache: Cache, keys: Sequence[str]) -> list[int | None]:
    return Together(cache, keys, int).read


def keep(cache: Cache, keys: Sequence[str], values: Sequence[int | None]) -> None:
    Together(cache, keys, int).keep(keys, values)


def test_they_are_found_alone_and_together(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for number in (0, 1, 2, 4):
            remember(cache, KEYS[number], number)
        assert read(cache, KEYS) == [0, 1, 2, None, 4]
        keep(cache, KEYS, read(cache, KEYS))
    with Cache(tmp_path) as cache:
        cache._connection.execute("DELETE FROM made WHERE key = ?", (bytes.fromhex(KEYS[0]),))
        assert read(cache, KEYS) == [0, 1, 2, None, 4]
        assert read(cache, KEYS[1:]) == [1, 2, None, 4]


def test_a_value_that_was_found_anew_counts(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        keep(cache, KEYS[:2], [1, 2])
        assert read(cache, KEYS[:2]) == [1, 2]
        keep(cache, KEYS[:2], [1, 3])
        assert read(cache, KEYS[:2]) == [1, 3]


def test_what_is_the_same_is_not_kept_again(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        keep(cache, KEYS, [1, 2, 3, 4, 5])
        last = "SELECT max(rowid) FROM made"
        before = cache._connection.execute(last).fetchone()
        keep(cache, KEYS, [1, 2, 3, 4, 5])
        assert cache._connection.execute(last).fetchone() == before


def test_those_of_other_keys_are_kept(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        Together(cache, KEYS[:2], int).keep(KEYS, [1, 2, 3, 4, 5])
        assert read(cache, KEYS) == [1, 2, 3, 4, 5]


def test_what_is_of_another_type_is_missing(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        keep(cache, KEYS[:2], [1, 2])
        assert Together(cache, KEYS[:2], str).read == [None, None]


def test_they_are_needed_where_the_cache_is_pruned(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for key in KEYS:
            remember(cache, key, "word " * 1000)
        together = Together(cache, KEYS[:2], str)
        together.keep(KEYS[:2], together.read)
    with Cache(tmp_path, largest=1) as cache:
        assert None not in Together(cache, KEYS[:2], str).read
        cache.complete()
    with Cache(tmp_path) as cache:
        assert [cache.has(key) for key in KEYS] == [True, True, False, False, False]


def test_one_that_comes_between_parts_only_its_neighbours(tmp_path: Path) -> None:
    keys = [key for ends in zip(_MIDDLES, _ENDS[:6], strict=False) for key in ends]
    with Cache(tmp_path) as cache:
        keep(cache, keys, list(range(len(keys))))
        more = [*keys[:2], _MIDDLES[20], *keys[2:]]
        remember(cache, _MIDDLES[20], 99)
        # Those that stand beside it are not known by themselves here.
        assert read(cache, more) == [0, 1, 99, None, None, *range(4, len(keys))]
