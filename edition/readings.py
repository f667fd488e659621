"""The reading states of a TEI document, as its markup tells them.

What is the source's, what the editor's, what was written first and last, and which reading a
witness has: the stylesheets decide the same from tables of their own, so that a mistake in one
shows against the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from edition.flows import TEI, Flow, Open, Reading, Role, is_chosen, is_collated, local
from edition.states import ALWAYS, NEVER, Condition, witness

OF_SOURCE = frozenset({"sic", "orig", "abbr", "am"})
"""Alternatives that are in the source as they stand."""

OF_EDITOR = frozenset({"corr", "reg", "expan", "ex", "supplied"})
"""Alternatives that an editor has put beside those of the source, or in their place."""

UNREAD: Mapping[str, tuple[str, ...]] = {
    "ex": ("source",),
    "supplied": ("source",),
    "surplus": ("edited",),
    "add": ("first",),
    "del": ("last",),
    "metamark": ("first", "last"),
}
"""The states in which an element is not read, wherever it stands."""

_READING = frozenset({"lem", "rdg"})
_SPANS = {"addSpan": "first", "delSpan": "last"}
_ABSENCE = {"lacunaStart": True, "witEnd": True, "lacunaEnd": False, "witStart": False}
"""Points at which a witness breaks off (true) or sets in."""
_EDITORIAL = 2
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_POINTER = re.compile(r"[^ \t\r\n]+")
"""What stands between XML's white space: Unicode has more of it."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The flows of a document with the conditions on which they are read, and its witnesses."""

    flows: tuple[Flow, ...]
    free: tuple[Flow, ...]
    """Flows that may be there in any state, such as notes to words that are not always read."""
    witnesses: tuple[str, ...]


def has_states(root: etree._Element) -> bool:
    """Tell whether a document may have anything that is not read in every state."""
    names = ("choice", "app", *UNREAD, *_SPANS)
    return any(True for _ in root.iter(*(f"{TEI}{name}" for name in names)))


def read(root: etree._Element, *, parts: Collection[str] = (), is_apart: bool = False) -> Readings:
    """Return the reading states of a stamped document (arguments: see ``flows.read``)."""
    collation = Collation(root)
    reading = _States(root, collation, parts, is_apart)
    reading.read(root)
    free = frozenset(reading.free)
    flows = reading.closed()
    return Readings(
        tuple(flow for flow in flows if flow not in free),
        tuple(flow for flow in flows if flow in free),
        collation.witnesses,
    )


class Collation:
    """Which readings the witnesses of a document have (parallel segmentation)."""

    def __init__(self, root: etree._Element) -> None:
        self._lists = {
            name: tuple(_name(one) for one in listing.iter(f"{TEI}witness"))
            for listing in root.iter(f"{TEI}listWit")
            for attribute in (_ID, "n")
            if (name := listing.get(attribute))
        }
        self._sigla = {
            one.get("n", ""): _name(one) for one in root.iter(f"{TEI}witness") if one.get("n")
        }
        entries = (app for app in root.iter(f"{TEI}app") if is_collated(app))
        named = (name for app in entries for one in _readings(app) for name in self.names(one))
        self.witnesses = tuple(dict.fromkeys(named))
        self._having: dict[etree._Element, Mapping[etree._Element, frozenset[str]]] = {}

    def names(self, element: etree._Element) -> Iterator[str]:
        """Yield the witnesses that an element names; a list of witnesses stands for all in it."""
        for pointer in _POINTER.findall(element.get("wit") or ""):
            name = pointer.rpartition("#")[2] or pointer
            yield from self._lists.get(name, (self._sigla.get(name, name),))

    def of_point(self, point: etree._Element) -> Iterator[str]:
        """Yield the witnesses that break off or set in at a point."""
        for element in (point, *point.iterancestors(f"{TEI}lem", f"{TEI}rdg")):
            if element.get("wit"):
                return self.names(element)
        return iter(())

    def late(self, root: etree._Element) -> Iterator[str]:
        """Yield the witnesses that set in later than the text does, as states."""
        first: dict[str, str] = {}
        for point in root.iter(*(f"{TEI}{name}" for name in _ABSENCE)):
            for name in self.of_point(point):
                first.setdefault(name, local(point))
        return (witness(name) for name, point in first.items() if not _ABSENCE[point])

    def having(self, app: etree._Element) -> Mapping[etree._Element, frozenset[str]]:
        """Return the witnesses of each reading of an entry.

        The reading in the text is, where it names no witnesses, that of all whom no other names.
        """
        if app not in self._having:
            self._having[app] = dict(self._shares(app))
        return self._having[app]

    def _shares(self, app: etree._Element) -> Iterator[tuple[etree._Element, frozenset[str]]]:
        readings = list(_readings(app))
        free = set(self.witnesses)
        silent: etree._Element | None = None
        for one in readings:
            names = set(self.names(one))
            if not names and stands_in_text(one):
                silent = one
            yield one, frozenset(names & free)
            free -= names
        if silent is not None:
            yield silent, frozenset(free)


