"""The lines of paragraphs, as the pages of a PDF have them."""

from __future__ import annotations

from collections.abc import Iterator

from edition.pdf.drawing import Piece
from tests.printed.volume.book import Book, Drawn, Tag

TEXT = 10.5
"""The size of type of the text, in points."""


def singles(book: Book) -> Iterator[str]:
    """Yield what each single line of a paragraph is, in the order of the text."""
    for paragraph in paragraphs(book.root):
        pages: list[list[Piece]] = []
        for leaf in own(paragraph):
            piece = book.pieces(leaf.page).get(leaf.mark)
            if piece and abs(piece.size - TEXT) < 0.1:
                if not pages or pages[-1][0].page != piece.page:
                    pages.append([])
                pages[-1].append(piece)
        lines = [len({round(piece.y) for piece in page}) for page in pages]
        if len(lines) > 1 and 1 in (lines[0], lines[-1]):
            yield "orphan" if lines[0] == 1 else "widow"


def paragraphs(tag: Tag) -> Iterator[Tag]:
    """Yield the paragraphs of the text."""
    for item in tag.within:
        if isinstance(item, Tag) and item.kind != "Note":
            if item.kind == "P":
                yield item
            yield from paragraphs(item)


def own(tag: Tag) -> Iterator[Drawn]:
    """Yield what is drawn of a paragraph, but for the calls of its notes, and for these."""
    for item in tag.within:
        if isinstance(item, Drawn):
            yield item
        elif item.kind not in ("Note", "Lbl"):
            yield from own(item)
