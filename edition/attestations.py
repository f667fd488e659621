"""Attestations: where in the edition an entity is mentioned, and what happened on which day.

How often and in which documents is known of all; the passages themselves are read when they are
asked for, document by document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from edition.digests import digest
from edition.engines.msgspec import encode
from edition.index import Day, Mentions, chronological
from edition.model import Document
from edition.resolution import Attested, Resolutions, Resolved
from edition.stages import context

_COMPANY = 20
"""With how many others an entity is said to be named together."""
_CROWD = 40
"""A passage that names more than that is a list, in which being named together says little."""


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that mentions an entity or names a date.

    ``count`` says how often it mentions the entity, or in how many passages it names the date.
    """

    document: Document
    count: int
    mark: str
    """A digest of what is told of it: how the document is called, and its passages."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date that occurs: the documents of that day, and those that name it in passages."""

    when: str
    documents: tuple[Document, ...]
    passages: tuple[Mentioning, ...]
    size: int
    """How many documents and passages there are to list."""


@dataclass(frozen=True, slots=True)
class _Witness:
    """A document, with digests of how it is called and of where it mentions which entities."""

    document: Document
    called: bytes
    places: bytes


_Tally = tuple[_Witness, tuple[int, bytes]]


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
        self._found: defaultdict[str, list[_Tally]] = defaultdict(list)
        self._dates: defaultdict[str, list[_Tally]] = defaultdict(list)
        for document in documents:
            metadata, known = document.survey.metadata, resolved[document.id]
            called = digest(encode((document.id, metadata.title, metadata.date)))
            tallies = known.tallies()
            witness = _Witness(
                document, bytes.fromhex(called), bytes.fromhex(digest(known.encoded_places))
            )
            for entity, tally in tallies.entities.items():
                self._found[entity].append((witness, tally))
            for when, tally in tallies.days.items():
                self._dates[when].append((witness, tally))
        self._tallies = {
            entity: context.Tally(sum([count for _, (count, _) in items]), len(items))
            for entity, items in self._found.items()
        }

    def of(self, entity: str) -> list[Mentioning]:
        """Return the documents that mention an entity, and how often."""
        return [_mentioning(item) for item in self._found.get(entity, ())]

    def told(self, entity: str) -> str:
        """Return a digest of all that is known of the mentions of an entity."""
        parts: list[bytes] = []
        for witness, (_, passages) in self._found.get(entity, ()):
            parts += (witness.called, witness.places, passages)
        return digest(b"".join(parts))

    def tally(self, entity: str) -> context.Tally:
        """Return how often an entity is mentioned, and in how many documents."""
        return self._tallies.get(entity) or context.Tally()

    def company(self, entities: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """Return those that each of some entities is named together with most, with how often.

        That is in how many passages. Each document that mentions one of them is read once.
        """
        wanted = set(entities)
        counts: dict[str, Counter[str]] = {entity: Counter() for entity in wanted}
        among = {witness.document.id for one in wanted for witness, _ in self._found.get(one, ())}
        for document in self._documents:
            if document.id not in among:
                continue
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

    def fragments(self, entity: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return the documents that mention an entity, each with the ids of the passages."""
        return self._fragments.get(entity, ())

    @cached_property
    def _fragments(self) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for document in self._documents:
            for entity, places in self._resolved[document.id].places().items():
                found.setdefault(entity, []).append((document.id, places))
        return found

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
            _date(when, tuple(documents.get(when, ())), self._dates.get(when, ()))
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


def _mentioning(tally: _Tally) -> Mentioning:
    witness, (count, passages) = tally
    return Mentioning(witness.document, count, f"{witness.called.hex()} {passages.hex()}")


def _date(when: str, documents: tuple[Document, ...], passages: Sequence[_Tally]) -> Date:
    size = len(documents) + sum([count for _, (count, _) in passages])
    return Date(when, documents, tuple(map(_mentioning, passages)), size)
