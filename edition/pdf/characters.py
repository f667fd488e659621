"""What the codes of a font's glyphs stand for: its ``ToUnicode`` map."""

from __future__ import annotations

import re
from functools import cache

from edition.pdf.strings import unescaped

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_BYTE = rb"(?:\\[0-7]{1,3}|\\\r\n|\\.|[^\\])"


class Characters(dict[bytes, str]):
    """The text of each glyph, by its code as it is written in a string of a content stream."""

    def __init__(self, to_unicode: bytes, *, width: int) -> None:
        """Read a map; codes are of ``width`` bytes."""
        super().__init__()
        self._codes = re.compile(_BYTE * width, re.DOTALL)
        self._map: dict[int, str] = {}
        for kind, body in _SECTION.findall(to_unicode):
            self._learn(kind, body)

    def __missing__(self, code: bytes) -> str:
        text = self._map.get(_number(code), "")
        self[code] = text
        return text

    def glyphs(self, string: bytes) -> list[str]:
        """Return the text of each glyph of a string, given as it is written."""
        return list(map(self.__getitem__, self._codes.findall(string)))

    def _learn(self, kind: bytes, body: bytes) -> None:
        if kind == b"bfchar":
            self._map.update((int(code, 16), _utf16(value)) for code, value in _PAIR.findall(body))
            return
        items = [opening or closing or digits for digits, opening, closing in _ITEM.findall(body)]
        position = 0
        while position < len(items):
            first = int(items[position], 16)
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


@cache
def _number(code: bytes) -> int:
    """Return the number of a glyph; fonts number theirs from 0, so that most share them."""
    return int.from_bytes(unescaped(code))


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
