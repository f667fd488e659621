"""citeproc-py: a style of citing, and what it makes of an item."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from citeproc import Citation, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from edition.csl import CS
from edition.engines.citeproc.gaps import FAILURES, OPEN, Making, Pattern, Patterns, UncertainError
from edition.engines.citeproc.haste import hasten
from edition.engines.citeproc.items import Item, Told, read, written
from edition.errors import CitationError

hasten()

_LOCALES = {
    "de": "de-DE",
    "en": "en-US",
    "es": "es-ES",
    "fr": "fr-FR",
    "it": "it-IT",
    "ru": "ru-RU",
}
_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Around what is in italics: characters that stand for nothing, and that no text has."""
_MARKS = re.compile(f"[{_BEGIN}{_END}]")
_TWICE = re.compile(f"([.?!…]{_END}?[”’“»]?{_END}?)\\.(?=[\\s{_END}]|$)")
_QUOTED = re.compile("([”’]+)([.,])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a citation, in italics or not."""

    text: str
    italic: bool = False


class _Italic(str):
    __slots__ = ()

    def __new__(cls, text: object) -> _Italic:
        return super().__new__(cls, f"{_BEGIN}{text}{_END}")


class _Formatter:
    """What citeproc-py formats with: italics are marked, everything else is plain."""

    Italic = Oblique = _Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def preformat(text: object) -> str:
        return _MARKS.sub("", str(text))


class _Place(NamedTuple):
    """Where an item is cited: in a footnote, with its paragraph if there is one, or in a list."""

    is_note: bool
    paragraph: str = ""


class Style:
    """A style of citing, in a language."""

    def __init__(self, name: str, source: bytes, language: str) -> None:
        """Read a style (CSL). Raises CitationError where it is none."""
        self.name = name
        locale = _LOCALES.get(language.partition("-")[0], "en-US")
        try:
            self._style = CitationStylesStyle(io.BytesIO(source), validate=False, locale=locale)
        except (AttributeError, ValueError) as error:
            raise CitationError(f"{name} is no style of citing: {error}") from error
        root = self._style.root
        info = f"{CS}info/{CS}"
        self.title = root.findtext(f"{info}title-short") or root.findtext(f"{info}title", name)
        self.has_notes = root.get("class") == "note"
        options = [item.find(f"{CS}style-options") for item in self._style.root.locales]
        first = next((item for item in options if item is not None), None)
        self._quotes_points = first is not None and first.get("punctuation-in-quote") == "true"
        self.has_bibliography = self._style.has_bibliography()
        self._patterns = Patterns()

    def entry(self, item: Mapping[str, object]) -> tuple[Run, ...]:
        """Return an item as a bibliography has it. Raises CitationError."""
        return self._runs(self._alike(json.dumps(item), _Place(is_note=False)))

    def note(self, item: Mapping[str, object], paragraph: str = "") -> tuple[Run, ...]:
        """Return an item, or a paragraph of it, as a footnote has it. Raises CitationError."""
        return self._runs(self._alike(json.dumps(item), _Place(True, paragraph)))

    def _alike(self, description: str, place: _Place) -> str:
        """Return a citation as others are that have the same gaps, where this is certain."""
        told = written(description)
        said = tuple((name, "" if name in OPEN else value) for name, value in told.items())
        text = self._patterns.filled((place, said), told, lambda: self._pattern(description, place))
        return self._cited(Told(read(description), told), place) if text is None else text

    def _pattern(self, description: str, place: _Place) -> Pattern:
        """Return a citation with gaps. Raises CitationError, or UncertainError."""
        making, told = Making(description), written(description)
        pattern = making.pattern(self._cited(making.told, place, making))
        if pattern.filled(told) != self._cited(Told(read(description), told), place):
            raise UncertainError
        return pattern

    def _cited(self, told: Told, place: _Place, gaps: Making | None = None) -> str:
        """Return a citation, with marks. Raises CitationError, or UncertainError."""
        source = CiteProcJSON([])
        bibliography = CitationStylesBibliography(self._style, source, _Formatter)
        item = Item(told, place.paragraph, bibliography=bibliography, gaps=gaps)
        source[item.key] = told
        citation = Citation([item])
        bibliography.register(citation)
        try:
            if place.is_note:
                return str(bibliography.cite(citation, lambda _: ""))
            return "".join(map(str, bibliography.bibliography()))
        except FAILURES as error:
            raise CitationError(f"The style {self.name} failed: {error!r}") from error

    def _runs(self, text: str) -> tuple[Run, ...]:
        """Return marked text in runs, with the punctuation that a locale wants."""
        text = _TWICE.sub(r"\1", " ".join(text.split()))
        if self._quotes_points:
            text = _QUOTED.sub(r"\2\1", text)
        return tuple(_parted(text))


def _parted(text: str) -> Iterator[Run]:
    depth = 0
    for piece in re.split(f"([{_BEGIN}{_END}])", text):
        if piece == _BEGIN:
            depth += 1
        elif piece == _END:
            depth -= 1
        elif piece:
            yield Run(piece, depth % 2 == 1)
