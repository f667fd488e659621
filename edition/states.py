"""The reading states of a text: what of it is read in each.

A text is held as pieces, each with the condition on which it is read, so that the text of any
state is put together without going through the document again. What is read in which state of a
source, ``edition.readings`` knows from its markup; of a page, the page itself says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, product
from operator import itemgetter

from edition.words import words

WORDINGS = ("source", "edited")
"""The wording of the source, or the editor's: corrected, regularised, expanded."""

CHANGES = ("first", "last")
"""What was written first, before all changes, or last, after them."""

_SPACE = re.compile(r"\s")
_LAST_SPACE = re.compile(r"\s(?=\S*\Z)")


@dataclass(frozen=True, slots=True)
class Condition:
    """When a piece of a text is read: in no state of ``without``, and in one of each ``only``."""

    without: frozenset[str] = frozenset()
    only: tuple[frozenset[str], ...] = ()

    def within(self, outer: Condition) -> Condition:
        """Return the condition for what stands within something that has one of its own."""
        if not outer.without and not outer.only:
            return self
        return Condition(self.without | outer.without, (*outer.only, *self.only))

    def holds(self, chosen: frozenset[str]) -> bool:
        """Tell whether a piece is read in a state."""
        return not self.without & chosen and all(one & chosen for one in self.only)


class Text:
    """A text of which each piece has its condition; the words of any state of it are soon found.

    What is always read is taken apart into words once, but for the ends that may belong to a word
    of the pieces beside it.
    """

    def __init__(self, pieces: Iterable[tuple[Condition, str]]) -> None:
        numbers: dict[Condition, int] = {ALWAYS: 0}
        self._segments: list[tuple[int, str, tuple[str, ...]]] = []
        for condition, run in groupby(pieces, key=itemgetter(0)):
            text = "".join(text for _, text in run)
            number = numbers.setdefault(condition, len(numbers))
            first, last = _SPACE.search(text), _LAST_SPACE.search(text)
            if number or not first or not last or first.end() >= last.start():
                self._segments.append((number, text, ()))
            else:
                middle = tuple(words(text[first.end() : last.start()]))
                self._segments.append((0, text[: first.end()], middle))
                self._segments.append((0, text[last.start() :], ()))
        self._conditions = tuple(numbers)

    def named(self) -> frozenset[str]:
        """Return all states in which something is not read, or alone is."""
        return frozenset().union(*(one.without.union(*one.only) for one in self._conditions))

    def words(self, chosen: frozenset[str]) -> list[str]:
        """Return the words of a state."""
        held = [condition.holds(chosen) for condition in self._conditions]
        found: list[str] = []
        open_: list[str] = []
        for number, text, middle in self._segments:
            if held[number]:
                open_.append(text)
            if middle:
                found += words("".join(open_))
                found += middle
                open_.clear()
        found += words("".join(open_))
        return found


ALWAYS = Condition()
NEVER = Condition(only=(frozenset(),))

_NAMES: Mapping[str, str] = {
    "source": "the wording of the source",
    "edited": "the wording of the editor",
    "first": "the first state",
    "last": "the last state",
}


@dataclass(frozen=True, slots=True)
class State:
    """A reading state: what is chosen in the source and on the page, and what findings call it."""

    in_source: frozenset[str]
    on_page: frozenset[str]
    name: str


def witness(name: str) -> str:
    """Return what a witness is called among the states of a source."""
    return f"witness {name}"


def states(named: Iterable[str], witnesses: Mapping[str, str]) -> tuple[State, ...]:
    """Return the states of a text in each of which it is one clean text.

    ``named`` are those that the text tells apart; ``witnesses`` gives for each witness what the
    page calls it. Each wording goes with each state of the changes; a witness is read in the
    editor's wording and the last state.
    """
    known = frozenset(named)
    axes = [axis for axis in (WORDINGS, CHANGES) if known.intersection(axis)]
    plain = [frozenset(chosen) for chosen in product(*axes) if chosen]
    clean = frozenset(axis[-1] for axis in axes)
    return (
        *(State(chosen, chosen, _name(chosen)) for chosen in plain),
        *(
            State(clean | {witness(name)}, clean | {token}, f"the text of the witness {name}")
            for name, token in witnesses.items()
        ),
    )


def _name(chosen: frozenset[str]) -> str:
    return " in ".join(_NAMES[one] for one in (*WORDINGS, *CHANGES) if one in chosen)
