"""The layers of the notes stand in bands at the page foot: documents made by chance are read back.

Where what is drawn stands, and under which tag, is asked of the PDF (``volume/book.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from edition.pdf.drawing import Piece
from tests.printed.layered import BANDS, Layered
from tests.printed.press import Press
from tests.printed.volume.book import Book, Drawn, Tag

SIZE = 8.82
"""The size of type of the notes, in points."""
BOTTOM = 1.05 * 72
"""The lower edge of the text, in points from that of the page."""
LEAST = 9.5
"""How far two lines of notes are from one another at least, in points."""
BETWEEN = 5.0
"""How much more it is at least between two bands."""


@pytest.fixture(scope="module")
def press(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(root, tmp_path_factory.mktemp("typst"))


@pytest.fixture(scope="module", params=range(8))
def layered(press: Press, request: pytest.FixtureRequest) -> tuple[Layered, Book]:
    """Return a document made by chance, and its PDF, which came to an end."""
    made = Layered(request.param)
    _, printed = press.printed(made.body)
    assert printed.is_settled
    return made, Book(printed.pdf)


@dataclass(frozen=True, slots=True)
class Foot:
    """What a page has of an entry: the heights of its lines, from the upper to the lower ones."""

    number: int
    page: int
    lines: tuple[float, ...]


def feet(book: Book) -> Iterator[Foot]:
    """Yield what each page has of each entry, in the order of reading."""
    for note in book.root.all("Note"):
        found = re.search(r"n(\d+)n", book.text(note))
        assert found
        pieces = [piece for leaf in note.leaves() if (piece := drawn(book, leaf))]
        for page, on_page in groupby(pieces, key=lambda piece: piece.page):
            heights = {round(piece.y, 1) for piece in on_page if abs(piece.size - SIZE) < 0.1}
            yield Foot(int(found[1]), page, tuple(sorted(heights, reverse=True)))


def drawn(book: Book, leaf: Drawn) -> Piece | None:
    return book.pieces(leaf.page).get(leaf.mark)


def by_page(book: Book) -> dict[int, list[Foot]]:
    """Return what each page has of the entries, from the upper to the lower ones."""
    found: dict[int, list[Foot]] = {}
    for foot in feet(book):
        found.setdefault(foot.page, []).append(foot)
    return {page: sorted(on, key=lambda foot: -foot.lines[0]) for page, on in found.items()}


def test_layers_stand_in_bands(layered: tuple[Layered, Book]) -> None:
    made, book = layered
    pages = by_page(book)
    shown = {foot.number for on_page in pages.values() for foot in on_page}
    assert shown == set(made.layers)
    for on_page in pages.values():
        bands = [BANDS.index(made.layers[foot.number]) for foot in on_page]
        assert bands == sorted(bands), on_page
        # No line stands upon another one, and none below the text; the last one is at its foot.
        lines = [line for foot in on_page for line in foot.lines]
        assert all(upper - lower > LEAST for upper, lower in pairwise(lines)), on_page
        assert lines[-1] == pytest.approx(BOTTOM, abs=0.5)
        for upper, lower in pairwise(on_page):
            apart = upper.lines[-1] - lower.lines[0]
            differs = made.layers[upper.number] != made.layers[lower.number]
            assert (apart > LEAST + BETWEEN) == differs, (upper, lower)
    for number in range(len(book.labels)):
        assert book.untagged(number) == []
        assert lowest_of_text(book, number) > max(
            (foot.lines[0] + LEAST for foot in pages.get(number, [])), default=0
        )


def lowest_of_text(book: Book, number: int) -> float:
    """Return how high the lowest line of a page stands that is no note."""
    leaves = (leaf for leaf in book.root.leaves(notes=False) if leaf.page == number)
    return min((piece.y for leaf in leaves if (piece := drawn(book, leaf))), default=1000)


def test_entries_are_read_where_they_are_called(layered: tuple[Layered, Book]) -> None:
    made, book = layered
    called = [int(number) for number in re.findall(r"c(\d+)c", text_of(book))]
    read = []
    for note in book.root.all("Note"):
        words = " ".join(book.text(note).split())
        [number] = map(int, re.findall(r"n(\d+)n", words))
        assert made.words[number] in words
        read.append(number)
    assert read == called


def text_of(book: Book) -> str:
    """Return the text without notes."""

    def walk(tag: Tag) -> Iterator[str]:
        for item in tag.within:
            if isinstance(item, Drawn):
                piece = drawn(book, item)
                yield "".join(piece.glyphs) if piece else ""
            elif item.kind != "Note":
                yield from walk(item)

    return "".join(walk(book.root))


def test_a_document_of_one_layer_has_no_bands(press: Press) -> None:
    made, _ = press.printed('<p>Text<note xml:id="a">One.</note><note xml:id="b">Two.</note></p>')
    assert "band" not in made.text


def test_an_entry_of_many_pages_stays_at_their_edges(press: Press) -> None:
    """What cannot be moved is last on its first page and first on its last one."""
    words = "Some words of a note. " * 340
    variants = '<app><lem>c{0}c</lem><rdg wit="#B">n{0}n e{0}e</rdg></app> '
    notes = 'c{0}c<note type="editor" xml:id="n{0}">n{0}n{1} e{0}e</note> '
    body = f"{notes.format(1, '')}{variants.format(2)}"
    body += f'<app><lem>c3c</lem><rdg wit="#B">n3n {words} e3e</rdg></app>'
    body += "Text. " * 200 + notes.format(4, "") + variants.format(5)
    _, printed = press.printed(f"<p>{body}</p>")
    assert printed.is_settled
    pages = list(by_page(Book(printed.pdf)).values())
    assert [[foot.number for foot in on_page] for on_page in pages] == [[2, 1, 3], [3], [3, 5, 4]]
    for on_page in pages:
        lines = [line for foot in on_page for line in foot.lines]
        assert all(upper - lower > LEAST for upper, lower in pairwise(lines)), on_page
