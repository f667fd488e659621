"""Archives: where what the documents are made from is kept, by shelfmark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edition.collation import collation
from edition.model import Document, Holding
from edition.naming import fitting
from edition.numbering import Numbering
from edition.pointers import slugify


@dataclass(frozen=True, slots=True)
class Kept:
    """A document, and where its source is kept."""

    holding: Holding
    document: Document


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive or library: ``slug`` stands for it in addresses; what it keeps, by shelfmark."""

    slug: str
    country: str
    settlement: str
    name: str
    items: tuple[Kept, ...]


def archives(documents: Iterable[Document], language: str) -> tuple[Archive, ...]:
    """Return the archives by country, town and name, what they keep in natural order."""
    order = collation(language)
    found: dict[tuple[str, str, str], list[Kept]] = {}
    for document in documents:
        for holding in document.survey.holdings:
            place = (holding.country, holding.settlement, holding.repository)
            found.setdefault(place, []).append(Kept(holding, document))
    taken: set[str] = set()
    numbering = Numbering()
    made = []
    for place in sorted(found, key=lambda place: ([order.key(part) for part in place], place)):
        name = slugify(place[2] or place[1] or place[0]).replace(".", "-")
        slug = numbering.free(fitting(name), taken)
        taken.add(slug)
        items = sorted(
            found[place],
            key=lambda kept: (
                order.natural(kept.holding.collection),
                order.natural(kept.holding.shelfmark),
            ),
        )
        made.append(Archive(slug, *place, tuple(items)))
    return tuple(made)
