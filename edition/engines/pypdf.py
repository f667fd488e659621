"""pypdf: reads the text of a tagged PDF back, in the order of its tags and with its words whole.

The order of drawing is not the order of reading (notes stand at the page foot, running heads
between two lines of a sentence); the tags say what follows what, and leave out what is no text.
A content stream knows neither words nor lines, so three things are put right here: at the end of
a line there is no space, a divided word has a hyphen that is not in the text, and a ligature or
a changed letter form has its real text beside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject, StreamObject

from edition.errors import TypesettingError

SOFT_HYPHEN = "\u00ad"

_PHRASES = frozenset({"/Span", "/Link", "/Em", "/Strong", "/Quote", "/Code", "/BibEntry"})
"""Tags of what stands within a line; all others begin and end one."""

_TOKEN = re.compile(
    rb"\("  # the beginning of a string
    rb"|<<|>>|<[0-9A-Fa-f\s]*>"  # a dictionary's brackets, a string in hexadecimal digits
    rb"|/[^\s/<>\[\]()]*|\[|\]"  # a name, an array's brackets
    rb"|[^\s/<>\[\]()]+"  # a number or an operator
)
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_NO_SPACE = re.compile("^[-–—/]|^[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{2}")
"""A line's end that is not where words part: after a dash, between ideographs or kana."""

_ADDRESS = re.compile(r"https?://\S+$")
_CONTROLS_OF_DIRECTION = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CONTROLS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r\n": b"",
}

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some glyphs drawn in one go: what each stands for, on which page, where, how large (points).

    ``link`` tells the links of a document apart; 0 is for what stands in none.
    """

    glyphs: tuple[str, ...]
    page: int
    x: float
    y: float
    size: float
    link: int = 0


def read_text(data: bytes) -> str:
    """Return the text of a tagged PDF: a line for each block, words that lines divide made whole.

    A hyphen at the end of a line that the typesetter put there is dropped, one of the text is
    kept; an address in a link is one word; an image is read by its alternative text. Raises
    TypesettingError when the PDF cannot be read or has no tags.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        catalogue = reader.trailer["/Root"].get_object()
        root = catalogue.get("/StructTreeRoot") if isinstance(catalogue, DictionaryObject) else None
        if root is None:
            raise TypesettingError("The PDF has no tags to read it by.")
        tags = _Tags(reader)
        tags.read(root.get_object(), 0)
        return tags.text.finished()
    except PyPdfError as error:
        raise TypesettingError(f"The PDF cannot be read: {error}") from error


