"""The lines of the table, and who stands beside us in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import bare
from benchmarks.letters.edition import write
from benchmarks.peers import NotInstalledError, tei_stylesheets, weasyprint
from benchmarks.rows import ROWS
from benchmarks.table import Line, failed, heading, markdown, megabytes, seconds, times


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (Line("a build", "3.00 s"), "| a build | | 3.00 s | | |"),
        (
            Line("a build", "3.00 s", "under 4 s", "1.50 ×", is_met=True),
            "| a build | under 4 s | 3.00 s | 1.50 × | met |",
        ),
        (
            Line("a build", "5.00 s", "under 4 s", is_met=False),
            "| a build | under 4 s | 5.00 s | | **missed** |",
        ),
        (
            failed("a build", "it\nbroke | off"),
            "| a build | | not measured: it broke \\| off | | |",
        ),
    ],
)
def test_a_line(line: Line, written: str) -> None:
    assert markdown(line) == written


def test_all_lines_have_the_cells_of_the_heading() -> None:
    assert {row.count("|") for row in (*heading(), markdown(Line("a", "b")))} == {6}


@pytest.mark.parametrize(
    ("value", "written"), [(0.123, "0.12 s"), (12.34, "12.3 s"), (123.4, "123 s")]
)
def test_three_digits_are_enough(value: float, written: str) -> None:
    assert seconds(value) == written
    assert times(value) == written.replace("s", "×")


def test_memory_is_told_in_megabytes() -> None:
    assert megabytes(1_234_567_890) == "1,235 MB"


def test_every_row_of_the_table_is_explained(root: Path) -> None:
    page = (root / "benchmarks" / "README.md").read_text("utf-8")
    assert [name for name in ROWS if f"| `{name}` |" not in page] == []


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TEI_STYLESHEETS", raising=False)
    with pytest.raises(NotInstalledError, match="TEI_STYLESHEETS"):
        tei_stylesheets(tmp_path, tmp_path)
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setenv("WEASYPRINT", str(python))
    with pytest.raises(NotInstalledError, match="WEASYPRINT"):
        weasyprint(tmp_path, tmp_path)


def test_what_is_installed_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("html5/html5.xsl", "saxon.jar", "java"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch(0o755)
    monkeypatch.setenv("TEI_STYLESHEETS", str(tmp_path))
    monkeypatch.setenv("SAXON_JAR", str(tmp_path / "saxon.jar"))
    monkeypatch.setenv("PATH", str(tmp_path))
    command = tei_stylesheets(Path("in"), Path("out"))
    assert command[:3] == [str(tmp_path / "java"), "-cp", str(tmp_path / "saxon.jar")]
    assert command[-1] == f"-xsl:{tmp_path / 'html5' / 'html5.xsl'}"


def test_the_bare_sheet_makes_a_page_of_a_letter(tmp_path: Path) -> None:
    write(tmp_path / "edition", 2)
    bare.main(tmp_path / "edition" / "tei" / "documents", tmp_path / "pages")
    page = (tmp_path / "pages" / "letter-000001.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE HTML>")
    assert '<p class="signed"><a class="persName"' in page
