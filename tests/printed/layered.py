"""Documents made by chance, with notes and entries of the apparatus in several layers.

The text calls the n-th of them after the word "c7c"; its own words are "n7n", some more, "e7e".
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field

BANDS = ("apparatus", "testimonia", "orthographic", "author", "notes")
"""The layers in the order of their bands."""

_WORDS = "lorem ipsum dolor sit amet elit tempor labore".split()
_NOTES = {"textcrit": "apparatus", "author": "author", "editor": "notes"}
_APPS = {"": "apparatus", ' type="sources"': "testimonia"}


@dataclass(slots=True)
class Layered:
    """A document: the body of its TEI, the layer of each entry, and its words."""

    seed: int
    body: str = ""
    layers: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    _by: random.Random = field(init=False)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _places: list[tuple[int, str]] = field(default_factory=list)
    _long: float = 0
    _dense: float = 0

    def __post_init__(self) -> None:
        """Make the document that the seed stands for."""
        self._by = random.Random(self.seed)
        self._long = self._by.choice((0, 0.03, 0.12))
        self._dense = self._by.choice((0.2, 0.5, 0.8))
        blocks = "".join(self._block() for _ in range(25))
        self.body = f"<div><p>Begins.</p>{blocks}{self._list()}</div>"

    def _some(self, most: int) -> str:
        return " ".join(self._by.choices(_WORDS, k=self._by.randint(1, most)))

    def _entry(self, layer: str, most: int = 12) -> tuple[int, str]:
        number = next(self._numbers)
        long = self._by.random() < self._long
        self.layers[number] = layer
        self.words[number] = f"n{number}n {self._some(350 if long else most)} e{number}e"
        return number, self.words[number]

    def _note(self) -> str:
        kind = self._by.choice(("textcrit", "author", "editor", "editor"))
        n, words = self._entry(_NOTES[kind], self._by.choice((12, 40)))
        return f'c{n}c<note xml:id="n{n}" type="{kind}">{words}</note>'

    def _app(self) -> str:
        kind = self._by.choice(("", "", ' type="sources"'))
        n, words = self._entry(_APPS[kind])
        readings = f'<lem wit="#A">c{n}c</lem><rdg wit="#B">{words}</rdg>'
        return f"<app{kind}>{readings}</app>"

    def _anchored(self) -> str:
        """Return a word that an entry of the list at the end is about."""
        n, words = self._entry("orthographic")
        app = f'<app to="#a{n}"><lem>c{n}c</lem><rdg wit="#B">{words}</rdg></app>'
        self._places.append((n, app))
        return f'c{n}c<anchor xml:id="a{n}"/>'

    def _list(self) -> str:
        entries = "".join(app for _, app in self._places)
        return f'<listApp type="orthographic">{entries}</listApp>' if entries else ""

    def _line(self, pieces: int = 1) -> str:
        called = (
            self._by.choice((self._note, self._app, self._app, self._anchored))()
            if self._by.random() < self._dense
            else ""
            for _ in range(pieces)
        )
        return " ".join(f"{self._some(12)} {call}" for call in called)

    def _block(self) -> str:
        kind = self._by.choice(("p", "p", "p", "lg", "table", "quote", "list", "div"))
        several = range(self._by.randint(1, 7))
        if kind == "p":
            return f"<p>{self._line(self._by.randint(1, 12))}</p>"
        if kind == "lg":
            lines = (f'<l n="{n + 1}">{self._line()}</l>' for n in several)
            return f"<lg>{''.join(lines)}</lg>"
        if kind == "table":
            rows = (f"<row><cell>{self._line()}</cell><cell>b</cell></row>" for _ in several)
            return f"<table>{''.join(rows)}</table>"
        if kind == "quote":
            return f"<quote><p>{self._line(4)}</p></quote>"
        if kind == "list":
            items = (f"<item>{self._line(2)}</item>" for _ in several)
            return f"<list>{''.join(items)}</list>"
        return f"</div><div><head>{self._some(3)}</head><p>{self._line(2)}</p>"
