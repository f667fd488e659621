"""The flows of a TEI document: its running text, and what stands beside it.

Which element starts a flow, and which elements part the words on their two sides, stands in the
tables of this module. The stylesheets do not share them, so that a mistake in one shows against
the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from edition.diagnostics import Place
from edition.stamps import AT, FILE
from edition.words import words

TEI = "{http://www.tei-c.org/ns/1.0}"
XI = "{http://www.w3.org/2001/XInclude}"

ASIDE = frozenset(
    "note noteGrp figDesc fw witDetail desc head label metamark stage speaker cell rdgGrp".split()
)
"""Elements whose words need not stand in line with the words around them."""

CHOSEN = {
    "choice": ("corr", "reg", "expan", "ex"),
    "app": ("lem",),
    "subst": ("add",),
}
"""Elements that hold alternatives: the first child of such a name, or else the first child, stands
in line with the words around; the others are flows of their own."""

JOINING = frozenset(
    "hi emph foreign distinct mentioned soCalled term gloss title name rs persName placeName"
    " orgName geogName forename surname genName nameLink addName roleName date time num measure"
    " unit w c m pc seg g am ex abbr expan sic corr orig reg unclear supplied surplus damage"
    " damageSpan add addSpan del delSpan restore retrace secl mod subst choice gap space handShift"
    " anchor ref ptr s cl phr said q quote lem rdg app rt rb ruby metamark redo undo idno"
    " settlement country region district bloc geogFeat offset email origDate origPlace locus dim"
    " height width depth fw note noteGrp witDetail gi att val tag ident code".split()
)
"""Elements that do not part words: all others do."""

BREAKS = frozenset({"lb", "pb", "cb", "gb", "milestone"})
"""Elements that part words unless ``@break`` is ``no`` (TEI 3.11.3)."""

HIDDEN = {
    f"{TEI}teiHeader": "the header, published as the description of the document",
    f"{XI}fallback": "a fallback that was not needed",
    f"{TEI}binaryObject": "binary data",
    f"{TEI}interp": "an interpretation, which is shown where it applies",
}
"""Elements whose words do not count, each with the name of the rule."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A run of words that belong together, and where it begins (file and ordinal)."""

    file: str
    ordinal: int
    words: tuple[str, ...]


def flows(root: etree._Element) -> Iterator[Flow]:
    """Yield the flows of a stamped document: the running text first."""
    reading = _Reading()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in HIDDEN:
                walk.skip_subtree()
            else:
                reading.open(element)
        else:
            reading.close(element, tail=(element.tail or "") if element is not root else "")
    for where, pieces in reading.flows:
        found = tuple(words("".join(pieces)))
        if found:
            yield Flow(where.file, where.ordinal, found)


class _Reading:
    """The flows that have been met so far, and those that are open."""

    def __init__(self) -> None:
        self.flows: list[tuple[Place, list[str]]] = []
        self._open: list[list[str]] = []
        self._files: list[str] = []

    def open(self, element: etree._Element) -> None:
        name = _local(element)
        self._files.append(element.get(FILE) or (self._files[-1] if self._files else ""))
        if self._open and _parts(element, name):
            self._open[-1].append(" ")
        if not self._open or _is_aside(element, name):
            pieces: list[str] = []
            self.flows.append((Place(self._files[-1], int(element.get(AT, "0"))), pieces))
            self._open.append(pieces)
        if element.text:
            self._open[-1].append(element.text)

    def close(self, element: etree._Element, *, tail: str) -> None:
        name = _local(element)
        if element.tag not in HIDDEN:
            self._files.pop()
            if _is_aside(element, name) and len(self._open) > 1:
                self._open.pop()
        if _parts(element, name):
            self._open[-1].append(" ")
        self._open[-1].append(tail)


def _local(element: etree._Element) -> str:
    """Return the name of a TEI element; of any other, nothing."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(TEI) if tag.startswith(TEI) else ""


def _is_aside(element: etree._Element, name: str) -> bool:
    """Tell whether an element starts a flow of its own."""
    if name in ASIDE:
        return True
    parent = element.getparent()
    preferred = CHOSEN.get(_local(parent)) if parent is not None else None
    if preferred is None:
        return False
    children = [child for child in parent if isinstance(child.tag, str)]
    chosen = next((c for wanted in preferred for c in children if _local(c) == wanted), children[0])
    return element is not chosen


def _parts(element: etree._Element, name: str) -> bool:
    if name in BREAKS:
        return bool(element.get("break") != "no")
    return name not in JOINING
