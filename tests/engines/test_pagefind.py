"""What Pagefind is told, and what a browser finds by it (``tests/browser``)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from edition.engines import pagefind
from edition.searchable import Leaf, Line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, and a-b", "plain words, and a-b"),
        ("war - peace", "war\u2063- peace"),
        ("war – peace", "war\u2063– peace"),
        ("well—known", "well—\u200b known"),
        ("1914–1918", "1914–\u200b 1918"),
        ("北京市 is", "北\u200b 京\u200b 市 is"),
        ("東京へ", "東\u200b 京\u200b へ"),
        ("Łódź,", "Łódź,\u200b-\u200bLódź,"),
        ("Straße", "Straße\u200b-\u200bStrasse"),
        ("l\u2019été", "l\u2019été\u200b-\u200bl-été"),
        ("Straße—Haus", "Straße—\u200b-\u200bStrasse—\u200b Haus"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_words_are_written_as_they_are_sought(text: str, expected: str) -> None:
    assert pagefind.written(text) == expected


def test_a_text_without_spaces_does_not_take_for_ever() -> None:
    text = "คำ" * 100_000
    assert pagefind.written(text) == text


def test_the_index_is_of_our_lines(tmp_path: Path) -> None:
    leaves = [
        Leaf("documents/a.html", (Line("h", "Head", is_heading=True), Line("p", "A <b> c"))),
        Leaf("documents/b/c.html", (Line("p", "other"), Line("p", "the same"))),
    ]
    scratch = tmp_path / "scratch"
    names = pagefind.index(leaves, tmp_path, scratch=scratch, language="en")
    assert list(names) == ["documents/a.html", "documents/b/c.html"]
    assert not scratch.exists()
    told = {}
    for path, name in names.items():
        data = gzip.decompress(
            (tmp_path / "pagefind" / "fragment" / f"{name}.pf_fragment").read_bytes()
        )
        told[path] = json.loads(data.removeprefix(b"pagefind_dcd"))["anchors"]
    anchors = {path: [(one["id"], one["text"]) for one in found] for path, found in told.items()}
    assert anchors == {
        "documents/a.html": [("h", "Head"), ("p", "A <b> c")],
        "documents/b/c.html": [("p", "other"), ("p", "the same")],
    }
    assert not list((tmp_path / "pagefind").glob("*ui*"))


def test_an_edition_without_words_has_an_index(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    assert pagefind.index((), tmp_path, scratch=scratch, language="en")
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()
