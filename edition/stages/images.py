"""Images: what is published of one.

It is the file without what it tells of persons and places, a copy for reading where it is larger
than a screen, and a thumbnail. What cannot be decoded is published as it is, and no page shows it:
a link leads there.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from edition import layout
from edition.engines.lxml import ParseError, parse
from edition.engines.pillow import OversizeImageError, UnreadableImageError, look
from edition.images import MalformedImageError, may_tell, without_metadata
from edition.pictures import Picture, Size

READING, THUMBNAIL = "reading", "thumbnail"
_BOXES = {READING: (1400, 2000), THUMBNAIL: (180, 180)}
"""The copies of an image, each with the box of pixels that it fits into, the largest first."""

_ENDINGS = frozenset(
    ".png .jpg .jpeg .jpe .jfif .gif .webp .avif .bmp .tif .tiff .jp2 .jpx .heic .heif .jxl".split()
)
_DRAWING = ".svg"
_LONGEST = 1_000_000
"""How long a side of a drawing may be, in pixels."""
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:px)?\s*")
_LARGEST = 400 << 20
"""How many bytes a file may have to be read as an image."""


@dataclass(frozen=True, slots=True)
class ImageTask:
    """The file of an image."""

    path: str
    """Below the source folder."""
    data: bytes

    @property
    def subject(self) -> str:
        """The file."""
        return self.path

    @property
    def size(self) -> int:
        """As many characters as take about as long as its bytes."""
        return len(self.data) // 16


def is_image(path: str) -> bool:
    """Tell by the name of a file whether it is an image."""
    ending = posixpath.splitext(path)[1].lower()
    return ending in _ENDINGS or ending == _DRAWING


def oversize(size: int) -> Picture | None:
    """Return what is known of an image whose file has so many bytes that it is not read."""
    if size <= _LARGEST:
        return None
    return Picture(fault="ED881", said=f"it has more than {_LARGEST >> 20} MB")


def published(data: bytes) -> bytes:
    """Return the bytes of an image that are published."""
    return _bare(data)[0]


def make(task: ImageTask) -> tuple[Picture, dict[str, bytes]]:
    """Return what is known of an image, and the files of its smaller copies by their paths."""
    if task.path.lower().endswith(_DRAWING):
        return _drawing(task.data), {}
    bare, is_telling = _bare(task.data)
    is_changed = bare != task.data
    try:
        sight = look(task.data, _BOXES)
    except OversizeImageError as error:
        return Picture(fault="ED881", said=str(error), is_changed=is_changed), {}
    except UnreadableImageError as error:
        return Picture(fault="ED880", said=str(error), is_changed=is_changed), {}
    picture = Picture(
        Size(sight.width, sight.height),
        sight.is_shown,
        is_changed,
        {name: Size(copy.width, copy.height) for name, copy in sight.copies.items()},
        fault="ED882" if is_telling else "",
    )
    copies = sight.copies.items()
    return picture, {layout.copy(layout.asset(task.path), name): copy.data for name, copy in copies}


def not_made(_: ImageTask, reason: str) -> tuple[Picture, dict[str, bytes]]:
    """Return what stands for an image whose decoding came to nothing."""
    return Picture(fault="ED880", said=f"decoding it {reason}"), {}


def _drawing(data: bytes) -> Picture:
    """Return what is known of a drawing (SVG): its size, where it says one."""
    try:
        root = parse(data)
    except ParseError:
        return Picture(is_shown=True)
    said = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    sides = [float(match[1]) for match in said if match]
    if len(sides) < 2:
        box = root.get("viewBox", "").replace(",", " ").split()[2:]
        sides = [float(match[1]) for match in map(_LENGTH.fullmatch, box) if match]
    if len(sides) < 2 or min(sides) < 1 or max(sides) > _LONGEST:
        return Picture(is_shown=True)
    return Picture(Size(round(sides[0]), round(sides[1])), is_shown=True)


def _bare(data: bytes) -> tuple[bytes, bool]:
    """Return what is published of an image, and whether that may still hold metadata."""
    try:
        bare = without_metadata(data)
    except MalformedImageError:
        return data, True
    return (data, may_tell(data)) if bare is None else (bare, False)
