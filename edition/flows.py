"""The flows of a TEI document: its running text, and what stands beside it.

Order holds within a flow. Which element starts one, which elements part the words on their two
sides, and whose words do not count, stands in the tables of this module. The stylesheets do not
share them, so that a mistake in one shows against the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from edition.diagnostics import Place
from edition.stamps import AT, FILE
from edition.states import ALWAYS, Condition
from edition.words import normalised, unbracketed, words

TEI = "{http://www.tei-c.org/ns/1.0}"
XI = "{http://www.w3.org/2001/XInclude}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Rule:
    """Why some words of a source are no words of its text.

    ``name`` is what the reports call it by, ``sentence`` is for the editor. The rule holds for the
    ``element`` (its qualified name), where an ``attribute`` is named only if it has ``value`` in
    it, whatever the case. ``of_root``: only if it is a child of the document's root.
    """

    name: str
    sentence: str
    element: str
    attribute: str = ""
    value: str = ""
    of_root: bool = False

    @property
    def pattern(self) -> str:
        """The elements that the rule holds for, as XPath would say it."""
        name = self.element.partition("}")[2]
        told = f"[contains(@{self.attribute}, '{self.value}')]" if self.attribute else ""
        return f"{name}{told}"

    def holds(self, element: etree._Element) -> bool:
        """Tell whether the words of an element with this rule's name are hidden."""
        if self.of_root and len(list(element.iterancestors())) > 1:
            return False
        return not self.attribute or self.value in (element.get(self.attribute) or "").lower()


HIDDEN: tuple[Rule, ...] = (
    Rule(
        "header",
        "The header describes the document and is no part of its text; its page shows it beside "
        "the text, and every word of it has to be there.",
        f"{TEI}teiHeader",
        of_root=True,
    ),
    Rule(
        "foreign-metadata",
        "Metadata in a vocabulary that is not TEI's is for machines; they find it in the TEI.",
        f"{TEI}xenoData",
    ),
    Rule(
        "fallback",
        "An inclusion was carried out, so what was meant to stand in for it is not needed.",
        f"{XI}fallback",
    ),
    Rule(
        "binary",
        "A file that is written into the document as letters and digits has no words.",
        f"{TEI}binaryObject",
    ),
    Rule(
        "script",
        "A script or a style sheet within a document is a program; an edition runs none.",
        "{*}script",
    ),
    Rule(
        "style",
        "A script or a style sheet within a document is a program; an edition runs none.",
        "{*}style",
    ),
    Rule(
        "index",
        "What an index is to say of a place is no part of the text there; the page gathers it in "
        "an index at its end.",
        f"{TEI}index",
    ),
    Rule(
        "tex",
        "A formula in TeX is a program that draws it; what it is written with are no words.",
        f"{TEI}formula",
        "notation",
        "tex",
    ),
)
"""All rules that hide words. What none of them names has to be in every output."""

ASIDE = frozenset(
    "note noteGrp figDesc fw witDetail desc rdgGrp listWit standOff facsimile sourceDoc listApp"
    " certainty precision respons".split()
)
"""Elements that start a flow: their words need not stand in line with the words around them."""

CHOSEN: Mapping[str, tuple[str, ...]] = {
    "choice": ("corr", "reg", "expan", "ex"),
    "app": ("lem", "rdgGrp", "rdg"),
    "rdgGrp": ("lem", "rdg"),
    "subst": ("add",),
}
"""Elements that hold alternatives: the first child of the first of these names that is there, or
else the first child, stands in line with the words around; the others are flows of their own."""

JOINING = frozenset(
    "hi emph foreign distinct mentioned soCalled term gloss title name rs persName placeName"
    " orgName geogName forename surname genName nameLink addName roleName date time num measure"
    " unit w c m pc seg g am ex abbr expan sic corr orig reg unclear supplied surplus damage"
    " damageSpan add addSpan del delSpan restore retrace secl mod subst choice gap space handShift"
    " anchor ref ptr s cl phr said q quote lem rdg rdgGrp app rt rb ruby metamark redo undo"
    " settlement country region district bloc geogFeat offset email origDate origPlace locus dim"
    " height width depth fw note noteGrp witDetail gi att val tag ident code desc certainty"
    " precision respons index wit witStart witEnd lacunaStart lacunaEnd alt link".split()
)
"""Phrases: elements that never part words."""

