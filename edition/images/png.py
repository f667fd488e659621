"""PNG: chunks, of which some tell of who made the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from edition.images import exif
from edition.images.errors import MalformedImageError

MAGIC = b"\x89PNG\r\n\x1a\n"

_KEPT = frozenset(
    b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
"""Chunks that may be missing, and say how the picture is to be shown."""


def bare(data: bytes) -> bytes:
    """Return a PNG without its metadata. Raises MalformedImageError."""
    kept = [MAGIC]
    for name, chunk in _chunks(data):
        is_needed = name[:1].isupper()
        if name == b"eXIf":
            turn = exif.orientation(chunk[8:-4])
            if turn != 1:
                kept.append(_chunk(name, exif.turned(turn)))
        elif is_needed or name in _KEPT:
            kept.append(chunk)
    return b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(MAGIC)
    while True:
        name = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if len(name) < 4 or end > len(data):
            raise MalformedImageError("it ends within a chunk")
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end


def _chunk(name: bytes, content: bytes) -> bytes:
    size, check = len(content), zlib.crc32(name + content)
    return struct.pack(">I", size) + name + content + struct.pack(">I", check)
