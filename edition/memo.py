"""Memo: plain values in the cache, with their types."""

from __future__ import annotations

from contextlib import suppress
from typing import TypeVar

from edition.cache import Cache
from edition.engines.msgspec import MalformedError, decode, encode

Value = TypeVar("Value")


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
