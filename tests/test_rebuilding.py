"""A published edition is held against what its sources give now."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from edition import making
from edition.cli import main
from edition.digests import of_bytes
from edition.manifest import MANIFEST, read_manifest, write_manifest
from edition.stages.publish import publish
from edition.verification import compare

LINKED = Path(__file__).parent / "audit" / "linked"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(LINKED, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv(making.EPOCH, "86400")
        assert main(["--no-search", "--jobs", "1"]) == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an edition; it is published in ``site``."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def verified(capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    status = main(["verify", "--rebuild", "--jobs", "1", "--format", "json", *options])
    found = [(item["code"], item["file"]) for item in json.loads(capsys.readouterr().out)]
    assert status == (1 if found else 0)
    return found


def forge(site: Path, path: str, content: bytes | None) -> None:
    """Change a file and the list of files with it."""
    listing = read_manifest((site / MANIFEST).read_bytes())
    assert listing is not None
    if content is None:
        (site / path).unlink()
        del listing[path]
    else:
        (site / path).write_bytes(content)
        listing[path] = of_bytes(content)
    (site / MANIFEST).write_bytes(write_manifest(listing))


def test_the_same_sources_give_the_same_bytes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert verified(capsys) == []
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_copy_from_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "site").rename(folder / "fetched")
    assert verified(capsys, "--out", "fetched") == []


def test_what_was_forged_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = folder / "site"
    page = (site / "index.html").read_bytes()
    forge(site, "index.html", page.replace(b"<title>", b"<title>My "))
    forge(site, "tei/more.xml", b"<TEI/>")
    forge(site, "text/letter.txt", None)
    assert main(["verify"]) == 0
    assert verified(capsys) == [
        ("ED831", "index.html"), ("ED833", "tei/more.xml"), ("ED832", "text/letter.txt"),
    ]  # fmt: skip


def test_what_only_the_list_gives_away_is_said_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "site/CNAME").write_text("edition.example")
    (folder / "site/text/letter.txt").unlink()
    assert verified(capsys) == [("ED805", "CNAME"), ("ED803", "text/letter.txt")]


def test_sources_that_have_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = folder / "tei/letter.xml"
    letter.write_text(letter.read_text("utf-8").replace("I met", "I saw"), "utf-8")
    found = dict(verified(capsys))
    assert set(found) == {"ED831"}
    letter.write_text("<TEI>", "utf-8")
    assert verified(capsys) == [("ED834", "data/report.json")]


@pytest.mark.usefixtures("folder")
def test_another_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "version_of_all", lambda: "another")
    monkeypatch.setattr("edition.rebuilding.version_of_all", lambda: "another")
    assert ("ED830", "data/report.json") in verified(capsys)
    main(["verify", "--rebuild", "--jobs", "1"])
    assert capsys.readouterr().err.startswith("The edition was made by another program (version 0")


def test_the_first_line_that_differs_is_shown(tmp_path: Path) -> None:
    publish({"a.html": b"one\ntwo\nthree " + b"x" * 200, "b.pdf": b"1"}, tmp_path / "site")
    publish({"a.html": b"one\ntwo\nThree " + b"x" * 200, "b.pdf": b"2"}, tmp_path / "anew")
    page, pdf = compare(tmp_path / "site", tmp_path / "anew")
    assert (page.code, page.file, page.line, page.column) == ("ED831", "a.html", 3, 1)
    assert page.excerpt.startswith("three xxx")
    assert len(page.excerpt) < 100
    assert page.hint.startswith("The sources give: Three xxx")
    assert (pdf.code, pdf.file, pdf.line) == ("ED831", "b.pdf", 1)
    assert compare(tmp_path / "site", tmp_path / "site") == []


def test_a_list_that_alone_differs_is_told(tmp_path: Path) -> None:
    for name in ("site", "anew"):
        publish({"a.html": b"one"}, tmp_path / name)
    with (tmp_path / "site" / MANIFEST).open("a") as file:
        file.write("nonsense\n")
    [finding] = compare(tmp_path / "site", tmp_path / "anew")
    assert (finding.code, finding.file, finding.line) == ("ED831", MANIFEST, 2)
