"""The markup of a page: its tags, and the texts between them.

Our pages are written by a serialiser, so one expression finds their tags, several times as fast as
a parser that is ready for anything. What is not as a serialiser writes it, and what does not stand
where HTML would leave it, goes to such a parser first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from edition.engines.lxml import ordered_page
from edition.stages.audit.tags import Tag, read_tag

_DOCTYPE = re.compile(r"\s*(?:<!DOCTYPE[^<>]*>\s*)?", re.IGNORECASE)
_TAG = re.compile(r"""<(/?[a-zA-Z][^"'<>=]*(?:="[^"]*"[^"'<>=]*)*)>""")

_RAW = frozenset({"script", "style"})
"""Elements in which nothing is markup."""

_P = frozenset({"p"})
_LINES = frozenset("p h1 h2 h3 h4 h5 h6".split())
_PHRASES = frozenset("a b i s small span u".split())
_CELLS = frozenset({"td", "th"})
_TERMS = frozenset({"dd", "dt"})
_ENDED_BY: Mapping[str, Set[str]] = {
    **dict.fromkeys("address blockquote div dl fieldset form hr menu ol pre ul".split(), _P),
    **dict.fromkeys(_LINES - _P, _P),
    **dict.fromkeys(_TERMS, _TERMS | _P),
    **dict.fromkeys(_CELLS, _CELLS | _PHRASES | _P),
    **dict.fromkeys("tr tbody thead tfoot".split(), _CELLS | {"p", "tr"}),
    "table": _LINES | {"a"},
    "p": _LINES | (_PHRASES - {"a", "span"}),
    "li": _LINES | {"li"},
    "a": {"a"},
    "option": {"option"},
}
"""Which elements of HTML end, with an end tag or without, where another begins in them."""


@dataclass(frozen=True)
class Markup:
    """The tags of a page, and after each its text, in which characters may stand as references."""

    tags: Sequence[Tag]
    texts: Sequence[str]

    @cached_property
    def kinds(self) -> Set[Tag]:
        """The different tags among them: most occur often."""
        return frozenset(self.tags)


def read(data: bytes) -> Markup:
    """Return the markup of a page: every element that is not empty has an end tag."""
    markup = _split(data.decode("utf-8", "replace"))
    if markup is None or not _is_in_order(markup):
        markup = _split(ordered_page(data))
    return markup or Markup((), ())


def _split(page: str) -> Markup | None:
    """Return the markup of a page; None if there is anything but tags and texts in it."""
    start = _DOCTYPE.match(page)
    before, *pieces = _TAG.split(page[start.end() if start else 0 :])
    texts = pieces[1::2]
    if before or "<" in "".join(texts):
        return None
    return Markup(list(map(read_tag, pieces[::2])), texts)


def _is_in_order(markup: Markup) -> bool:
    """Tell whether the elements of a page nest, and each may stand where it does."""
    open_ = [""]
    for tag, text in zip(markup.tags, markup.texts, strict=True):
        if tag.is_end:
            if open_.pop() != tag.name:
                return False
        elif not tag.is_empty:
            if open_[-1] in _ENDED_BY.get(tag.name, ()) or (text and tag.name in _RAW):
                return False
            open_.append(tag.name)
    return len(open_) == 1
