"""Pages: what they can be pointed at by, and where they lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from edition.links import Link, within
from edition.stages.audit.markup import Markup, read


@dataclass(frozen=True, slots=True)
class Page:
    """What the audit of the whole site needs of a page: its ids, and its links within it."""

    path: str
    ids: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[Link, ...]


def read_page(path: str, data: bytes) -> Page:
    """Read back a page of the site."""
    return page(path, read(data))


def page(path: str, markup: Markup) -> Page:
    """Return what is to be known of a page by its markup."""
    ids = [tag.id for tag in markup.tags if tag.id]
    return Page(
        path=path,
        ids=frozenset(ids),
        repeated=_repeated(ids),
        links=tuple(within(path, dict.fromkeys(link for tag in markup.tags for link in tag.links))),
    )


def _repeated(ids: list[str]) -> tuple[str, ...]:
    if len(set(ids)) == len(ids):
        return ()
    return tuple(sorted(value for value, count in Counter(ids).items() if count > 1))


def crawl(pages: Mapping[str, Page], files: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each link within the site that leads nowhere: the page, and the link as it stands."""
    for path in sorted(pages):
        for link in pages[path].links:
            page = pages.get(link.target)
            is_lost = page is not None and link.fragment and link.fragment not in page.ids
            if is_lost or link.target not in files:
                yield path, link.text
