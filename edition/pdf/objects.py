"""The objects of a PDF file, found by the table at its end and read when they are asked for.

Streams of objects and encryption, which Typst does not use, are not read.
"""

from __future__ import annotations

import re
import zlib

from edition.pdf.errors import DamagedError
from edition.pdf.values import Dictionary, Reference, Value, read

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"\s*(\d+) (\d+)\s*\n")
_ENTRY = 20
_TRAILER = re.compile(rb"\s*trailer")
_OBJECT = re.compile(rb"\s*(\d+)\s+\d+\s+obj")
_STREAM = re.compile(rb"\s*stream\r?\n")


class Objects:
    """The objects of one file. Its methods raise DamagedError."""

    def __init__(self, data: bytes) -> None:
        """Find where the objects of the file stand."""
        self._data = data
        self._offsets: dict[int, int] = {}
        start = _START.search(data, max(0, len(data) - 64))
        if start is None:
            raise DamagedError("it does not end as a PDF does")
        self.trailer = self._table(int(start.group(1)))

    def resolved(self, value: Value) -> Value:
        """Return the object that a reference leads to; what is no reference is returned itself."""
        while isinstance(value, Reference):
            value, _ = self._object(value.number)
        return value

    def written(self, reference: Reference, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """Return an object as it is written, if a pattern fits it; None where it does not."""
        number = reference.number
        offset = self._offsets.get(number)
        return pattern.match(self._data, self._begin(number, offset)) if offset else None

    def dictionary(self, value: Value) -> Dictionary:
        """Return what must be a dictionary; an empty one where there is nothing."""
        found = self.resolved(value)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise DamagedError("something is no dictionary")
        return found

    def array(self, value: Value) -> list[Value]:
        """Return the members of an array; what is none is its only member."""
        found = self.resolved(value)
        if isinstance(found, list):
            return found
        return [] if found is None else [value]

    def stream(self, value: Value) -> bytes:
        """Return what a stream holds; nothing where there is none."""
        if not isinstance(value, Reference):
            return b""
        head, position = self._object(value.number)
        begin = _STREAM.match(self._data, position)
        if begin is None or not isinstance(head, dict):
            raise DamagedError(f"object {value.number} is no stream")
        length = self.resolved(head.get("Length"))
        if not isinstance(length, int):
            raise DamagedError(f"the stream {value.number} has no length")
        held = self._data[begin.end() : begin.end() + length]
        for kind in self.array(head.get("Filter")):
            if kind != "FlateDecode":
                raise DamagedError(f"the stream {value.number} is encoded by {kind!r}")
            try:
                held = zlib.decompress(held)
            except zlib.error as error:
                raise DamagedError(f"the stream {value.number} is broken: {error}") from error
        return held

    def _table(self, position: int) -> Dictionary:
        """Read the table of offsets, and return the trailer after it."""
        data = self._data
        if not data.startswith(b"xref", position):
            raise DamagedError("it has no table of its objects")
        position += 4
        while section := _SECTION.match(data, position):
            first, count = int(section.group(1)), int(section.group(2))
            position = section.end()
            for number in range(first, first + count):
                if data[position + 17 : position + 18] == b"n":
                    self._offsets[number] = int(data[position : position + 10])
                position += _ENTRY
        if not (trailer := _TRAILER.match(data, position)):
            raise DamagedError("it has no trailer")
        value, _ = read(data, trailer.end())
        if not isinstance(value, dict) or "Prev" in value or "Encrypt" in value:
            raise DamagedError("it is of another kind than Typst's")
        return value

    def _object(self, number: int) -> tuple[Value, int]:
        """Return an object, and where what it consists of ends."""
        offset = self._offsets.get(number)
        if offset is None:
            return None, 0  # such a reference means nothing, says the standard
        return read(self._data, self._begin(number, offset))

    def _begin(self, number: int, offset: int) -> int:
        """Return where the object that stands at an offset begins, after its number."""
        begin = _OBJECT.match(self._data, offset)
        if begin is None or int(begin.group(1)) != number:
            raise DamagedError(f"object {number} is not where it should be")
        return begin.end()
