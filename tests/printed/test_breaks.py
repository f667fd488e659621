"""No heading is left alone at a page foot, and each note begins on the page of its call.

Documents of all kinds (``torture.py``) are set as the build does it; where the words stand is asked
of another reader of PDFs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from edition.diagnostics import Place
from edition.pdf.breaks import LEADING, Break
from edition.pdf.tags import read_printed
from edition.turning import left_amiss, next_turns
from tests.printed import torture
from tests.printed.press import Press

STRANDED = 29
"""After so many lines the second line of a heading is left alone at first."""

SINGLES = {"orphan", "widow"}

BELONGS = re.compile(r"(h0h|b0b|s0s|p0p|c\dc|n\dn)")


@pytest.fixture(scope="module")
def press(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(root, tmp_path_factory.mktemp("typst"))


@pytest.mark.parametrize("block", torture.BLOCKS)
def test_nothing_stranded_and_no_note_apart(press: Press, block: str) -> None:
    found = {name: amiss(pages(press.well_set(body))) for name, body in torture.cases(block)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_what_is_amiss_is_seen_and_said(press: Press) -> None:
    seen = set()
    for block in ("paragraph", "table", "heading", "list with a heading"):
        for name, body in torture.cases(block):
            _, pdf = press.attempt(body, ())
            printed = read_printed(pdf)
            every = {wrong.kind for wrong in printed.breaks}
            kinds = every - SINGLES
            # A heading is also amiss where one line is left with it.
            expected = bool(amiss(pages(pdf)))
            assert expected if kinds - {"heading"} else expected <= bool(kinds), (block, name)
            seen |= every
            remarks = [remark.code for remark in left_amiss(printed, Place("x.xml", 0))]
            assert remarks == ["ED711"] * bool(kinds) + ["ED713"] * (every != kinds)
    assert seen == {"heading", "note"} | SINGLES


@pytest.mark.parametrize("filler", range(27, 32))
def test_a_line_that_leads_on_is_not_left(press: Press, filler: int) -> None:
    note = f'<note xml:id="n1" n="1">n1n {torture.LENGTHS["l"]}</note>'
    heads = "<head>Heading</head><head>b0b Its second line</head>"
    body = "<p>Filler.</p>" * filler + f"<div>{heads}<p>p0p c1c{note} is a word.</p></div>"
    _, pdf = press.attempt(body, ())
    kinds = [wrong.kind for wrong in read_printed(pdf).breaks if wrong.kind not in SINGLES]
    assert ("line" in kinds) == ("b0b" in amiss(pages(pdf)))
    assert amiss(pages(press.well_set(body))) == []
    assert filler != STRANDED or "line" in kinds


def test_what_comes_after_a_break_is_looked_at_anew() -> None:
    first, second = Break("heading", 2, 1, "", 50), Break("note", 7, 3, "", 90)
    turns = next_turns([first, second], [(20, "note-1"), (70, "note-5")], {})
    # The page ends at the first one; the note that was to go after it may stand well now.
    assert turns == [(20, "note-1"), (50, "heading-2"), (50, "heading-2"), (90, "note-7")]
    assert next_turns([second], turns, {}) == [*turns, (90, "note-7")]


def pages(pdf: bytes) -> Mapping[str, int]:
    """Return the page on which each of the words stands (first)."""
    found: dict[str, int] = {}
    for number, page in enumerate(pypdf.PdfReader(BytesIO(pdf)).pages):
        for word in BELONGS.findall(page.extract_text().replace(LEADING, "")):
            found.setdefault(word, number)
    assert all(f"n{word[1]}n" in found for word in found if word[0] == "c")
    return found


def amiss(found: Mapping[str, int]) -> list[str]:
    """Return the words that stand on another page than the one that they belong to."""
    pairs = [("h0h", "b0b"), ("h0h", "s0s"), ("b0b", "p0p")]
    pairs += [(f"c{n}c", f"n{n}n") for n in range(1, 5)]
    return [
        first
        for first, second in pairs
        if {first, second} <= found.keys() and found[first] != found[second]
    ]
