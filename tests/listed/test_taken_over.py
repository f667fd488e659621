"""Lists that a build takes over are those that a fresh build makes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from edition.cli import main
from tests.editions import tree

OPTIONS = ["--no-pdf", "--no-search", "--jobs", "1"]
CHANGES = (
    (
        "tei/registers/persons.xml",
        'name="parent" active="#ann #bob"',
        'name="parent" active="#bob"',
    ),
    ("tei/registers/persons.xml", "1765", "1766"),
    ("tei/registers/plants.xml", "Elm", "Wych elm"),
    ("tei/documents/first.xml", "<idno>10</idno>", "<idno>11</idno>"),
    ("tei/documents/third.xml", 'reason="editorial"', 'reason="censored"'),
    ("tei/documents/second.xml", "1803-07-01", "1803-06-01"),
    ("tei/documents/third.xml", "<persName>Mother</persName>", "<persName>Father</persName>"),
    # Last, so that nothing else has the document made anew.
    ("tei/edition.xml", "<catDesc>Private letters</catDesc>", "<catDesc>Intimate</catDesc>"),
)


def test_what_is_taken_over_is_what_a_fresh_build_makes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "tests/listed/edition", tmp_path / "edition")
    monkeypatch.chdir(tmp_path / "edition")
    assert main(OPTIONS) == 0
    for file, old, new in CHANGES:
        text = Path(file).read_text("utf-8")
        assert old in text, (file, old)
        Path(file).write_text(text.replace(old, new), "utf-8")
        assert main(OPTIONS) == 0
    taken_over = tree(Path("site"))
    assert main([*OPTIONS, "--fresh", "--out", "fresh"]) == 0
    fresh = tree(Path("fresh"))
    assert taken_over == fresh
    assert "correspondence/-father.html" in fresh
    # What was published leads on, also to a list that is there no more.
    assert b"This page has moved" in fresh["correspondence/-mother.html"]

    for name in ("second", "third"):
        Path(f"tei/documents/{name}.xml").unlink()
    text = Path("tei/documents/first.xml").read_text("utf-8")
    for element in ("correspDesc", "textClass", "sourceDesc"):
        text = re.sub(f"<{element}>.*</{element}>", f"<{element}/>", text, flags=re.DOTALL)
    Path("tei/documents/first.xml").write_text(
        text.replace("<gap", "<lb").replace("supplied", "hi"), "utf-8"
    )
    Path("edition.toml").write_text(
        Path("edition.toml").read_text("utf-8")
        + '[redirects]\n"documents/second.html" = "documents/first.html"\n'
        + '"documents/third.html" = "documents/first.html"\n',
        "utf-8",
    )
    assert main(OPTIONS) == 0
    left = tree(Path("site"))
    for name in ("subjects", "correspondence", "archives", "redactions", "calendar"):
        assert b"This page has moved" in left[f"{name}.html"], name
