"""Lives: nobody writes, sends or attends anything before birth or after death."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from edition.consistency.entries import TEI, Entry, Span, is_later, span
from edition.diagnostics import Remark
from edition.index import Resolver
from edition.model import Document
from edition.stamps import place

_DATED = ("when", "from", "to", "notBefore", "notAfter")
_PRESENT = frozenset({"attendance", "attendees", "participants", "present"})


def out_of_life(
    entries: Mapping[str, Entry], root: etree._Element, document: Document, index: Resolver
) -> Iterator[Remark]:
    """Yield a remark on each person who acts in a document when not alive.

    ``entries`` are those of the registers by id. Being mentioned is no act: authors, senders and
    those listed as present act.
    """
    for person, act, date in _acts(root):
        where = place(person, "ref")
        target = index.resolve(
            person.get("ref", ""),
            base=where.file,
            document=document,
            prefixes=document.survey.prefixes,
        )
        entry = entries.get(target.id) if target and target.kind == "person" else None
        if entry is None:
            continue
        if is_later(entry.birth.earliest, date.latest):
            limit, fault = entry.birth.earliest, "was born"
        elif is_later(date.earliest, entry.death.latest):
            limit, fault = entry.death.latest, "died"
        else:
            continue
        yield Remark(
            "ED325",
            where,
            f"{entry.name} {act} ({date.earliest or date.latest}),"
            f" but {fault} {limit}, as the register says.",
            f"Check the date, whom @ref means, and the life of {entry.id}.",
        )


def _acts(root: etree._Element) -> Iterator[tuple[etree._Element, str, Span]]:
    """Yield each person who acts, what is done, and when."""
    header = root.find(f"{TEI}teiHeader")
    creation = None if header is None else header.find(f"{TEI}profileDesc/{TEI}creation")
    made = _dated(creation)
    if header is not None and made is not None:
        for author in header.iterfind(f"{TEI}fileDesc/{TEI}titleStmt/{TEI}author"):
            for person in _persons(author):
                yield person, "writes this", made
    for action in root.iter(f"{TEI}correspAction"):
        sent = _dated(action)
        if action.get("type") == "sent" and sent is not None:
            for person in _persons(action):
                yield person, "sends this", sent
    for people in root.iter(f"{TEI}list", f"{TEI}listPerson"):
        event = next(people.iterancestors(f"{TEI}event"), None)
        held = span(event) if event is not None else made
        if people.get("type") in _PRESENT and held is not None:
            for person in _persons(people):
                yield person, "is present", held


def _dated(element: etree._Element | None) -> Span | None:
    """Return the date of an element or of the date in it."""
    if element is None:
        return None
    dates = (element, *element.iterchildren(f"{TEI}date"))
    dated = next((date for date in dates if any(date.get(name) for name in _DATED)), None)
    return None if dated is None else span(dated)


def _persons(element: etree._Element) -> Iterator[etree._Element]:
    for person in element.iter(f"{TEI}persName", f"{TEI}name", f"{TEI}rs", f"{TEI}author"):
        if person.get("ref"):
            yield person
