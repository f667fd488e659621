"""What is the editors' own, or the machine's, is in no published file.

In the edition beside this file ``CANARY`` stands in every comment and instruction, in whatever is
withheld and in the folders that addresses name. It is built in a folder, and by a user, of that
name, with all faults that its documents have.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from edition.cli import main
from edition.pdf.tags import read_text
from tests.editions import tree

CASE = Path(__file__).with_name("edition")
CANARY = "canary"
HARMLESS = ("edition.xml", "registers", "documents/letter.xml", "documents/part.xml")
"""What of the edition is without fault."""


def readings(path: str, data: bytes) -> Iterator[bytes]:
    """Yield what can be read in a file: its bytes, and whatever is compressed or encoded in it."""
    yield path.encode()
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    if data.startswith(b"%PDF"):
        yield read_text(data).encode()
        for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompressobj().decompress(match[1])
            except zlib.error:
                yield match[1]
        for match in re.finditer(rb"<([0-9A-Fa-f\s]{8,})>", data):
            yield bytes.fromhex(match[1].decode() + "0" * (len(b"".join(match[1].split())) % 2))


def told(site: Path, word: str = CANARY) -> list[str]:
    """Return the published files in which a word can be read."""
    forms = [word.encode(encoding) for encoding in ("utf-8", "utf-16-be", "utf-16-le")]
    return [
        path
        for path, data in tree(site).items()
        if any(form in read.lower() for read in readings(path, data) for form in forms)
    ]


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition whole, as a draft, where everything has a telling name."""
    home = tmp_path_factory.mktemp("home") / "CANARYhome"
    shutil.copytree(CASE, home / "CANARYedition")
    (home / "tmp").mkdir()
    names = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"), "CANARY")
    run = subprocess.run(
        [sys.executable, "-m", "edition", "build", "--draft"],
        cwd=home / "CANARYedition",
        env={
            **os.environ,
            **names,
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "PYTHONPATH": str(root),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert "CANARY" in run.stdout + run.stderr  # the editor is told all
    return home / "CANARYedition" / "site"


def test_nothing_private_is_published(site: Path) -> None:
    assert (site / "pagefind").is_dir()
    assert (site / "pdf" / "edition.pdf").is_file()
    assert told(site) == []


def test_the_search_for_private_words_finds_public_ones(site: Path) -> None:
    paths = told(site, "quoted")
    assert {"documents/letter.html", "text/letter.txt", "pdf/letter.pdf"} <= set(paths)
    assert {"pdf/edition.pdf", "tei/documents/letter.xml"} <= set(paths)
    assert any(path.startswith("pagefind/fragment/") for path in paths)


def test_words_are_whole_where_a_comment_stood(site: Path) -> None:
    text = (site / "text" / "letter.txt").read_text("utf-8")
    shown = "".join(
        etree.parse(site / "documents/letter.html", etree.HTMLParser()).getroot().itertext()
    )
    for word in (
        "Heading",
        "example of text.",
        "Doctor",
        "quoted",
        "A paragraph",
        "A line",
        "cell",
    ):
        assert word in text
        assert word in shown
    entities = json.loads((site / "data" / "entities.json").read_text("utf-8"))["entities"]
    assert [(one["id"], one["name"], one["sort"]) for one in entities] == [
        ("ann", "Ann Smith", "Ann Smith"),
        ("bob", "Bob", "Bob"),
    ]
    [letter] = (
        one
        for one in json.loads((site / "data" / "documents.json").read_text("utf-8"))["documents"]
        if one["id"] == "letter"
    )
    assert letter["title"] == "A letter"


def test_only_what_is_published_is_offered(site: Path) -> None:
    assert sorted(path for path in tree(site) if path.startswith("tei/")) == [
        "tei/documents/faulty.xml",
        "tei/documents/letter.xml",
        "tei/documents/part.xml",
        "tei/documents/twice.xml",
        "tei/documents/whereabouts.xml",
        "tei/edition.xml",
        "tei/registers/persons.xml",
    ]


def test_the_sum_is_that_of_the_download(site: Path) -> None:
    listed = (line.split("  ", 1) for line in (site / "data/files.txt").read_text().splitlines())
    sums = {path: sum_ for sum_, path in listed}
    documents = json.loads((site / "data" / "documents.json").read_text("utf-8"))["documents"]
    assert {one["sha256"] for one in documents} == {sums[one["tei"]] for one in documents}


def test_the_report_tells_what_concerns_what_is_published(site: Path) -> None:
    findings = json.loads((site / "data" / "report.json").read_text("utf-8"))["findings"]
    said = {(one["code"], one["file"], one["line"]): one for one in findings}
    assert ("ED108", "CANARY.xml", 2) not in said
    assert ("ED401", "documents/faulty.xml", 16) not in said  # in what is withheld
    shown = said["ED401", "documents/faulty.xml", 15]
    assert shown["excerpt"] == ' <ref target="#nowhere">nowhere</ref></p>'
    assert shown["message"] == "'#nowhere' leads nowhere."
    assert said["ED402", "documents/faulty.xml", 16]["message"].startswith("The file 'no.jpg'")
    assert (
        said["ED107", "documents/twice.xml", 2]["message"] == "Two documents share an identifier."
    )
    assert said["ED101", "documents/broken.xml", 2]["excerpt"] == ""
    schemas = json.loads((site / "data" / "report.json").read_text("utf-8"))["schemas"]
    assert "documents/CANARYdraft.xml" not in schemas


PLACE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE.*?\]>|<[^>]*>|&[^;]*;|[^<]", re.DOTALL)
REMARKS = ("<!-- CANARY -->", "<?canary CANARY?>", "<!--CANARY <p> it's\n  over two lines -->")


def strewn(text: str, chance: random.Random, every: int) -> str:
    """Return a document with comments and instructions at random places, also within words."""
    pieces = []
    before = True
    for piece in PLACE.findall(text):
        pieces.append(piece)
        before = before and not re.match(r"<[A-Za-z]", piece)
        at_space = before and piece.isspace()
        if (not before or at_space or piece.startswith("<?xml")) and chance.randrange(every) == 0:
            pieces.append(chance.choice(REMARKS))
    return "".join(pieces)


def clear(text: str) -> str:
    """Return a document without comments and instructions."""
    return re.sub(r"<!--.*?-->|<\?(?!xml\s).*?\?>", "", text, flags=re.DOTALL)


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, bytes]:
    """Return the files of an edition that has no fault."""
    monkeypatch.chdir(folder)
    assert main([*options, "--no-search"]) == 0
    return tree(folder / "site")


