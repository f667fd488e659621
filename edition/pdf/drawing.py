"""What a page draws: the text of each piece of marked content, and where it stands.

Typst makes a piece of what it sets in one go: a line, or a part of it in a font of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import hypot
from typing import NamedTuple

from edition.pdf.characters import Characters
from edition.pdf.content import operation
from edition.pdf.strings import PLAIN, plain, shown, strings
from edition.pdf.values import read, text

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_ONLY_MARK = re.compile(rb"<</MCID (\d+)>>$")
"""Properties that hold the number of a mark and nothing else, as most do."""


_BEGIN = (
    rb"/Span<</MCID (\d+)(?:/Lang\([-\w]+\))?>>BDC\s+"
    rb"q 1 0 0 -1 ([-.\d]+) ([-.\d]+) cm\s*/\w+ cs [.\d ]+ scn\s+BT"
)
_TEXT = rb"(%(string)s|\[(?:%(string)s|[-.\d\s]++)*\])T[jJ]\s*" % {b"string": PLAIN}
_END = rb"ET\s+Q\s+EMC\s*"
_LINE = re.compile(
    _BEGIN + rb" 0 Tr\s*(/\w+) ([.\d]+) Tf 1 0 0 -1 0 0 Tm\s*" + _TEXT + _END,
)
"""A mark around one text in one font: what most of a page consists of."""

_LINE_OF_RUNS = re.compile(_BEGIN)
_RUN = re.compile(
    rb"(?:/Span<</ActualText(%s)>>BDC)? 0 Tr\s*(/\w+) ([.\d]+) Tf 1 0 0 -1 ([-.\d]+) 0 Tm\s*%s"
    rb"(EMC)?" % (PLAIN, _TEXT)
)
_END_OF_RUNS = re.compile(rb"\s*" + _END)
"""A mark around several texts, perhaps in other fonts, or with a text that stands for them."""

_ARTIFACT = re.compile(
    rb"/Artifact(?:<<[^()<>]*+>>BDC| BMC)\s*(?:q\s(?:[^()<>qQE]++|E(?!MC)|%s)*Q\s+)*EMC\s*" % PLAIN
)
"""What is no text of the document, such as running heads; within it nothing else is marked."""


class Piece(NamedTuple):
    """A piece of marked content: what each glyph stands for, as drawn, where (points), how large.

    ``page`` is the number of the page, from 0, ``font`` the name of the first glyph's on that page.
    """

    glyphs: tuple[str, ...]
    page: int
    x: float
    y: float
    size: float
    font: bytes


def drawn(data: bytes, fonts: Mapping[bytes, Characters], page: int) -> dict[int, Piece]:
    """Return what a content stream draws, by the marks that tags refer to.

    ``fonts`` are called by their names in the stream, with the slash.
    """
    drawing = _Drawing(fonts)
    data = plain(data)
    position = 0
    while position < len(data):
        position = drawing.put_line(data, position) or drawing.carry_out(data, position)
    return {
        mark: Piece(tuple(glyphs), page, *drawing.places[mark])
        for mark, glyphs in drawing.glyphs.items()
    }


class _Drawing:
    """The operators that move, mark or show text, carried out."""

    def __init__(self, fonts: Mapping[bytes, Characters]) -> None:
        self.glyphs: dict[int, list[str]] = {}
        self.places: dict[int, tuple[float, float, float, bytes]] = {}
        self._operators: Mapping[bytes, Callable[[bytes], None]] = {
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._transform,
            b"BT": self._begin_text,
            b"Tm": self._place_line,
            b"Td": self._move_line,
            b"Tf": self._select_font,
            b"Tj": self._show,
            b"TJ": self._show,
            b"BMC": self._mark,
            b"BDC": self._mark,
            b"EMC": self._end_mark,
        }
        self._fonts = fonts
        self._font: Characters | None = None
        self._size = 1.0
        self._name = b""
        self._matrix = _IDENTITY
        self._line = _IDENTITY
        self._saved: list[Matrix] = []
        self._marks: list[tuple[int | None, bool]] = [(None, False)]
        """The mark that holds, and whether what is shown is told by other text, inmost last."""
        self._actual = ""

    def put_line(self, data: bytes, position: int) -> int:
        """Show a text that has its mark for itself, and return where it ends; 0 if there is none.

        Artifacts are passed over. The same as to carry out the operations one by one, in much less
        time.
        """
        if not self._is_at_rest():
            return 0
        if line := _LINE.match(data, position):
            mark, x, y, name, size, text = line.groups()
            number, font = int(mark), self._fonts.get(name)
            if font is None or number in self.glyphs:
                return 0
            self.places[number] = (float(x), float(y), float(size), name)
            self.glyphs[number] = font.told(shown(text))
            return line.end()
        if line := _LINE_OF_RUNS.match(data, position):
            return self._put_runs(line, data)
        artifact = _ARTIFACT.match(data, position)
        return artifact.end() if artifact else 0

    def _put_runs(self, line: re.Match[bytes], data: bytes) -> int:
        """Show the texts of a line, and return where it ends; 0 if something else is in it."""
        mark, x, y = int(line[1]), float(line[2]), float(line[3])
        glyphs: list[str] = []
        place = None
        position = line.end()
        while run := _RUN.match(data, position):
            actual, name, size, dx, written, end = run.groups()
            font = self._fonts.get(name)
            if font is None or bool(actual) != bool(end):
                return 0
            told = font.told(shown(written)) if actual is None else [text(shown(actual))]
            glyphs += told
            place = place or (x + float(dx), y, float(size), name)
            position = run.end()
        finish = _END_OF_RUNS.match(data, position)
        if finish is None or place is None or mark in self.glyphs or "" in glyphs:
            return 0
        self.places[mark], self.glyphs[mark] = place, glyphs
        return finish.end()

    def carry_out(self, data: bytes, position: int) -> int:
        """Carry out the operation at a position, and return where it ends."""
        operator, operands, end = operation(data, position)
        if carry_out := self._operators.get(operator):
            carry_out(operands)
        return end

    def _is_at_rest(self) -> bool:
        """Tell whether no mark holds, and nothing is turned or moved."""
        return len(self._marks) == 1 and self._matrix == _IDENTITY and not self._actual

    def _save(self, _: bytes) -> None:
        self._saved.append(self._matrix)

    def _restore(self, _: bytes) -> None:
        if self._saved:
            self._matrix = self._saved.pop()

    def _transform(self, operands: bytes) -> None:
        self._matrix = _times(_matrix(operands), self._matrix)

    def _begin_text(self, _: bytes) -> None:
        self._line = _IDENTITY

    def _place_line(self, operands: bytes) -> None:
        self._line = _matrix(operands)

    def _move_line(self, operands: bytes) -> None:
        x, y = map(float, operands.split())
        self._line = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _select_font(self, operands: bytes) -> None:
        self._name, size = operands.split()
        self._font = self._fonts.get(self._name)
        self._size = float(size)

    def _mark(self, operands: bytes) -> None:
        mark, replaced = self._marks[-1]
        is_replaced = replaced
        if only := _ONLY_MARK.search(operands):
            mark = int(only.group(1))
        elif (start := operands.find(b"<<")) >= 0:
            entries, _ = read(operands, start)
            if isinstance(entries, dict):
                number, actual = entries.get("MCID"), entries.get("ActualText")
                mark = number if isinstance(number, int) else mark
                if isinstance(actual, bytes):
                    is_replaced = True
                    self._actual = self._actual if replaced else text(actual)
        self._marks.append((mark, is_replaced))

    def _end_mark(self, _: bytes) -> None:
        self._put_actual()
        if len(self._marks) > 1:
            self._marks.pop()

    def _show(self, operands: bytes) -> None:
        self._put_actual()
        mark, replaced = self._marks[-1]
        if self._font is None or mark is None or replaced:
            return
        glyphs = self._glyphs_of(mark)
        for string in strings(operands):
            glyphs += self._font.glyphs(string)

    def _put_actual(self) -> None:
        """Put the text that stands for what is shown where the first of it is shown."""
        mark = self._marks[-1][0]
        if self._actual and mark is not None:
            self._glyphs_of(mark).append(self._actual)
        self._actual = ""

    def _glyphs_of(self, mark: int) -> list[str]:
        """Return the glyphs of a piece so far; where the first of them is drawn, the piece is."""
        if mark not in self.glyphs:
            self.glyphs[mark] = []
            place = _along(_times(self._line, self._matrix))
            self.places[mark] = (*place, self._size, self._name)
        return self.glyphs[mark]


def _matrix(operands: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, operands.split())
    return a, b, c, d, e, f


def _along(place: Matrix) -> tuple[float, float]:
    """Return where a text begins, for one who turns the page until its lines are level."""
    a, b, _, _, x, y = place
    if not b:
        return x, y
    length = hypot(a, b)
    return (x * a + y * b) / length, (y * a - x * b) / length


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
