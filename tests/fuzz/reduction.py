"""The smallest document that still has a fault: subtrees, tags, attributes and words are taken away
as long as it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree


def reduced(root: etree._Element, has_fault: Callable[[etree._Element], bool]) -> etree._Element:
    """Return a document from which nothing can be taken without the fault going away.

    It need not be valid any more.
    """
    smallest, is_smaller = deepcopy(root), True
    while is_smaller:
        is_smaller = False
        number = 0
        while number < _size(smallest):
            for tried in _smaller(smallest, number):
                if has_fault(tried):
                    smallest, is_smaller = tried, True
                    break
            else:
                number += 1
    return smallest


def _size(root: etree._Element) -> int:
    return len(list(root.iter(etree.Element)))


def _smaller(root: etree._Element, number: int) -> Iterator[etree._Element]:
    """Yield the document without something of its element of this number, most first."""

    def copied() -> tuple[etree._Element, etree._Element]:
        tree = deepcopy(root)
        return tree, list(tree.iter(etree.Element))[number]

    original = list(root.iter(etree.Element))[number]
    if number:
        tree, element = copied()
        remove(element)
        yield tree
        tree, element = copied()
        unwrap(element)
        yield tree
    for name in original.attrib:
        tree, element = copied()
        del element.attrib[name]
        yield tree
    for part in ("text", "tail"):
        if getattr(original, part):
            tree, element = copied()
            setattr(element, part, None)
            yield tree
            if getattr(original, part).strip() != getattr(original, part):
                tree, element = copied()
                setattr(element, part, getattr(original, part).strip())
                yield tree


def remove(element: etree._Element) -> None:
    """Take an element away, and leave the text behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Take the tags of an element away."""
    parent, before = element.getparent(), element.getprevious()
    children = list(element)
    if before is not None:
        before.tail = (before.tail or "") + (element.text or "")
    else:
        parent.text = (parent.text or "") + (element.text or "")
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
    elif before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    index = parent.index(element)
    for number, child in enumerate(children):
        parent.insert(index + number, child)
    element.tail = None
    parent.remove(element)
