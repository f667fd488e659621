"""JPEG: segments before the picture, of which some tell of who made it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from edition.images import exif
from edition.images.errors import MalformedImageError

MAGIC = b"\xff\xd8\xff"

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a segment."""
_COMMENT = 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_EXIF = b"Exif\0\0"
_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""Segments of applications that say how the picture is to be read."""


def bare(data: bytes) -> bytes:
    """Return a JPEG without its metadata. Raises MalformedImageError.

    What follows after the picture, such as the further pictures of a telephone, is left out too.
    """
    kept = [data[:2]]
    turn = 1
    for marker, segment in _segments(data):
        if marker == 0xE1 and segment[4:].startswith(_EXIF):
            turn = exif.orientation(segment[4 + len(_EXIF) :])
        elif marker == _COMMENT or (marker in _APPLICATIONS and not _is_kept(marker, segment)):
            continue
        else:
            kept.append(segment)
    if turn != 1:
        block = _EXIF + exif.turned(turn)
        # A JFIF segment is the first, where there is one.
        place = 2 if kept[1][1] == 0xE0 else 1
        kept.insert(place, b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block)
    return b"".join(kept)


def _is_kept(marker: int, segment: bytes) -> bool:
    return any(marker == kind and segment[4:].startswith(name) for kind, name in _KEPT)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments after the start up to the end of the picture, each with its marker.

    A scan's segment has the coded picture with it, and what is cut off has no end.
    """
    at, marker = 2, _START
    while not (at == len(data) and marker == _SCAN):
        start = at
        while data[at : at + 1] == b"\xff":
            at += 1
        if at == start or at >= len(data):
            raise MalformedImageError("a marker is missing where one must stand")
        marker = data[at]
        at += 1
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        if marker not in _BARE:
            size = int.from_bytes(data[at : at + 2], "big")
            if size < 2 or at + size > len(data):
                raise MalformedImageError("a segment is longer than the file")
            at += size
        if marker == _SCAN:
            at = _end_of_scan(data, at)
        yield marker, b"\xff" + data[start:at].lstrip(b"\xff")


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the coded picture ends that begins at a place: at the latest with the file."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        follows = data[at + 1]
        if follows == 0xFF:
            at += 1
        elif follows == 0 or 0xD0 <= follows <= 0xD7:
            at += 2
        else:
            return at
