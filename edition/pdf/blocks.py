"""The lines of a block of text, such as a paragraph, and where pages cut it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.pdf.drawing import Piece

_RAISED = 0.7
"""How far below another line (in ems) a line is at least; figures that are raised are in one."""
_UP = 1.5
"""How far up (in ems) the text goes at least where another column begins."""


@dataclass(slots=True)
class Column:
    """What a column, or a page, has of a block.

    ``after`` is how many characters of the text come before it; ``first`` and ``last`` begin the
    first and the last line of it, ``lines`` is how many there are. ``words`` are those of the last
    one, ``note`` is the number of the first note that it calls (0: none).
    """

    after: int
    first: Piece
    last: Piece
    lines: int = 1
    words: str = ""
    note: int = 0

    @property
    def page(self) -> int:
        """The number of its page, from 0."""
        return self.first.page

    def room(self, lower: float) -> int:
        """Return how many lines there is room for between it and a height, 1 at least."""
        apart = (self.first.y - self.last.y) / (self.lines - 1) if self.lines > 1 else 0.0
        return max(1, round((self.last.y - lower) / apart)) if apart else 1


@dataclass(slots=True)
class Block:
    """A block of text, and the number of the first note that it calls (0: none)."""

    note: int = 0
    columns: list[Column] = field(default_factory=list)
    _before: Piece | None = None

    def put(self, piece: Piece, text: str, read: int) -> None:
        """Take the next piece, what it says, and how many characters come before it."""
        before, self._before = self._before, piece
        if before is None or before.page != piece.page or piece.y > before.y + _UP * piece.size:
            self.columns.append(Column(read, piece, piece))
        column = self.columns[-1]
        if column.last.y - piece.y > _RAISED * max(column.last.size, piece.size):
            column.lines += 1
            column.last = piece
            column.words = ""
            column.note = 0
        column.words += text

    def call(self, note: int) -> None:
        """Take the call of a note, which has this number."""
        self.note = self.note or note
        if self.columns:
            self.columns[-1].note = self.columns[-1].note or note

    def singles(self) -> Iterator[tuple[str, Column, Column]]:
        """Yield its single line, if it has one: which, and the columns before and after the cut."""
        if len(self.columns) > 1:
            if self.columns[0].lines == 1:
                yield "orphan", self.columns[0], self.columns[1]
            elif self.columns[-1].lines == 1:
                yield "widow", self.columns[-2], self.columns[-1]
