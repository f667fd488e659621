"""Facets: by what readers narrow a search, as data beside the index of the words.

Documents are numbered in the edition's order. Of each there is what is counted — its dates, its
type, language and archive, whom and what it names — in a file a facet, so that a page loads those
that are asked for; what a list shows of documents is in parts. ``assets/search.js`` reads them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from edition.model import Date, Document, Entity

FOLDER = "data/search"
"""The folder of the data in the published tree."""

FORMAT = 1
"""Goes up when a field changes its meaning or goes away."""

PART = 500
"""How many documents there are in a part."""

NAMED = ("person", "organisation", "place")
"""The kinds of entities that are facets."""

_OF_METADATA: Mapping[str, Callable[[Document], Iterable[str]]] = {
    "language": lambda item: filter(None, [item.survey.metadata.language]),
    "archive": lambda item: filter(None, [item.survey.metadata.repository]),
}

_ISO = re.compile(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")
_MONTHS, _DAYS = 12, 31


def facets(
    documents: Sequence[Document],
    entities: Iterable[Entity],
    named: Callable[[Document], Collection[str]],
    kinds: Callable[[Document], Iterable[str]],
) -> dict[str, bytes]:
    """Return the files of the data, by path.

    ``named`` gives the ids of whom a document names, ``kinds`` what kinds of document it is.
    """
    files: dict[str, bytes] = {}
    spans = [span(item.survey.metadata.date) for item in documents]
    if any(spans):
        files["date"] = _file(
            ("from", [None if one is None else one[0] for one in spans]),
            ("length", [None if one is None else one[1] - one[0] for one in spans]),
        )
    for name, values_of in {"type": kinds, **_OF_METADATA}.items():
        found = [list(dict.fromkeys(values_of(item))) for item in documents]
        values = sorted({value for one in found for value in one})
        _add(files, name, [(value, value) for value in values], found)
    whom = [named(item) for item in documents]
    by_kind: dict[str, list[Entity]] = {}
    for entity in entities:
        by_kind.setdefault(entity.kind, []).append(entity)
    for kind in NAMED:
        names = {entity.id: entity.name or entity.id for entity in by_kind.get(kind, ())}
        _add(
            files,
            kind,
            list(names.items()),
            [[one for one in found if one in names] for found in whom],
        )
    parts = range(0, len(documents), PART)
    for number, first in enumerate(parts):
        rows = [_row(item) for item in documents[first : first + PART]]
        files[f"documents-{number}"] = _file(("documents", rows))
    names_of_facets = [name for name in files if not name.startswith("documents-")]
    files["index"] = _file(
        ("documents", len(documents)), ("part", PART), ("facets", names_of_facets)
    )
    return {f"{FOLDER}/{name}.json": data for name, data in files.items()}


def span(date: Date | None) -> tuple[int, int] | None:
    """Return the first and the last day that a date may mean, as numbers that grow with time.

    Each year counts twelve months and each month thirty-one days, so that no calendar is needed to
    find the day that a number stands for: 372 a year.
    """
    if date is None:
        return None
    start = date.when or date.start or date.not_before or date.end or date.not_after
    end = date.when or date.end or date.not_after or date.start or date.not_before
    first, last = _day(start, month=1, day=1), _day(end, month=_MONTHS, day=_DAYS)
    if first is None or last is None:
        return None
    return first, max(first, last)


def _day(when: str, *, month: int, day: int) -> int | None:
    """Return the number of a day; of a month or a year that of the given one in it."""
    match = _ISO.match(when)
    if match is None:
        return None
    year = int(match[1])
    month, day = int(match[2] or month), int(match[3] or day)
    return year * _MONTHS * _DAYS + (month - 1) * _DAYS + day - 1


def _add(
    files: dict[str, bytes],
    name: str,
    values: Sequence[tuple[str, str]],
    found: Sequence[Sequence[str]],
) -> None:
    """Add the file of a facet, if any document has a value of it."""
    used = {value for one in found for value in one}
    kept = [value for value in values if value[0] in used]
    numbers = {key: number for number, (key, _) in enumerate(kept)}
    if kept:
        rows = [sorted(numbers[value] for value in one) for one in found]
        files[name] = _file(("values", kept), ("documents", rows))


def _row(item: Document) -> tuple[str, ...]:
    """Return what a list shows of a document: its id, its title, and the words of its date."""
    metadata = item.survey.metadata
    date = metadata.date
    said = (date.text or date.sort) if date else ""
    return (item.id, metadata.title or item.id, *([said] if said else []))


def _file(*members: tuple[str, object]) -> bytes:
    """Return an object; of a long list each item is a line, so that versions compare."""
    lines = [f'"format": {FORMAT}']
    for name, value in members:
        if isinstance(value, list) and any(isinstance(item, list | tuple) for item in value):
            items = ",\n".join(map(_json, value))
            lines.append(f'"{name}": [\n{items}\n]')
        else:
            lines.append(f'"{name}": {_json(value)}')
    return ("{" + ",\n".join(lines) + "}\n").encode("utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
