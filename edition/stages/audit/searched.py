"""What of a page is searched: all that the reader is shown of a text, block by block.

It is the text of a document, and what the page says of it (``data-search``); a page that says
nothing has nothing to be found. What stands in the apparatus is searched where it
stands; what the edition added is not, but for what stands in for a reading in some states.
"""

from __future__ import annotations

from html import unescape

from edition.searchable import Block, Leaf, lines
from edition.stages.audit.markup import Markup
from edition.stages.audit.shown import parting, passed
from edition.stages.audit.stated import witnesses
from edition.stages.audit.tags import Tag
from edition.states import ALWAYS, Condition

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def searched(path: str, markup: Markup) -> Leaf:
    """Return what the search is to find of a page."""
    reading = _Reading()
    if any(map(_is_marked, markup.kinds)):
        reading.read(markup)
    return Leaf(path, lines(reading.blocks, witnesses(markup)))


class _Reading:
    """The blocks of a page; an element that parts words ends one and begins another."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[tuple[Tag, str]] = []
        """The elements around the place that is read, each with the id of its place."""
        self._conditions = [ALWAYS]
        self._pieces: list[tuple[Condition, str]] = []

    def read(self, markup: Markup) -> None:
        """Read a page."""
        tokens = zip(markup.tags, markup.texts, strict=True)
        for tag, text in tokens:
            after = text
            if not (self._open or tag.is_text or _is_marked(tag)):
                continue
            if tag.is_end:
                self._end()
            elif _is_left_out(tag):
                inner, after = passed(tokens, tag, text)
                around = [one for one, _ in self._open]
                condition = tag.condition.within(self._conditions[-1])
                self._pieces.append((condition, parting(tag, inner, around)))
            elif tag.is_empty:
                self._pieces.append((self._conditions[-1], tag.edge + tag.image))
            else:
                self._begin(tag)
            if self._open:
                self._pieces.append((self._conditions[-1], after))

    def _begin(self, tag: Tag) -> None:
        place = self._open[-1][1] if self._open else ""
        if tag.edge:
            self._part()
            place = tag.id or place
        self._open.append((tag, place))
        self._conditions.append(tag.condition.within(self._conditions[-1]))

    def _end(self) -> None:
        if self._open[-1][0].edge:
            self._part()
        self._open.pop()
        self._conditions.pop()

    def _part(self) -> None:
        """Close the block that is read, if there is anything in it."""
        pieces = tuple((condition, unescape(text)) for condition, text in self._pieces if text)
        self._pieces.clear()
        if self._open and any(text.strip() for _, text in pieces):
            tag, place = self._open[-1]
            self.blocks.append(Block(place, pieces, tag.name in _HEADINGS))


def _is_marked(tag: Tag) -> bool:
    return "data-search" in tag.attributes


def _is_left_out(tag: Tag) -> bool:
    return tag.is_unread and "data-only" not in tag.attributes
