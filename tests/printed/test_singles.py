"""No page leaves a single line of a paragraph with notes, if each note can stay with its call.

Documents made by chance (``flowing.py``) are set as the build does it. How many lines of a
paragraph a page has is asked of the PDF by another reader (``volume/book.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from edition import turning
from edition.diagnostics import Place
from edition.pdf.breaks import Break
from edition.pdf.drawing import Piece
from edition.pdf.reading import joined
from edition.pdf.tags import Reading, read_printed
from edition.stages.book import Typescript
from edition.turning import left_amiss, next_turns, well_broken
from tests.printed.flowing import Flowing
from tests.printed.lines import TEXT, singles
from tests.printed.press import Press
from tests.printed.volume.book import Book, Drawn, Tag, calls

SEEDS = range(16)


@pytest.fixture(scope="module")
def press(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(root, tmp_path_factory.mktemp("typst"))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_stands_alone_and_no_note_apart(press: Press, seed: int) -> None:
    made = Flowing(seed)
    _, pdf, reading = well_broken(partial(press.attempt, made.body))
    book = Book(pdf)
    assert list(singles(book)) == []
    assert reading.breaks == ()
    seen = []
    for call, note in calls(book):
        [number] = re.findall(r"n(\d+)n", words := book.text(note))
        seen.append(int(number))
        assert made.notes[seen[-1] - 1] in words
        assert call.page == next(note.leaves()).page, words
    assert seen == list(range(1, len(made.notes) + 1))
    # Between the title and what is said below the document.
    assert words_of(book)[1 : len(made.text) + 1] == made.text


def test_without_turns_many_lines_stand_alone(press: Press) -> None:
    found = []
    for seed in SEEDS:
        _, pdf = press.attempt(Flowing(seed).body, ["loose"])
        told = [wrong.kind for wrong in read_printed(pdf).breaks]
        alone = list(singles(Book(pdf)))
        assert [kind for kind in told if kind in ("orphan", "widow")] == alone
        found += alone
    assert set(found) == {"orphan", "widow"}
    assert len(found) > len(SEEDS)


def test_a_turn_leaves_the_indentation(press: Press) -> None:
    body = '<div><p>Once.</p></div><div><p>Twice<note xml:id="a">Note.</note></p></div>'
    for turns in ([], ["paragraph-1"], ["paragraph-1"] * 3, ["short-1"]):
        _, pdf = press.attempt(body, turns)
        book = Book(pdf)
        once, twice = (
            piece.x - (0.1 * 72 if piece.page else 0)
            for number in range(len(book.labels))
            for piece in book.pieces(number).values()
            if "".join(piece.glyphs) in ("Once.", "Twice")
        )
        assert twice - once == pytest.approx(1.4 * TEXT, abs=0.1), turns


@pytest.mark.parametrize("filler", range(29, 33))
def test_the_number_of_a_passage_stands_beside_its_line(press: Press, filler: int) -> None:
    passage = f"<p>Begins{' and goes on' * 20}.</p>"
    body = (
        "<p>Filler.</p>" * filler + f'<div type="textpart" subtype="section" n="77">{passage}</div>'
    )
    _, pdf = press.attempt(body, ())
    book = Book(pdf)
    heights = [
        (piece.page, round(piece.y))
        for number in range(len(book.labels))
        for piece in book.pieces(number).values()
        if re.match(r"7\u2062|Begins", "".join(piece.glyphs))
    ]
    [one, other] = heights
    assert one == other


def test_what_is_left_is_told_once() -> None:
    breaks = (Break("widow", 1, 3, "at the head"), Break("orphan", 4, 7, "at the foot"))
    [remark] = left_amiss(Reading("", breaks, 9), Place("x.xml", 0))
    assert remark.code == "ED713"
    assert "'at the head' is left alone at the head of page 3" in remark.message
    assert "1 more" in remark.message


def test_nothing_is_tried_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks = [
        Break("widow", 1, 1, "", 5),
        Break("note", 2, 2, "", 9),
        Break("orphan", 3, 4, "", 20),
    ]
    monkeypatch.setattr(turning, "read_printed", lambda _: Reading("", tuple(breaks), 4))
    asked: list[tuple[str, ...]] = []

    def attempt(turns: Sequence[str]) -> tuple[Typescript, bytes]:
        asked.append(tuple(turns))
        return Typescript(""), b""

    *_, reading = well_broken(attempt)
    assert list(reading.breaks) == breaks
    # The last one is the best again: the first.
    assert asked.pop() == ()
    assert len(set(asked)) == len(asked) < 2 * 10
    # Notes come before single lines: once more without what keeps these together.
    assert ("loose",) in asked


def test_each_line_is_mended_in_its_way() -> None:
    def first(wrong: Break) -> list[tuple[int, str]]:
        return next_turns([wrong], [], {})

    assert first(Break("orphan", 5, 1, "", 9)) == [(9, "paragraph-5")] * 3
    # The line above it goes with its note, or with what is kept free at the foot of the page …
    assert first(Break("widow", 5, 1, "", 9, calls=8)) == [(9, "note-8")] * 2
    assert first(Break("widow", 5, 1, "", 9, room=2)) == [(9, "short-5")] * 2
    # … and of three lines all go.
    assert first(Break("widow", 5, 1, "", 9, begins=True, calls=5)) == [(9, "paragraph-5")] * 3
    assert first(Break("note", 5, 1, "", 9, begins=True, is_left=True)) == [(9, "paragraph-5")] * 3


def words_of(book: Book) -> list[str]:
    """Return the words of the text, without the figures that call notes and the marks of items."""
    text = " ".join(joined(block) for block in blocks(book, book.root))
    return [word for word in re.sub(r"(c\d+c)\w+", r"\1", text).split() if word != "–"]


def blocks(book: Book, tag: Tag) -> Iterator[list[Piece]]:
    """Yield what is drawn of each block of the text, but its notes."""
    block: list[Piece] = []
    for item in tag.within:
        if isinstance(item, Drawn):
            block += [book.pieces(item.page)[item.mark]]
        elif item.kind in ("Lbl", "Span", "Em"):
            leaves = item.leaves(notes=False)
            block += [book.pieces(leaf.page)[leaf.mark] for leaf in leaves]
        elif item.kind != "Note":
            yield block
            block = []
            yield from blocks(book, item)
    yield block
