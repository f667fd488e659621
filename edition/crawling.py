"""Crawling: all links of the site are followed; after a small change those that it may concern.

What is known of each page, its ids and its links, lies in the cache. Of a site in which all links
lead somewhere, only those on changed pages can lead nowhere after a build in which no file went
and no page lost an id. The few files that name others and are no pages (style sheets, images, data)
are read anew when they have changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from edition.cache import Cache
from edition.digests import digest
from edition.memo import recall, remember
from edition.program import program
from edition.stages.audit import Page, crawl


@dataclass(frozen=True, slots=True)
class Sound:
    """A site in which all links lead somewhere: what is known of its pages, and its files.

    ``others`` are the files that name others and are no pages, with their digests.
    """

    pages: Mapping[str, str]
    files: frozenset[str]
    others: Mapping[str, str] = field(default_factory=dict)


Told = tuple[str, str]
"""The path of a file, and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the links and ids of a site, each list sorted."""

    dead: tuple[Told, ...] = ()
    """The links that lead nowhere."""
    repeated: tuple[Told, ...] = ()
    """The ids that occur twice on a page."""
    astray: tuple[Told, ...] = ()
    """The links that mean a file of this machine."""
    unmet: tuple[Told, ...] = ()
    """The ids that an element refers to and none has."""
    barred: tuple[Told, ...] = ()
    """Markup that no page may hold."""

    def __bool__(self) -> bool:
        return bool(self.dead or self.repeated or self.astray or self.unmet or self.barred)


class Site:
    """All pages of an edition, each by the key of what is known of it, and the paths of its files.

    ``read`` reads a page back of which the cache knows nothing any more, or one of the ``others``:
    files that name others and are no pages, with their digests.
    """

    def __init__(
        self,
        pages: Mapping[str, str],
        files: frozenset[str],
        cache: Cache,
        read: Callable[[str], Page],
        others: Mapping[str, str] | None = None,
    ) -> None:
        self.files = files
        self._pages = pages
        self._cache = cache
        self._read = read
        self._others = others or {}

    def page(self, path: str) -> Page | None:
        """Return what is known of a page, or None where there is none."""
        if path not in self._pages:
            return None
        return recall(self._cache, self._pages[path], Page) or self._read(path)

    def faults(self, name: str) -> Faults:
        """Return what is wrong with the site; ``name`` is its own, by which it is remembered."""
        key = digest(program(), "crawl", name)
        before = recall(self._cache, key, Sound)
        paths, others = (self._pages, self._others)
        if before is not None:
            paths, others = self._concerned(before)
        found = self.faults_of(itertools.chain(self._known(paths), map(self._read, others)))
        if found:
            remember(self._cache, key, None)
        elif before is None or paths or others or before.files != self.files:
            remember(self._cache, key, Sound(self._pages, self.files, self._others))
        return found

    def faults_of(self, pages: Iterable[Page]) -> Faults:
        """Return what is wrong with some pages, whether they are known or not."""
        repeated: list[Told] = []
        astray: list[Told] = []
        unmet: list[Told] = []
        barred: list[Told] = []

        def noted() -> Iterator[Page]:
            for page in pages:
                repeated.extend((page.path, identifier) for identifier in page.repeated)
                astray.extend((page.path, link) for link in page.astray)
                unmet.extend((page.path, identifier) for identifier in page.unmet)
                barred.extend((page.path, markup) for markup in page.barred)
                yield page

        dead = set(crawl(noted(), self.files, self.page, self._again))
        kinds = (dead, repeated, astray, unmet, barred)
        return Faults(*(tuple(sorted(kind)) for kind in kinds))

    def _again(self, path: str) -> Page | None:
        """Return a page, or one of the others, once more."""
        return self._read(path) if path in self._others else self.page(path)

    def _concerned(self, before: Sound) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the pages and others whose links may lead nowhere that led somewhere before."""
        changed = _differing(self._pages, before.pages)
        if before.files - self.files:
            return self._pages, self._others
        for path in changed:
            if path in before.pages:
                former = recall(self._cache, before.pages[path], Page)
                page = self.page(path)
                if former is None or page is None or former.ids - page.ids:
                    return self._pages, self._others
        return changed, _differing(self._others, before.others)

    def _known(self, paths: Iterable[str]) -> Iterator[Page]:
        for path in paths:
            page = self.page(path)
            if page is not None:
                yield page


def _differing(present: Mapping[str, str], former: Mapping[str, str]) -> dict[str, str]:
    return {path: sum_ for path, sum_ in present.items() if former.get(path) != sum_}
