"""Images as files: what their formats keep beside the picture.

Cameras and programs write into an image who took it, where and when, and what they were called.
``without_metadata`` takes that out and leaves every byte of the picture as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from edition.images import gif, jpeg, png, webp
from edition.images.errors import MalformedImageError

__all__ = ["MalformedImageError", "may_tell", "without_metadata"]

_FORMATS: tuple[tuple[bytes, Callable[[bytes], bytes]], ...] = (
    (jpeg.MAGIC, jpeg.bare),
    (png.MAGIC, png.bare),
    (gif.MAGIC, gif.bare),
    (webp.MAGIC, webp.bare),
)

_SIGNS = (b"Exif", b"EXIF", b"<x:xmpmeta", b"http://ns.adobe.com/xap/", b"Photoshop 3.0")
"""By what metadata show in a file of any format."""
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_TOLD_BY_TIFF = frozenset({270, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853})
"""Tags of TIFF: what it shows, program, date, artist, computer, XMP, rights, IPTC, EXIF, GPS."""


def without_metadata(data: bytes) -> bytes | None:
    """Return an image without what tells of persons and places; None for an unknown format.

    What a browser needs to show it rightly stays: the profile of its colours, and how it is turned.
    Raises MalformedImageError.
    """
    for magic, bare in _FORMATS:
        if data.startswith(magic):
            return bare(data)
    return None


def may_tell(data: bytes) -> bool:
    """Tell whether an image of another format seems to hold such metadata."""
    if data.startswith(_TIFF):
        return bool(_TOLD_BY_TIFF.intersection(_tags(data)))
    return any(sign in data for sign in _SIGNS)


def _tags(data: bytes) -> frozenset[int]:
    """Return the tags of the first directory of a TIFF; of a BigTIFF, those that always tell."""
    order: Literal["little", "big"] = "little" if data.startswith(b"II") else "big"
    if data[2:4] not in {b"*\0", b"\0*"}:
        return _TOLD_BY_TIFF
    start = int.from_bytes(data[4:8], order)
    count = int.from_bytes(data[start : start + 2], order)
    entries = range(start + 2, min(start + 2 + 12 * count, len(data)), 12)
    return frozenset(int.from_bytes(data[at : at + 2], order) for at in entries)
