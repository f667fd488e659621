"""Exact places in a source file: line and column of the start tag of its n-th element.

lxml knows only the line on which a start tag ends. When there is something to report, the file is
read once more with expat, which knows where each tag begins.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pyexpat import ExpatError, ParserCreate, XMLParserType

DECLARED = re.compile(rb"""(<\?xml[^>]*?)encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
"""An XML declaration as far as the encoding it names; what comes before that, and the name."""

_FIRST_BYTES = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_ATTRIBUTE = re.compile(r"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")


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
        self._starts: list[int] | None = None
        self._runs: dict[tuple[int, int], int] | None = None

    def element(self, ordinal: int) -> Position:
        """Return where the element with this position in document order begins."""
        offset = self._offset(ordinal)
        return self._position(len(self._encoded[:offset].decode("utf-8")))

    def attribute(self, ordinal: int, name: str) -> Position:
        """Return where an attribute's name begins, or where its element does if it has none."""
        offset = len(self._encoded[: self._offset(ordinal)].decode("utf-8"))
        tag = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""").match(self.text, offset)
        if tag:
            for match in _ATTRIBUTE.finditer(tag.group()):
                if match.group(1) == name:
                    return self._position(offset + match.start(1))
        return self._position(offset)

    def run_of_text(self, ordinal: int, run: int, words: str = "") -> Position:
        """Return where some words of a run of text begin, by default its first word.

        ``run`` counts the child elements of the element that stand before the text.
        """
        if self._runs is None:
            self._runs = _runs(self._encoded)
        offset = self._runs.get((ordinal, run))
        if offset is None:
            return self.element(ordinal)
        start = len(self._encoded[:offset].decode("utf-8"))
        meant = r"\W+".join(map(re.escape, words.split()))
        # What goes on in the next element is looked for as far as it stands here.
        for wanted in (meant, meant.partition(r"\W+")[0]):
            end = re.compile(r"</?[^\W\d]").search(self.text, start)
            found = re.compile(rf"\b{wanted}\b").search(
                self.text, start, end.start() if end else len(self.text)
            )
            if wanted and found:
                return self._position(found.start())
        return self._position(start)

    def excerpt(self, line: int) -> str:
        """Return a line of the source as it stands there."""
        return self.lines[line - 1].rstrip("\r") if 0 < line <= len(self.lines) else ""

    def _position(self, offset: int) -> Position:
        line = self.text.count("\n", 0, offset) + 1
        return Position(line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1)

    def _offset(self, ordinal: int) -> int:
        if self._starts is None:
            self._starts = _starts(self._encoded)
        return self._starts[ordinal] if ordinal < len(self._starts) else 0


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
    try:
        wide = len(" ".encode(named)) > 1
    except (LookupError, UnicodeEncodeError):
        return "utf-8"
    return "utf-8" if wide else named


def _starts(encoded: bytes) -> list[int]:
    """Return the offset of each start tag, in document order."""
    starts: list[int] = []
    parser = ParserCreate(encoding="utf-8")

    def start(_name: str, _attributes: dict[str, str]) -> None:
        starts.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    _parse(parser, encoded)
    return starts


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
