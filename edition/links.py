"""Links: where the links of a page lead within the site, and which of them lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site: as it stands on the page, and the path and id that it means."""

    text: str
    target: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A page with its ids, those of them that occur twice, and its links within the site."""

    path: str
    ids: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[Link, ...]


def within(path: str, links: Iterable[str]) -> Iterator[Link]:
    """Yield those links of the page at ``path`` that lead to the site itself."""
    folder = posixpath.dirname(path)
    for text in links:
        split = urlsplit(text)
        if split.scheme or split.netloc:
            continue
        target = path
        if split.path:
            target = posixpath.normpath(posixpath.join(folder, unquote(split.path)))
        yield Link(text, target, unquote(split.fragment))


def dead(pages: Mapping[str, Linked], files: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each link that leads nowhere: the page, and the link as it stands."""
    for path in sorted(pages):
        for link in pages[path].links:
            page = pages.get(link.target)
            is_lost = page is not None and link.fragment and link.fragment not in page.ids
            if is_lost or link.target not in files:
                yield path, link.text