def stands_in_text(reading: etree._Element) -> bool:
    """Tell whether a reading is the one that stands in line with the words around its entry."""
    parent = reading.getparent()
    return is_chosen(reading) and (
        local(parent) == "app" or (parent is not None and stands_in_text(parent))
    )


def _readings(app: etree._Element) -> Iterator[etree._Element]:
    """Yield the readings of an entry, without those of entries within it."""
    for child in app.iterchildren(etree.Element):
        if local(child) in _READING:
            yield child
        elif local(child) == "rdgGrp":
            yield from _readings(child)


def _name(witness: etree._Element) -> str:
    return witness.get(_ID) or witness.get("n") or ""


class _States(Reading):
    """A reading of the source that notes on which condition each piece of it is read."""

    def __init__(
        self, root: etree._Element, collation: Collation, parts: Collection[str], is_apart: bool
    ) -> None:
        super().__init__(parts, is_apart)
        self.free: list[Flow] = []
        """What stands aside from words that are not always read: it may be there in any state."""
        self._collation = collation
        self._reconsidered = {
            target.rpartition("#")[2]: local(element)
            for element in root.iter(f"{TEI}undo", f"{TEI}redo")
            for target in (element.get("target") or "").split()
        }
        self._conditions = [ALWAYS]
        has_spans = any(True for _ in root.iter(*(f"{TEI}{name}" for name in _SPANS)))
        self._spans = dict(_spans(root)) if has_spans else {}
        self._stretches: dict[str, str] = {}
        """The state in which a stretch of the text is not read, by the id of its end."""
        self._absent: frozenset[str] = frozenset()
        """The witnesses that break off before, and set in again after, the place that is read."""
        self._late = frozenset(collation.late(root))
        self._present = ALWAYS

    def _begin(self, element: etree._Element, role: Role) -> None:
        if self._late and role.name == "text":
            self._absent, self._late = self._late, frozenset()
        self._go_past(element, is_end=False)
        self._conditions.append(self._condition(element).within(self._conditions[-1]))
        self._settle()
        before = len(self._flows)
        outer = self._conditions[-2]
        super()._begin(element, role)
        if len(self._flows) > before and role.is_aside and outer != ALWAYS:
            self.free.append(self._flows[-1])

    def _end(self, element: etree._Element, role: Role) -> None:
        self._conditions.pop()
        self._go_past(element, is_end=True)
        self._settle()
        super()._end(element, role)

    def _add(self, text: str) -> None:
        condition = self._conditions[-1] if text.isspace() else self._present
        self._running[-1].add_if(condition, self._open[-1].element, text)

    _are_apart = False

    def _starts_flow(self, element: etree._Element, role: Role, around: Open) -> bool:
        return self._starts_aside(element, role, around) and role.name != "rdgGrp"

    def _settle(self) -> None:
        """Find on which condition the text at this place is read."""
        self._present = self._conditions[-1]
        if self._absent or self._stretches:
            stretches = self._absent.union(self._stretches.values())
            self._present = Condition(stretches).within(self._present)

    def _go_past(self, element: etree._Element, *, is_end: bool) -> None:
        """Go past a point at which a stretch of the text begins or ends."""
        name = local(element)
        if not is_end:
            self._stretches.pop(element.get(_ID) or "", None)
            if element in self._spans:
                self._stretches[self._spans[element]] = _SPANS[name]
        if name in _ABSENCE and is_end == _ABSENCE[name]:
            concerned = {witness(one) for one in self._collation.of_point(element)}
            self._absent = self._absent | concerned if is_end else self._absent - concerned

    def _condition(self, element: etree._Element) -> Condition:
        """Return the condition on which an element is read, whatever holds it."""
        name = local(element)
        parent = element.getparent()
        states = set(UNREAD.get(name, ()))
        if name == "del" and self._is_undone(element):
            states.clear()
        elif name == "add" and self._is_undone(element):
            states.add("last")
        elif name == "am" and any(True for _ in element.iterancestors(f"{TEI}expan")):
            states.add("edited")
        elif name == "metamark" and local(parent) == "ellipsis":
            states.clear()
        if local(parent) == "choice":
            states.update(_unchosen(element, parent))
        condition = Condition(frozenset(states)) if states else ALWAYS
        return self._share(element, name).within(condition)

    def _share(self, element: etree._Element, name: str) -> Condition:
        """Return the condition on which an apparatus entry, or something in one, is read."""
        if name == "app":
            return ALWAYS if is_collated(element) else NEVER
        if local(element.getparent()) not in {"app", "rdgGrp"} or name == "rdgGrp":
            return ALWAYS
        app = next(element.iterancestors(f"{TEI}app"), None)
        if app is None:
            return ALWAYS
        if name not in _READING:
            return NEVER
        having = self._collation.having(app).get(element, frozenset())
        if self._stands_in_text(element):
            others = {witness(one) for one in self._collation.witnesses if one not in having}
            return Condition(frozenset(others))
        return Condition(only=(frozenset(witness(one) for one in having),))

    def _stands_in_text(self, reading: etree._Element) -> bool:
        """Tell of a reading of the entry that is open what ``stands_in_text`` tells of any."""
        for around in reversed(self._open):
            if not around.chooses(reading):
                return False
            if around.role.name == "app":
                break
            reading = around.element
        return True

    def _is_undone(self, change: etree._Element) -> bool:
        last = self._reconsidered.get(change.get(_ID) or "")
        if last or local(change) != "del":
            return last == "undo"
        nearest = next(change.iterancestors(f"{TEI}restore", f"{TEI}del"), None)
        return local(nearest) == "restore"


def _spans(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the beginnings of stretches that have an end after them, and the ids of the ends."""
    begun: dict[str, list[etree._Element]] = {}
    for element in root.iter(etree.Element):
        for span in begun.pop(element.get(_ID) or "", ()):
            yield span, element.get(_ID) or ""
        if local(element) in _SPANS and element.get("spanTo"):
            begun.setdefault((element.get("spanTo") or "").rpartition("#")[2], []).append(element)


def _unchosen(element: etree._Element, choice: etree._Element | None) -> Iterator[str]:
    """Yield the wordings that do not choose an alternative."""
    if choice is None:
        return
    children = list(choice.iterchildren(etree.Element))
    ranks = [_rank(child) for child in children]
    is_marked = min(ranks) < _EDITORIAL
    if not (children[ranks.index(min(ranks))] is element if is_marked else is_chosen(element)):
        yield "source"
    if not is_chosen(element):
        yield "edited"


def _rank(alternative: etree._Element) -> int:
    name = local(alternative)
    return 0 if name in OF_SOURCE else _EDITORIAL if name in OF_EDITOR else 1