class _Text:
    """Text that grows piece by piece; it knows from their places where lines ended."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._lines: list[list[_Piece]] = []
        self._links = 0
        self._link = 0

    def open_link(self) -> None:
        self._links += 1
        self._link = self._links

    def close_link(self) -> None:
        self._link = 0

    def add(self, piece: _Piece) -> None:
        if not self._lines or _breaks(self._lines[-1][-1], piece):
            self._lines.append([])
        self._lines[-1].append(replace(piece, link=self._link))

    def end_block(self) -> None:
        block = " ".join(_joined(self._lines).translate(_CONTROLS_OF_DIRECTION).split())
        if block:
            self._blocks.append(block)
        self._lines = []

    def describe(self, alternative: str) -> None:
        """Add the alternative text of an image, which is read where the image stands."""
        self.end_block()
        self._blocks.append(" ".join(alternative.split()))

    def finished(self) -> str:
        self.end_block()
        return "\n".join(self._blocks)


def _joined(lines: list[list[_Piece]]) -> str:
    """Return the lines of a block as one text."""
    pieces = [piece for line in lines for piece in line]
    from_the_right = [piece for piece in pieces if _is_from_the_right(piece)]
    mostly = _length(from_the_right) * 2 > _length(pieces)
    text = ""
    link = 0
    for line in lines:
        read = _without_shadows(line)
        if from_the_right:
            read = _in_order(read, from_the_right=mostly)
        added = "".join(_characters(piece) for piece in read)
        if text.endswith((SOFT_HYPHEN, "\u2010")):
            text = text[:-1]
        elif not _NO_SPACE.search(text[-1:] + added[:1]) and not (
            link and line[0].link == link and _ADDRESS.search(text)
        ):
            text += " "
        text += added
        link = line[-1].link
    return text


def _length(pieces: list[_Piece]) -> int:
    """Return how many letters some pieces have; accents would outweigh what they stand on."""
    return sum(char.isalpha() for piece in pieces for char in _characters(piece))


def _breaks(before: _Piece, after: _Piece) -> bool:
    """Tell whether a line ended between two pieces; raised and lowered figures end none."""
    if before.page != after.page:
        return True
    size = max(before.size, after.size)
    drop = abs(after.y - before.y)
    return drop > 0.7 * size or (drop > 0.2 * size and after.x < before.x)


def _without_shadows(line: list[_Piece]) -> list[_Piece]:
    """Return the pieces of a line without the accents that are drawn apart from their letters.

    Such an accent bears the text of the whole cluster, as its letter does.
    """
    kept: list[_Piece] = []
    for piece, following in zip(line, [*line[1:], None], strict=True):
        text = piece.glyphs[0] if len(piece.glyphs) == 1 else ""
        is_shadow = len(text) > 1 and (
            (following is not None and text == following.glyphs[0])
            or (kept != [] and text == kept[-1].glyphs[-1])
        )
        if not is_shadow:
            kept.append(piece)
    return kept


def _in_order(pieces: list[_Piece], *, from_the_right: bool) -> list[_Piece]:
    """Return the pieces of a line as they are read."""
    pieces = sorted(pieces, key=lambda piece: piece.x, reverse=from_the_right)
    return _with_turned_runs(pieces, from_the_right=not from_the_right)


def _with_turned_runs(pieces: list[_Piece], *, from_the_right: bool) -> list[_Piece]:
    """Return pieces in which each run against the direction of the line is turned round.

    What has no direction (spaces, signs, numbers) belongs to a run within it, not at its ends.
    """
    ordered: list[_Piece] = []
    run: list[_Piece] = []
    between: list[_Piece] = []
    for piece in pieces:
        if not any(char.isalpha() for char in _characters(piece)):
            between.append(piece)
        elif _is_from_the_right(piece) is from_the_right:
            if run:
                run += between
            else:
                ordered += between
            run.append(piece)
            between = []
        else:
            ordered += [*reversed(run), *between, piece]
            run, between = [], []
    return [*ordered, *reversed(run), *between]


def _is_from_the_right(piece: _Piece) -> bool:
    return _FROM_THE_RIGHT.search(_characters(piece)) is not None


def _characters(piece: _Piece) -> str:
    """Return what the glyphs of a piece stand for.

    A code point that is set by itself stands for the character that no font has.
    """
    text = "".join(piece.glyphs)
    code_point = _CODE_POINT.fullmatch(text)
    if code_point:
        return chr(int(code_point.group(1), 16))
    return "".join(reversed(piece.glyphs)) if _FROM_THE_RIGHT.search(text) else text


class _Tags:
    """A walk through the tags of a PDF, depth first: the order in which it is read."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        self._pages = {
            page.indirect_reference.idnum: _drawn(page, number)
            for number, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
        self.text = _Text()

    def read(self, node: PdfObject | None, page: int) -> None:
        """Read a tag, some tags, or the number of a marked piece of content of a page."""
        if isinstance(node, NumberObject):
            for piece in self._pages.get(page, {}).get(int(node), ()):
                self.text.add(piece)
        elif isinstance(node, ArrayObject):
            for child in node:
                self.read(child.get_object(), page)
        elif isinstance(node, DictionaryObject) and node.get("/Type") != "/OBJR":
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page
            self._read_tag(node, page)

    def _read_tag(self, node: DictionaryObject, page: int) -> None:
        kind = node.get("/S")
        if kind == "/Link":
            self.text.open_link()
        elif kind is not None and kind not in _PHRASES:
            self.text.end_block()
        if "/Alt" in node:
            self.text.describe(str(node["/Alt"].get_object()))
        for key in ("/MCID", "/K"):
            if key in node:
                self.read(node[key].get_object(), page)
        if kind == "/Link":
            self.text.close_link()
        elif kind is not None and kind not in _PHRASES:
            self.text.end_block()


def _drawn(page: pypdf.PageObject, number: int) -> Mapping[int, list[_Piece]]:
    """Return what a page draws, by the marks that the tags refer to."""
    contents = page.get_contents()
    if contents is None:
        return {}
    resources = page.get("/Resources", DictionaryObject()).get_object()
    fonts = resources.get("/Font", DictionaryObject()).get_object()
    drawing = _Drawing({name: _Font(font.get_object()) for name, font in fonts.items()}, number)
    for operator, operands in _operations(contents.get_data()):
        drawing.carry_out(operator, operands)
    return drawing.found


