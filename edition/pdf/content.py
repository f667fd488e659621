"""Content streams: the operations of a page, one after the other."""

from __future__ import annotations

import re

from edition.pdf.errors import DamagedError
from edition.pdf.strings import WRITTEN, bracket_end

_OPERANDS = (
    rb"(?:[-+.\d\s]++"
    rb"|/[^\s\[\]()<>/]*+"
    rb"|\[[^()\[\]]*+(?:%(string)s[^()\[\]]*+)*\]"
    rb"|%(string)s"
    rb"|<<[^()<>]*+>>"
    rb"|<[0-9A-Fa-f\s]*+>)*" % {b"string": WRITTEN}
)
"""Operands, up to one that holds brackets within brackets, if there is one."""

_PASSED = rb"(?:%s(?:cs|scn|CS|SCN|Tr|ET|gs|w|m|l|c|h|re|S|f)(?![A-Za-z0-9*'\"]))*" % _OPERANDS
"""Operations that neither show, nor move, nor mark text: those that Typst uses."""

_SIMPLE = re.compile(_OPERANDS, re.DOTALL)
_OPERATION = re.compile(
    rb"%s(?:(%s)([A-Za-z'\"][^\s\[\]()<>/]*+)\s*+|\s*+\Z)" % (_PASSED, _OPERANDS), re.DOTALL
)


def operation(data: bytes, position: int) -> tuple[bytes, bytes, int]:
    """Return an operator of a content stream, its operands as they are written, and where it ends.

    Some operators that do not concern text are passed over; at the end of the stream there is none.
    Raises DamagedError where something is neither operator nor operand.
    """
    start = position
    while not (match := _OPERATION.match(data, position)):
        simple = _SIMPLE.match(data, position)
        position = simple.end() if simple else position
        if data[position : position + 1] not in (b"(", b"[", b"<"):
            raise DamagedError(f"the content of a page cannot be read at byte {position}")
        position = bracket_end(data, position)
    operands, operator = match.groups(b"")
    if start < position:  # what stands before holds brackets within brackets
        operands = data[start : match.start(2)] if operator else data[start:]
    return operator, operands, match.end()
