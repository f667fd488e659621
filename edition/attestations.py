"""Attestations: where in the edition an entity is mentioned, and what happened on which day.

How often and in which documents is known of all; the passages themselves are read when they are
asked for, document by document.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edition.digests import digest
from edition.index import Day, Mentions, chronological
from edition.model import Document
from edition.resolution import MARK, Attested, Resolutions, Resolved, Tally
from edition.stages import context

_COMPANY = 20
"""With how many others an entity is said to be named together."""
_CROWD = 40
"""A passage that names more than that is a list, in which being named together says little."""


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that mentions an entity, and how often."""

    document: Document
    count: int
    mark: str
    """A digest of what is told of it: how the document is called, and its passages."""


@dataclass(slots=True)
class _Row:
    """The documents that mention an entity or name a date, in order, by their numbers.

    Of each there is how often, and a digest of the passages (``MARK`` bytes): side by side, since
    there are a million of them in a large edition.
    """

    documents: array[int] = field(default_factory=lambda: array("L"))
    counts: array[int] = field(default_factory=lambda: array("L"))
    marks: bytearray = field(default_factory=bytearray)


_NONE = _Row()


@dataclass(frozen=True, slots=True)
class Date:
    """A date that occurs: the documents of that day, and those that name it in passages.

    ``mark`` are digests of these and of their passages.
    """

    when: str
    documents: tuple[Document, ...]
    mark: bytes
    size: int
    """How many documents and passages there are to list."""


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
        self._found: defaultdict[str, _Row] = defaultdict(_Row)
        self._dates: defaultdict[str, _Row] = defaultdict(_Row)
        self._called: list[bytes] = []
        """Of each document a digest of how it is called."""
        self._places: list[bytes] = []
        """Of each document a digest of where it mentions which entities."""
        for number, document in enumerate(documents):
            tallies = resolved[document.id].tallies()
            self._called.append(tallies.called)
            self._places.append(tallies.places)
            _enter(self._found, number, tallies.entities)
            _enter(self._dates, number, tallies.days)

    def of(self, entity: str) -> list[Mentioning]:
        """Return the documents that mention an entity, and how often."""
        row = self._found.get(entity, _NONE)
        return [
            Mentioning(
                self._documents[number],
                count,
                f"{self._called[number].hex()} {row.marks[MARK * at : MARK * (at + 1)].hex()}",
            )
            for at, (number, count) in enumerate(zip(row.documents, row.counts, strict=True))
        ]

    def told(self, entity: str) -> bytes:
        """Return digests of all that is known of the mentions of an entity."""
        row = self._found.get(entity, _NONE)
        called = map(self._called.__getitem__, row.documents)
        places = map(self._places.__getitem__, row.documents)
        return b"".join((*called, *places, row.marks))

    def tally(self, entity: str) -> context.Tally:
        """Return how often an entity is mentioned, and in how many documents."""
        row = self._found.get(entity, _NONE)
        return context.Tally(sum(row.counts), len(row.documents))

    def company(self, entities: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """Return those that each of some entities is named together with most, with how often.

        That is in how many passages. Each document that mentions one of them is read once.
        """
        wanted = set(entities)
        counts: dict[str, Counter[str]] = {entity: Counter() for entity in wanted}
        among = {number for one in wanted for number in self._found.get(one, _NONE).documents}
        for number in sorted(among):
            document = self._documents[number]
            named: dict[str, list[str]] = {}
            for entity, fragments in self._resolved[document.id].places().items():
                for fragment in fragments:
                    named.setdefault(fragment, []).append(entity)
            for together in named.values():
                for one in wanted.intersection(together) if len(together) <= _CROWD else ():
                    counts[one].update(together)
        for one, others in counts.items():
            del others[one]
        return {
            one: sorted(others.items(), key=lambda item: (-item[1], item[0]))[:_COMPANY]
            for one, others in counts.items()
        }

    def places(self) -> str:
        """Return a digest of what ``fragments`` tells of all entities."""
        places = (self._resolved[item.id].encoded_places for item in self._documents)
        return digest(*(item.id for item in self._documents), *places)

    def fragments(self) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
        """Yield the documents in order, each with the ids of its passages that mention entities."""
        for document in self._documents:
            yield document.id, self._resolved[document.id].places()

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
            self._date(when, tuple(documents.get(when, ())))
            for when in sorted({*documents, *self._dates}, key=chronological)
        )

    def _date(self, when: str, documents: tuple[Document, ...]) -> Date:
        row = self._dates.get(when, _NONE)
        mark = b"".join((*map(self._called.__getitem__, row.documents), row.marks))
        return Date(when, documents, mark, len(documents) + sum(row.counts))

    def days(self, dates: Iterable[Date]) -> list[Day]:
        """Return dates with their passages; each document is read once."""
        read: dict[str, Attested] = {}
        found = []
        for date in dates:
            passages = []
            for document in self._naming(date):
                if document.id not in read:
                    read[document.id] = self._resolutions.passages(document)
                for passage, marked in read[document.id].days[date.when]:
                    passages.append((document, passage, marked))
            found.append(Day(date.when, date.documents, tuple(passages)))
        return found

    def _naming(self, date: Date) -> Iterator[Document]:
        """Yield the documents that name a date in passages."""
        for number in self._dates.get(date.when, _NONE).documents:
            yield self._documents[number]


def _enter(rows: Mapping[str, _Row], number: int, tally: Tally) -> None:
    """Enter what a document mentions or names."""
    for at, (name, count) in enumerate(zip(tally.names, tally.counts, strict=True)):
        row = rows[name]
        row.documents.append(number)
        row.counts.append(count)
        row.marks += tally.marks[MARK * at : MARK * (at + 1)]
