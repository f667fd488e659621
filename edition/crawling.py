"""Crawling: all links of the site are followed; after a small change those that it may concern.

What is known of each page, its ids and its links, lies in the cache. Of a site in which all links
lead somewhere, only those on changed pages can lead nowhere after a build in which no file went
and no page lost an id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.cache import Cache
from edition.digests import digest
from edition.memo import recall, remember
from edition.program import program
from edition.stages.audit import Page, crawl


@dataclass(frozen=True, slots=True)
class Sound:
    """A site in which all links lead somewhere: what is known of its pages, and its files."""

    pages: Mapping[str, str]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with pages, each with the page."""

    dead: list[tuple[str, str]]
    """Links that lead nowhere."""
    repeated: list[tuple[str, str]]
    """Ids that occur twice."""
    barred: list[tuple[str, str]]
    """Markup that no page may hold."""


class Site:
    """All pages of an edition, each by the key of what is known of it, and the paths of its files.

    ``read`` reads a page back of which the cache knows nothing any more.
    """

    def __init__(
        self,
        pages: Mapping[str, str],
        files: frozenset[str],
        cache: Cache,
        read: Callable[[str], Page],
    ) -> None:
        self.files = files
        self._pages = pages
        self._cache = cache
        self._read = read

    def page(self, path: str) -> Page | None:
        """Return what is known of a page, or None where there is none."""
        if path not in self._pages:
            return None
        return recall(self._cache, self._pages[path], Page) or self._read(path)

    def faults(self, name: str) -> Faults:
        """Return what is wrong with pages.

        ``name`` is that of the site, whose last crawl is remembered.
        """
        key = digest(program(), "crawl", name)
        before = recall(self._cache, key, Sound)
        paths = self._pages if before is None else self._concerned(before)
        found = self._crawl(paths)
        if found.dead or found.repeated or found.barred:
            remember(self._cache, key, None)
        elif before is None or paths or before.files != self.files:
            remember(self._cache, key, Sound(self._pages, self.files))
        return found

    def _concerned(self, before: Sound) -> Iterable[str]:
        """Return the pages on which a link may lead nowhere that led somewhere before."""
        changed = [path for path, key in self._pages.items() if before.pages.get(path) != key]
        if before.files - self.files:
            return self._pages
        for path in changed:
            if path in before.pages:
                former = recall(self._cache, before.pages[path], Page)
                page = self.page(path)
                if former is None or page is None or former.ids - page.ids:
                    return self._pages
        return changed

    def _crawl(self, paths: Iterable[str]) -> Faults:
        repeated: list[tuple[str, str]] = []
        barred: list[tuple[str, str]] = []

        def pages() -> Iterator[Page]:
            for page in self._known(paths):
                repeated.extend((page.path, identifier) for identifier in page.repeated)
                barred.extend((page.path, markup) for markup in page.barred)
                yield page

        dead = set(crawl(pages(), self.files, self.page))
        return Faults(sorted(dead), sorted(repeated), sorted(barred))

    def _known(self, paths: Iterable[str]) -> Iterator[Page]:
        for path in paths:
            page = self.page(path)
            if page is not None:
                yield page
