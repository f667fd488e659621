"""The search index that is published has its licence, and is the one that this program makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edition import pipeline, resources
from edition.cli import main
from edition.stages import search

LINKED = Path(__file__).parent.parent / "audit" / "linked"


def test_the_index_is_published_with_its_licence_and_made_anew_by_a_new_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(LINKED, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    licence = tmp_path / "site" / search.FOLDER / "LICENSE.txt"
    text = (resources.licences() / "pagefind.txt").read_bytes()
    assert main(["--no-pdf", "--jobs", "1"]) == 0
    assert licence.read_bytes() == text

    made: list[Path] = []

    def index(documents: object, site: Path, **more: object) -> None:
        made.append(site)
        original(documents, site, **more)

    original = search.index
    monkeypatch.setattr(search, "index", index)
    with (tmp_path / "tei" / "letter.xml").open("a") as file:
        file.write("<!-- no page is changed by this -->")
    assert main(["--no-pdf", "--jobs", "1"]) == 0
    assert made == []
    assert licence.read_bytes() == text

    monkeypatch.setattr(pipeline, "program", lambda: "another")
    assert main(["--no-pdf", "--jobs", "1", "--strict"]) == 0
    assert len(made) == 1
    assert licence.read_bytes() == text
