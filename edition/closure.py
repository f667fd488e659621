"""Closure: a stylesheet or a schema together with the files that it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
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
    return {path: data for path, data in _reached(files).items() if data is not None}


def wanted(files: Iterable[Path]) -> frozenset[Path]:
    """Return files of XML and whatever they include, be it at hand or not."""
    return frozenset(_reached(files))


def _reached(files: Iterable[Path]) -> dict[Path, bytes | None]:
    """Return what files of XML are made of, each with its bytes, or None where there are none."""
    found: dict[Path, bytes | None] = {}
    waiting = sorted({path.resolve() for path in files})
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found[path] = data = _read(path)
        if data is not None:
            waiting.extend(_named(path, data))
    return found


def _read(path: Path) -> bytes | None:
    try:
        # No pipe or device, which would never end.
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


@lru_cache(maxsize=64)
def _named(path: Path, data: bytes) -> tuple[Path, ...]:
    """Return the files that one names; a build asks for the same ones several times."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return ()
    found = (
        unquote(element.get(name, "").partition("#")[0])
        for element in (() if root is None else root.iter(etree.Element))
        for name in _NAMES
    )
    addresses = dict.fromkeys(address for address in found if address and ":" not in address)
    return tuple((path.parent / address).resolve() for address in addresses)
