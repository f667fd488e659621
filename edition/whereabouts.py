"""Whereabouts: what in an address tells of a machine, and not of the edition.

Editors work with files on their own disks, and some of the addresses in a document say where:
``file:///home/jane/letters/scans/12.jpg``. The folders of a machine, with the name of who works
there, are nothing that a reader could follow, and are not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

_STEPS = r"""(?:[^"'<>|?*:\n\\]*\\)*"""
"""Folders as Windows writes them, which may have blanks in their names."""

_PRIVATE = re.compile(
    rf"""
      # file:///home/jane/letters/12.jpg
      \b file:[/\\]+ (?: [^\s"'<>?\#]* [/\\] )?
      # C:\Users\Jane\Letters\12.jpg and C:/Users/Jane/Letters/12.jpg
    | (?<![\w/\\]) [A-Z]:\\ {_STEPS}
    | (?<![\w/\\]) [A-Z]:/(?!/) [^\s"'<>?\#]* /
      # \\server\letters\12.jpg
    | (?<![\w/\\:]) \\\\ [\w.$-]+ \\ {_STEPS}
      # /Volumes/Jane/letters/12.jpg
    | (?<![\w/\\:.~%-]) / (?: (?:home|Users|Volumes) / [^\s"'<>?\#/]+ | root | srv | mnt | opt
      | var/(?:www|lib|tmp) ) /
      (?: [^\s"'<>?\#]* / )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINTS = (
    *("file:/", "file:\\", "File:/", "FILE:/", ":\\", "\\\\"),
    *("/home/", "/Users/", "/users/", "/Volumes/", "/root/"),
    *("/srv/", "/mnt/", "/opt/", "/var/"),
)
_DRIVE = re.compile(r":/(?!/)")


def whereabouts(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return where a text names the folders of a machine: each time from where and up to where."""
    end = len(text) if end is None else end
    if not any(text.find(hint, start, end) >= 0 for hint in _HINTS) and not _DRIVE.search(
        text, start, end
    ):
        return []
    return [match.span() for match in _PRIVATE.finditer(text, start, end)]


@lru_cache(1 << 10)
def without_whereabouts(text: str) -> str:
    """Return a text in which of each file on a machine only its name is left."""
    kept, at = [], 0
    for start, end in whereabouts(text):
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))


def tells_whereabouts(data: bytes) -> bool:
    """Tell whether a file may name the folders of a machine."""
    return bool(whereabouts(data.replace(b"\0", b"").decode("latin-1")))


def shorten(elements: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, str, str]]:
    """Take whereabouts out of the attributes of elements, but for those of examples (``egXML``).

    Yield the element, the name and the former value of each attribute that had some.
    """
    for element in elements:
        for name, value in element.attrib.items():
            if "/" in value or "\\" in value:
                short = without_whereabouts(value)
                if short != value and not _is_example(element):
                    element.set(name, short)
                    yield element, name, value


def _is_example(element: etree._Element) -> bool:
    nodes = (element, *element.iterancestors())
    return any(etree.QName(node).localname == "egXML" for node in nodes)
