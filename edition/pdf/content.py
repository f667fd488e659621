"""Content streams: the operations of a page, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.pdf.errors import DamagedError
from edition.pdf.strings import WRITTEN, bracket_end

_OPERANDS = (
    rb"(?:[-+.\d\s]++"
    rb"|/[^\s\[\]()<>/]*+"
    rb"|\[[^()\[\]]*+(?:%(string)s[^()\[\]]*+)*+\]"
    rb"|%(string)s"
    rb"|<<[^()<>]*+>>"
    rb"|<[0-9A-Fa-f\s]*+>)*+" % {b"string": WRITTEN}
)
"""Operands, up to one that holds brackets within brackets, if there is one."""

_PASSED = rb"(?:%s(?:cs|scn|CS|SCN|Tr|ET|gs|w|m|l|c|h|re|S|f)(?![A-Za-z0-9*'\"]))*+" % _OPERANDS
"""Operations that neither show, nor move, nor mark text: those that Typst uses."""

_SIMPLE = re.compile(_OPERANDS, re.DOTALL)
_OPERATION = re.compile(
    rb"%s(%s)([A-Za-z'\"][^\s\[\]()<>/]*+)\s*+" % (_PASSED, _OPERANDS), re.DOTALL
)


def operations(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each operator of a content stream with its operands, as they are written.

    Some of those that do not concern text are passed over. Raises DamagedError where something is
    neither.
    """
    start = position = 0
    while position < len(data):
        match = _OPERATION.match(data, position)
        if match:
            operands, operator = match.groups()
            if start < position:  # what stands before holds brackets within brackets
                operands = data[start : match.start(2)]
            yield operator, operands
            start = position = match.end()
            continue
        simple = _SIMPLE.match(data, position)
        position = simple.end() if simple else position
        if data[position : position + 1] in (b"(", b"[", b"<"):
            position = bracket_end(data, position)
        elif position < len(data):
            raise DamagedError(f"the content of a page cannot be read at byte {position}")
