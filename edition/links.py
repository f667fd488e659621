"""Links: where the links of a page lead within the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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
        found = _target(folder, text)
        if found is not None:
            target, fragment = found
            yield Link(text, target or path, fragment)


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
