"""A volume: a file of which some divisions are documents of their own (the setting ``unit``).

What stands around the units stays together as a document, the volume's frame: each unit is there
replaced by a pointer to it, so that every word of the file is in one document and no word in two.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from edition.addresses import PREFIX, UNITS
from edition.inclusion import XML_ID
from edition.stamps import AT, FILE, UNIT, WITHHELD, place

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_AROUND: dict[str, tuple[str, ...]] = {
    "teiHeader": (), "text": (), "sourceDoc": (), "facsimile": (), "standOff": (),
    "surface": ("sourceDoc",), "surfaceGrp": ("sourceDoc",),
    "front": ("text",), "body": ("text",), "back": ("text",), "group": ("text",),
}  # fmt: skip
"""What stands around an element in the least of a document that holds it, if not a body."""

_OF_THE_WHOLE = (
    "abstract particDesc settingDesc listPerson listOrg listPlace listEvent listObject xenoData"
).split()
"""What a header says of the volume and not of each unit; the frame has it."""

_HOLDS_BLOCKS = frozenset(f"{TEI}{name}" for name in "front body back group div".split()) | {
    f"{TEI}div{number}" for number in range(1, 8)
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of a volume as a document, and the pointer that stands in its place."""

    root: etree._Element
    unit: etree._Element
    pointer: etree._Element

    @property
    def name(self) -> str:
        """The unit's own id, or nothing."""
        return str(self.unit.get(XML_ID, ""))

    @property
    def is_withheld(self) -> bool:
        """Whether the unit is not published; a mark on its pointer says so to the frame."""
        return WITHHELD in self.unit.attrib

    def call(self, identifier: str) -> None:
        """Say under which id the unit is published."""
        self.pointer.set("target", f"#{self.name or identifier}")
        self.pointer.set(UNIT, identifier)
        item = self.pointer.getparent()
        if self.is_withheld:
            (self.pointer if item is None or item.get(UNIT) is None else item).set(WITHHELD, "")
        if item is not None and item.get(UNIT) is not None:
            item.set(XML_ID, f"{PREFIX}unit-{identifier}")
            units = item.getparent()
            if units is not None and units[0] is item:
                units.set(XML_ID, f"{UNITS}{identifier}")


def divide(root: etree._Element, units: Iterable[etree._Element]) -> list[Piece]:
    """Take units out of a stamped document, which is left as the frame; return them in order."""
    header = root.find(f"{TEI}teiHeader")
    shared = _shared(header) if header is not None else None
    return [_taken(unit, root, shared) for unit in units]


def name_lists(root: etree._Element) -> list[etree._Element]:
    """Name the lists of units in a frame by the first that each has; return those without any."""
    empty = []
    for units in root.iter(f"{TEI}list"):
        if units.get(UNIT) is not None:
            first = next(units.iter(f"{TEI}ptr"), None)
            if first is None:
                empty.append(units)
            else:
                units.set(XML_ID, f"{UNITS}{first.get(UNIT)}")
    return empty


def framed(
    unit: etree._Element,
    *,
    root: etree._Element | None = None,
    header: etree._Element | None = None,
) -> etree._Element:
    """Return the least of a document around an element, which is moved into it.

    ``root`` is the document it is of, by default itself.
    """
    file = place(unit if root is None else root).file
    document = etree.Element(f"{TEI}TEI", attrib={AT: "0", FILE: file})
    if header is not None:
        document.append(deepcopy(header))
    inner = document
    for name in _AROUND.get(etree.QName(unit).localname, ("text", "body")):
        inner = etree.SubElement(inner, f"{TEI}{name}", attrib={AT: "0"})
    inner.append(unit)
    return document


def _taken(unit: etree._Element, root: etree._Element, header: etree._Element | None) -> Piece:
    language = next((item.get(XML_LANG) for item in _within(unit, root) if item.get(XML_LANG)), "")
    found = place(unit)
    pointer = etree.Element(f"{TEI}ptr", attrib={AT: str(found.ordinal), FILE: found.file})
    _exchange(unit, pointer)
    unit.set(FILE, found.file)
    unit.set(UNIT, "")
    document = framed(unit, root=root, header=header)
    if root.get(XML_LANG):
        document.set(XML_LANG, root.get(XML_LANG, ""))
    text = document.find(f"{TEI}text")
    if language and text is not None and not text.get(XML_LANG):
        text.set(XML_LANG, language)
    return Piece(document, unit, pointer)


def _within(unit: etree._Element, root: etree._Element) -> Iterable[etree._Element]:
    """Yield what stands around a unit in its document, from the inside."""
    for item in unit.iterancestors():
        if item is root:
            return
        yield item


def _exchange(unit: etree._Element, pointer: etree._Element) -> None:
    """Put a pointer in the place of a unit: in a list, with those directly before, among blocks."""
    parent, before, tail = unit.getparent(), unit.getprevious(), unit.tail
    unit.tail = None
    if parent is None:
        return
    if parent.tag not in _HOLDS_BLOCKS:
        pointer.tail = tail
        parent.replace(unit, pointer)
        return
    item = etree.Element(f"{TEI}item", attrib={**pointer.attrib, UNIT: ""})
    item.append(pointer)
    if before is not None and before.get(UNIT) is not None and not (before.tail or "").strip():
        parent.remove(unit)
        before.append(item)
        before.tail = tail
        return
    units = etree.Element(f"{TEI}list", attrib={**pointer.attrib, UNIT: ""})
    units.append(item)
    units.tail = tail
    parent.replace(unit, units)


def _shared(header: etree._Element) -> etree._Element:
    """Return what of a header holds for each unit."""
    copy = deepcopy(header)
    copy.tail = None
    for element in list(copy.iter(*(f"{TEI}{name}" for name in _OF_THE_WHOLE))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return copy
