"""Pages: what they can be pointed at by, and where they lead."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from edition.stages.audit.markup import Markup, read


@dataclass(frozen=True, slots=True)
class Page:
    """What the audit of the whole site needs of a page: its ids, and the links it has."""

    path: str
    ids: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[str, ...]


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
        links=tuple(dict.fromkeys(link for tag in markup.tags for link in tag.links)),
    )


def _repeated(ids: list[str]) -> tuple[str, ...]:
    if len(set(ids)) == len(ids):
        return ()
    return tuple(sorted(value for value, count in Counter(ids).items() if count > 1))


def crawl(pages: Mapping[str, Page], files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each link within the site that leads nowhere: the page, and the link as it stands."""
    present = set(files)
    for path in sorted(pages):
        folder = posixpath.dirname(path)
        for link in pages[path].links:
            found = _target(folder, link)
            if found is None:
                continue
            target, fragment = found[0] or path, found[1]
            if target not in present or (
                fragment and target in pages and fragment not in pages[target].ids
            ):
                yield path, link


@lru_cache(1 << 16)
def _target(folder: str, link: str) -> tuple[str, str] | None:
    """Return the file and the fragment that a link of a page in a folder leads to.

    The file is empty if it is the page itself; None: the link leads out of the site.
    """
    split = urlsplit(link)
    if split.scheme or split.netloc:
        return None
    path = unquote(split.path)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else ""
    return target, unquote(split.fragment)
