"""Omission: what is withheld is left out of a document, and the rest stays as it was.

Ids that were published stay with their elements. The others come from what is left: an id made
of words that are withheld would let a reader guess at them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import category

from lxml import etree

from edition.addresses import (
    CITABLE,
    TEI,
    XML_ID,
    Published,
    Repeated,
    assign,
    mark,
)
from edition.stamps import serialise
from edition.tokens import without
from edition.volumes import name_lists
from edition.withholding import outermost

_APART = frozenset({f"{TEI}note", f"{TEI}noteGrp"})
"""What stands at a place of the text and not in it: the words around it are read on."""
_BREAKS = frozenset(f"{TEI}{name}" for name in "lb cb pb gb milestone".split())
_BLOCKS = frozenset(f"{TEI}{name}" for name in CITABLE) - _APART - _BREAKS

_OPENING = frozenset({"Ps", "Pi"})
_CLOSING = frozenset({"Pe", "Pf", "Po"})
"""Categories of Unicode of signs that stand directly at the word before them."""


@dataclass(frozen=True, slots=True)
class Named:
    """What there is to say of the ids of a document when each of its elements has one.

    ``aliases`` are published ids that live on beside others, ``repeated`` those that stood twice,
    ``gone`` those that stand in no published form of the document because of what is withheld;
    ``passages`` is how many elements are. ``prints`` are the fingerprints that the others had
    which held them.
    """

    aliases: dict[str, str]
    repeated: list[Repeated]
    gone: frozenset[str] = frozenset()
    passages: int = 0
    prints: Mapping[etree._Element, str] = field(default_factory=dict)


def named(root: etree._Element, locked: Sequence[Published] = ()) -> Named:
    """Give ids to a document (``addresses.assign``), and take out of it what is marked."""
    withheld = outermost(root)
    if not withheld:
        return Named(*assign(root, locked))
    unnamed = [element for element in root.iter(etree.Element) if element.get(XML_ID) is None]
    former, repeated = assign(root, locked)
    before = set(_ids(root))
    around = {holder for element in withheld for holder in element.iterancestors()}
    prints = {
        element: mark(element)
        for element in (*around, *root.iter(*_BREAKS))
        if element.get(XML_ID) is not None
    }
    for element in withheld:
        take_out(element)
    for units in name_lists(root):
        take_out(units)
    after = set(_ids(root))
    # The id of a page break is made of the name of its image.
    strip(root.iter(*_BREAKS), {f"#{identifier}" for identifier in before - after})
    recorded = {item.fragment for item in locked}
    for element in unnamed:
        if element.get(XML_ID) not in recorded:
            element.attrib.pop(XML_ID, None)
    # What is withheld is not to be found again in another element that is like it.
    aliases, _ = assign(root, [item for item in locked if item.fragment in after])
    present = set(_ids(root))
    aliases |= {old: new for old, new in former.items() if new in present}
    return Named(aliases, repeated, frozenset(before - present), len(withheld), prints)


def without_pointers(text: str, values: Collection[str]) -> str:
    """Return a document in whose attributes some pointers, which lead to what is withheld, are not.

    They would name it: a siglum, a hand, the address of a page.
    """
    if not values:
        return text
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False)
    root = etree.fromstring(text, parser)
    strip(root.iter(etree.Element), values)
    return serialise(root)


def strip(elements: Iterable[etree._Element], pointers: Collection[str]) -> None:
    """Take some pointers out of all attributes of elements."""
    for element in elements:
        for name, value in element.attrib.items():
            kept = without(value, pointers)
            if kept != value and name != XML_ID:
                if kept:
                    element.set(name, kept)
                else:
                    del element.attrib[name]


def take_out(element: etree._Element) -> bool:
    """Take an element out of its tree; what follows it stays, and no two words become one.

    Returns whether a space had to be left in its place.
    """
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return False
    text = (parent.text if before is None else before.tail) or ""
    is_parted = _parts(element) and not _stand_apart(_before(element), _after(element))
    if is_parted:
        text += " "
    parent.remove(element)
    if before is None:
        parent.text = text + tail or None
    else:
        before.tail = text + tail or None
    return is_parted


def _stand_apart(before: str, after: str) -> bool:
    """Tell whether two characters need no space between them: blanks, and signs such as a comma.

    Either is empty where a block begins or ends.
    """
    if not before or not after or before.isspace() or after.isspace():
        return True
    return category(before) in _OPENING or category(after) in _CLOSING


def _before(element: etree._Element) -> str:
    """Return the character that is read before an element in its block, or nothing."""
    node = element
    while (parent := node.getparent()) is not None:
        former = node.getprevious()
        text = (parent.text if former is None else former.tail) or _words(former)
        if text:
            return text[-1]
        if former is not None and former.tag in _BLOCKS:
            return ""
        if former is None and parent.tag in _BLOCKS:
            return ""
        node = parent if former is None else former
    return ""


def _after(element: etree._Element) -> str:
    """Return the character that is read after an element in its block, or nothing."""
    node = element
    while (parent := node.getparent()) is not None:
        following = node.getnext()
        text = node.tail or _words(following)
        if text:
            return text[0]
        if following is not None and following.tag in _BLOCKS:
            return ""
        if following is None and parent.tag in _BLOCKS:
            return ""
        node = parent if following is None else following
    return ""


def _words(element: etree._Element | None) -> str:
    """Return the text of an element that stands in the line."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return "" if element.tag in _APART | _BLOCKS else "".join(element.itertext())


def _parts(element: etree._Element) -> bool:
    """Tell whether an element parts the words before and after it."""
    if element.tag in _APART:
        return False
    words = "".join(element.itertext())
    if words[:1].isspace() or words[-1:].isspace():
        return True
    if next(element.iter(*_BLOCKS), None) is not None:
        return True
    return any(item.get("break") != "no" for item in element.iter(*_BREAKS))


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is not None:
            yield identifier
