"""What the search finds: the text of pages, line by line, each with the place it leads to.

A line is one clean text, never two readings in one: where a text has several reading states, the
words of the one that is edited last come first, and then, as lines of their own for the same
place, the words of each other state around what differs there. So both sides of a choice and each
reading are found as whole words, and phrases across them in each state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from edition.states import ALWAYS, Condition, State, states

_AROUND = 8
"""How many words of a line are repeated beyond those beside what differs in another state."""

_WORD = re.compile(r"\S+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page that no paragraph, cell or line parts, in pieces with their conditions.

    ``place`` is the id of the innermost element around it that has one; empty: the page.
    """

    place: str
    pieces: tuple[tuple[Condition, str], ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand together, and the id of their place on the page."""

    place: str
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, by its path in the published tree, and what of it is to be found."""

    path: str
    lines: tuple[Line, ...]


def lines(blocks: Sequence[Block], witnesses: Iterable[tuple[str, str]] = ()) -> tuple[Line, ...]:
    """Return the lines of a page; ``witnesses`` are those it offers, with what it calls them."""
    named = frozenset(chain.from_iterable(_named(block) for block in blocks))
    known = states(named, dict(witnesses))
    return tuple(chain.from_iterable(_lines(block, known) for block in blocks))


def _lines(block: Block, known: Sequence[State]) -> Iterator[Line]:
    named = _named(block)
    chosen = _edited(known)
    text = _clean("".join(text for condition, text in block.pieces if condition.holds(chosen)))
    if text:
        yield Line(block.place, text, block.is_heading)
    if not named:
        return
    base = [condition.holds(chosen) for condition, _ in block.pieces]
    met = {tuple(base)}
    said = {text}
    for state in known:
        held = [condition.holds(state.on_page) for condition, _ in block.pieces]
        if tuple(held) in met:
            continue
        met.add(tuple(held))
        for stretch in _differing(block.pieces, base, held):
            if stretch not in said:
                said.add(stretch)
                yield Line(block.place, stretch)


def _named(block: Block) -> frozenset[str]:
    conditions = {condition for condition, _ in block.pieces if condition is not ALWAYS}
    return frozenset().union(*(one.without.union(*one.only) for one in conditions))


def _edited(known: Sequence[State]) -> frozenset[str]:
    """Return the state that an edition prints: edited, and as it was written last."""
    plain = [state.on_page for state in known if state.on_page == state.in_source]
    return plain[-1] if plain else frozenset()


def _differing(
    pieces: Sequence[tuple[Condition, str]], base: Sequence[bool], held: Sequence[bool]
) -> Iterator[str]:
    """Yield the words of a state where they differ from another's, with those around them."""
    text = ""
    changes: list[tuple[int, int]] = []
    for (_, piece), was, is_ in zip(pieces, base, held, strict=True):
        start = len(text)
        text += piece if is_ else ""
        if was != is_:
            changes.append((start, len(text)))
    words = [match.span() for match in _WORD.finditer(text)]
    for first, last in _together(words, text, changes):
        if stretch := _clean(text[words[first][0] : words[last][1]]):
            yield stretch


def _together(
    words: Sequence[tuple[int, int]], text: str, changes: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each stretch around changes, one after the other."""
    open_: tuple[int, int] | None = None
    at = 0
    for start, end in changes:
        before, after = _with_space(text, start, end)
        while at < len(words) and words[at][1] < before:
            at += 1
        touched = at
        while touched + 1 < len(words) and words[touched + 1][0] <= after:
            touched += 1
        if at >= len(words):
            break
        first, last = max(0, at - _AROUND), min(len(words) - 1, touched + _AROUND)
        if open_ and first <= open_[1] + 1:
            open_ = (open_[0], max(last, open_[1]))
        else:
            if open_:
                yield open_
            open_ = (first, last)
    if open_:
        yield open_


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch begins and ends, with the white space around it."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, end


def _clean(text: str) -> str:
    return " ".join(text.translate(_UNSEEN).split())
