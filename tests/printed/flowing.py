"""Documents made by chance, of which paragraphs with notes run on over many pages.

The text calls the n-th note after the word "c7c"; its own words are "n7n", some more, "e7e".
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field

_WORDS = (
    "lorem ipsum dolor sit amet elit tempor labore magna aliqua veniam nostrud ullamco consequat"
    " reprehenderit voluptate"
).split()
_MANY = 45


@dataclass(slots=True)
class Flowing:
    """A document: the body of its TEI, the words of its text and those of each note, in order."""

    seed: int
    body: str = ""
    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _by: random.Random = field(init=False)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _dense: float = 0
    _long: float = 0
    _is_layered: bool = False
    _is_plain: bool = False

    def __post_init__(self) -> None:
        """Make the document that the seed stands for."""
        self._by = random.Random(self.seed)
        self._dense = self._by.choice((0.1, 0.3, 0.6))
        self._long = self._by.choice((0, 0.03, 0.12))
        self._is_layered = self._by.random() < 0.3
        self._is_plain = self._by.random() < 0.4
        begins = f"<p>{self._some(3)}</p>"
        self.body = f"<div>{begins}{''.join(self._block() for _ in range(_MANY))}</div>"

    def _drawn(self, most: int) -> list[str]:
        return self._by.choices(_WORDS, k=self._by.randint(1, most))

    def _some(self, most: int) -> str:
        words = self._drawn(most)
        self.text += words
        return " ".join(words)

    def _note(self) -> str:
        number = next(self._numbers)
        is_long = self._by.random() < self._long
        words = " ".join(self._drawn(300 if is_long else self._by.choice((8, 30))))
        said = f"n{number}n {words} e{number}e"
        self.text.append(f"c{number}c")
        self.notes.append(said)
        kind = self._by.choice(("editor", "author", "")) if self._is_layered else "editor"
        if kind:
            return f'c{number}c<note xml:id="n{number}" type="{kind}">{said}</note>'
        return f'<app><lem wit="#A">c{number}c</lem><rdg wit="#B">{said}</rdg></app>'

    def _phrases(self, most: int) -> str:
        """Return some words a number of times, with a note after them or not."""
        return " ".join(
            f"{self._some(12)} {self._note() if self._by.random() < self._dense else ''}"
            for _ in range(self._by.randint(1, most))
        )

    def _several(self, tag: str, most: int) -> str:
        count = self._by.randint(1, 7)
        return "".join(f"<{tag}>{self._phrases(most)}</{tag}>" for _ in range(count))

    def _block(self) -> str:
        others = ("ab", "lg", "list", "quote", "sp", "div", "div")
        kind = "p" if self._is_plain else self._by.choice(("p",) * 8 + others)
        if kind in ("p", "ab"):
            return f"<{kind}>{self._phrases(self._by.choice((5, 16)))}</{kind}>"
        if kind == "lg":
            return f"<lg>{self._several('l', 1)}</lg>"
        if kind == "list":
            return f"<list>{self._several('item', 2)}</list>"
        if kind == "quote":
            return f"<quote><p>{self._phrases(5)}</p></quote>"
        if kind == "sp":
            return f"<sp><speaker>{self._some(2)}</speaker><p>{self._phrases(6)}</p></sp>"
        return f"</div><div><head>{self._some(3)}</head><p>{self._phrases(4)}</p>"
