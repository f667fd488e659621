"""Binding: in how many volumes the book of an edition comes, and which documents are in each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edition.errors import SettingError
from edition.model import Document

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

    ``pages`` are those of the PDFs of single documents, in which no others are taken up; ``parts``
    are the titles of the parts of the edition's order, by document. What has no year, or is in no
    part, is in the volume of what comes before it.
    """
    there = [document for document in documents if document.id in pages]
    if binding.pages:
        return _numbered(_by_pages(there, pages, binding.pages), pages)
    if binding.by == "year":
        return _numbered(_by_key(there, {item.id: _year(item) for item in there}), pages)
    if binding.by == "part":
        return _numbered(_by_key(there, parts), pages)
    return (_volume(0, "", [item.id for item in there], pages),)


def _year(document: Document) -> str:
    date = document.survey.metadata.date
    match = _YEAR.match(date.sort) if date else None
    return match[0] if match else ""


def _by_key(documents: Sequence[Document], keys: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Return the documents of each key, in order; what has none goes with what is before it."""
    present = [keys[document.id] for document in documents if keys.get(document.id)]
    current = (present or [""])[0]
    found: dict[str, list[str]] = {}
    for document in documents:
        current = keys.get(document.id) or current
        found.setdefault(current, []).append(document.id)
    return list(found.items())


def _by_pages(
    documents: Sequence[Document], pages: Mapping[str, int], most: int
) -> list[tuple[str, list[str]]]:
    """Return as many documents at a time as have together no more pages; no document is cut."""
    found: list[tuple[str, list[str]]] = []
    taken = most
    for document in documents:
        taken += pages[document.id]
        if taken > most - _BESIDE or not found:
            found.append(("", []))
            taken = pages[document.id]
        found[-1][1].append(document.id)
    return found


def _numbered(
    divided: Sequence[tuple[str, list[str]]], pages: Mapping[str, int]
) -> tuple[Volume, ...]:
    if not any(title for title, _ in divided) and len(divided) < 2:
        return (_volume(0, "", [name for _, names in divided for name in names], pages),)
    return tuple(
        _volume(number, title, documents, pages)
        for number, (title, documents) in enumerate(divided, start=1)
    )


def _volume(number: int, title: str, documents: Sequence[str], pages: Mapping[str, int]) -> Volume:
    count = _BESIDE + len(documents) // _LISTED + sum(pages[document] for document in documents)
    return Volume(number, title, tuple(documents), count)
