"""Memo: plain values in the cache, with their types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import GenericAlias
from typing import Any, TypeVar, cast

from edition.cache import Cache
from edition.digests import digest
from edition.engines.msgspec import MalformedError, decode, encode

Value = TypeVar("Value")

_LAST = 8
"""Values are read together up to one whose key, a digest, begins with a number below this.

That are some 32 of them. By their places they would all be parted otherwise when one is added.
"""


def recall(cache: Cache, key: str, of: type[Value]) -> Value | None:
    """Return the value of a type that was kept under a key, or None."""
    data = cache.get(key)
    if data is not None:
        with suppress(MalformedError):
            return decode(data, of)
    return None


def remember(cache: Cache, key: str, value: object) -> None:
    """Keep a value under a key."""
    cache.put(key, encode(value))


def recall_all(cache: Cache, keys: Sequence[str], of: type[Value]) -> list[Value | None]:
    """Return the values of many keys, or None for each that has none.

    Those that ``keep_together`` has kept are read some at a time: to find a value takes as long as
    to make plain values of it.
    """
    several: type[tuple[Value, ...]] = cast("Any", GenericAlias(tuple, (of, ...)))
    found: list[Value | None] = []
    for some in _some(keys):
        known = recall(cache, _together(some), several)
        if known is not None and len(known) == len(some):
            cache.uses(some)
            found += known
        else:
            found += [recall(cache, key, of) for key in some]
    return found


def keep_together(
    cache: Cache,
    keys: Sequence[str],
    values: Sequence[object],
    read: Sequence[object],
) -> None:
    """Keep the values of many keys besides so that they can be read some at a time.

    What has no value is None; ``read`` is what ``recall_all`` has found before.
    """
    first = 0
    for some in _some(keys):
        now, before = values[first : first + len(some)], read[first : first + len(some)]
        first += len(some)
        is_full = all(value is not None for value in now)
        is_new = any(value is not other for value, other in zip(now, before, strict=True))
        if is_full and (is_new or not cache.has(_together(some))):
            remember(cache, _together(some), now)


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    first = 0
    for number, key in enumerate(keys, start=1):
        if number == len(keys) or ends_some(key):
            yield keys[first:number]
            first = number


def ends_some(key: str) -> bool:
    """Tell whether the values of some keys are read together up to this one's."""
    return int(key[:2], 16) < _LAST


def _together(keys: Sequence[str]) -> str:
    return digest("together", *keys)
