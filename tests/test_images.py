"""Images and other files that documents name are published with them."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from edition.cli import main

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
