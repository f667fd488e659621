"""Alignment: which blocks of two texts stand beside each other, by what corresponds to what.

No block changes its place: where correspondences cross, as many are kept as can be without that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from edition.addresses import PREFIX


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text: the ids in it, and the ids of the other text that it corresponds to."""

    content: str
    ids: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """Several blocks in a row that are one division: the first of them, and the number after."""

    first: int
    end: int
    ids: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A text: its blocks, and the divisions that they are of."""

    blocks: tuple[Block, ...]
    spans: tuple[Span, ...] = ()


Named = TypeVar("Named", Block, Span)

Row = tuple[tuple[Block, ...], tuple[Block, ...]]
"""What stands side by side."""


def align(left: Column, right: Column) -> list[Row]:
    """Return the rows of two texts, with every block of both, in order.

    What corresponds to nothing stands alone. Where nothing corresponds at all, blocks with the same
    id do, if it was an editor who gave it; and where there are none, the texts are one row.
    """
    pairs = set(_pairs(left.blocks, right.blocks))
    pairs |= set(_divisions(left, right, pairs))
    pairs = pairs or set(_namesakes(left.blocks, right.blocks))
    if not pairs:
        return [(left.blocks, right.blocks)]
    return list(_rows(left.blocks, right.blocks, _in_order(sorted(pairs))))


def _pairs(left: Sequence[Named], right: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of those that correspond to each other, whichever says so."""
    yield from _said(left, right)
    yield from ((number, other) for other, number in _said(right, left))


def _said(some: Sequence[Named], others: Sequence[Named]) -> Iterator[tuple[int, int]]:
    places = {name: number for number, other in enumerate(others) for name in other.ids}
    for number, one in enumerate(some):
        yield from ((number, places[name]) for name in one.others if name in places)


def _divisions(
    left: Column, right: Column, pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of blocks of divisions that correspond.

    The first blocks of both do, their headings as a rule, unless they are paired otherwise; and
    all of them, if nothing in the one is paired with anything in the other.
    """
    known = sorted(pairs)
    taken = {one for one, _ in known}, {other for _, other in known}
    for number, other_number in set(_pairs(left.spans, right.spans)):
        one, other = left.spans[number], right.spans[other_number]
        inside = known[bisect_left(known, (one.first, 0)) : bisect_left(known, (one.end, 0))]
        if not any(other.first <= second < other.end for _, second in inside):
            yield from ((place, other.first) for place in range(one.first, one.end))
            yield from ((one.end - 1, place) for place in range(other.first, other.end))
        elif one.first not in taken[0] and other.first not in taken[1]:
            yield one.first, other.first


def _namesakes(left: Sequence[Block], right: Sequence[Block]) -> Iterator[tuple[int, int]]:
    places = {name: number for number, other in enumerate(right) for name in other.ids}
    for number, block in enumerate(left):
        for name in block.ids:
            if name in places and not name.startswith(PREFIX):
                yield number, places[name]


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many of some sorted pairs as can be with both their numbers in order."""
    ends: list[int] = []  # of the chains of each length the least number they end with
    chosen: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        place = bisect_right(ends, other)
        before.append(chosen[place - 1] if place else -1)
        if place == len(ends):
            ends.append(other)
            chosen.append(number)
        else:
            ends[place] = other
            chosen[place] = number
    found: list[tuple[int, int]] = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _rows(
    left: Sequence[Block], right: Sequence[Block], pairs: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """Yield rows: those pairs that share a block are one, and what is between stands alone."""
    done = other_done = 0
    number = 0
    while number < len(pairs):
        first, other_first = pairs[number]
        last, other_last = first, other_first
        while number < len(pairs) and (pairs[number][0] == last or pairs[number][1] == other_last):
            last, other_last = pairs[number]
            number += 1
        yield from (((block,), ()) for block in left[done:first])
        yield from (((), (block,)) for block in right[other_done:other_first])
        done, other_done = last + 1, other_last + 1
        yield tuple(left[first:done]), tuple(right[other_first:other_done])
    yield from (((block,), ()) for block in left[done:])
    yield from (((), (block,)) for block in right[other_done:])
