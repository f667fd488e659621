"""Attestations: where in the edition an entity is mentioned, and what happened on which day.

How often and in which documents is known of all; the passages themselves are read when they are
asked for, document by document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.index import Day, Mentions, chronological
from edition.model import Document
from edition.resolution import Attested, Resolutions, Resolved, Tally
from edition.stages import context


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that mentions an entity or a date, and how often it does."""

    document: Document
    tally: Tally


@dataclass(frozen=True, slots=True)
class Date:
    """A date that occurs: the documents of that day, and those that name it in passages."""

    when: str
    documents: tuple[Document, ...]
    passages: tuple[Mentioning, ...]

    @property
    def size(self) -> int:
        """How many documents and passages there are to list."""
        return len(self.documents) + sum(item.tally.passages for item in self.passages)


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

    def passages(self, wanted: Iterable[tuple[str, Iterable[str]]]) -> dict[str, dict[str, str]]:
        """Return the passages of documents that mention an entity, by entity and document.

        They are as contexts have them; ``wanted`` are entities, each with some of the documents
        that mention it. Each document is read once.
        """
        entities: dict[str, set[str]] = {}
        for entity, documents in wanted:
            for name in documents:
                entities.setdefault(name, set()).add(entity)
        found: dict[str, dict[str, str]] = {}
        for document in self._documents:
            here = entities.get(document.id, ())
            attested = self._resolutions.passages(document).entities if here else {}
            for entity in sorted(here):
                told = context.mentions(Mentions(document, attested[entity]))
                found.setdefault(entity, {})[document.id] = told
        return found

    def calendar(self) -> tuple[Date, ...]:
        """Return all dates, in order."""
        documents: dict[str, list[Document]] = {}
        passages: dict[str, list[Mentioning]] = {}
        for document in self._documents:
            date = document.survey.metadata.date
            if date and date.sort:
                documents.setdefault(date.sort, []).append(document)
            for when, tally in self._resolved[document.id].days.items():
                passages.setdefault(when, []).append(Mentioning(document, tally))
        return tuple(
            Date(when, tuple(documents.get(when, ())), tuple(passages.get(when, ())))
            for when in sorted({*documents, *passages}, key=chronological)
        )

    def days(self, dates: Iterable[Date]) -> list[Day]:
        """Return dates with their passages; each document is read once."""
        read: dict[str, Attested] = {}
        found = []
        for date in dates:
            passages = []
            for item in date.passages:
                name = item.document.id
                if name not in read:
                    read[name] = self._resolutions.passages(item.document)
                for passage, marked in read[name].days[date.when]:
                    passages.append((item.document, passage, marked))
            found.append(Day(date.when, date.documents, tuple(passages)))
        return found
