"""Attestations: where in the edition an entity is mentioned, and what happened on which day.

How often and in which documents is known of all; the passages themselves are read when they are
asked for, document by document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from edition.digests import digest
from edition.engines.msgspec import encode
from edition.index import Day, Mentions, chronological
from edition.model import Document
from edition.resolution import Attested, Resolutions, Resolved, Tally
from edition.stages import context

_COMPANY = 20
"""With how many others an entity is said to be named together."""
_CROWD = 40
"""A passage that names more than that is a list, in which being named together says little."""


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that mentions an entity or a date, and how often it does."""

    document: Document
    tally: Tally
    called: str
    """A digest of how the document is called."""

    @property
    def mark(self) -> str:
        """A digest of what is told of it: how the document is called, and its passages."""
        return f"{self.called} {self.tally.digest}"


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
        self._dates: dict[str, list[Mentioning]] = {}
        for document in documents:
            metadata, known = document.survey.metadata, resolved[document.id]
            called = digest(encode((document.id, metadata.title, metadata.date)))
            for found, tallies in ((self._found, known.mentions), (self._dates, known.days)):
                for key, tally in tallies.items():
                    found.setdefault(key, []).append(Mentioning(document, tally, called))
        self._tallies = {
            entity: context.Tally(sum([item.tally.count for item in items]), len(items))
            for entity, items in self._found.items()
        }

    def of(self, entity: str) -> Sequence[Mentioning]:
        """Return the documents that mention an entity, and how often."""
        return self._found.get(entity, ())

    def tally(self, entity: str) -> context.Tally:
        """Return how often an entity is mentioned, and in how many documents."""
        return self._tallies.get(entity) or context.Tally()

    def company(self, entity: str) -> list[tuple[str, int]]:
        """Return those that an entity is named together with most, and in how many passages."""
        found = self._together.get(entity, {})
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_COMPANY]

    @cached_property
    def _together(self) -> Mapping[str, Mapping[str, int]]:
        """For each entity how many passages name it and another one."""
        counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        for document in self._documents:
            named: dict[str, list[str]] = {}
            for entity, tally in self._resolved[document.id].mentions.items():
                for fragment in tally.fragments:
                    named.setdefault(fragment, []).append(entity)
            for entities in named.values():
                if 1 < len(entities) <= _CROWD:
                    for one, other in combinations(entities, 2):
                        counts[one][other] += 1
                        counts[other][one] += 1
        return counts

    def places(self) -> str:
        """Return a digest of what ``fragments`` tells of all entities."""
        told = [
            f"{entity} {item.document.id} {' '.join(item.tally.fragments)}"
            for entity, items in self._found.items()
            for item in items
        ]
        return digest("\n".join(told))

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
        for document in self._documents:
            date = document.survey.metadata.date
            if date and date.sort:
                documents.setdefault(date.sort, []).append(document)
        return tuple(
            Date(when, tuple(documents.get(when, ())), tuple(self._dates.get(when, ())))
            for when in sorted({*documents, *self._dates}, key=chronological)
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
