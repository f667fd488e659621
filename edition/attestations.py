"""Attestations: where in the edition an entity is mentioned, and what happened on which day.

How often and in which documents is known of all; the passages themselves are read when they are
asked for, document by document.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from edition.index import Day, Mentions, chronological
from edition.model import Document, Passage
from edition.resolution import Resolutions, Resolved, Tally
from edition.stages import context


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that mentions an entity, and how often it does."""

    document: Document
    tally: Tally


class Attestations:
    """The mentions of all entities, document by document in the edition's order."""

    def __init__(
        self,
        documents: Sequence[Document],
        resolved: Mapping[str, Resolved],
        resolutions: Resolutions,
    ) -> None:
        self._documents = documents
        self._resolved = resolved
        self._resolutions = resolutions
        self._found: dict[str, list[Mentioning]] = {}
        for document in documents:
            for entity, tally in resolved[document.id].mentions.items():
                self._found.setdefault(entity, []).append(Mentioning(document, tally))

    def of(self, entity: str) -> Sequence[Mentioning]:
        """Return the documents that mention an entity, and how often."""
        return self._found.get(entity, ())

    def tally(self, entity: str) -> context.Tally:
        """Return how often an entity is mentioned, and in how many documents."""
        found = self.of(entity)
        return context.Tally(sum(item.tally.count for item in found), len(found))

    def fragments(self, entity: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return the documents that mention an entity, each with the ids of the passages."""
        return [(item.document.id, item.tally.fragments) for item in self.of(entity)]

    def passages(self, entities: Collection[str]) -> dict[str, list[str]]:
        """Return the passages that mention these entities, as contexts of their pages have them.

        Each document is read once.
        """
        wanted = set(entities)
        found: dict[str, list[str]] = {}
        for document in self._documents:
            here = wanted.intersection(self._resolved[document.id].mentions)
            attested = self._resolutions.passages(document).entities if here else {}
            for entity in sorted(here):
                told = context.mentions(Mentions(document, attested[entity]))
                found.setdefault(entity, []).append(told)
        return found

    def has_days(self) -> bool:
        """Tell whether any date is known, of a document or in one."""
        return any(
            _date(document) or self._resolved[document.id].days for document in self._documents
        )

    def days(self) -> Sequence[Day]:
        """Return all dates of documents and passages, in order."""
        documents: dict[str, list[Document]] = {}
        passages: dict[str, list[tuple[Document, Passage, frozenset[int]]]] = {}
        for document in self._documents:
            if when := _date(document):
                documents.setdefault(when, []).append(document)
            if self._resolved[document.id].days:
                for when, found in self._resolutions.passages(document).days.items():
                    entries = passages.setdefault(when, [])
                    entries += ((document, passage, marked) for passage, marked in found)
        return tuple(
            Day(when, tuple(documents.get(when, ())), tuple(passages.get(when, ())))
            for when in sorted({*documents, *passages}, key=chronological)
        )


def _date(document: Document) -> str:
    date = document.survey.metadata.date
    return date.sort if date else ""
