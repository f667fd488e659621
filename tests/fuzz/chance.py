"""Chance: what decides between the ways to change something.

A number of ``random.Random`` decides for a long run, so that a seed is enough to see a document
again; Hypothesis decides for a test, so that what fails shrinks: the first way is the plainest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Chance(Protocol):
    """Draws numbers; ``random.Random`` does."""

    def randrange(self, stop: int, /) -> int:
        """Return a number from 0 below ``stop``."""


def one(chance: Chance, items: Sequence[Item]) -> Item:
    """Return one of some things."""
    return items[chance.randrange(len(items))]


def span(chance: Chance, length: int, most: int) -> tuple[int, int]:
    """Return where a stretch of at most ``most`` begins and ends in something of a length."""
    start = chance.randrange(length + 1)
    return start, min(length, start + chance.randrange(most + 1))
