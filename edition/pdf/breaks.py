"""Where the pages of a PDF end amiss: after a heading, or between a note and its call."""

from __future__ import annotations

from dataclasses import dataclass

from edition.pdf.drawing import Piece
from edition.pdf.values import Value

LEADING = "\u2061"
"""The invisible sign in a line that leads to the next one and is tagged as no heading."""
_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_NEAR = 60.0
"""How far below a heading at most (in points) a line is the first of its text."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page where it should not be.

    ``kind`` is "heading", "line" (one that leads to the next) or "note", ``number`` counts all of
    the kind from 1; of notes that are called in one line the first is meant. ``page`` counts from
    1, ``words`` are those before the break: the heading, or what calls the note. ``after`` is how
    many characters of the text come before it, however its lines end.
    """

    kind: str
    number: int
    page: int
    words: str
    after: int = 0


@dataclass(slots=True)
class _Lead:
    """A line that leads to the next one, or a heading, which leads to two of them."""

    kind: str
    number: int
    piece: Piece
    words: str
    line: Piece | None = None
    """The first line after a heading."""

    def goes_on(self, piece: Piece) -> bool:
        """Tell whether the piece after it does not settle that it stands well."""
        if self.kind == "line":
            return False
        if self.line is None:
            self.line = piece
            return self.piece.y - piece.y < _NEAR
        return _in_line(self.line, piece)


class Breaks:
    """Looks at the pieces of a PDF in the order in which they are read."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, int], Break] = {}
        self._headings = 0
        self._lines = 0
        self._calls: list[Piece | None] = []
        self._before: Piece | None = None
        self._word = ""
        self._read = 0
        self._lead: _Lead | None = None
        self._leads_on = False
        self._depth = 0
        self._is_called = False

    def put(self, piece: Piece) -> None:
        """Take the next piece."""
        if self._depth == 0:
            self._look_back(piece)
            text = "".join(piece.glyphs)
            self._leads_on |= LEADING in text
            self._before = piece
            self._read += len(text.replace("\u00ad", ""))
            self._word = text if any(map(str.isalpha, text)) else self._word
        elif self._is_called:
            self._is_called = False
            number, call = len(self._calls), self._calls[-1]
            if self._depth == 1 and call and call.page != piece.page:
                self._add("note", self._first_of_line(number), call.page, self._word)

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
            if self._headings > 1:  # the title opens a page as it is
                self._lead_on("heading", self._headings)
        elif self._depth == 0 and self._leads_on:
            self._lines += 1
            self._leads_on = False
            self._lead_on("line", self._lines)

    def _lead_on(self, kind: str, number: int) -> None:
        if self._before:
            self._lead = _Lead(kind, number, self._before, self._word)

    def _look_back(self, piece: Piece) -> None:
        """See whether what leads to a piece stands on its page."""
        lead = self._lead
        if lead and lead.piece.page < piece.page:
            self._add(lead.kind, lead.number, lead.piece.page, lead.words)
            self._lead = None
        elif lead and not lead.goes_on(piece):
            self._lead = None

    def _first_of_line(self, number: int) -> int:
        """Return the first of the notes that are called in the line of a call."""
        call = self._calls[number - 1]
        for earlier in range(number - 1, 0, -1):
            other = self._calls[earlier - 1]
            if call is None or other is None or not _in_line(call, other):
                break
            number = earlier
        return number

    def _add(self, kind: str, number: int, page: int, words: str) -> None:
        plain = " ".join(words.replace(LEADING, "").split())
        found = Break(kind, number, page + 1, plain, self._read)
        self.found.setdefault((kind, number), found)


def _in_line(one: Piece, other: Piece) -> bool:
    return one.page == other.page and abs(one.y - other.y) < 0.5 * max(one.size, other.size)
