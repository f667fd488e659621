"""Strings of a PDF, as they are written: in round brackets, which may come in pairs within them."""

from __future__ import annotations

import re

from edition.pdf.errors import DamagedError

WRITTEN = rb"\([^()\\]*+(?:\\.[^()\\]*+)*\)"
"""A string that holds no brackets but escaped ones."""

PLAIN = rb"(?:\([^()]*+(?:\([^()]*+\)[^()]*+)*\)|<[0-9A-Fa-f]*+>)"
"""A string in plain content (``plain``), with brackets in it at most once over."""

_PLAIN = re.compile(rb"\(([^()\\]*+(?:\\.[^()\\]*+)*)\)", re.DOTALL)
_STRING = re.compile(rb"\(([^()\\]*+(?:\\.[^()\\]*+)*)\)|(\()|<([0-9A-Fa-f\s]*+)>", re.DOTALL)
_LITERAL = re.compile(rb"\(([^()]*+(?:\([^()]*+\)[^()]*+)*)\)")
_LITERAL_OR_DIGITS = re.compile(_LITERAL.pattern + rb"|<([0-9A-Fa-f]*+)>")
_BRACKET = re.compile(rb"\\.|[()\[\]]|<[0-9A-Fa-f\s]*+>|<<|>>", re.DOTALL)
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


def strings(operands: bytes) -> list[bytes]:
    """Return the strings among operands, or in them, as they are written, without brackets.

    Those in hexadecimal digits are returned as if they were written in brackets.
    """
    found = _PLAIN.findall(operands)
    if len(found) == operands.count(b"(") and b"<" not in operands:
        return found
    found = []
    position = 0
    while match := _STRING.search(operands, position):
        position = match.end()
        literal, nested, digits = match.groups()
        if nested:
            position = bracket_end(operands, match.start())
            literal = operands[match.start() + 1 : position - 1]
        found.append(_escaped(digits) if literal is None else literal)
    return found


def plain(content: bytes) -> bytes:
    """Return content in whose strings brackets and backslashes are escaped by their numbers only.

    So a bracket is one wherever it stands, and a backslash always begins an escape.
    """
    if b"\\\\" in content:
        content = content.replace(b"\\\\", b"\\134")
    return content.replace(b"\\(", b"\\050").replace(b"\\)", b"\\051")


def shown(operands: bytes) -> bytes:
    """Return the bytes of all strings among operands of plain content (``PLAIN``), as one.

    Their escapes are those of Typst, which Python has as well: letters for white space, and octal
    numbers up to 377.
    """
    if b"<" in operands:
        found = _LITERAL_OR_DIGITS.findall(operands)
        literals = [literal or _escaped(digits) for literal, digits in found]
    else:
        literals = _LITERAL.findall(operands)
    # A backslash at the end of a line is nothing; it parts an escape from what comes after it.
    written = b"\\\n".join(literals)
    return written.decode("unicode_escape").encode("latin-1")


def unescaped(string: bytes) -> bytes:
    """Return the bytes that a string is written for."""
    return _ESCAPE.sub(_character, string) if b"\\" in string else string


def bracket_end(data: bytes, start: int) -> int:
    """Return where the string, the array or the dictionary ends that begins at ``start``.

    Raises DamagedError where it has no end.
    """
    within_string = depth = 0
    for match in _BRACKET.finditer(data, start):
        bracket = match.group()
        if bracket == b"(":
            within_string += 1
        elif bracket == b")":
            within_string -= 1
        elif not within_string:
            depth += bracket in (b"[", b"<<")
            depth -= bracket in (b"]", b">>")
        if not within_string and depth <= 0:
            return match.end()
    raise DamagedError(f"a bracket is open at byte {start}")


def _escaped(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return b"".join(b"\\%03o" % byte for byte in data)


def _character(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _CONTROLS.get(code, code)
