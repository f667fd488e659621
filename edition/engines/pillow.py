"""Pillow: how large an image is, and smaller copies of it.

Images come from anywhere, and are not trusted: what claims to be larger than any scan is not
decoded, and whatever a decoder says against a file is one sentence.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from edition.errors import EditionError

LARGEST = 150_000_000
"""How many pixels an image may have to be decoded: a map of 60 by 45 cm at 500 to the inch."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "JPEG2000", "AVIF", "BMP")
_SHOWN = frozenset({"JPEG", "MPO", "PNG", "GIF", "WEBP", "AVIF", "BMP"})
"""Formats that browsers show; an MPO is a JPEG with further pictures after the first."""
_QUALITY = 80
_PROFILE = 65_536
"""How many bytes of a profile of colours a copy may take with it."""
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations (EXIF) in which width and height change places."""
_ORIENTATION = 0x0112


class UnreadableImageError(EditionError):
    """An image cannot be decoded; the message is the end of a sentence."""


class OversizeImageError(EditionError):
    """An image is too large to be decoded; the message is the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A smaller copy of an image: its size in pixels, and the file (JPEG)."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of an image: its size in pixels as it is shown, turned, and its copies."""

    width: int
    height: int
    is_shown: bool
    """Whether browsers show its format."""
    copies: Mapping[str, Copy]
    """By the names of their boxes; an image that fits into a box has none there."""


def look(data: bytes, boxes: Mapping[str, tuple[int, int]]) -> Sight:
    """Return what is seen of an image, and copies that fit into boxes of pixels, the largest first.

    Where browsers do not show the format of an image it has a copy for the first box in any case.
    Raises UnreadableImageError and OversizeImageError.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _look(data, boxes)
        except (EditionError, MemoryError):
            raise
        except Image.DecompressionBombError as error:
            raise OversizeImageError("it has more pixels than are decoded") from error
        except Exception as error:  # decoders raise whatever comes to them
            raise UnreadableImageError(_why(error)) from error


def _look(data: bytes, boxes: Mapping[str, tuple[int, int]]) -> Sight:
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > LARGEST:
            raise OversizeImageError(f"it has {width} × {height} pixels")
        kind = image.format or ""
        is_turned = image.getexif().get(_ORIENTATION) in _TURNED
        if is_turned:
            width, height = height, width
        copies: dict[str, Copy] = {}
        picture: Image.Image | None = None
        for number, (name, box) in enumerate(boxes.items()):
            is_needed = number == 0 and kind not in _SHOWN
            if not is_needed and width <= box[0] and height <= box[1]:
                continue
            if picture is None:
                picture = _decoded(image, box[::-1] if is_turned else box)
            picture = picture.copy()
            picture.thumbnail(box, Image.Resampling.LANCZOS)
            copies[name] = Copy(picture.width, picture.height, _jpeg(picture))
        image.load()
    return Sight(width, height, kind in _SHOWN, copies)


def _decoded(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    """Return an image turned as it is shown, in grey or in RGB.

    A JPEG is decoded no larger than is needed to fill the box.
    """
    image.draft(None, (2 * box[0], 2 * box[1]))
    profile = image.info.get("icc_profile") or b""
    return _plain(ImageOps.exif_transpose(image), profile)


def _plain(image: Image.Image, profile: bytes) -> Image.Image:
    """Return an image in grey or in RGB, with nothing in its ``info`` but a profile that fits."""
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in {"RGBA", "LA", "RGBa", "La", "PA"}:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        image = ground.convert("RGB")
    if image.mode == "CMYK" and profile:
        image = _from_print(image, profile)
    image = image.convert("L" if image.mode in {"1", "L", "F"} else "RGB")
    space = {"L": b"GRAY", "RGB": b"RGB "}[image.mode]
    fits = profile[16:20] == space and len(profile) <= _PROFILE
    image.info = {"icc_profile": profile} if fits else {}
    return image


def _from_print(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    return image if made is None else made


def _jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(
        file,
        "JPEG",
        quality=_QUALITY,
        subsampling="4:2:0",
        optimize=True,
        progressive=True,
        icc_profile=image.info.get("icc_profile"),
    )
    return file.getvalue()


def _why(error: Exception) -> str:
    said = str(error)
    if isinstance(error, OSError) and "cannot identify" in said:
        return "it is no image of a format that is known"
    if isinstance(error, OSError) and "truncated" in said:
        return "its end is missing"
    return "what stands in it makes no picture"
