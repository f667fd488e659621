"""What a page shows of a text: its words, those that are not in sight, and those beside it.

The text of a page is what its ``article[@data-text]`` holds and the edition did not add.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from edition.stages.audit.markup import Markup
from edition.stages.audit.tags import Tag
from edition.words import words

_CODE = frozenset({"pre", "code"})
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of a page; ``available`` of the ``words`` of its text are not in sight.

    ``beside`` are all words that are none of its text; a page without a text has none.
    """

    words: tuple[str, ...]
    available: int
    beside: tuple[str, ...]


def show(markup: Markup, *, side: str = "") -> Shown:
    """Read the words of a page, or of one ``side`` of a page of two texts."""
    reading = _Reading(side)
    reading.read(markup)
    return Shown(
        words=_words(reading.text),
        available=len(_words(reading.on_demand)),
        beside=_words(reading.beside) if reading.has_text else (),
    )


def _words(pieces: Sequence[str]) -> tuple[str, ...]:
    return tuple(words(unescape("".join(pieces))))


def passed(tokens: Iterator[tuple[Tag, str]], tag: Tag, text: str) -> tuple[str, str]:
    """Go past an element; return all text that it holds, and the text after it."""
    if tag.is_empty:
        return "", text
    texts, depth = [text], 1
    for inner, after in tokens:
        if inner.is_end:
            depth -= 1
            if not depth:
                return "".join(texts), after
        elif not inner.is_empty:
            depth += 1
        texts.append(after)
    return "".join(texts), ""


def parting(tag: Tag, inner: str, around: Sequence[Tag]) -> str:
    """Return what is left of an element that is not read: the space it makes, if it does.

    Of code that is shown the tags are added; they part the words of what they enclose.
    """
    parts = tag.edge or _SPACE.search(unescape(inner)) or any(one.name in _CODE for one in around)
    return " " if parts else ""


class _Reading:
    """The text of a page, piece by piece, what of it is not in sight, and what is beside it."""

    def __init__(self, side: str) -> None:
        self._side = side
        self.text: list[str] = []
        self.on_demand: list[str] = []
        self.beside: list[str] = []
        self.has_text = False
        self._pieces = self.beside
        self._open: list[Tag] = []
        self._around_text = 0
        """How many elements are open around the text that is read."""
        self._demanded = 0
        """How many elements are open in it that are not in sight."""
        self._noted = 0
        """How many pieces of it need not be noted any more as not in sight."""

    def read(self, markup: Markup) -> None:
        """Read a page, without what the edition added or nobody can reach."""
        tokens = zip(markup.tags, markup.texts, strict=True)
        for tag, text in tokens:
            after = text
            if tag.is_end:
                self._end()
            elif tag.is_plain:
                self._pieces.append(tag.opening)
                if tag.is_empty:
                    self._pieces.append(tag.closing)
                else:
                    self._open.append(tag)
            else:
                self.has_text = self.has_text or tag.is_text
                if tag.is_unread or self._is_other_article(tag):
                    inner, after = passed(tokens, tag, text)
                    self._pieces.append(parting(tag, inner, self._open))
                else:
                    self._begin(tag)
                    if tag.is_empty:
                        self._end()
            self._pieces.append(after)

    def _is_other_article(self, tag: Tag) -> bool:
        """Tell whether an element is an article, but no text and in none."""
        return tag.name == "article" and not tag.is_text and self._pieces is self.beside

    def _begin(self, tag: Tag) -> None:
        is_ours = tag.is_text and tag.attributes.get("data-side", "") == self._side
        if is_ours and self._pieces is self.beside:
            self.beside.append(" ")
            self._pieces = self.text
            self._around_text = len(self._open)
        if tag.is_on_demand and self._pieces is self.text:
            if not self._demanded:
                self._noted = len(self.text)
            self._demanded += 1
        self._pieces.append(tag.opening)
        self._open.append(tag)

    def _end(self) -> None:
        tag = self._open.pop()
        self._pieces.append(tag.closing)
        if not tag.is_plain and self._pieces is self.text:
            if tag.is_on_demand:
                self.on_demand += (*self.text[self._noted :], " ")
                self._noted = len(self.text)
                self._demanded -= 1
            if len(self._open) == self._around_text:
                self._pieces = self.beside
