"""Summing up: the pages that sum up many documents, and those of the entities.

Most of them depend on nothing that is found when documents are rendered, so what is known of them
is looked up while others still do that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.binding import Volume
from edition.figures import Figures
from edition.memo import Together
from edition.outputs import Kept, Outputs
from edition.pages import make_page, not_made
from edition.sheaves import Company, Sheaf, Sheaves
from edition.summaries import Summaries
from edition.workers import Workers

_TOGETHER = 80_000
"""Mentions of entities whose passages are in memory at a time."""


class Summing:
    """The making of these pages, whatever is known of them already."""

    def __init__(self, summaries: Summaries, look: str, outputs: Outputs) -> None:
        """Look up what is known, and take over what is published."""
        self._summaries = summaries
        self._outputs = outputs
        self._sheaves = list(summaries.sheaves())
        self._shelf = Sheaves(outputs.cache, look)
        keys = [key for one in self._sheaves for key in self._shelf.keys(one) or ()]
        self._together = Together(outputs.cache, keys, Kept)
        read = dict(zip(keys, self._together.read, strict=True))
        are_there = outputs.take_over_all([kept for kept in read.values() if kept])
        self._known = {
            key: kept if kept and (are_there or outputs.take_over(kept)) else None
            for key, kept in read.items()
        }

    def make(
        self, figures: Sequence[Figures], volumes: Sequence[Volume], workers: Workers
    ) -> list[Kept]:
        """Return all pages, also those that ``figures`` and ``volumes`` stand in."""
        shelf = self._shelf
        sheaves = [self._summaries.front(figures, volumes), *self._sheaves]
        changed = [one for one in sheaves if not self._are_taken_over(shelf.keys(one))]
        company = self._summaries.mentions.company(one.entity for one in changed if one.entity)
        for some in self._some(changed):
            self._make(some, company, workers)
        shelf.remember()
        now = [key for one in sheaves if one.key for key in shelf.keys(one) or ()]
        self._together.keep(now, [*map(self._known.get, now)])
        wanted = (key for one in sheaves for key in shelf.keys(one) or ())
        return [kept for kept in map(self._known.get, wanted) if kept is not None]

    def _some(self, sheaves: Iterable[Sheaf]) -> Iterator[list[Sheaf]]:
        """Yield sheaves, as many at a time as have not too many passages."""
        some: list[Sheaf] = []
        count = 0
        for one in sheaves:
            size = self._summaries.mentions.tally(one.entity).documents
            if some and count + size > _TOGETHER:
                yield some
                some, count = [], 0
            some.append(one)
            count += size
        if some:
            yield some

    def _make(
        self, sheaves: Sequence[Sheaf], company: Mapping[str, Company], workers: Workers
    ) -> None:
        """Make those pages of some sheaves that are not known; each document is read once."""
        mentions = self._summaries.mentions
        missing = [
            sheet
            for one in sheaves
            for sheet in self._shelf.open(one, company.get(one.entity, ()))
            if not self._is_taken_over(sheet.key)
        ]
        passages = mentions.passages((sheet.entity, sheet.documents) for sheet in missing)
        tasks = (sheet.task(passages.get(sheet.entity, {})) for sheet in missing)
        made = workers.map(make_page, tasks, otherwise=not_made)
        for sheet, page in zip(missing, made, strict=True):
            self._known[sheet.key] = self._outputs.keep_as(sheet.key, page)

    def _are_taken_over(self, keys: Sequence[str] | None) -> bool:
        return keys is not None and all(map(self._is_taken_over, keys))

    def _is_taken_over(self, key: str) -> bool:
        """Tell whether what was made under a key is taken over, which is done once."""
        if key not in self._known:
            self._known[key] = self._outputs.taken_over(key)
        return self._known[key] is not None
