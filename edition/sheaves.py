"""Sheaves: sheets of which one digest tells that nothing has changed that any depends on.

Only where it has changed the sheets are asked one by one, which reads what each depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from edition.cache import Cache
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.memo import recall, remember
from edition.program import program
from edition.sheets import Sheet

Company = Sequence[tuple[str, int]]
"""Those that an entity is named together with most, each with how often."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Some sheets, in order, and a key that is another where anything is that they depend on.

    Without one they are asked in every build. ``sheets`` gets the company of the ``entity``, if
    there is one.
    """

    key: str
    sheets: Callable[[Company], Iterable[Sheet]]
    entity: str = ""


class Sheaves:
    """The keys of the sheets of each sheaf, as an earlier build and this one have found them."""

    def __init__(self, cache: Cache, by: str) -> None:
        self._cache = cache
        self._key = digest(program(), "sheaves", by)
        self._before = recall(cache, self._key, dict[str, tuple[str, ...]]) or {}
        self._now: dict[str, tuple[str, ...]] = {}

    def keys(self, sheaf: Sheaf) -> tuple[str, ...] | None:
        """Return the keys of the sheets of a sheaf, if they are known."""
        if sheaf.key not in self._now and sheaf.key in self._before:
            self._now[sheaf.key] = self._before[sheaf.key]
        return self._now.get(sheaf.key)

    def open(self, sheaf: Sheaf, company: Company) -> list[Sheet]:
        """Return the sheets of a sheaf, whose keys are known from now on."""
        found = list(sheaf.sheets(company))
        self._now[sheaf.key] = tuple(one.key for one in found)
        return found

    def remember(self) -> None:
        """Remember the keys for the next build."""
        known = {key: keys for key, keys in self._now.items() if key}
        if known != self._before:
            remember(self._cache, self._key, known)


def sheaf(
    name: str,
    by: str,
    of: object,
    sheets: Callable[[Company], Iterable[Sheet]],
) -> Sheaf:
    """Return the sheaf of a name that depends on ``of``; all of the edition depend on ``by``."""
    return Sheaf(digest(name, by, encode(of)), sheets)
