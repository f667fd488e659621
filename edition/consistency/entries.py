"""Register entries as the checks see them: all forms of a name, a life, what tells them apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from edition.diagnostics import Place
from edition.model import Entity
from edition.words import words

TEI = "{http://www.tei-c.org/ns/1.0}"

NAMED = frozenset({"person", "organisation", "place"})
"""Kinds of entries whose names are looked for; titles of works are too common as words."""

_NAMES = tuple(
    f"{TEI}{name}" for name in "persName orgName placeName geogName name settlement country".split()
)
_FORENAMES = tuple(f"{TEI}{name}" for name in ("forename", "nameLink", "genName"))
_APART = tuple(f"{TEI}{name}" for name in ("country", "region", "geo", "location"))


@dataclass(frozen=True, slots=True)
class Span:
    """When something was: its earliest and its latest date, as ISO dates of any precision."""

    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A register entry: how it is called, and what tells it from another of that name."""

    id: str
    kind: str
    place: Place
    name: str
    forms: tuple[tuple[str, ...], ...]
    """Each form of its name as words, the main one first."""
    birth: Span
    death: Span
    apart: frozenset[str]
    """Where it lies and how authority files call it."""


def entry(entity: Entity, element: etree._Element) -> Entry:
    """Return an entry of a register as the checks see it; ``element`` is what it was made of."""
    return Entry(
        id=entity.id,
        kind=entity.kind,
        place=entity.place,
        name=entity.name,
        forms=_forms(element) if entity.kind in NAMED else (),
        birth=span(element.find(f"{TEI}birth")),
        death=span(element.find(f"{TEI}death")),
        apart=frozenset({*entity.identifiers, *_apart(element)}),
    )


def normalised(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return words without case and diacritics."""
    return tuple(map(_plain, tokens))


@lru_cache(maxsize=65_536)
def _plain(token: str) -> str:
    """Return a word without case and diacritics; most words of a text come again and again."""
    folded = token.casefold()
    if folded.isascii():
        return folded
    letters = unicodedata.normalize("NFKD", folded)
    return "".join(character for character in letters if not unicodedata.combining(character))


def span(element: etree._Element | None) -> Span:
    """Return when something was, by TEI's attributes for dates; years before Christ are left out.

    A single date is its own limit; what is open on one side has no limit there.
    """
    if element is None:
        return Span()
    when = _date(element, "when")
    earliest = when or _date(element, "notBefore") or _date(element, "from")
    latest = when or _date(element, "notAfter") or _date(element, "to")
    return Span(earliest, latest)


def is_later(one: str, other: str) -> bool:
    """Tell whether a date is later than another, as far as both are stated."""
    length = min(len(one), len(other))
    return length >= 4 and one[:length] > other[:length]


def _date(element: etree._Element, name: str) -> str:
    value = str(element.get(name, ""))[:10]
    return value if value[:4].isdigit() else ""


def _forms(element: etree._Element) -> tuple[tuple[str, ...], ...]:
    found: dict[tuple[str, ...], None] = {}
    for name in element.iterchildren(*_NAMES):
        found[tuple(words(_text(name)))] = None
        surnames = [_text(part) for part in name.iterfind(f"{TEI}surname")]
        if surnames:
            given = [_text(part) for part in name.iterchildren(*_FORENAMES)]
            found[tuple(words(" ".join([*given, *surnames])))] = None
    return tuple(form for form in found if form)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext(etree.Element))


def _apart(element: etree._Element) -> Iterator[str]:
    for part in element.iter(*_APART, f"{TEI}idno"):
        text = " ".join(_text(part).split())
        if text:
            yield f"{etree.QName(part).localname} {text}"
