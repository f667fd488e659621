"""Memo: plain values in the cache, with their types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from types import GenericAlias
from typing import Any, Generic, TypeVar, cast

from edition.cache import Cache
from edition.digests import digest
from edition.engines.msgspec import MalformedError, decode, encode

Value = TypeVar("Value")
Item = TypeVar("Item")

_LAST = "08"
"""Values are read together up to one whose key, a digest, begins with a number below this.

That are some 32 of them. By their places they would all be parted otherwise when one is added.
"""


def recall(cache: Cache, key: str, of: type[Value]) -> Value | None:
    """Return the value of a type that was kept under a key, or None."""
    values = cache.values
    if values is not None and (value := values.find(key, of)) is not None:
        cache.uses((key,))
        return value
    data = cache.get(key)
    if data is not None:
        with suppress(MalformedError):
            value = decode(data, of)
            if values is not None:
                values.hold(key, of, value)
            return value
    return None


def remember(cache: Cache, key: str, value: object) -> None:
    """Keep a value under a key."""
    cache.put(key, encode(value))


class Together(Generic[Value]):
    """The values of many keys, which are read some at a time.

    To find a value takes as long as to make plain values of it.
    """

    def __init__(self, cache: Cache, keys: Iterable[str], of: type[Value]) -> None:
        self._cache = cache
        self._of = of
        self._found: dict[str, Sequence[Value]] = {}
        """Those that were found together, by the key of them all."""
        self.read = self._read(list(keys))
        """The values that the cache has, or None for each that it has not."""

    def _read(self, keys: Sequence[str]) -> list[Value | None]:
        several: type[tuple[Value, ...]] = cast("Any", GenericAlias(tuple, (self._of, ...)))
        found: list[Value | None] = []
        for some in some_together(keys, str):
            name = _together(some)
            known = recall(self._cache, name, several)
            if known is not None and len(known) == len(some):
                self._found[name] = known
                self._cache.uses(some)
                found += known
            else:
                found += [recall(self._cache, key, self._of) for key in some]
        return found

    def keep(self, keys: Sequence[str], values: Sequence[Value | None]) -> None:
        """Keep what there is now, some at a time; what has no value is None."""
        first = 0
        for some in some_together(keys, str):
            name, now = _together(some), tuple(values[first : first + len(some)])
            first += len(some)
            if self._found.get(name) != now and all(value is not None for value in now):
                remember(self._cache, name, now)


def some_together(items: Sequence[Item], key: Callable[[Item], str]) -> Iterator[Sequence[Item]]:
    """Yield some items at a time, the same ones as long as no others come between them."""
    first = 0
    for number, item in enumerate(items, start=1):
        if number == len(items) or ends_some(key(item)):
            yield items[first:number]
            first = number


def ends_some(key: str) -> bool:
    """Tell whether the values of some keys are read together up to this one's."""
    return key < _LAST


def _together(keys: Sequence[str]) -> str:
    return digest("together", *keys)