class _Drawing:
    """The operators of a content stream that move, mark or show text, carried out."""

    def __init__(self, fonts: Mapping[str, _Font], page: int) -> None:
        self.found: dict[int, list[_Piece]] = {}
        self._fonts = fonts
        self._page = page
        self._font: _Font | None = None
        self._size = 1.0
        self._matrix = _IDENTITY
        self._line = _IDENTITY
        self._saved: list[Matrix] = []
        self._marks: list[tuple[int | None, bool]] = [(None, False)]
        """The mark that holds, and whether what is shown is told by other text, inmost last."""
        self._actual = ""
        self._operators: Mapping[bytes, Callable[[list[bytes]], None]] = {
            b"q": lambda _: self._saved.append(self._matrix),
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

    def carry_out(self, operator: bytes, operands: list[bytes]) -> None:
        if operator in self._operators:
            self._operators[operator](operands)

    def _restore(self, _: list[bytes]) -> None:
        if self._saved:
            self._matrix = self._saved.pop()

    def _transform(self, operands: list[bytes]) -> None:
        self._matrix = _times(_matrix(operands), self._matrix)

    def _begin_text(self, _: list[bytes]) -> None:
        self._line = _IDENTITY

    def _place_line(self, operands: list[bytes]) -> None:
        self._line = _matrix(operands)

    def _move_line(self, operands: list[bytes]) -> None:
        shift = (1.0, 0.0, 0.0, 1.0, float(operands[-2]), float(operands[-1]))
        self._line = _times(shift, self._line)

    def _select_font(self, operands: list[bytes]) -> None:
        self._font = self._fonts.get(operands[-2].decode("latin-1"))
        self._size = float(operands[-1])

    def _mark(self, operands: list[bytes]) -> None:
        mark, replaced = self._marks[-1]
        number, actual = _properties(operands)
        mark = mark if number is None else number
        if actual is not None and not replaced:
            self._actual = actual
        self._marks.append((mark, replaced or actual is not None))

    def _end_mark(self, _: list[bytes]) -> None:
        self._put_actual()
        if len(self._marks) > 1:
            self._marks.pop()

    def _show(self, operands: list[bytes]) -> None:
        self._put_actual()
        mark, replaced = self._marks[-1]
        if self._font is not None and not replaced:
            shown = b"".join(_string(item) for item in operands if item[:1] in b"(<")
            self._put(mark, self._font.glyphs(shown))

    def _put_actual(self) -> None:
        """Put the text that stands for what is shown where the first of it is shown."""
        if self._actual:
            self._put(self._marks[-1][0], (self._actual,))
        self._actual = ""

    def _put(self, mark: int | None, glyphs: tuple[str, ...]) -> None:
        if mark is not None and glyphs:
            place = _times(self._line, self._matrix)
            piece = _Piece(glyphs, self._page, place[4], place[5], self._size)
            self.found.setdefault(mark, []).append(piece)


def _operations(data: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    operands: list[bytes] = []
    position = 0
    while match := _TOKEN.search(data, position):
        token, position = match.group(), match.end()
        if token == b"(":
            position = _string_end(data, position)
            token = data[match.start() : position]
        if token[:1].isalpha() or token in (b"'", b'"'):
            yield token, operands
            operands = []
        else:
            operands.append(token)


def _string_end(data: bytes, position: int) -> int:
    """Return where a string ends; round brackets may stand in it in pairs."""
    depth = 1
    for match in _BRACKET.finditer(data, position):
        if match.group() == b"(":
            depth += 1
        elif match.group() == b")":
            depth -= 1
            if depth == 0:
                return match.end()
    return len(data)


def _properties(operands: list[bytes]) -> tuple[int | None, str | None]:
    """Return the number of some marked content and the text that it stands for, if any."""
    mark: int | None = None
    actual: str | None = None
    for name, value in pairwise(operands):
        if name == b"/MCID":
            mark = int(value)
        elif name == b"/ActualText":
            raw = _string(value)
            wide = raw.startswith(b"\xfe\xff")
            actual = raw[2:].decode("utf-16-be") if wide else raw.decode("latin-1")
    return mark, actual


def _string(token: bytes) -> bytes:
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return _ESCAPE.sub(_unescaped, token[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _CONTROLS.get(code, code)


def _matrix(operands: list[bytes]) -> Matrix:
    a, b, c, d, e, f = (float(item) for item in operands[-6:])
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


class _Font:
    """What the codes of a font's glyphs stand for (its ``ToUnicode`` map)."""

    _SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
    _HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")

    def __init__(self, font: DictionaryObject) -> None:
        self._bytes = 2 if font.get("/Subtype") == "/Type0" else 1
        self._map: dict[int, str] = {}
        stream = font.get("/ToUnicode")
        if stream is not None:
            stream = stream.get_object()
        if isinstance(stream, StreamObject):
            for kind, body in self._SECTION.findall(stream.get_data()):
                self._learn(kind, body)

    def glyphs(self, codes: bytes) -> tuple[str, ...]:
        width = self._bytes
        return tuple(
            self._map.get(int.from_bytes(codes[start : start + width]), "")
            for start in range(0, len(codes), width)
        )

    def _learn(self, kind: bytes, body: bytes) -> None:
        items = [b"[" if opening else b"]" if closing else digits
                 for digits, opening, closing in self._HEX.findall(body)]  # fmt: skip
        position = 0
        while position < len(items):
            first = int(items[position], 16)
            if kind == b"bfchar":
                self._map[first] = _utf16(items[position + 1])
                position += 2
                continue
            last = int(items[position + 1], 16)
            if items[position + 2] == b"[":
                end = items.index(b"]", position)
                for offset, value in enumerate(items[position + 3 : end]):
                    self._map[first + offset] = _utf16(value)
                position = end + 1
            else:
                start = _utf16(items[position + 2])
                for code in range(first, last + 1):
                    self._map[code] = start[:-1] + chr(ord(start[-1]) + code - first)
                position += 3


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode("ascii")).decode("utf-16-be", "replace")
