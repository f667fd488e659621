"""The reading states of a text: what of it is read in each.

A text is held as pieces, each with the condition on which it is read, so that the text of any
state is put together without going through the document again. What is read in which state of a
source, ``edition.readings`` knows from its markup; of a page, the page itself says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

WORDINGS = ("source", "edited")
"""The wording of the source, or the editor's: corrected, regularised, expanded."""

CHANGES = ("first", "last")
"""What was written first, before all changes, or last, after them."""


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


ALWAYS = Condition()


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
