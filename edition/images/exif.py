"""EXIF: of all that it tells, only how a picture is turned is needed to show it."""

from __future__ import annotations

import struct

_ORIENTATION = 0x0112
_SHORT = 3


def orientation(block: bytes) -> int:
    """Return how a picture is to be turned, from 1 (not at all) to 8, by a block of EXIF.

    What cannot be read turns nothing.
    """
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", block, 4)
        (count,) = struct.unpack_from(f"{order}H", block, start)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", block, start + 2 + 12 * number)
            if tag == _ORIENTATION and kind == _SHORT and 1 <= value <= 8:
                return int(value)
    except struct.error:
        pass
    return 1


def turned(number: int) -> bytes:
    """Return a block of EXIF that says how a picture is to be turned, and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, number, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
