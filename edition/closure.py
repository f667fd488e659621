"""Closure: a stylesheet or a schema together with the files that it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from edition.digests import digest

_NAMES = ("href", "schemaLocation", "src")
"""Attributes by which XSLT, RELAX NG, XML Schema and Schematron name other files."""


def closure(files: Iterable[Path]) -> str:
    """Return a digest of files of XML and of whatever they include, as far as it is at hand.

    A file that is not there or no XML counts by what it is; what is wrong is told elsewhere.
    """
    found = together(files)
    return digest(*(part for path in sorted(found) for part in (str(path), found[path])))


def together(files: Iterable[Path]) -> dict[Path, bytes]:
    """Return files of XML and whatever they include, as far as it is at hand, with their bytes."""
    found: dict[Path, bytes] = {}
    waiting = sorted({path.resolve() for path in files})
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        try:
            if not path.is_file():  # no pipe or device, which would never end
                continue
            found[path] = path.read_bytes()
        except OSError:
            continue
        waiting.extend(_named(path, found[path]))
    return found


def _named(path: Path, data: bytes) -> Iterable[Path]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return
    for element in () if root is None else root.iter(etree.Element):
        for name in _NAMES:
            address = unquote(element.get(name, "").partition("#")[0])
            if address and ":" not in address:
                yield (path.parent / address).resolve()
