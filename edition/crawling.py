"""Crawling: all links of the site are followed; after a small change those that it may concern.

What is known of each page, its ids and its links, lies in the cache. Where all links of the
published site lead somewhere, only those on changed pages can lead nowhere after a build in which
no file went and no page lost an id. The few files that name others and are no pages (style sheets,
images, data) are read anew when they have changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from edition.cache import Cache
from edition.memo import recall
from edition.stages.audit import Page, crawl


@dataclass(frozen=True, slots=True)
class Former:
    """The site as it is published, where all its links lead somewhere.

    ``changed`` are the files that are otherwise now, or new, ``gone`` those that are there no more;
    ``page`` gives a page as it was, or None where there was none.
    """

    changed: Set[str]
    gone: Set[str]
    page: Callable[[str], Page | None]


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

    def faults(self, former: Former | None = None) -> Faults:
        """Return what is wrong with the site; nothing was with the ``former`` one."""
        paths: Iterable[str] = self._pages
        others: Iterable[str] = self._others
        if former is not None and not self._may_have_lost(former):
            paths = former.changed & self._pages.keys()
            others = former.changed & self._others.keys()
        return self.faults_of(itertools.chain(self._known(paths), map(self._read, others)))

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

    def _may_have_lost(self, former: Former) -> bool:
        """Tell whether links of unchanged pages may lead nowhere: to a file or an id that went."""
        if former.gone:
            return True
        for path in sorted(former.changed & self._pages.keys()):
            before, now = former.page(path), self.page(path)
            if before is not None and (now is None or before.ids - now.ids):
                return True
        return False

    def _known(self, paths: Iterable[str]) -> Iterator[Page]:
        for path in paths:
            page = self.page(path)
            if page is not None:
                yield page
