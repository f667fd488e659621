"""What the codes of a font's glyphs stand for: its ``ToUnicode`` map."""

from __future__ import annotations

import re
from struct import unpack

from edition.pdf.strings import unescaped

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")


class Characters(dict[int, str]):
    """The text of each glyph, by its code; that of a code without one is empty."""

    def __init__(self, to_unicode: bytes, *, width: int) -> None:
        """Read a map; codes are of ``width`` bytes, one or two."""
        super().__init__()
        self._width = width
        for kind, body in _SECTION.findall(to_unicode):
            self._learn(kind, body)

    def __missing__(self, _: int) -> str:
        return ""

    def glyphs(self, string: bytes) -> list[str]:
        """Return the text of each glyph of a string, given as it is written."""
        return self.told(unescaped(string))

    def told(self, codes: bytes) -> list[str]:
        """Return the text of each glyph, by the bytes of their codes."""
        if self._width == 1:
            return list(map(self.__getitem__, codes))
        count = len(codes) // 2
        return list(map(self.__getitem__, unpack(f">{count}H", codes[: 2 * count])))

    def _learn(self, kind: bytes, body: bytes) -> None:
        if kind == b"bfchar":
            self.update((int(code, 16), _utf16(value)) for code, value in _PAIR.findall(body))
            return
        items = [opening or closing or digits for digits, opening, closing in _ITEM.findall(body)]
        position = 0
        while position < len(items):
            first = int(items[position], 16)
            last = int(items[position + 1], 16)
            if items[position + 2] == b"[":
                end = items.index(b"]", position)
                for offset, value in enumerate(items[position + 3 : end]):
                    self[first + offset] = _utf16(value)
                position = end + 1
            else:
                start = _utf16(items[position + 2])
                for code in range(first, last + 1):
                    self[code] = start[:-1] + chr(ord(start[-1]) + code - first)
                position += 3


def _utf16(digits: bytes) -> str:
    if len(digits) == 4 and digits[:1] not in b"dD":
        return chr(int(digits, 16))
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
