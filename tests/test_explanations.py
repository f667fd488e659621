"""Every code has a page, and every page a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.cli import main
from edition.diagnostics import RULES


def test_every_code_is_explained(root: Path) -> None:
    pages = {path.stem for path in (root / "edition" / "explanations").glob("*.md")}
    assert pages == set(RULES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_page_begins_with_its_code(root: Path, code: str) -> None:
    text = (root / "edition" / "explanations" / f"{code}.md").read_text("utf-8")
    assert text.startswith(f"# {code}: ")
    assert len(text.split()) > 12


def test_explain_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ed203"]) == 0
    assert "persName" in capsys.readouterr().out


def test_explain_knows_no_other_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "../ED203"]) == 2
    assert "no code" in capsys.readouterr().err