BLOCKS = frozenset(
    "TEI teiCorpus text group front body back floatingText div div1 div2 div3 div4 div5 div6 div7"
    " p ab head trailer opener closer postscript argument epigraph titlePage docTitle list item lg"
    " l sp spGrp castList castGroup castItem set prologue epilogue performance table row cell"
    " figure graphic media address addrLine biblStruct biblFull listBibl person personGrp org place"
    " event listPerson listPlace listOrg listEvent listNym listWit witness listApp standOff"
    " facsimile sourceDoc surface surfaceGrp zone line entry entryFree superEntry msDesc msPart"
    " eg".split()
)
"""Elements that always part words. What is neither phrase nor block parts words from the element
after it where what holds both has no words of its own; within a sentence a reader may take it
either way, so the audit does."""

WORDLESS = frozenset(
    "TEI text group front body back floatingText div div1 div2 div3 div4 div5 div6 div7 lg sp spGrp"
    " titlePage docImprint castList castGroup listBibl address figure argument epigraph postscript"
    " opener closer standOff facsimile sourceDoc surface surfaceGrp zone performance prologue"
    " epilogue set annotationBlock list table row".split()
)
"""Elements without words of their own: a phrase directly within one may be set as a block, and then
parts words; so may a phrase that holds a block. A reader may take it either way."""

PIECES = frozenset(
    "name rs persName placeName orgName geogName forename surname genName nameLink addName roleName"
    " title date time author editor settlement country"
    " region district bloc geogFeat offset email origDate origPlace locus dim height width depth"
    " measure unit num wit gloss".split()
)
"""Elements that never part words within a sentence (a name and its ending), but are pieces of
information where what holds them has no words of its own."""

BREAKS = frozenset({"lb", "pb", "cb", "gb", "milestone"})
"""Elements that part words unless ``@break`` is ``no`` (TEI 3.11.3); then not even the white space
on their two sides does."""

TOKENS = frozenset({"w", "pc"})
"""Words and marks of an annotated text; ``@join`` (TEI 18.4.2) says that one stands close to the
one before it or after it, whatever white space lays out the source between them."""

LAID_OUT = frozenset({"choice", "subst", "gap"})
"""Elements without words of their own that stand within a word as often as between two: white
space directly within them lays out the source and parts no words."""


READINGS = frozenset("lem rdg rdgGrp".split())
"""What a critical apparatus compares: whatever else an entry holds stands beside the text."""

_LOCATED = ("from", "loc")
"""Attributes by which an entry of an apparatus says where its lemma stands: an edition prints the
lemma with the entry or in the text."""

_EDGE = "\u2029"
"""The edge of a block: no break within a word takes it away."""


