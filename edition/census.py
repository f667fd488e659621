"""Census: how often each entity is mentioned and each date is named, over all documents.

It is taken once and kept; afterwards it is brought up to date by the documents that have changed.
Which documents mention an entity is a row in the cache, which is read when it is asked for.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edition.cache import Cache
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.errors import EditionError
from edition.memo import recall, remember
from edition.model import Document
from edition.program import program
from edition.resolution import MARK, Resolutions, Resolved, Tallies, Tally

_FEW = 4
"""Of so many documents one may have changed; if more have, all are counted anew."""

States = tuple[tuple[str, str, str], ...]
"""The documents, each by its id with the keys of what it mentions how often, and where."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How often an entity is mentioned, or a date named, and in how many documents.

    ``mark`` is a digest of all that is known of it, and the key of its row.
    """

    count: int = 0
    documents: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that mentions an entity or names a date, and how often.

    ``mark`` is a digest of how the document is called and of the passages.
    """

    document: str
    count: int
    mark: bytes


@dataclass(slots=True)
class Row:
    """The entries of an entity or a date, in the edition's order: side by side.

    There are a million of them in a large edition.
    """

    documents: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    marks: bytearray = field(default_factory=bytearray)

    def __iter__(self) -> Iterator[Entry]:
        for at, (document, count) in enumerate(zip(self.documents, self.counts, strict=True)):
            yield Entry(document, count, bytes(self.marks[MARK * at : MARK * (at + 1)]))

    def enter(self, entry: Entry, at: int | None = None) -> None:
        """Add an entry, at the end or at a place."""
        at = len(self.documents) if at is None else at
        self.documents.insert(at, entry.document)
        self.counts.insert(at, entry.count)
        self.marks[MARK * at : MARK * at] = entry.mark

    def copy(self) -> Row:
        """Return another row of the same entries."""
        return Row(self.documents[:], self.counts[:], self.marks[:])

    def drop(self, document: str) -> None:
        """Remove the entry of a document."""
        at = self.documents.index(document)
        del self.documents[at], self.counts[at], self.marks[MARK * at : MARK * (at + 1)]


_NONE = Standing()


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted, in which documents."""

    documents: States
    entities: Mapping[str, Standing]
    days: Mapping[str, Standing]


class Census:
    """Who is mentioned in the documents of an edition, and which dates are named there."""

    def __init__(
        self,
        documents: Sequence[Document],
        resolved: Mapping[str, Resolved],
        resolutions: Resolutions,
        cache: Cache,
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._resolved = resolved
        self._resolutions = resolutions
        self._cache = cache
        key = digest(program(), "census")
        present = tuple((name, resolved[name].tallies, resolved[name].places) for name in self)
        known = recall(cache, key, _Counted)
        if known is None or known.documents != present:
            known = (known and self._updated(known, present)) or self._taken(present)
            remember(cache, key, known)
        self.entities = known.entities
        """How often each entity is mentioned, of those that are."""
        self.days = known.days
        """In how many passages each date is named."""
        cache.uses(one.mark for one in (*self.entities.values(), *self.days.values()))

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the documents, in the edition's order."""
        return iter(self._documents)

    def mentioning(self, entity: str) -> Row:
        """Return the documents that mention an entity."""
        return self._row(self.entities.get(entity, _NONE))

    def naming(self, when: str) -> Row:
        """Return the documents that name a date, each with the number of the passages."""
        return self._row(self.days.get(when, _NONE))

    def _row(self, standing: Standing) -> Row:
        if not standing.documents:
            return Row()
        known = recall(self._cache, standing.mark, Row)
        if known is None:
            # The cache lost it meanwhile, and perhaps others.
            self._taken(())
            known = recall(self._cache, standing.mark, Row)
        if known is None:
            raise EditionError("The cache is damaged. Build once with --fresh.")
        return known

    def _taken(self, present: States) -> _Counted:
        """Count all documents."""
        entities: defaultdict[str, Row] = defaultdict(Row)
        days: defaultdict[str, Row] = defaultdict(Row)
        for document in self:
            tallies = self._tallies(document)
            for name, entry in _entries(document, tallies.entities):
                entities[name].enter(entry)
            for name, entry in _entries(document, tallies.days):
                days[name].enter(entry)
        return _Counted(
            present,
            {name: self._kept(row) for name, row in entities.items()},
            {name: self._kept(row) for name, row in days.items()},
        )

    def _updated(self, before: _Counted, present: States) -> _Counted | None:
        """Count what has changed; None where that is much, or is not known any more."""
        then, now = frozenset(before.documents), frozenset(present)
        fresh = [state[0] for state in present if state not in then]
        gone = [state for state in before.documents if state not in now]
        if len(fresh) * _FEW > len(present):
            return None
        if [one for one in present if one in then] != [
            one for one in before.documents if one in now
        ]:
            return None  # They stand in another order.
        former: dict[str, Tallies] = {}
        for name, key, _ in gone:
            tallies = recall(self._cache, key, Tallies)
            if tallies is None:
                return None
            former[name] = tallies
        added = {name: self._tallies(name) for name in fresh}
        entities = self._changed(
            before.entities,
            {name: one.entities for name, one in former.items()},
            {name: one.entities for name, one in added.items()},
        )
        days = self._changed(
            before.days,
            {name: one.days for name, one in former.items()},
            {name: one.days for name, one in added.items()},
        )
        return None if entities is None or days is None else _Counted(present, entities, days)

    def _changed(
        self,
        standings: Mapping[str, Standing],
        former: Mapping[str, Tally],
        added: Mapping[str, Tally],
    ) -> dict[str, Standing] | None:
        """Return standings without what documents told ``former``, and with what is ``added``.

        None where a row is not known any more.
        """
        rows: dict[str, Row] = {}
        for name in {name for one in (*former.values(), *added.values()) for name in one.names}:
            standing = standings.get(name)
            row = recall(self._cache, standing.mark, Row) if standing else Row()
            if row is None:
                return None
            rows[name] = row.copy()  # what was recalled is others' too
        for document, tally in former.items():
            for name in tally.names:
                rows[name].drop(document)
        place = {document: number for number, document in enumerate(self)}.__getitem__
        for document, tally in added.items():
            for name, entry in _entries(document, tally):
                row = rows[name]
                row.enter(entry, bisect(row.documents, place(document), key=place))
        found = dict(standings)
        for name, row in rows.items():
            found.pop(name, None)
            if row.documents:
                found[name] = self._kept(row)
        return found

    def _kept(self, row: Row) -> Standing:
        """Keep a row, and return how its entity or date stands."""
        data = encode(row)
        places = "".join(self._resolved[name].places for name in row.documents)
        mark = digest(data, places)
        self._cache.put(mark, data)
        return Standing(sum(row.counts), len(row.documents), mark)

    def _tallies(self, name: str) -> Tallies:
        return self._resolutions.tallies(self._documents[name], self._resolved[name])


def _entries(document: str, tally: Tally) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a document, each with the name it is of."""
    for at, (name, count) in enumerate(zip(tally.names, tally.counts, strict=True)):
        yield name, Entry(document, count, tally.marks[MARK * at : MARK * (at + 1)])
