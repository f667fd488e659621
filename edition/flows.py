"""The flows of a TEI document: its running text, and what stands beside it.

Order holds within a flow. Which element starts one, which elements part the words on their two
sides, and whose words do not count, stands in the tables of this module. The stylesheets do not
share them, so that a mistake in one shows against the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from lxml import etree

from edition.diagnostics import Place
from edition.stamps import place
from edition.states import Condition
from edition.words import normalised, unbracketed, words

TEI = "{http://www.tei-c.org/ns/1.0}"
XI = "{http://www.w3.org/2001/XInclude}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
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
        "annotation",
        "What MathML holds of the same formula in another notation is for programs; what is drawn "
        "of it is in every output.",
        f"{MATHML}annotation",
    ),
    Rule(
        "annotation-xml",
        "What MathML holds of the same formula in another vocabulary is for programs; what is "
        "drawn of it is in every output.",
        f"{MATHML}annotation-xml",
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
    "app": ("lem", "rdg"),
    "rdgGrp": ("lem", "rdg"),
    "subst": ("add",),
}
"""Elements that hold alternatives: the first child of the first of these names that is there, or
else the first child, stands in line with the words around; the others are flows of their own. A
group of readings counts as what stands in it."""

JOINING = frozenset(
    "hi emph foreign distinct mentioned soCalled term gloss title name rs persName placeName"
    " orgName geogName eventName objectName persPronouns forename surname genName nameLink addName"
    " roleName date time num measure unit w c m pc seg g am ex abbr expan sic corr orig reg unclear"
    " supplied surplus damage damageSpan add addSpan del delSpan restore retrace secl mod subst"
    " choice gap space handShift anchor ref ptr s cl phr said q quote lem rdg rdgGrp app rt rb ruby"
    " metamark redo undo settlement country region district bloc geogFeat offset email origDate"
    " origPlace locus dim height width depth fw note noteGrp witDetail gi att val tag ident code"
    " desc certainty precision respons index wit witStart witEnd lacunaStart lacunaEnd alt"
    " link".split()
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
    " epilogue set annotationBlock list table row cit".split()
)
"""Elements without words of their own: a phrase directly within one may be set as a block, and then
parts words; so may a phrase that holds a block. A reader may take it either way."""

PIECES = frozenset(
    "name rs persName placeName orgName geogName eventName objectName persPronouns forename surname"
    " genName nameLink addName roleName title date time author editor settlement country"
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

_AMONG_ENTRIES = frozenset("app note lb pb head".split())
"""What stands beside the entries of an apparatus that is printed by itself."""

_EDGE = "\u2029"
"""The edge of a block: no break within a word takes it away."""


class Flow:
    """A run of words that belong together.

    ``name`` is the element that starts it, ``whole`` tells that no other flow begins within it,
    so that its words stand in one run.
    """

    __slots__ = ("_conditions", "_holders", "_texts", "name", "whole", "words")

    def __init__(self, name: str) -> None:
        self.name = name
        self.whole = True
        self.words: tuple[str, ...] = ()
        self._texts: list[str] = []
        self._holders: list[etree._Element] = []
        self._conditions: list[Condition] = []

    def add(self, holder: etree._Element, text: str) -> None:
        """Add some text that an element holds."""
        self._holders.append(holder)
        self._texts.append(text)

    def add_if(self, condition: Condition, holder: etree._Element, text: str) -> None:
        """Add some text that an element holds, and on which condition it is read."""
        self._conditions.append(condition)
        self.add(holder, text)

    def strip(self) -> None:
        """Take away the white space at the end, as far as the edge of a block."""
        texts = self._texts
        while texts and texts[-1] != _EDGE:
            texts[-1] = texts[-1].rstrip()
            if texts[-1]:
                return
            del texts[-1], self._holders[-1], self._conditions[len(texts) :]

    def close(self) -> None:
        """Find the words of the text that was added."""
        self.words = tuple(words("".join(self._texts)))

    @property
    def unbracketed(self) -> tuple[str, ...]:
        """The words of this flow as they are found in print."""
        return tuple(words(unbracketed("".join(self._texts))))

    def conditional(self) -> list[tuple[Condition, str]]:
        """Return the pieces of this flow, and on which condition each is read."""
        return list(zip(self._conditions, self._texts, strict=True))

    def read_in(self, chosen: frozenset[str]) -> Flow:
        """Return what is read of this flow in a state."""
        flow = Flow(self.name)
        flow.whole = self.whole
        pieces = zip(self._conditions, self._holders, self._texts, strict=True)
        for condition, holder, text in pieces:
            if condition.holds(chosen):
                flow.add_if(condition, holder, text)
        flow.close()
        return flow

    def place(self, number: int) -> Place:
        """Return the element that holds a word of this flow, by the number of the word.

        Of ``unbracketed`` words it is the element, or one near by.
        """
        text = normalised("".join(self._texts))
        offset = 0
        for word in self.words[: number + 1]:
            offset = text.index(word, offset) + len(word)
        ends = [0, *accumulate(len(normalised(piece)) for piece in self._texts)]
        piece = min(bisect_right(ends, offset - 1), len(self._texts)) - 1
        return place(self._holders[max(piece, 0)])


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
    text, header = Reading(parts, is_apart), Reading((), is_apart)
    text.read(root)
    for element in root.iterfind(f"{TEI}teiHeader"):
        for published in element.iterchildren(etree.Element):
            header.read(published)
    hidden = text.hidden + header.hidden
    hidden["header"] -= header.hidden.total()
    return Source(text.closed(), header.closed(), dict(sorted((+hidden).items())))


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """What the tables of this module say of an element by its name."""

    name: str
    rule: Rule | None
    is_block: bool
    is_break: bool
    is_token: bool
    is_aside: bool
    is_laid_out: bool
    has_alternatives: bool
    is_phrase: bool
    """It never parts words, whatever holds it."""
    is_piece: bool
    """It may be a piece of information, and then parts words."""
    is_either: bool
    """It is neither phrase nor block."""


@lru_cache(1 << 12)
def _role(tag: str) -> Role:
    name = _local(tag)
    return Role(
        name=name,
        rule=_RULES.get(tag) or _RULES.get("{*}" + tag.rpartition("}")[2]),
        is_block=name in BLOCKS or not name,
        is_break=name in BREAKS,
        is_token=name in TOKENS,
        is_aside=name in ASIDE,
        is_laid_out=name in LAID_OUT,
        has_alternatives=name in CHOSEN,
        is_phrase=name in JOINING - PIECES - {"app"},
        is_piece=name not in JOINING | BREAKS or name in PIECES,
        is_either=name not in JOINING and name not in PIECES,
    )


class Open:
    """An element that is open; what is known of all it holds is found out once."""

    __slots__ = ("_chosen", "_is_wordless", "element", "role", "starts_flow")

    def __init__(self, element: etree._Element, role: Role) -> None:
        self.element = element
        self.role = role
        self.starts_flow = True
        self._chosen: etree._Element | None = None
        self._is_wordless: bool | None = None

    def chooses(self, child: etree._Element) -> bool:
        """Tell whether a child is the alternative that stands in line."""
        if self._chosen is None:
            self._chosen = _chosen(self.element)
        return child is self._chosen

    def is_wordless(self) -> bool:
        """Tell whether it has no words of its own."""
        if self._is_wordless is None:
            texts = (self.element.text, *(child.tail for child in self.element))
            self._is_wordless = not any(text and not text.isspace() for text in texts)
        return self._is_wordless


class Reading:
    """The flows that have been met so far, and those that are open."""

    def __init__(self, parts: Collection[str], is_apart: bool) -> None:
        self.hidden: Counter[str] = Counter()
        self._parts = parts
        self._is_apart = is_apart
        self._flows: list[Flow] = []
        self._running: list[Flow] = []
        """The flows that have begun and not come to their end."""
        self._open: list[Open] = []
        self._goes_on = False
        """A word goes on after a break or a token."""

    def read(self, root: etree._Element) -> None:
        """Read an element with all it holds."""
        walk = etree.iterwalk(root, events=("start", "end"))
        hidden: etree._Element | None = None
        for event, element in walk:
            if event == "start":
                role = _role(element.tag)
                if role.rule and role.rule.holds(element):
                    self.hidden[role.rule.name] += len(words(" ".join(element.itertext())))
                    hidden = element
                    walk.skip_subtree()
                else:
                    self._begin(element, role)
            elif hidden is not None and element is hidden:
                self._pass(element, _role(element.tag))
            else:
                self._end(element, self._open[-1].role)

    def closed(self) -> tuple[Flow, ...]:
        """Return the flows that have words."""
        for flow in self._flows:
            flow.close()
        return tuple(flow for flow in self._flows if flow.words)

    def _begin(self, element: etree._Element, role: Role) -> None:
        opened = Open(element, role)
        self._open.append(opened)
        if len(self._open) > 1:
            around = self._open[-2]
            if not role.is_phrase or self._is_apart:
                self._part(element, role, around)
            may_start = role.is_aside or around.role.has_alternatives or self._parts
            opened.starts_flow = bool(may_start) and self._starts_flow(element, role, around)
        if opened.starts_flow:
            if self._running:
                self._running[-1].whole = False
            flow = Flow(role.name)
            self._flows.append(flow)
            self._running.append(flow)
        elif role.has_alternatives and self._are_apart:
            self._running[-1].whole = False
        if role.is_break and element.get("break") == "no":
            self._running[-1].strip()
            self._goes_on = True
        if role.is_token and element.get("join") in ("left", "both"):
            self._running[-1].strip()
        if text := element.text:
            self._add_text(text, role)

    def _end(self, element: etree._Element, role: Role) -> None:
        if self._open.pop().starts_flow:
            self._running.pop()
        self._pass(element, role)

    def _pass(self, element: etree._Element, role: Role) -> None:
        """Go past the end of an element."""
        if role.is_token and element.get("join") in ("right", "both"):
            self._goes_on = True
        if self._open:
            around = self._open[-1]
            text = element.tail
            if not role.is_phrase or self._is_apart:
                parts = self._part(element, role, around)
                if role.is_piece and not parts and not text and _is_followed(element, around):
                    self._add(" ")
            if text:
                self._add_text(text, around.role)

    def _add_text(self, text: str, around: Role) -> None:
        if around.is_laid_out and text.isspace():
            return
        if self._goes_on:
            text = text.lstrip()
            self._goes_on = not text
        if text:
            self._add(text)

    def _add(self, text: str) -> None:
        self._running[-1].add(self._open[-1].element, text)

    def _part(self, element: etree._Element, role: Role, around: Open) -> bool:
        """Part the words on the two sides of a tag, if it does."""
        if role.is_block or (role.name == "app" and around.role.name == "listApp"):
            return self._part_by(_EDGE)
        if role.is_break:
            return element.get("break") != "no" and self._part_by(" ")
        if not self._is_apart:
            return False
        if around.role.name in WORDLESS or _holds_blocks(element):
            return self._part_by(_EDGE)
        return role.is_either and self._part_by(" ")

    def _part_by(self, space: str) -> bool:
        if space == _EDGE:
            self._goes_on = False
        self._add(space)
        return True

    _are_apart = True
    """The alternatives of an element are flows of their own."""

    def _starts_flow(self, element: etree._Element, role: Role, around: Open) -> bool:
        if self._starts_aside(element, role, around):
            return True
        return around.role.has_alternatives and not around.chooses(element)

    def _starts_aside(self, element: etree._Element, role: Role, around: Open) -> bool:
        if role.is_aside and not (role.name == "rdgGrp" and around.chooses(element)):
            return True
        return bool(self._parts) and element.get(_ID) in self._parts


_RULES = {rule.element: rule for rule in HIDDEN}


def _is_followed(element: etree._Element, around: Open) -> bool:
    """Tell whether another piece of information comes after a piece, and no text around them."""
    return element.getnext() is not None and around.is_wordless()


def local(element: etree._Element | None) -> str:
    """Return the name of a TEI element; of any other, nothing."""
    return _local(element.tag) if element is not None else ""


def _local(tag: object) -> str:
    return tag.removeprefix(TEI) if isinstance(tag, str) and tag.startswith(TEI) else ""


def is_chosen(element: etree._Element) -> bool:
    """Tell whether an alternative is the one that stands in line."""
    parent = element.getparent()
    return parent is not None and _chosen(parent) is element


def is_collated(app: etree._Element) -> bool:
    """Tell whether the lemma of an entry stands in the running text (TEI P5, 13.2)."""
    if local(app.getparent()) == "listApp":
        return False
    header = next((root.find(f"{TEI}teiHeader") for root in app.iterancestors(f"{TEI}TEI")), None)
    encoding = None if header is None else header.find(f"{TEI}encodingDesc/{TEI}variantEncoding")
    method = "" if encoding is None else encoding.get("method", "")
    points = [name for name in ("loc", "from") if app.get(name)]
    if not points:
        return True
    if "from" in points:
        may_be = method == "parallel-segmentation"
    elif method:
        may_be = method != "location-referenced"
    else:
        may_be = app.find(f"{TEI}lem") is not None
    # Last, since it looks at all that stands beside the entry.
    return may_be and not _stands_among_entries(app)


def _stands_among_entries(app: etree._Element) -> bool:
    parent = app.getparent()
    if parent is None or (parent.text and not parent.text.isspace()):
        return False
    return not any(
        (child.tail and not child.tail.isspace())
        or (isinstance(child.tag, str) and local(child) not in _AMONG_ENTRIES)
        for child in parent
    )


def _chosen(parent: etree._Element) -> etree._Element | None:
    """Return the alternative that stands in line."""
    name = local(parent)
    children = [one for one in parent.iterchildren(etree.Element) if _is_reading(one, name)]
    for wanted in CHOSEN.get(name, ()):
        for child in children:
            if _gives(child, wanted):
                return child
    return children[0] if children else None


def _gives(alternative: etree._Element, wanted: str) -> bool:
    """Tell whether an alternative is what is wanted, or a group of readings with one in it."""
    name = local(alternative)
    return name == wanted or (
        name == "rdgGrp" and any(_gives(inner, wanted) for inner in alternative)
    )


def _is_reading(element: etree._Element, parent: str) -> bool:
    """Tell whether an element is one of the alternatives that stand in another."""
    name = local(element)
    if parent in {"app", "rdgGrp"}:
        return name in READINGS and not _is_located(element)
    return name not in ASIDE


def _is_located(reading: etree._Element) -> bool:
    """Tell whether a reading is of an entry that says where it belongs."""
    entry = next(reading.iterancestors(f"{TEI}app"), None)
    return (
        entry is not None
        and any(entry.get(name) is not None for name in _LOCATED)
        and not is_collated(entry)
    )


def _holds_blocks(element: etree._Element) -> bool:
    return any(local(inner) in BLOCKS for inner in element.iterdescendants(etree.Element))
