"""Values as a PDF writes them: numbers, names, strings, arrays, dictionaries, references."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from edition.pdf.errors import DamagedError
from edition.pdf.strings import bracket_end, strings, unescaped


class Reference(NamedTuple):
    """A reference to another object, by its number."""

    number: int


Value: TypeAlias = "bool | int | float | str | bytes | Reference | list[Value] | Dictionary | None"
"""A name is a string without its slash; a string of the file is bytes."""
Dictionary: TypeAlias = "dict[str, Value]"

_TOKEN = re.compile(
    rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*"
    rb"(?:/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|\[(?P<numbers>[\d ]*+)\]"
    rb"|\[(?P<references>(?:\d++ \d++ R ?)*)\]"
    rb"|(?P<reference>\d+)[\r\n ]+\d+[\r\n ]+R(?![A-Za-z])"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))"
    rb"|\((?P<text>[^()\\]*)\)"
    rb"|(?P<begin><<|\[)"
    rb"|(?P<end>>>|\])"
    rb"|(?P<string>\(|<[0-9A-Fa-f\s]*>)"
    rb"|(?P<word>true|false|null))"
)
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def read(data: bytes, position: int) -> tuple[Value, int]:
    """Return the value that begins at a position, and where it ends. Raises DamagedError."""
    open_brackets: list[tuple[bytes, list[Value]]] = []
    members: list[Value] = []
    """Of the bracket that was opened last."""
    value: Value
    while True:
        match = _TOKEN.match(data, position)
        if match is None or (kind := match.lastgroup) is None:
            raise DamagedError(f"nothing can be read at byte {position}")
        before, position = position, match.end()
        written = match[kind]
        if simple := _SIMPLE.get(kind):
            value = simple(written)
        elif kind == "begin":
            open_brackets.append((written, members))
            members = []
            continue
        elif kind == "string":
            value, position = _string(data, match.start(kind))
        elif open_brackets:
            bracket, around = open_brackets.pop()
            value = members if bracket == b"[" else _dictionary(members)
            members = around
        else:
            raise DamagedError(f"a bracket closes too early at byte {before}")
        if not open_brackets:
            return value, position
        members.append(value)


def text(string: bytes) -> str:
    """Return what a text string stands for."""
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    return string.decode("latin-1")


def _dictionary(members: list[Value]) -> Dictionary:
    return dict(zip(map(str, members[::2]), members[1::2], strict=False))


def _string(data: bytes, start: int) -> tuple[bytes, int]:
    end = bracket_end(data, start)
    (written,) = strings(data[start:end])
    return unescaped(written), end


def _number(written: bytes) -> int | float:
    return float(written) if b"." in written else int(written)


def _name(written: bytes) -> str:
    if b"#" in written:
        written = _NAME_ESCAPE.sub(lambda code: bytes([int(code.group(1), 16)]), written)
    return written.decode("latin-1")


_SIMPLE: dict[str, Callable[[bytes], Value]] = {
    "reference": lambda number: Reference(int(number)),
    "references": lambda several: [Reference(int(number)) for number in several.split()[::3]],
    "number": _number,
    "numbers": lambda several: list(map(int, several.split())),
    "name": _name,
    "text": bytes,
    "word": {b"true": True, b"false": False, b"null": None}.__getitem__,
}
