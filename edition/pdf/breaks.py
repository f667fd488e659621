"""Where the pages of a PDF end amiss.

They do so after a heading, between a note and its call, and where they leave a single line of a
paragraph. (Where it has no notes, Typst sees to that.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edition.pdf.blocks import Block, Column
from edition.pdf.drawing import Piece
from edition.pdf.values import Value

LEADING = "\u2061"
"""The invisible sign in a line that leads to the next one and is tagged as no heading."""
_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_NEAR = 60.0
"""How far below a heading at most (in points) a line is the first of its text."""
_FIRST = 4
"""How many lines are near the beginning of a block."""
_LEAST = 2
"""How many lines of a paragraph that are left on a page may go to the next one, too."""
_ABOVE = 2.4
"""How far above the first line of the notes (in ems of their type) their room begins."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page where it should not be.

    ``kind`` is

    - "heading", or "line" (one that leads to the next); ``number`` counts all of the kind from 1;
    - "note", one that does not begin on the page of its call; ``number`` counts all notes from 1,
      and of those that are called in one line the first is meant;
    - "orphan" or "widow", the first or the last line of a paragraph, alone on its page; ``number``
      is that of the first note that the paragraph calls.

    ``page`` counts from 1, ``words`` are those before the break (the heading, or what calls the
    note), or those of the single line. ``after`` is how many characters of the text come before it,
    however its lines end.

    ``begins`` tells whether what is broken begins a few lines before; of a note, ``is_left``
    whether all above its call, too, went to the next page after the note was set. ``calls`` is the
    number of the first note in the line above a widow (0: there is none), ``room`` for how many
    lines there is room below it, more or less.
    """

    kind: str
    number: int
    page: int
    words: str
    after: int = 0
    begins: bool = False
    is_left: bool = False
    calls: int = 0
    room: int = 1


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
        self._found: dict[tuple[str, int], Break] = {}
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
        self._blocks: list[Block] = []
        self._top = 0
        """How many characters come before what the text of the page begins with, but headings."""
        self._above_notes: dict[int, float] = {}
        self._foot = 0.0
        self._cut: list[tuple[tuple[str, int], Column]] = []

    def found(self) -> tuple[Break, ...]:
        """Return what was found, in the order of the text."""
        for name, column in self._cut:
            room = column.room(self._above_notes.get(column.page, self._foot))
            self._found[name] = replace(self._found[name], room=room)
        return tuple(sorted(self._found.values(), key=lambda wrong: wrong.after))

    def put(self, piece: Piece) -> None:
        """Take the next piece."""
        self._foot = min(self._foot or piece.y, piece.y)
        if self._depth == 0:
            self._look_back(piece)
            if self._before is None or self._before.page != piece.page:
                self._top = self._read
            text = "".join(piece.glyphs)
            self._leads_on |= LEADING in text
            self._before = piece
            if self._blocks:
                self._blocks[-1].put(piece, text, self._read)
            self._read += len(text.replace("\u00ad", ""))
            self._word = text if any(map(str.isalpha, text)) else self._word
            return
        above = piece.y + _ABOVE * piece.size
        self._above_notes[piece.page] = max(above, self._above_notes.get(piece.page, above))
        if self._is_called:
            self._is_called = False
            number, call = len(self._calls), self._calls[-1]
            if self._depth == 1 and call and call.page != piece.page:
                self._add_note(piece, self._first_of_line(number), call.page)

    def begin(self, kind: Value) -> None:
        """Take the beginning of the tag of a block; the piece before a note is its call."""
        if kind == "Note":
            self._depth += 1
            self._calls.append(self._before if self._depth == 1 else None)
            self._is_called = True
            if self._depth == 1 and self._blocks:
                self._blocks[-1].call(len(self._calls))
        elif self._depth == 0:
            self._blocks.append(Block())

    def end(self, kind: Value) -> None:
        """Take the end of the tag of a block."""
        if kind == "Note":
            self._depth -= 1
            self._is_called = False
            return
        if self._depth == 0:
            self._end_block(kind, self._blocks.pop())
        if kind in _HEADINGS:
            self._headings += 1
            if self._headings > 1:  # the title opens a page as it is
                self._lead_on("heading", self._headings)
        elif self._depth == 0 and self._leads_on:
            self._lines += 1
            self._leads_on = False
            self._lead_on("line", self._lines)

    def _end_block(self, kind: Value, block: Block) -> None:
        """See whether a paragraph leaves a single line, and what a page begins with."""
        leads_on = kind in _HEADINGS or self._leads_on
        if leads_on and block.columns and block.columns[0].after == self._top:
            self._top = self._read
        if kind == "P" and block.note:
            for single, above, below in block.singles():
                column = above if single == "orphan" else below
                begins = above is block.columns[0] and above.lines <= _LEAST
                self._add(
                    Break(
                        single,
                        block.note,
                        column.page,
                        column.words,
                        below.after,
                        begins=begins,
                        calls=above.note,
                    )
                )
                self._cut.append(((single, block.note), above))

    def _lead_on(self, kind: str, number: int) -> None:
        if self._before:
            self._lead = _Lead(kind, number, self._before, self._word)

    def _look_back(self, piece: Piece) -> None:
        """See whether what leads to a piece stands on its page."""
        lead = self._lead
        if lead and lead.piece.page < piece.page:
            self._add(Break(lead.kind, lead.number, lead.piece.page, lead.words, self._read))
            self._lead = None
        elif lead and not lead.goes_on(piece):
            self._lead = None

    def _add_note(self, note: Piece, number: int, page: int) -> None:
        """Add a note that does not begin on the page of its call."""
        columns = self._blocks[-1].columns if self._blocks else []
        begins = len(columns) == 1 and columns[0].lines <= _FIRST
        is_left = begins and note.page < page and columns[0].after == self._top
        self._add(
            Break("note", number, page, self._word, self._read, begins=begins, is_left=is_left)
        )

    def _first_of_line(self, number: int) -> int:
        """Return the first of the notes that are called in the line of a call."""
        call = self._calls[number - 1]
        for earlier in range(number - 1, 0, -1):
            other = self._calls[earlier - 1]
            if call is None or other is None or not _in_line(call, other):
                break
            number = earlier
        return number

    def _add(self, found: Break) -> None:
        plain = " ".join(found.words.replace(LEADING, "").replace("\u00ad", "-").split())
        found = replace(found, page=found.page + 1, words=plain)
        self._found.setdefault((found.kind, found.number), found)


def _in_line(one: Piece, other: Piece) -> bool:
    return one.page == other.page and abs(one.y - other.y) < 0.5 * max(one.size, other.size)
