"""The audit's figures, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """What became of a source's words in one output.

    ``words`` is how many it has; of the source's, ``lost`` are not there, ``garbled`` ran together
    or apart; ``moved`` flows are out of order; ``added`` words are none of the source's.
    """

    words: int
    lost: int
    garbled: int
    moved: int
    added: int


@dataclass(frozen=True, slots=True)
class Unhandled:
    """What no rule handles, or no page shows (``seg[@type='x']``): how often, and first where.

    ``attribute`` is the one that tells the kind apart; it is empty for an element without a rule.
    """

    pattern: str
    count: int
    file: str
    ordinal: int
    attribute: str = ""

    @property
    def code(self) -> str:
        """The code of the finding that tells of it."""
        return "ED503" if self.attribute else "ED501"

    @property
    def element(self) -> str:
        """The name of the element."""
        return self.pattern.partition("[@")[0]

    @property
    def family(self) -> str:
        """The pattern without the value: ``seg[@type]``."""
        return f"{self.element}[@{self.attribute}]" if self.attribute else self.element


@dataclass(frozen=True, slots=True)
class Figures:
    """How many words a source has, and what each of its outputs does with them.

    ``hidden`` counts words by the name of the rule that hides them (``edition.flows``);
    ``available`` counts those on the page that a reader has to open or to go to; ``pdf`` is None
    where none was made.
    """

    document: str
    source: int
    hidden: Mapping[str, int]
    available: int
    html: Output
    text: Output
    pdf: Output | None
    unhandled: tuple[Unhandled, ...] = ()
