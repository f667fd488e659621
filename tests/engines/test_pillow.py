"""Sizes and copies of images: as they are shown, the same each time, and no more than is safe."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from edition.engines.pillow import OversizeImageError, UnreadableImageError, look

BOXES = {"reading": (140, 200), "thumbnail": (18, 18)}


def saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def scan(mode: str = "L", size: tuple[int, int] = (300, 400)) -> Image.Image:
    return Image.linear_gradient("L").resize(size).convert(mode)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_copies_fit_into_their_boxes() -> None:
    sight = look(saved(scan()), BOXES)
    assert (sight.width, sight.height, sight.is_shown) == (300, 400, True)
    sizes = {name: (copy.width, copy.height) for name, copy in sight.copies.items()}
    assert sizes == {"reading": (140, 187), "thumbnail": (13, 18)}
    for copy in sight.copies.values():
        assert opened(copy.data).size == (copy.width, copy.height)
        assert opened(copy.data).format == "JPEG"


def test_a_small_image_has_no_copy_of_its_size() -> None:
    assert set(look(saved(scan(size=(100, 100))), BOXES).copies) == {"thumbnail"}
    assert look(saved(scan(size=(10, 10))), BOXES).copies == {}


def test_what_browsers_do_not_show_has_a_copy_to_read() -> None:
    sight = look(saved(scan(size=(10, 10)), "TIFF"), BOXES)
    assert not sight.is_shown
    assert (sight.copies["reading"].width, set(sight.copies)) == (10, {"reading"})


def test_an_image_of_a_telephone_is_a_jpeg_with_more_after_it() -> None:
    data = saved(scan("RGB", (10, 10)), "MPO", save_all=True, append_images=[scan("RGB", (5, 5))])
    sight = look(data, BOXES)
    assert (sight.width, sight.is_shown, sight.copies) == (10, True, {})


def test_the_same_image_gives_the_same_bytes() -> None:
    data = saved(scan("RGB"), "JPEG", quality=95)
    assert look(data, BOXES) == look(data, BOXES)


def test_a_turned_image_is_measured_and_copied_as_it_is_shown() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG"):
        sight = look(saved(scan(), kind, exif=exif), BOXES)
        assert (sight.width, sight.height) == (400, 300), kind
        copy = opened(sight.copies["reading"].data)
        assert (copy.size, dict(copy.getexif())) == ((140, 105), {}), kind


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_kind_of_colour_is_copied(mode: str) -> None:
    kind = "TIFF" if mode in {"CMYK", "YCbCr"} else "PNG"
    if mode == "I;16":
        image = Image.new("I;16", (300, 400), 0x8000)
    else:
        image = Image.new("L", (300, 400), 128 if mode != "1" else 255).convert(mode)
    copy = opened(look(saved(image, kind), BOXES).copies["reading"].data)
    wanted = 255 if mode == "1" else 128
    assert abs(copy.convert("L").getpixel((70, 90)) - wanted) <= 2  # type: ignore[operator]


def test_what_is_transparent_is_white() -> None:
    copy = opened(look(saved(Image.new("RGBA", (300, 400))), BOXES).copies["reading"].data)
    assert copy.getpixel((70, 90)) == (255, 255, 255)


def test_copies_have_the_profile_and_nothing_else() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x013B] = "Ilse Geheim"
    data = saved(scan("RGB"), "JPEG", icc_profile=profile, exif=exif, comment=b"Ilse Geheim")
    copy = look(data, BOXES).copies["reading"].data
    assert opened(copy).info["icc_profile"] == profile
    assert b"Geheim" not in copy


def bomb(width: int, height: int) -> bytes:
    """Return a PNG that claims a size, and has next to nothing in it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(10_000))), chunk(b"IEND", b""))
    )


@pytest.mark.parametrize("size", [(20_000, 20_000), (2**31 - 1, 1), (60_000, 60_000)])
def test_a_bomb_is_not_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(OversizeImageError):
        look(bomb(*size), BOXES)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no image"),
        (b"%PDF-1.4", "no image"),
        (saved(scan("RGB"), "JPEG")[:900], "end is missing"),
        (saved(scan())[:60], "makes no picture|end is missing"),
        (bomb(100, 100)[:20], "no image|makes no picture"),
    ],
)
def test_what_is_broken_is_said(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableImageError, match=said):
        look(data, BOXES)
