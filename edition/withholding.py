"""Withholding: what of the sources an edition does not publish, by its settings.

Rules and grammars see whole documents. After that what is withheld is taken out of the trees, so
that nothing later can know of it. There is no clock: an embargo ends when the editor says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from edition.selection import Selection, anywhere
from edition.stamps import WITHHELD, places

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

ELEMENTS = ("note[@type='internal']", "noteGrp[@type='internal']")
"""Notes that editors write for one another."""
STATUS = ("embargoed", "withdrawn", "withheld")
"""What of TEI's values of ``revisionDesc/@status`` says that a document is not for readers."""

_NAMED = re.compile(r"""\bstatus\s*=\s*["']([^"'<>]*)""")
_MARKED = etree.XPath(
    "descendant-or-self::*[@d:withheld]", namespaces={"d": "urn:edition:diagnostics"}
)


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is not published (the setting ``publish``).

    ``elements`` are patterns as in rules of XSLT, ``status`` the values of
    ``revisionDesc/@status`` with which a document, or all that a corpus holds, is withheld.
    """

    elements: tuple[str, ...] = ELEMENTS
    status: tuple[str, ...] = STATUS

    def selected(self, root: etree._Element) -> Selected:
        """Return what of a tree is withheld. Raises UsageError."""
        found = dict.fromkeys(self._documents(root))
        patterns: set[str] = set()
        for pattern in self.elements:
            elements = _selection(pattern).elements(root)
            found.update(dict.fromkeys(elements))
            patterns.update([pattern] if elements else ())
        return Selected(tuple(found), frozenset(patterns))

    def is_told_by(self, text: str) -> bool:
        """Tell whether a text, which need not be well-formed, names one of the values."""
        return any(_folded(match[1]) in self._kept_back for match in _NAMED.finditer(text))

    def _documents(self, root: etree._Element) -> Iterator[etree._Element]:
        for document in root.iter(f"{TEI}TEI", f"{TEI}teiCorpus"):
            if not self._kept_back.isdisjoint(_status(document)):
                yield document

    @property
    def _kept_back(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.status)


@dataclass(frozen=True, slots=True)
class Selected:
    """Elements that are withheld, some of them within others, and the patterns that select any."""

    elements: tuple[etree._Element, ...] = ()
    patterns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Withheld:
    """What of a file is published in no form: elements by their stamps, or all of it."""

    file: str
    ordinals: frozenset[int] = frozenset()
    """The positions, in document order of the file from 0, of the outermost elements withheld."""
    ids: frozenset[str] = frozenset()
    """The ids that stand in them."""
    pointers: frozenset[str] = frozenset()
    """Pointers in what is published of it that lead to what is withheld, there or elsewhere."""
    whole: bool = False

    def joined(self, other: Withheld) -> Withheld:
        """Return what two documents that include the file withhold of it.

        What one of them publishes is published; but an element that one withholds is withheld.
        """
        return Withheld(
            self.file,
            self.ordinals | other.ordinals,
            self.ids | other.ids,
            self.pointers | other.pointers,
            self.whole and other.whole,
        )


def marked(root: etree._Element, withheld: Collection[etree._Element]) -> etree._Element:
    """Return a copy of a tree with marks on what is withheld; the tree, if nothing is."""
    if not withheld:
        return root
    for element in withheld:
        element.set(WITHHELD, "")
    copy = deepcopy(root)
    for element in withheld:
        del element.attrib[WITHHELD]
    return copy


def is_withheld(element: etree._Element) -> bool:
    """Tell whether an element, or one around it, is marked as withheld."""
    return _is_marked(element) or any(map(_is_marked, element.iterancestors()))


def shown(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of a tree that do not stand within what is marked as withheld."""
    covered = _covered(root)
    return (element for element in root.iter(etree.Element) if element not in covered)


def withheld_of(root: etree._Element, files: Iterable[str]) -> tuple[Withheld, ...]:
    """Return what a marked tree withholds of the files that it consists of."""
    covered = _covered(root)
    if not covered:
        return ()
    ordinals: dict[str, set[int]] = {file: set() for file in files}
    ids: dict[str, set[str]] = {file: set() for file in files}
    seen: set[str] = set()
    for element, found in places(root):
        if element not in covered:
            seen.add(found.file)
            continue
        if element.getparent() not in covered:
            ordinals.setdefault(found.file, set()).add(found.ordinal)
        if element.get(XML_ID) is not None:
            ids.setdefault(found.file, set()).add(element.get(XML_ID, ""))
    told = (
        Withheld(
            file,
            frozenset(ordinals.get(file, ())),
            frozenset(ids.get(file, ())),
            whole=file not in seen,
        )
        for file in sorted(ordinals.keys() | ids.keys())
    )
    return tuple(item for item in told if item.ordinals or item.ids or item.whole)


def outermost(root: etree._Element) -> list[etree._Element]:
    """Return the elements of a tree that are marked as withheld, none of them within another."""
    found = _MARKED(root)
    return [item for item in found if not any(map(_is_marked, item.iterancestors()))]


def _covered(root: etree._Element) -> set[etree._Element]:
    return {inner for outer in outermost(root) for inner in outer.iter(etree.Element)}


def _is_marked(element: etree._Element) -> bool:
    return WITHHELD in element.attrib


def _status(document: etree._Element) -> Iterator[str]:
    """Yield the status of a document: as its header says, or else its first and newest changes."""
    history = document.find(f"{TEI}teiHeader/{TEI}revisionDesc")
    if history is None:
        return
    if history.get("status"):
        yield _folded(history.get("status", ""))
        return
    changes = [item for item in history.iter(f"{TEI}change") if item.get("status")]
    if changes:
        yield _folded(changes[0].get("status", ""))
        newest = max(changes, key=lambda item: item.get("when", item.get("to", "")))
        yield _folded(newest.get("status", ""))


def _folded(word: str) -> str:
    return word.strip().casefold()


@lru_cache(maxsize=64)
def _selection(pattern: str) -> Selection:
    return Selection(anywhere(pattern))
