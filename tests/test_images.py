"""Images and other files that documents name are published with them."""

from __future__ import annotations

import base64
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from edition.cli import main
from edition.engines.pillow import UnreadableImageError
from edition.pdf.tags import read_text
from edition.pictures import Size
from edition.stages import images

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>
<figure><head>A seal</head><graphic url="img/one.png"/><figDesc>A red seal</figDesc></figure>
<figure><graphic url="img/two%20.png"/></figure><figure><graphic url="img/gone.png"/></figure>
<figure><graphic url="../outside.png"/></figure><figure><graphic url="https://example.org/i.png"/></figure>
<figure><graphic url="img/broken.png"/><figDesc>A broken one</figDesc></figure>
<p>See <ref target="img/paper.pdf">the paper</ref>.</p></body></text></TEI>"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tei" / "documents" / "img"
    folder.mkdir(parents=True)
    (folder / "broken.png").write_bytes(PIXEL[:40])
    for name in ("one.png", "two .png", "unused.png", "../../../outside.png"):
        (folder / name).write_bytes(PIXEL)
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4")
    (folder.parent / "a.xml").write_text(DOCUMENT, "utf-8")
    (tmp_path / "edition.toml").write_text('schema = "none"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--no-search"]) == 0
    return tmp_path / "site"


def test_files_are_published_and_shown(site: Path) -> None:
    published = {path.relative_to(site).as_posix() for path in (site / "images").rglob("*.*")}
    assert published == {
        "images/documents/img/one.png",
        "images/documents/img/two .png",
        "images/documents/img/broken.png",
        "images/documents/img/paper.pdf",
    }
    page = (site / "documents" / "a.html").read_text("utf-8")
    assert 'src="../images/documents/img/one.png"' in page
    assert 'src="../images/documents/img/two%20.png"' in page
    assert 'href="../images/documents/img/paper.pdf"' in page
    assert "A red seal" in page
    assert 'outside.png"' not in page
    assert 'src="https:' not in page


def test_what_is_missing_is_reported(site: Path) -> None:
    report = json.loads((site / "data" / "report.json").read_text("utf-8"))
    found = sorted((item["code"], item["line"], item["column"]) for item in report["findings"])
    assert ("ED402", 3, 66) in found
    assert ("ED402", 4, 18) in found
    assert ("ED704", 5, 18) in found
    assert "ED702" in {code for code, _, _ in found}


def test_the_pdf_holds_the_image(site: Path) -> None:
    assert b"/Image" in (site / "pdf" / "a.pdf").read_bytes()


SECRET = "Ilse Geheim"


def photograph(size: tuple[int, int], kind: str = "JPEG") -> bytes:
    """Return an image that tells who made it."""
    exif = Image.Exif()
    exif[0x013B] = SECRET
    file = BytesIO()
    Image.linear_gradient("L").resize(size).save(file, kind, exif=exif)
    return file.getvalue()


SCANS = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>
<figure><graphic url="large.jpg"/><figDesc>A seal</figDesc></figure>
<figure><graphic url="small.png"/><figDesc>A seal</figDesc></figure>
<figure><graphic url="master.tif"/><figDesc>A seal</figDesc></figure>
<figure><graphic url="broken.jpg"/><figDesc>A seal</figDesc></figure>
<p>Text.</p></body></text></TEI>"""


@pytest.fixture
def scanned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tei"
    folder.mkdir()
    (folder / "a.xml").write_text(SCANS, "utf-8")
    (folder / "large.jpg").write_bytes(photograph((2100, 3000)))
    (folder / "small.png").write_bytes(photograph((300, 400), "PNG"))
    (folder / "master.tif").write_bytes(photograph((300, 400), "TIFF"))
    (folder / "broken.jpg").write_bytes(photograph((300, 400))[:600])
    (tmp_path / "edition.toml").write_text('schema = "none"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--no-search"]) == 0
    return tmp_path / "site"


def test_pages_show_images_no_larger_than_a_screen(scanned: Path) -> None:
    page = (scanned / "documents" / "a.html").read_text("utf-8")
    shown = re.findall(
        r'<img src="([^"]+)" alt="A seal" loading="lazy" width="(\d+)" height="(\d+)"', page
    )
    assert shown == [
        ("../scaled/reading/large.jpg.jpg", "1400", "2000"),
        ("../images/small.png", "300", "400"),
        ("../scaled/reading/master.tif.jpg", "300", "400"),
    ]
    assert 'href="../images/large.jpg"' in page
    assert 'href="../images/broken.jpg"' in page
    with Image.open(scanned / "scaled" / "thumbnail" / "large.jpg.jpg") as image:
        assert image.size == (126, 180)


def test_nothing_published_tells_who_made_an_image(scanned: Path) -> None:
    published = [path for path in scanned.rglob("*") if path.is_file()]
    telling = {path.name for path in published if SECRET.encode() in path.read_bytes()}
    assert telling == {"master.tif"}


def test_what_is_wrong_with_images_is_reported(scanned: Path) -> None:
    report = json.loads((scanned / "data" / "report.json").read_text("utf-8"))
    found = {(item["code"], item["line"]) for item in report["findings"]}
    assert {("ED882", 4), ("ED880", 5)} <= found


def test_another_image_makes_another_page(scanned: Path) -> None:
    (scanned.parent / "tei" / "small.png").write_bytes(photograph((30, 40), "PNG"))
    (scanned.parent / "tei" / "large.jpg").write_bytes(photograph((210, 300)))
    assert main(["--no-search"]) == 0
    again = {path.relative_to(scanned): path.read_bytes() for path in scanned.rglob("*.*")}
    assert (
        b'small.png" alt="A seal" loading="lazy" width="30" height="40"'
        in again[Path("documents/a.html")]
    )
    assert Path("scaled/reading/large.jpg.jpg") not in again
    assert main(["--no-search", "--fresh"]) == 0
    fresh = {path.relative_to(scanned): path.read_bytes() for path in scanned.rglob("*.*")}
    assert again == fresh


PAGES = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/>
<facsimile><surface xml:id="s"><graphic url="master.tif"/></surface></facsimile>
<text><body><pb n="1" facs="large.jpg"/><p>One <pb n="2" facs="#s"/> two.</p></body></text></TEI>"""


def test_pages_of_the_source_are_plates_of_the_book(scanned: Path) -> None:
    (scanned.parent / "tei" / "a.xml").write_text(PAGES, "utf-8")
    assert main(["--no-search"]) == 0
    pdf = (scanned / "pdf" / "a.pdf").read_bytes()
    assert [size for size in (b"/Width 1400", b"/Width 2100", b"/Width 300") if size in pdf] == [
        b"/Width 1400",
        b"/Width 300",
    ]
    assert read_text(pdf).splitlines()[-5:-1] == [
        "p. 1",
        "Scan of the source: p. 1",
        "p. 2",
        "Scan of the source: p. 2",
    ]
    (scanned.parent / "tei" / "large.jpg").write_bytes(photograph((2400, 3000)))
    assert main(["--no-search"]) == 0
    again = (scanned / "pdf" / "a.pdf").read_bytes()
    assert main(["--no-search", "--fresh"]) == 0
    assert pdf != again == (scanned / "pdf" / "a.pdf").read_bytes()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="40.4px"', Size(30, 40)),
        ('viewBox="0 0 300 400"', Size(300, 400)),
        ('width="100%" height="100%" viewBox="0,0,300,400"', Size(300, 400)),
        ('width="3cm"', None),
        ('width="1e9" height="99999999999"', None),
        ('viewBox="0 0 nan inf"', None),
        (f'width="{"1" * 200_000}m" height="1"', None),
    ],
)
def test_drawings_are_measured(attributes: str, size: Size | None) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    picture, copies = images.make(images.ImageTask("a.svg", data))
    assert (picture.size, picture.is_shown, copies) == (size, True, {})


def test_images_are_taken_over(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in scanned.rglob("*.jpg")}
    document = scanned.parent / "tei" / "a.xml"
    document.write_text(SCANS.replace("Text.", "More text."), "utf-8")
    looked: list[bytes] = []

    def look(data: bytes, _: object) -> None:
        looked.append(data)
        raise UnreadableImageError("it was seen before")

    monkeypatch.setattr("edition.stages.images.look", look)
    assert main(["--no-search"]) == 0
    # Nothing is remembered of what could not be decoded.
    assert looked == [(scanned.parent / "tei" / "broken.jpg").read_bytes()]
    assert {path: path.read_bytes() for path in scanned.rglob("*.jpg")} == before
