"""Exact places in a source file: line and column of the start tag of its n-th element.

lxml knows only the line on which a start tag ends. When there is something to report, the file is
read once more with expat, which knows where each tag begins.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pyexpat import ExpatError, ParserCreate, XMLParserType

DECLARED = re.compile(rb"""(<\?xml[^>]*?)encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
"""An XML declaration as far as the encoding it names; what comes before that, and the name."""

_FIRST_BYTES = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_NO_ENCODINGS = frozenset(
    ("idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
)
_ASCII = bytes({*range(32, 126)} - {0x5C}) + b"\\\\"
_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_LONG, _BEFORE, _SHOWN = 2_000, 400, 1_200
"""Of a line of more characters than the first, so many are shown before a place, and in all."""
_BLOCK = 1 << 16
_STEP = 1 << 12
_CONTINUING = bytes(range(0x80, 0xC0))
"""Bytes with which no character begins in UTF-8."""
_NEXT_TAG = re.compile(rb"</?[^\s!?<>/]")
_ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Position:
    """A line and a column, both from 1, the column in code points."""

    line: int
    column: int


class SourceText:
    """The text of one source file and where its elements begin."""

    def __init__(self, data: bytes) -> None:
        self.text = decode(data)
        self.lines = self.text.split("\n")
        self._encoded = self.text.encode("utf-8")
        lengths = map(len, self._encoded.split(b"\n"))
        self._line_starts = list(accumulate((length + 1 for length in lengths), initial=0))[:-1]
        self._counts = [0]
        self._attributes: tuple[int, dict[bytes, int]] | None = None
        """Those of the element that was asked for last, which may have thousands."""
        self._starts: _Starts | None = None
        self._runs: dict[tuple[int, int], int] | None = None

    def element(self, ordinal: int) -> Position:
        """Return where the element with this position in document order begins."""
        return self._position(self._offset(ordinal))

    def attribute(self, ordinal: int, name: str) -> Position:
        """Return where an attribute's name begins, or where its element does if it has none."""
        if self._attributes is None or self._attributes[0] != ordinal:
            self._attributes = ordinal, self._attributes_of(ordinal)
        offset = self._attributes[1].get(name.encode("utf-8"))
        return self._position(self._offset(ordinal) if offset is None else offset)

    def _attributes_of(self, ordinal: int) -> dict[bytes, int]:
        """Return where each attribute of an element begins."""
        offset = self._offset(ordinal)
        tag = _TAG.match(self._encoded, offset)
        found = _ATTRIBUTE.finditer(tag.group()) if tag else ()
        return {match.group(1): offset + match.start(1) for match in found}

    def run_of_text(self, ordinal: int, run: int, words: str = "") -> Position:
        """Return where some words of a run of text begin, by default its first word.

        ``run`` counts the child elements of the element that stand before the text.
        """
        if self._runs is None:
            self._runs = _runs(self._encoded)
        start = self._runs.get((ordinal, run))
        if start is None:
            return self.element(ordinal)
        # What goes on in the next element is looked for as far as it stands here.
        following = _NEXT_TAG.search(self._encoded, start)
        end = following.start() if following else len(self._encoded)
        text = self._encoded[start:end].decode("utf-8")
        meant = words.split()
        for wanted in (meant, meant[:1]):
            found = re.search(r"\W+".join(map(re.escape, wanted)), text)
            if wanted and found:
                return self._position(start + len(text[: found.start()].encode("utf-8")))
        return self._position(start)

    def excerpt(self, position: Position) -> tuple[str, int]:
        """Return a line of the source as it stands there.

        Of a very long one that is what stands around the place; the number says how many code
        points before that are left out.
        """
        if not 0 < position.line <= len(self.lines):
            return "", 0
        line = self.lines[position.line - 1].rstrip("\r")
        if len(line) <= _LONG:
            return line, 0
        start = max(0, position.column - 1 - _BEFORE)
        return line[start : start + _SHOWN], start

    def _position(self, offset: int) -> Position:
        """Return the line and the column of a byte."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        if offset - start < _BLOCK:
            return Position(line, self._begun(start, offset) + 1)
        return Position(line, self._characters(offset) - self._characters(start) + 1)

    def _characters(self, offset: int) -> int:
        """Return how many characters begin before a byte; a line may be as long as a file."""
        block = offset // _BLOCK
        while len(self._counts) <= block:
            start = (len(self._counts) - 1) * _BLOCK
            self._counts.append(self._counts[-1] + self._begun(start, start + _BLOCK))
        return self._counts[block] + self._begun(block * _BLOCK, offset)

    def _begun(self, start: int, end: int) -> int:
        return len(self._encoded[start:end].translate(None, _CONTINUING))

    def _offset(self, ordinal: int) -> int:
        if self._starts is None:
            self._starts = _Starts(self._encoded)
        return self._starts.of(ordinal)


def decode(data: bytes) -> str:
    """Return the text of an XML file; bytes that do not fit become replacement characters."""
    return data.decode(encoding_of(data), "replace").removeprefix("\ufeff")


def encoding_of(data: bytes) -> str:
    """Return the encoding of an XML file: by its first bytes, else its declaration, else UTF-8.

    XML 1.0, appendix F: what the declaration says counts only if it can be read as it says.
    """
    for first, encoding in _FIRST_BYTES:
        if data.startswith(first):
            return encoding
    declared = DECLARED.match(data)
    named = declared.group(2).decode("ascii") if declared else "utf-8"
    name = codec(named)
    return named if name is not None and _reads_ascii(name) else "utf-8"


def codec(encoding: str) -> str | None:
    """Return Python's name of an encoding of text, or None if there is none of this name.

    What Python has besides, for escapes and the names of hosts, is no encoding of files; some of
    it takes for ever.
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NO_ENCODINGS else name


@cache
def _reads_ascii(encoding: str) -> bool:
    """Tell whether a declaration can be read in an encoding."""
    try:
        return _ASCII.decode(encoding, "replace") == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


class _Starts:
    """The offset of each start tag, in document order; a file is read as far as it is asked for."""

    def __init__(self, encoded: bytes) -> None:
        self._encoded = encoded
        self._read = 0
        self._offsets: list[int] = []
        self._parser = ParserCreate(encoding="utf-8")
        self._parser.ordered_attributes = True  # nobody asks for them; a list is made sooner
        self._parser.StartElementHandler = self._start

    def of(self, ordinal: int) -> int:
        """Return that of an element; 0, where there is none."""
        while len(self._offsets) <= ordinal and self._read < len(self._encoded):
            before, self._read = self._read, self._read + _STEP
            try:
                is_last = self._read >= len(self._encoded)
                self._parser.Parse(self._encoded[before : self._read], is_last)
            except ExpatError:  # the loader reports it; what came before still counts
                self._read = len(self._encoded)
        return self._offsets[ordinal] if ordinal < len(self._offsets) else 0

    def _start(self, _name: str, _attributes: object) -> None:
        self._offsets.append(self._parser.CurrentByteIndex)


def _runs(encoded: bytes) -> dict[tuple[int, int], int]:
    """Return the offset of the first word of each run of text, by element and run."""
    runs: dict[tuple[int, int], int] = {}
    open_elements: list[list[int]] = []
    count = 0
    parser = ParserCreate(encoding="utf-8")
    parser.buffer_text = False

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        if open_elements:
            open_elements[-1][1] += 1
        open_elements.append([count, 0])
        count += 1

    def end(_name: str) -> None:
        open_elements.pop()

    def characters(text: str) -> None:
        if text.strip():
            ordinal, run = open_elements[-1]
            blank = len(text) - len(text.lstrip())
            runs.setdefault((ordinal, run), parser.CurrentByteIndex + blank)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    _parse(parser, encoded)
    return runs


def _parse(parser: XMLParserType, encoded: bytes) -> None:
    # A file that is not well-formed is reported by the loader; what came before still counts.
    with suppress(ExpatError):
        parser.Parse(encoded, True)
