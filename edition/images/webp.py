"""WebP: chunks, of which two tell of who made the picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from edition.images import exif
from edition.images.errors import MalformedImageError

MAGIC = b"RIFF"

_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def bare(data: bytes) -> bytes:
    """Return a WebP without its metadata. Raises MalformedImageError."""
    if data[8:12] != b"WEBP":
        raise MalformedImageError("it is no WebP")
    kept: list[bytes] = []
    turn = 1
    for name, content in _chunks(data):
        if name == b"EXIF":
            turn = exif.orientation(content.removeprefix(b"Exif\0\0"))
        elif name in _KEPT:
            kept.append(_chunk(name, content))
    if kept and kept[0].startswith(b"VP8X"):
        flags = kept[0][8] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turn != 1 else 0)
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
        if turn != 1:
            kept.append(_chunk(b"EXIF", exif.turned(turn)))
    whole = b"WEBP" + b"".join(kept)
    return MAGIC + struct.pack("<I", len(whole)) + whole


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise MalformedImageError("its end is missing")
    at = 12
    while at < end:
        name = data[at : at + 4]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > len(data):
            raise MalformedImageError("it ends within a chunk")
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
