"""Binding: in how many volumes the book of an edition comes, and which documents are in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from lxml import etree

from edition.errors import SettingError
from edition.model import Document

_TEI = "{http://www.tei-c.org/ns/1.0}"

BINDING = ("budget", "volumes")
"""The settings of which is said here what they can be."""

BUDGET = 1200
"""How many pages a volume may have by default: a machine with 4 GB of memory sets as many."""

MEGABYTES = 2.0
"""How much memory setting a page takes, at most."""

_BESIDE = 6
"""How many pages a volume has beside its documents, at least."""
_LISTED = 40
"""How many documents a page of the contents names."""
_YEAR = re.compile(r"-?[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class Binding:
    """How an edition is bound."""

    budget: int = BUDGET
    """How many pages a volume may have, or it is not set."""
    by: str = ""
    """``year`` or ``part``: what has a volume of its own; empty: nothing has."""
    pages: int = 0
    """How many pages a volume should have at most, if that is what divides the edition."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume to be set: its number (0: the only one), what it is called, and what is in it."""

    number: int
    title: str
    documents: tuple[str, ...]
    pages: int
    """How many it will have, more or less."""
    is_last: bool = True
    before: int = 0
    """How many documents there are in the volumes before it."""


def read_binding(table: Mapping[str, Any]) -> Binding:
    """Return what the table ``print`` says of volumes. Raises SettingError."""
    budget, volumes = table.get("budget", BUDGET), table.get("volumes", "")
    if type(budget) is not int or budget < 1:
        raise SettingError("print.budget", "The setting 'print.budget' is a number of pages.")
    if "volumes" not in table:
        return Binding(budget)
    if type(volumes) is int and 1 <= volumes <= budget:
        return Binding(budget, pages=volumes)
    if volumes not in ("year", "part"):
        raise SettingError(
            "print.volumes",
            'The setting \'print.volumes\' is "year", "part", or how many pages a volume may'
            f" have, at most {budget} ('print.budget').",
        )
    return Binding(budget, by=volumes)


def volumes(
    documents: Sequence[Document],
    pages: Mapping[str, int],
    binding: Binding,
    *,
    parts: Mapping[str, str],
) -> tuple[Volume, ...]:
    """Return the volumes of an edition.

    ``pages`` is how many each document takes; one that is not among them is in no volume.
    ``parts`` are the titles of the parts of the edition's order, by document. What has no year, or
    is in no part, is in the volume of what comes before it. A volume is called by its year or
    part, or by the first and the last year of what is in it.
    """
    there = [document for document in documents if document.id in pages]
    keys: Mapping[str, str] = {}
    if binding.pages:
        divided = [(_years(group), group) for group in _by_pages(there, pages, binding.pages)]
    else:
        if binding.by:
            keys = {item.id: _year(item) for item in there} if binding.by == "year" else parts
        divided = _by_key(there, keys)
    if len(divided) < 2 and not any(keys.values()):
        return (_volume(0, "", there, pages),)
    bound = [
        _volume(number, title, group, pages)
        for number, (title, group) in enumerate(divided, start=1)
    ]
    before = accumulate((len(volume.documents) for volume in bound), initial=0)
    return tuple(
        replace(volume, is_last=volume is bound[-1], before=count)
        for volume, count in zip(bound, before, strict=False)
    )


def bound_in(volume: Volume, edition: str) -> str:
    """Return what stands of ``edition.xml`` in a volume.

    The front is in the first, and so are the principles of the header, whose other words stand in
    all; the back is in the last.
    """
    is_first = volume.number <= 1
    if not edition or (is_first and volume.is_last):
        return edition
    root = etree.fromstring(edition, etree.XMLParser(huge_tree=True, collect_ids=False))
    elsewhere = [] if is_first else ["text/front", "teiHeader/encodingDesc/editorialDecl"]
    elsewhere += [] if volume.is_last else ["text/back"]
    for path in elsewhere:
        for element in root.findall("/".join(f"{_TEI}{name}" for name in path.split("/"))):
            element.clear()
    return str(etree.tostring(root, encoding="unicode"))


def _year(document: Document) -> str:
    date = document.survey.metadata.date
    match = _YEAR.match(date.sort) if date else None
    return str(int(match[0])) if match else ""


def _years(documents: Iterable[Document]) -> str:
    """Return the first and the last year of some documents, or what is known of them."""
    years = sorted({int(year) for document in documents if (year := _year(document))})
    ends = years[:1] + years[1:][-1:]
    return "–".join(map(str, ends))


def _by_key(
    documents: Sequence[Document], keys: Mapping[str, str]
) -> list[tuple[str, list[Document]]]:
    """Return the documents of each key, in order; what has none goes with what is before it."""
    present = [keys[document.id] for document in documents if keys.get(document.id)]
    current = (present or [""])[0]
    found: dict[str, list[Document]] = {}
    for document in documents:
        current = keys.get(document.id) or current
        found.setdefault(current, []).append(document)
    return list(found.items())


def _by_pages(
    documents: Sequence[Document], pages: Mapping[str, int], most: int
) -> list[list[Document]]:
    """Return as many documents at a time as have together no more pages; no document is cut."""
    found: list[list[Document]] = []
    taken = 0
    for document in documents:
        taken += pages[document.id]
        if not found or _around(len(found[-1]) + 1) + taken > most:
            found.append([])
            taken = pages[document.id]
        found[-1].append(document)
    return found


def _volume(
    number: int, title: str, documents: Sequence[Document], pages: Mapping[str, int]
) -> Volume:
    count = _around(len(documents)) + sum(pages[item.id] for item in documents)
    return Volume(number, title, tuple(item.id for item in documents), count)


def _around(documents: int) -> int:
    """Return how many pages a volume has beside its so many documents, at least."""
    return _BESIDE + documents // _LISTED
