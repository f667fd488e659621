"""What images tell of persons and places is taken out of them, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from edition.images import MalformedImageError, may_tell, without_metadata
from edition.images.exif import orientation

SECRET = b"Ilse Geheim"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize((40, 30)).convert(mode)


def telling(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (51.0, 3.0, 45.0)
    return exif


def saved(kind: str, *, orientation: int = 1, **more: Any) -> bytes:
    file = BytesIO()
    picture().save(file, kind, exif=telling(orientation), **more)
    return file.getvalue()


def text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET.decode()}</x:xmpmeta>")
    return info


XMP = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
TELLING = {
    "jpeg": saved("JPEG", comment=SECRET, xmp=XMP, icc_profile=PROFILE),
    "jpeg in scans": saved("JPEG", comment=SECRET, icc_profile=PROFILE, progressive=True),
    "jpeg with more": saved("JPEG", icc_profile=PROFILE) + saved("JPEG"),
    "png": saved("PNG", pnginfo=text(), icc_profile=PROFILE),
    "webp": saved("WEBP", xmp=XMP, icc_profile=PROFILE, lossless=True),
    "webp of one chunk": saved("WEBP", icc_profile=PROFILE),
}


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING.keys())
def test_nothing_is_told_and_the_picture_is_the_same(data: bytes) -> None:
    assert SECRET in data
    bare = without_metadata(data)
    assert bare is not None
    assert SECRET not in bare
    assert b"Exif" not in bare
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(bare)) as after:
        assert after.tobytes() == before.tobytes()
        assert after.info["icc_profile"] == PROFILE
        assert not after.getexif()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stays_turned(kind: str) -> None:
    bare = without_metadata(saved(kind, orientation=6))
    assert bare is not None
    assert SECRET not in bare
    with Image.open(BytesIO(bare)) as image:
        assert dict(image.getexif()) == {0x0112: 6}


def test_the_comment_of_a_gif_is_gone_and_its_film_is_there() -> None:
    file = BytesIO()
    films = [picture("P"), picture("P").rotate(90), picture("P").rotate(180)]
    films[0].save(file, "GIF", save_all=True, append_images=films[1:], loop=0, comment=SECRET)
    assert SECRET in file.getvalue()
    bare = without_metadata(file.getvalue())
    assert bare is not None
    assert SECRET not in bare
    with Image.open(BytesIO(bare)) as image:
        assert (image.n_frames, image.info["loop"]) == (3, 0)


def test_an_image_that_tells_nothing_stays_as_it_is() -> None:
    for kind in ("JPEG", "PNG", "GIF", "WEBP"):
        file = BytesIO()
        picture().save(file, kind)
        assert without_metadata(file.getvalue()) == file.getvalue(), kind


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING.keys())
def test_what_is_cut_off_is_bare_or_refused(data: bytes) -> None:
    for length in range(3, len(data), 7):
        with suppress(MalformedImageError):
            bare = without_metadata(data[:length])
            # Of what no format is known by, all is published.
            assert SECRET not in (data[:length] if bare is None else bare), length


def test_a_broken_block_of_exif_turns_nothing() -> None:
    for block in (b"", b"II*\0", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff"):
        assert orientation(block) == 1


def test_other_formats_are_only_looked_at() -> None:
    told, silent = BytesIO(), BytesIO()
    picture().save(told, "TIFF", exif=telling(1))
    picture().save(silent, "TIFF")
    assert without_metadata(told.getvalue()) is None
    assert may_tell(told.getvalue())
    assert not may_tell(silent.getvalue())
