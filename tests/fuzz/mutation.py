"""Real documents changed by chance: real vocabularies where nobody has put them.

A change that puts an element, or words, where TEI never has them is not made.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from tests.fuzz.odd import TEI
from tests.fuzz.reduction import remove, unwrap

_TEXTS = frozenset({f"{TEI}text", f"{TEI}standOff", f"{TEI}sourceDoc", f"{TEI}facsimile"})
_LARGEST = 600
"""How many elements of a real document are kept."""


def mutated(
    root: etree._Element,
    random: Random,
    allows: Callable[[etree._Element], bool],
    *,
    changes: int = 12,
) -> etree._Element:
    """Return a document of TEI, cut to a bearable size, with subtrees moved, doubled, unwrapped.

    ``allows`` tells what is TEI; a document that is none to begin with is only cut.
    """
    document = deepcopy(root)
    _cut(document, random)
    kinds: tuple[Callable[[etree._Element, Random], None], ...] = (_move, _double, _unwrap, _swap)
    for _ in range(8 * changes):
        changed = deepcopy(document)
        random.choice(kinds)(changed, random)
        if allows(changed):
            document = changed
    return document


def _inner(root: etree._Element) -> list[etree._Element]:
    """Return the elements within the texts of a document."""
    return [
        element
        for text in root
        if text.tag in _TEXTS
        for element in text.iterdescendants(etree.Element)
    ]


def _cut(root: etree._Element, random: Random) -> None:
    """Take divisions, paragraphs and other subtrees away until the document is small."""
    for _ in range(400):
        elements = _inner(root)
        if len(elements) <= _LARGEST:
            return
        large = [e for e in elements if 1 <= sum(1 for _ in e.iter()) <= len(elements) // 2]
        for element in random.sample(large, min(len(large), 1 + len(elements) // 200)):
            if element.getparent() is not None and root in element.iterancestors():
                remove(element)


def _move(root: etree._Element, random: Random) -> None:
    """Put a subtree into another element."""
    elements = _inner(root)
    if len(elements) < 3:
        return
    moved, place = random.sample(elements, 2)
    if moved in place.iterancestors() or len(list(moved.iter())) > 60:
        return
    remove(moved)
    moved.tail = None
    place.insert(random.randint(0, len(place)), moved)


def _double(root: etree._Element, random: Random) -> None:
    """Put a copy of a subtree somewhere else."""
    elements = _inner(root)
    if len(elements) < 3:
        return
    doubled, place = deepcopy(random.choice(elements)), random.choice(elements)
    if len(list(doubled.iter())) > 60:
        return
    doubled.tail = None
    place.insert(random.randint(0, len(place)), doubled)


def _unwrap(root: etree._Element, random: Random) -> None:
    elements = _inner(root)
    if elements:
        unwrap(random.choice(elements))


def _swap(root: etree._Element, random: Random) -> None:
    """Give an element the name of another."""
    elements = _inner(root)
    if len(elements) > 1:
        one, other = random.sample(elements, 2)
        one.tag, other.tag = other.tag, one.tag
