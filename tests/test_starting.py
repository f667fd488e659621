"""A new edition builds as it is, and nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.cli import main


def test_a_new_edition_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    assert main(["init", str(folder)]) == 0
    monkeypatch.chdir(folder)
    assert main(["new", "second-letter"]) == 0
    capsys.readouterr()
    assert main(["--strict", "--no-search"]) == 0
    assert capsys.readouterr().out == ""  # nothing is found, be it a note
    assert (folder / "site" / "documents" / "second-letter.html").is_file()
    assert (folder / "site" / "persons" / "jane-doe.html").is_file()


def test_nothing_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "edition.toml").write_text("source = 'tei'")
    assert main(["init", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "edition.toml"]
    monkeypatch.chdir(tmp_path)
    assert main(["new", "a"]) == 0
    assert main(["new", "a"]) == 2
    assert "there already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../a", "1a", "a b", "", 'x"y'])
def test_an_id_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", name]) == 2
    assert list(tmp_path.iterdir()) == []
