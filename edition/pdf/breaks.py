"""Where the pages of a PDF end amiss: after a heading, or between a note and its call."""

from __future__ import annotations

from dataclasses import dataclass

from edition.pdf.drawing import Piece
from edition.pdf.values import Value

LEADING = "\u2061"
"""The invisible sign in a line that leads to the next one and is tagged as no heading."""

_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page where it should not be.

    ``kind`` is "heading", "line" (one that leads to the next) or "note", ``number`` counts all of
    the kind from 1; of notes that are called in one line the first is meant. ``page`` counts from
    1, ``words`` are those before the break: the heading, or what calls the note.
    """

    kind: str
    number: int
    page: int
    words: str


class Breaks:
    """Looks at the pieces of a PDF in the order in which they are read."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, int], Break] = {}
        self._headings = 0
        self._lines = 0
        self._calls: list[Piece | None] = []
        self._before: Piece | None = None
        self._word = ""
        self._leading: tuple[str, int] | None = None
        """What has to stand on the page of the next piece of the text."""
        self._leads_on = False
        self._depth = 0
        self._is_called = False

    def put(self, piece: Piece) -> None:
        """Take the next piece."""
        if self._depth == 0:
            if self._leading and self._before and self._before.page < piece.page:
                self._add(*self._leading, self._before)
            self._leading = None
            text = "".join(piece.glyphs)
            self._leads_on |= LEADING in text
            self._before = piece
            self._word = text if any(map(str.isalpha, text)) else self._word
        elif self._is_called:
            self._is_called = False
            number, call = len(self._calls), self._calls[-1]
            if self._depth == 1 and call and call.page != piece.page:
                self._add("note", self._first_of_line(number), call)

    def begin(self, kind: Value) -> None:
        """Take the beginning of a tag; the piece before a note is its call."""
        if kind == "Note":
            self._depth += 1
            self._calls.append(self._before if self._depth == 1 else None)
            self._is_called = True

    def end(self, kind: Value) -> None:
        """Take the end of the tag of a block."""
        if kind == "Note":
            self._depth -= 1
            self._is_called = False
        elif kind in _HEADINGS:
            self._headings += 1
            self._leading = ("heading", self._headings)
        elif self._depth == 0 and self._leads_on:
            self._lines += 1
            self._leading = ("line", self._lines)
            self._leads_on = False

    def _first_of_line(self, number: int) -> int:
        """Return the first of the notes that are called in the line of a call."""
        call = self._calls[number - 1]
        for earlier in range(number - 1, 0, -1):
            other = self._calls[earlier - 1]
            if call is None or other is None or not _in_line(call, other):
                break
            number = earlier
        return number

    def _add(self, kind: str, number: int, piece: Piece) -> None:
        words = " ".join(self._word.replace(LEADING, "").split())
        self.found.setdefault((kind, number), Break(kind, number, piece.page + 1, words))


def _in_line(one: Piece, other: Piece) -> bool:
    return one.page == other.page and abs(one.y - other.y) < 0.5 * max(one.size, other.size)
