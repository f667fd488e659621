"""Whether the documents that were made of a file hold every word of it.

The audit compares documents with what is published of them. Where a document is not simply what
stands in a file, what was done to the file is held against it here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from edition.diagnostics import Remark
from edition.stamps import place
from edition.words import words

_SHOWN = 12
"""How many of the words that are missing a remark names."""


def lacking(file: etree._Element, made: Iterable[etree._Element]) -> Iterator[Remark]:
    """Yield a remark if words of a stamped file are missing in the elements made of it."""
    missing = _words(file)
    for element in made:
        missing.subtract(_words(element))
    missing = +missing
    if missing:
        count = missing.total()
        names = ", ".join(f"'{word}'" for word in list(missing)[:_SHOWN])
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        what = "A word" if count == 1 else f"{count} words"
        verb = "is" if count == 1 else "are"
        message = f"{what} of the file {verb} missing in what is made of it: {names}{more}."
        yield Remark("ED606", place(_holder(file, missing)), message)


def _words(root: etree._Element) -> Counter[str]:
    return Counter(words(" ".join(root.itertext())))


def _holder(root: etree._Element, missing: Counter[str]) -> etree._Element:
    """Return the first element that holds one of some words."""
    for element in root.iter(etree.Element):
        own = [element.text or "", *(child.tail or "" for child in element)]
        if not missing.keys().isdisjoint(words(" ".join(own))):
            return element
    return root
