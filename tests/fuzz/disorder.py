"""Trees changed against all order: elements where they never stand, attributes that hurt.

``mutation`` keeps to what TEI allows; here nothing is kept to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from tests.fuzz.chance import Chance, one
from tests.fuzz.generation import MATHML, OTHER, SVG, XML
from tests.fuzz.hostility import VALUES, of_attribute
from tests.fuzz.odd import TEI
from tests.fuzz.reduction import remove, unwrap

HTML = "{http://www.w3.org/1999/xhtml}"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = (
    "target ref rend rendition style n type subtype xml:id xml:lang xml:base facs url when from to"
    " notBefore notAfter place unit quantity cols rows wit who corresp next prev key hand resp cert"
    " part break notation mimeType method loc copyOf sameAs scheme role reason extent width height"
    " level select ana decls source calendar matchPattern replacementPattern points"
).split()
_FOREIGN = (
    f"{HTML}script",
    f"{HTML}a",
    f"{HTML}img",
    f"{HTML}table",
    f"{HTML}p",
    f"{HTML}form",
    f"{HTML}iframe",
    f"{SVG}svg",
    f"{SVG}script",
    f"{SVG}foreignObject",
    f"{SVG}image",
    f"{MATHML}math",
    f"{MATHML}annotation-xml",
    f"{OTHER}x",
    "p",
    "script",
    "{http://www.tei-c.org/ns/Examples}egXML",
)
_DEEPEST = 40
"""How many elements are put one in another at a time."""


def disordered(
    root: etree._Element, chance: Chance, names: Sequence[str], *, changes: int
) -> etree._Element:
    """Return a document with so many changes; ``names`` are those of all elements of TEI."""
    document = deepcopy(root)
    for _ in range(changes):
        elements = list(document.iter(etree.Element))
        one(chance, _CHANGES)(elements, chance, names)
    return document


def _marked(elements: Sequence[etree._Element], chance: Chance, _: Sequence[str]) -> None:
    """Give an element an attribute that hurts: another value of its own, or one more."""
    element = one(chance, elements)
    own = [name.replace(XML, "xml:") for name in element.attrib]
    name = one(chance, own) if own and chance.randrange(2) else one(chance, _NAMES)
    value = one(chance, of_attribute(name) if chance.randrange(3) else VALUES)
    element.set(name.replace("xml:", XML), _NO_XML.sub("", value))


def _spoken(elements: Sequence[etree._Element], chance: Chance, _: Sequence[str]) -> None:
    """Write text that hurts before or behind what an element holds."""
    element = one(chance, elements)
    text = _NO_XML.sub("", one(chance, VALUES))
    if chance.randrange(2) and element.getparent() is not None:
        element.tail = f"{element.tail or ''} {text} "
    else:
        element.text = f"{text} {element.text or ''}"


def _renamed(elements: Sequence[etree._Element], chance: Chance, names: Sequence[str]) -> None:
    one(chance, elements).tag = _name(chance, names)


def _wrapped(elements: Sequence[etree._Element], chance: Chance, names: Sequence[str]) -> None:
    """Put an element into others, one or many."""
    element = one(chance, elements)
    parent = element.getparent()
    if parent is None:
        return
    deep = chance.randrange(8) == 7
    for _ in range(1 + chance.randrange(_DEEPEST) if deep else 1):
        outer = etree.Element(_name(chance, names))
        outer.tail, element.tail = element.tail, None
        parent = element.getparent()
        parent.replace(element, outer)
        outer.append(element)
        element = outer


def _moved(elements: Sequence[etree._Element], chance: Chance, _: Sequence[str]) -> None:
    moved, place = one(chance, elements), one(chance, elements)
    if moved is place or moved in place.iterancestors() or moved.getparent() is None:
        return
    remove(moved)
    moved.tail = None
    place.insert(chance.randrange(len(place) + 1), moved)


def _doubled(elements: Sequence[etree._Element], chance: Chance, _: Sequence[str]) -> None:
    doubled, place = deepcopy(one(chance, elements)), one(chance, elements)
    if len(list(doubled.iter())) > 100:
        return
    doubled.tail = None
    place.insert(chance.randrange(len(place) + 1), doubled)


def _unwrapped(elements: Sequence[etree._Element], chance: Chance, _: Sequence[str]) -> None:
    element = one(chance, elements)
    if element.getparent() is not None:
        unwrap(element)


def _emptied(elements: Sequence[etree._Element], chance: Chance, _: Sequence[str]) -> None:
    element = one(chance, elements)
    tail = element.tail
    del element[:]
    element.text, element.tail = None, tail


def _added(elements: Sequence[etree._Element], chance: Chance, names: Sequence[str]) -> None:
    """Put a new element somewhere, empty or with a word, a comment or an instruction in it."""
    place = one(chance, elements)
    added = etree.Element(_name(chance, names))
    added.text = one(chance, (None, "word", " ", "two words"))
    if chance.randrange(4) == 3:
        added.append(one(chance, (etree.Comment("secret"), etree.PI("x", "y"))))
    place.insert(chance.randrange(len(place) + 1), added)


def _name(chance: Chance, names: Sequence[str]) -> str:
    return one(chance, _FOREIGN) if chance.randrange(6) == 5 else TEI + one(chance, names)


_CHANGES: tuple[Callable[[Sequence[etree._Element], Chance, Sequence[str]], None], ...] = (
    _marked,
    _spoken,
    _moved,
    _doubled,
    _unwrapped,
    _renamed,
    _wrapped,
    _emptied,
    _added,
    _marked,
)
