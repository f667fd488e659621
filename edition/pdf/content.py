"""Content streams: the operations of a page, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = rb"\([^()\\]*(?:\\.[^()\\]*)*\)"
_TOKEN = re.compile(
    rb"(?P<operator>[A-Za-z'\"][^\s\[\]()<>/]*)"
    rb"|\[[^()\[\]]*(?:%(string)s[^()\[\]]*)*\]"
    rb"|%(string)s"
    rb"|<<[^()<>]*(?:(?:%(string)s|<[^<>]*>)[^()<>]*)*>>"
    rb"|<[^<>]*>"
    rb"|[-+.\d][-+.\d\s]*"
    rb"|/[^\s\[\]()<>/]*"
    rb"|(?P<nested>[\[(])" % {b"string": _STRING},
    re.DOTALL,
)
"""An operator, an operand, or several numbers; ``nested`` begins an operand that holds brackets
within a string."""

_STRINGS = re.compile(rb"\(([^()\\]*(?:\\.[^()\\]*)*)\)|<([^<>]*)>", re.DOTALL)
_BRACKET = re.compile(rb"\\.|[()\[\]]", re.DOTALL)
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


def operations(data: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield each operator of a content stream with its operands, as they are written.

    Numbers that stand together are one operand.
    """
    operands: list[bytes] = []
    position = 0
    while match := _TOKEN.search(data, position):
        position = match.end()
        if match.lastgroup == "operator":
            yield match.group(), operands
            operands = []
        elif match.lastgroup == "nested":
            position = _end(data, match.start())
            operands.append(data[match.start() : position])
        else:
            operands.append(match.group())


def strings(operand: bytes) -> list[bytes]:
    """Return the strings that an operand is or holds, as they are written, without brackets.

    Those in hexadecimal digits are returned as if they were written in brackets.
    """
    found: list[bytes] = []
    position = 0
    while match := _STRINGS.search(operand, position):
        between = operand[position : match.start()]
        if b"(" in between:
            start = position + between.index(b"(")
            position = _end(operand, start)
            found.append(operand[start + 1 : position - 1])
            continue
        position = match.end()
        literal, digits = match.groups()
        found.append(literal if digits is None else _escaped(digits))
    return found


def properties(operand: bytes) -> dict[bytes, bytes]:
    """Return the entries of a dictionary, as they are written."""
    tokens = [match.group() for match in _TOKEN.finditer(operand[2:-2])]
    return dict(zip(tokens[::2], tokens[1::2], strict=False))


def unescaped(string: bytes) -> bytes:
    """Return the bytes that a string is written for."""
    return _ESCAPE.sub(_character, string)


def _end(data: bytes, start: int) -> int:
    """Return where a string or an array ends; within strings, round brackets come in pairs."""
    depth = 0
    for match in _BRACKET.finditer(data, start):
        bracket = match.group()
        if bracket == b"(":
            depth += 1
        elif bracket == b")":
            depth -= 1
        if depth == 0 and bracket in (b")", b"]") and (bracket == b"]" or data[start] != 0x5B):
            return match.end()
    return len(data)


def _escaped(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return b"".join(b"\\%03o" % byte for byte in data)


def _character(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _CONTROLS.get(code, code)