def opened(pdf: bytes) -> tuple[list[str], dict[str, bytes]]:
    """Return the words of each page of a PDF without sums, and its attachments without space."""
    reader = PdfReader(BytesIO(pdf))
    enclosed = {name: b"".join(data[0].split()) for name, data in reader.attachments.items()}
    words = [str(reader.metadata), *(page.extract_text() for page in reader.pages)]
    return [re.sub(r"\b[0-9a-f]{64}\b", "", text) for text in words], enclosed


@pytest.mark.parametrize("seed", range(4))
def test_comments_change_no_byte(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    options = () if seed == 0 else ("--no-pdf",)
    for name in ("clear", "strewn"):
        for part in HARMLESS:
            for file in [CASE / "tei" / part, *(CASE / "tei" / part).glob("*.xml")]:
                if file.is_file():
                    text = clear(file.read_text("utf-8"))
                    if name == "strewn":
                        text = strewn(text, chance, 3 + 10 * seed)
                    target = tmp_path / name / file.relative_to(CASE)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(text, encoding="utf-8")
    one = built(tmp_path / "clear", monkeypatch, *options)
    other = built(tmp_path / "strewn", monkeypatch, *options)
    assert told(tmp_path / "strewn" / "site") == []
    assert one.keys() == other.keys()
    differing = {path for path in one if one[path] != other[path]}
    # Of the TEI white space may go with a comment; its sums stand in the data and the book, and it
    # in the PDF of the document.
    assert {path for path in differing if not path.startswith(("tei/", "pdf/"))} <= {
        "data/documents.json",
        "data/files.txt",
    }
    for path in differing:
        if path.startswith("tei/"):
            assert b"".join(one[path].split()) == b"".join(other[path].split())
        elif path.startswith("pdf/"):
            texts, attachments = zip(*(opened(made[path]) for made in (one, other)), strict=True)
            assert texts[0] == texts[1]
            assert attachments[0] == attachments[1]
            assert bool(attachments[0]) == (path != "pdf/edition.pdf")
