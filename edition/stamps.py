"""Stamps: the marks by which each element of a loaded tree knows its place in the sources."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edition.diagnostics import Place

_DIAGNOSTICS = "{urn:edition:diagnostics}"
AT = f"{_DIAGNOSTICS}at"
"""On every element: its position in document order of its file, from 0."""
FILE = f"{_DIAGNOSTICS}file"
"""On a root, and on what an inclusion brought: the file, relative to the source folder."""
STAMPS = frozenset({AT, FILE})
"""What the loader puts on the elements of every document."""
UNIT = f"{_DIAGNOSTICS}unit"
"""On a division that is a document of its own, and, with the id of that, on what points to it."""

WITHHELD = f"{_DIAGNOSTICS}withheld"
"""On what is not published, until it is taken out (``excision``)."""


def stamp(root: etree._Element, file: str) -> None:
    """Stamp every element of a freshly parsed file."""
    root.set(FILE, file)
    for ordinal, element in enumerate(root.iter(etree.Element)):
        element.set(AT, str(ordinal))


def place(element: etree._Element, attribute: str = "") -> Place:
    """Return the place of a stamped element, or of one of its attributes."""
    ordinal = int(element.get(AT, "0"))
    node: etree._Element | None = element
    while node is not None:
        file = node.get(FILE)
        if file is not None:
            return Place(file, ordinal, attribute)
        node = node.getparent()
    return Place("", ordinal, attribute)


def places(root: etree._Element) -> Iterator[tuple[etree._Element, Place]]:
    """Yield every element of a stamped tree with its place, in document order."""
    files: list[tuple[etree._Element, str]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if FILE in element.attrib:
                files.append((element, element.attrib[FILE]))
            yield element, Place(files[-1][1] if files else "", int(element.get(AT, "0")))
        elif files and files[-1][0] is element:
            files.pop()


def serialise(element: etree._Element) -> str:
    """Return a stamped element as XML text, without a document type declaration."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))
