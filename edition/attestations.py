"""Attestations: where in the edition an entity is mentioned, and what happened on which day.

How often and in which documents is known of all; the passages themselves are read when they are
asked for, document by document.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.cache import Cache
from edition.census import Census, Standing
from edition.digests import digest
from edition.index import Day, Mentions, chronological
from edition.model import Document
from edition.resolution import Attested, Resolutions, Resolved
from edition.stages import context

_COMPANY = 20
"""With how many others an entity is said to be named together."""
_CROWD = 40
"""A passage that names more than that is a list, in which being named together says little."""
_NONE = Standing()


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that mentions an entity, and how often."""

    document: Document
    count: int
    mark: str
    """A digest of what is told of it: how the document is called, and its passages."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date that occurs: the documents of that day, and those that name it in passages.

    ``mark`` is a digest of these and of their passages.
    """

    when: str
    documents: tuple[Document, ...]
    mark: str
    size: int
    """How many documents and passages there are to list."""


class Attestations:
    """The mentions of all entities, document by document in the edition's order."""

    def __init__(
        self,
        documents: Sequence[Document],
        resolved: Mapping[str, Resolved],
        resolutions: Resolutions,
        cache: Cache,
    ) -> None:
        self._documents = documents
        self._by_id = {document.id: document for document in documents}
        self._resolved = resolved
        self._resolutions = resolutions
        self._census = Census(documents, resolved, resolutions, cache)

    def of(self, entity: str) -> list[Mentioning]:
        """Return the documents that mention an entity, and how often."""
        return [
            Mentioning(self._by_id[one.document], one.count, one.mark.hex())
            for one in self._census.mentioning(entity)
        ]

    def told(self, entity: str) -> str:
        """Return a digest of all that is known of the mentions of an entity."""
        return self._census.entities.get(entity, _NONE).mark

    def tally(self, entity: str) -> context.Tally:
        """Return how often an entity is mentioned, and in how many documents."""
        standing = self._census.entities.get(entity, _NONE)
        return context.Tally(standing.count, standing.documents)

    def company(self, entities: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """Return those that each of some entities is named together with most, with how often.

        That is in how many passages. Each document that mentions one of them is read once.
        """
        wanted = {entity: array("I") for entity in entities}
        names: list[str] = []
        numbers: dict[str, int] = {}
        for document in self._mentioning(wanted):
            named: dict[str, list[int]] = {}
            for entity, fragments in self._places(document).items():
                number = numbers.setdefault(entity, len(names))
                if number == len(names):
                    names.append(entity)
                for fragment in fragments:
                    named.setdefault(fragment, []).append(number)
            for together in named.values():
                for one in together if len(together) <= _CROWD else ():
                    if names[one] in wanted:
                        wanted[names[one]].extend(together)
        found = {}
        for entity, met in wanted.items():
            others = Counter(met)
            others.pop(numbers.get(entity, -1), None)
            told = [(names[other], count) for other, count in others.items()]
            found[entity] = sorted(told, key=lambda item: (-item[1], item[0]))[:_COMPANY]
        return found

    def _mentioning(self, entities: Iterable[str]) -> Iterator[Document]:
        """Yield the documents that mention any of some entities."""
        among = {name for one in entities for name in self._census.mentioning(one).documents}
        return (document for document in self._documents if document.id in among)

    def _places(self, document: Document) -> Mapping[str, Sequence[str]]:
        return self._resolutions.places(document, self._resolved[document.id])

    def places(self) -> str:
        """Return a digest of what ``fragments`` tells of all entities."""
        return digest(
            *(
                part
                for item in self._documents
                for part in (item.id, self._resolved[item.id].places)
            )
        )

    def fragments(self) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
        """Yield the documents in order, each with the ids of its passages that mention entities."""
        for document in self._documents:
            yield document.id, self._places(document)

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
            if document.id in entities:
                attested = self._resolutions.passages(document)
                for entity in sorted(entities[document.id]):
                    told = context.mentions(Mentions(document, attested.mentioning(entity)))
                    found.setdefault(entity, {})[document.id] = told
        return found

    @property
    def dates(self) -> Mapping[str, Standing]:
        """In how many passages each date is named, with a digest of these."""
        return self._census.days

    def calendar(self) -> tuple[Date, ...]:
        """Return all dates, in order."""
        documents: dict[str, list[Document]] = {}
        for document in self._documents:
            date = document.survey.metadata.date
            if date and date.sort:
                documents.setdefault(date.sort, []).append(document)
        return tuple(
            self._date(when, tuple(documents.get(when, ())))
            for when in sorted({*documents, *self._census.days}, key=chronological)
        )

    def _date(self, when: str, documents: tuple[Document, ...]) -> Date:
        standing = self._census.days.get(when, _NONE)
        return Date(when, documents, standing.mark, len(documents) + standing.count)

    def days(self, dates: Iterable[Date]) -> list[Day]:
        """Return dates with their passages; each document is read once."""
        read: dict[str, Attested] = {}
        found = []
        for date in dates:
            passages = []
            for entry in self._census.naming(date.when):
                document = self._by_id[entry.document]
                if document.id not in read:
                    read[document.id] = self._resolutions.passages(document)
                for passage, marked in read[document.id].naming(date.when):
                    passages.append((document, passage, marked))
            found.append(Day(date.when, date.documents, tuple(passages)))
        return found
