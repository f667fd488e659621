"""The audit can fail: stylesheets that lose or garble words, and what is said of each.

A case is a folder ``mutations/<name>`` with the stylesheet of an edition that spoils one output
(``site.xsl``, ``text.xsl`` or ``book.xsl``) and the findings that are expected of the build.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.cli import main
from edition.presentation import stylesheets

HERE = Path(__file__).parent
MUTATIONS = sorted((HERE / "mutations").iterdir())


def build(
    folder: Path, capsys: pytest.CaptureFixture[str], *overrides: Path, pdf: bool
) -> list[str]:
    """Build a document and return what the audit says, a line a finding."""
    (folder / "tei").mkdir()
    text = (HERE / ("printed.xml" if pdf else "document.xml")).read_text("utf-8")
    (folder / "tei" / "letter.xml").write_text(text, "utf-8")
    settings = ['schema = "none"', "[overrides]"]
    for path in overrides:
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
        settings.append(f'{path.stem} = "{path.name}"')
    (folder / "edition.toml").write_text("\n".join(settings), "utf-8")
    without = [] if pdf else ["--no-pdf"]
    status = main(["--draft", "--no-search", "--jobs", "1", "--format", "json", *without])
    findings = json.loads(capsys.readouterr().out)
    found = [item for item in findings if item["code"] in {"ED601", "ED604", "ED605", "ED607"}]
    assert status == (1 if found else 0)
    return [f"{item['code']} {item['line']}: {item['message']}" for item in found]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    # No other test needs them, and what Saxon holds makes its collections of garbage long.
    stylesheets.cache_clear()


def test_nothing_is_said_of_an_edition_that_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path, capsys, pdf=False) == []
    [figures] = json.loads((tmp_path / "site/data/report.json").read_text("utf-8"))["audit"]
    assert figures["html"]["words"] == figures["text"]["words"] == figures["source"]
    assert figures["hidden"] == {"header": 7}


def test_nothing_is_said_of_a_book_that_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path, capsys, pdf=True) == []


@pytest.mark.parametrize("folder", MUTATIONS, ids=lambda folder: folder.name)
def test_a_mutation_is_caught(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    expected = (folder / "expected.txt").read_text("utf-8").splitlines()
    assert expected
    [stylesheet] = folder.glob("*.xsl")
    is_book = stylesheet.stem == "book"
    assert build(tmp_path, capsys, stylesheet, pdf=is_book) == expected
