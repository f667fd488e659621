"""What leads nowhere is found before it is published: an edition, and ways to break its links.

A case is a folder ``links/<name>`` with a file of the edition that spoils something (a stylesheet
of its own, a style sheet, an image), and the findings that are expected of the build.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from edition.cli import main

HERE = Path(__file__).parent
CASES = sorted((HERE / "links").iterdir())
OVERRIDES = {"site.xsl": "site", "book.xsl": "book", "edition.css": "css"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE / "linked", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def build(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Build the edition and return what is said of links and ids, a line a finding."""
    main(["--no-search", "--jobs", "1", "--format", "json", *options])
    return [
        f"{item['code']} {item['file']}: {item['message']}"
        for item in json.loads(capsys.readouterr().out)
        if item["code"] in {"ED602", "ED603", "ED807", "ED808"}
    ]


def test_nothing_is_said_of_an_edition_that_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(capsys) == []
    page = (tmp_path / "site/documents/letter.html").read_text("utf-8")
    assert 'href="https://edition.example/kim/documents/letter.html"' in page
    assert "#caf%C3%A9" in page


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_what_is_broken_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    expected = (folder / "expected.txt").read_text("utf-8").splitlines()
    assert expected
    settings = [(tmp_path / "edition.toml").read_text("utf-8"), "[overrides]"]
    for path in folder.iterdir():
        if path.name in OVERRIDES:
            shutil.copy(path, tmp_path)
            settings.append(f'{OVERRIDES[path.name]} = "{path.name}"')
        elif path.suffix == ".svg":
            shutil.copy(path, tmp_path / "tei")
    (tmp_path / "edition.toml").write_text("\n".join(settings), "utf-8")
    without = [] if (folder / "book.xsl").exists() else ["--no-pdf"]
    assert build(capsys, *without) == expected
    assert not (tmp_path / "site").exists()


def test_a_file_that_others_name_is_missed_when_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tei/letter.xml").rename(tmp_path / "letter.xml")
    (tmp_path / "edition.css").write_text("p { background: url(../images/seal.svg) }", "utf-8")
    with (tmp_path / "edition.toml").open("a") as file:
        file.write('[overrides]\ncss = "edition.css"\n')
    assert "assets/own.css names '../images/seal.svg', which is not there." in str(
        build(capsys, "--no-pdf")
    )
    (tmp_path / "letter.xml").rename(tmp_path / "tei/letter.xml")
    assert build(capsys, "--no-pdf") == []


@pytest.mark.parametrize("touched", [False, True])
def test_what_a_draft_was_published_with_is_told_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, touched: bool
) -> None:
    shutil.copy(HERE / "links/page/site.xsl", tmp_path)
    with (tmp_path / "edition.toml").open("a") as file:
        file.write('[overrides]\nsite = "site.xsl"\n')
    options = ("--no-pdf", "--draft")
    found = build(capsys, *options)
    assert found
    if touched:
        (tmp_path / "site/index.html").touch()
    persons = tmp_path / "tei/persons.xml"
    persons.write_text(persons.read_text("utf-8").replace("Made for", "Written for"), "utf-8")
    assert build(capsys, *options) == found
