"""GIF: blocks, of which comments and those of applications tell of who made the picture."""

from __future__ import annotations

from edition.images.errors import MalformedImageError

MAGIC = b"GIF8"

_PICTURE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF
_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""Applications that say how often a film is shown, and what its colours are."""


def bare(data: bytes) -> bytes:
    """Return a GIF without its metadata. Raises MalformedImageError."""
    try:
        return _bare(data)
    except IndexError as error:
        raise MalformedImageError("it ends within a block") from error


def _bare(data: bytes) -> bytes:
    at = 13 + _colours(data[10])
    kept = [data[:at]]
    while data[at] != _END:
        start = at
        is_kept = True
        if data[at] == _PICTURE:
            at = _after_blocks(data, at + 11 + _colours(data[at + 9]))
        elif data[at] == _EXTENSION:
            kind, name = data[at + 1], data[at + 3 : at + 14]
            is_kept = kind != _COMMENT and (kind != _APPLICATION or name in _KEPT)
            at = _after_blocks(data, at + 2)
        else:
            raise MalformedImageError("a block is of no kind that there is")
        if is_kept:
            kept.append(data[start:at])
    return b"".join((*kept, b";"))


def _colours(flags: int) -> int:
    """Return how many bytes the table of colours takes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1
