"""Links: where the links of a page lead within the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site: as it stands on the page, and the path and id that it means."""

    text: str
    target: str
    fragment: str


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
