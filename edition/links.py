"""Links: where what a published file names lies within the site."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_WEB = re.compile(r"https?:", re.IGNORECASE)
_MACHINE = re.compile(r"[\\/]{2}|file:|[a-z]:[\\/]", re.IGNORECASE)
"""How an address begins that means this machine, or whatever one the page is read from."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site: as it stands in the file, and the path and id that it means."""

    text: str
    target: str
    fragment: str


def within(path: str, links: Iterable[str], *, base_url: str = "") -> Iterator[Link]:
    """Yield those links of the file at ``path`` that lead to the site itself.

    ``base_url`` is the address of the site on the web, if it has one.
    """
    folder = posixpath.dirname(path)
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    for text in links:
        if base and text.startswith(base):
            found = _target("", text[len(base) :] or "index.html")
        else:
            found = _target(folder, text)
        if found is not None:
            target, fragment = found
            yield Link(text, target or path, fragment)


def leads_into_the_machine(link: str) -> bool:
    """Tell whether a link means a file of some machine, or depends on how the page is read."""
    return _MACHINE.match(link.strip()) is not None


def look_alike(target: str, files: Iterable[str]) -> str:
    """Return the file that some systems would take for a path that is not there; or nothing."""
    name = _folded(target)
    return next((path for path in sorted(files) if _folded(path) == name), "")


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


@lru_cache(1 << 16)
def _target(folder: str, link: str) -> tuple[str, str] | None:
    """Return the file and the fragment that a link of a file in a folder leads to.

    The file is empty if it is the file itself; None: the link leads out of the site.
    """
    try:
        split = urlsplit(link)
    except ValueError:  # no address at all
        return None if _WEB.match(link) else (link, "")
    if split.scheme or split.netloc:
        return None
    path = unquote(split.path)
    if not path:
        return "", unquote(split.fragment)
    target = posixpath.normpath(posixpath.join(folder, path))
    # A folder is no page: opened from a disk it shows the names of its files.
    return f"{target}/" if path.endswith("/") else target, unquote(split.fragment)