class Flow:
    """A run of words that belong together.

    ``name`` is the element that starts it, ``whole`` tells that no other flow begins within it,
    so that its words stand in one run; ``unbracketed`` are its words as they are found in print.
    """

    __slots__ = ("_file", "_pieces", "name", "unbracketed", "whole", "words")

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self.whole = True
        self.words: tuple[str, ...] = ()
        self.unbracketed: tuple[str, ...] = ()
        self._file = file
        self._pieces: list[tuple[str, int, str, Condition]] = []

    def add(self, file: str, ordinal: int, text: str, condition: Condition = ALWAYS) -> None:
        """Add some text that an element holds, and on which condition it is read."""
        self._pieces.append((file, ordinal, text, condition))

    def strip(self) -> None:
        """Take away the white space at the end, as far as the edge of a block."""
        while self._pieces and self._pieces[-1][2] != _EDGE:
            file, ordinal, text, condition = self._pieces.pop()
            if stripped := text.rstrip():
                self._pieces.append((file, ordinal, stripped, condition))
                return

    def close(self) -> None:
        """Find the words of the text that was added."""
        text = "".join(piece[2] for piece in self._pieces)
        bare = unbracketed(text)
        self.words = tuple(words(text))
        self.unbracketed = self.words if bare == text else tuple(words(bare))

    def conditional(self) -> list[tuple[Condition, str]]:
        """Return the pieces of this flow, and on which condition each is read."""
        return [(condition, text) for _, _, text, condition in self._pieces]

    def read_in(self, chosen: frozenset[str]) -> Flow:
        """Return what is read of this flow in a state."""
        flow = Flow(self.name, self._file)
        flow.whole = self.whole
        flow._pieces = [piece for piece in self._pieces if piece[3].holds(chosen)]
        flow.words = tuple(words("".join(piece[2] for piece in flow._pieces)))
        return flow

    def place(self, number: int) -> Place:
        """Return the element that holds a word of this flow, by the number of the word.

        Of ``unbracketed`` words it is the element, or one near by.
        """
        lengths = [len(normalised(piece[2])) for piece in self._pieces]
        text = normalised("".join(piece[2] for piece in self._pieces))
        offset = 0
        for word in self.words[: number + 1]:
            offset = text.index(word, offset) + len(word)
        ends = [0, *accumulate(lengths)]
        piece = min(bisect_right(ends, offset - 1), len(self._pieces)) - 1
        file, ordinal, *_ = self._pieces[max(piece, 0)]
        return Place(file or self._file, ordinal)


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a document: its flows, the running text first.

    ``header`` is the header, which readers find on the page beside the text; ``hidden`` tells how
    many words each rule hides.
    """

    flows: tuple[Flow, ...]
    header: tuple[Flow, ...]
    hidden: Mapping[str, int]


def read(root: etree._Element, *, parts: Collection[str] = (), is_apart: bool = False) -> Source:
    """Return the flows of a stamped document.

    ``parts`` are the ids of elements that have a page of their own; each starts a flow.
    ``is_apart``: what is neither phrase nor block parts words within a sentence, too.
    """
    file = root.get(FILE, "")
    text, header = Reading(file, parts, is_apart), Reading(file, (), is_apart)
    text.read(root)
    for element in root.iterfind(f"{TEI}teiHeader"):
        for published in element.iterchildren(etree.Element):
            header.read(published)
    hidden = text.hidden + header.hidden
    hidden["header"] -= header.hidden.total()
    return Source(text.closed(), header.closed(), dict(sorted((+hidden).items())))


class Reading:
    """The flows that have been met so far, and those that are open."""

    def __init__(self, file: str, parts: Collection[str], is_apart: bool) -> None:
        self.hidden: Counter[str] = Counter()
        self._parts = parts
        self._is_apart = is_apart
        self._flows: list[Flow] = []
        self._open: list[Flow] = []
        self._files = [file]
        self._ordinals: list[int] = []
        self._goes_on = False
        """A word goes on after a break or a token."""

    def read(self, root: etree._Element) -> None:
        """Read an element with all it holds."""
        walk = etree.iterwalk(root, events=("start", "end"))
        hidden: etree._Element | None = None
        for event, element in walk:
            if event == "end":
                self._close(element, is_root=element is root, was_hidden=element is hidden)
            elif rule := _hides(element):
                self.hidden[rule.name] += len(words(" ".join(element.itertext())))
                hidden = element
                walk.skip_subtree()
            else:
                self._begin(element, is_root=element is root)

    def closed(self) -> tuple[Flow, ...]:
        """Return the flows that have words."""
        for flow in self._flows:
            flow.close()
        return tuple(flow for flow in self._flows if flow.words)

    def _begin(self, element: etree._Element, *, is_root: bool) -> None:
        name = local(element)
        self._files.append(element.get(FILE) or self._files[-1])
        self._ordinals.append(int(element.get(AT, "0")))
        if not is_root:
            self._part(element, name)
        if is_root or self._starts_flow(element, name):
            if self._open:
                self._open[-1].whole = False
            flow = Flow(name, self._files[-1])
            self._flows.append(flow)
            self._open.append(flow)
        elif self._has_alternatives(name):
            self._open[-1].whole = False
        if name in BREAKS and element.get("break") == "no":
            self._open[-1].strip()
            self._goes_on = True
        if name in TOKENS and element.get("join") in ("left", "both"):
            self._open[-1].strip()
        self._add_text(element.text, name)

    def _close(self, element: etree._Element, *, is_root: bool, was_hidden: bool) -> None:
        name = local(element)
        if not was_hidden:
            self._files.pop()
            self._ordinals.pop()
            if is_root or self._starts_flow(element, name):
                self._open.pop()
        if name in TOKENS and element.get("join") in ("right", "both"):
            self._goes_on = True
        if not is_root:
            if not self._part(element, name) and _is_piece(element, name):
                self._add(" ")
            self._add_text(element.tail, local(element.getparent()))

    def _add_text(self, text: str | None, parent: str) -> None:
        if text and not (parent in LAID_OUT and text.isspace()):
            if self._goes_on:
                text = text.lstrip()
            if text:
                self._goes_on = False
                self._add(text)

    def _add(self, text: str) -> None:
        self._open[-1].add(self._files[-1], self._ordinals[-1], text)

    def _part(self, element: etree._Element, name: str) -> bool:
        """Part the words on the two sides of a tag, if it does."""
        if self._is_edge(element, name):
            self._goes_on = False
            self._add(_EDGE)
            return True
        if name in BREAKS:
            parts = bool(element.get("break") != "no")
        else:
            parts = self._is_apart and name not in JOINING and name not in PIECES
        if parts:
            self._add(" ")
        return parts

    def _is_edge(self, element: etree._Element, name: str) -> bool:
        if name in BLOCKS or not name:
            return True
        if name == "app" and local(element.getparent()) == "listApp":
            return True
        return (
            self._is_apart
            and name not in BREAKS
            and (local(element.getparent()) in WORDLESS or _holds_blocks(element))
        )

    def _has_alternatives(self, name: str) -> bool:
        """Tell whether other flows begin in an element, whatever stands in it."""
        return name in CHOSEN

    def _starts_flow(self, element: etree._Element, name: str) -> bool:
        if self._starts_aside(element, name):
            return True
        return local(element.getparent()) in CHOSEN and not is_chosen(element)

    def _starts_aside(self, element: etree._Element, name: str) -> bool:
        if name in ASIDE and not (name == "rdgGrp" and is_chosen(element)):
            return True
        return bool(self._parts) and element.get(_ID) in self._parts


_RULES = {rule.element: rule for rule in HIDDEN}


def _hides(element: etree._Element) -> Rule | None:
    tag = element.tag if isinstance(element.tag, str) else ""
    rule = _RULES.get(tag) or _RULES.get("{*}" + tag.rpartition("}")[2])
    return rule if rule and rule.holds(element) else None


def local(element: etree._Element | None) -> str:
    """Return the name of a TEI element; of any other, nothing."""
    tag = element.tag if element is not None and isinstance(element.tag, str) else ""
    return tag.removeprefix(TEI) if tag.startswith(TEI) else ""


def is_chosen(element: etree._Element) -> bool:
    """Tell whether an alternative is the one that stands in line."""
    parent = element.getparent()
    children = [child for child in _alternatives(parent) if _is_reading(child, local(parent))]
    for wanted in CHOSEN.get(local(parent), ()):
        for child in children:
            if local(child) == wanted:
                return child is element
    return bool(children) and children[0] is element


def _is_reading(element: etree._Element, parent: str) -> bool:
    """Tell whether an element is one of the alternatives that stand in another."""
    name = local(element)
    if parent in {"app", "rdgGrp"}:
        return name in READINGS and not _is_located(element)
    return name not in ASIDE


def _is_located(reading: etree._Element) -> bool:
    """Tell whether a reading is of an entry that says where it belongs."""
    entry = next(reading.iterancestors(f"{TEI}app"), None)
    return entry is not None and any(entry.get(name) is not None for name in _LOCATED)


def _alternatives(parent: etree._Element | None) -> Iterator[etree._Element]:
    if parent is not None:
        yield from parent.iterchildren(etree.Element)


def _holds_blocks(element: etree._Element) -> bool:
    return any(local(inner) in BLOCKS for inner in element.iterdescendants(etree.Element))


def _is_piece(element: etree._Element, name: str) -> bool:
    """Tell whether an element is a piece of information with another directly after it."""
    if element.tail or element.getnext() is None or (name in JOINING and name not in PIECES):
        return False
    parent = element.getparent()
    texts = (parent.text, *(child.tail for child in parent))
    return not any(text and not text.isspace() for text in texts)
