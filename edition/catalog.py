"""Catalogs (OASIS XML Catalogs 1.1): where on this machine a schema lies that has another address.

Understood are ``uri``, ``system``, ``rewriteURI`` and ``rewriteSystem``, with ``group`` and
``xml:base``; nothing is fetched, so that what leads to the network leads nowhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from lxml import etree

NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"

_C = f"{{{NAMESPACE}}}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_EXACT = {f"{_C}uri": "name", f"{_C}system": "systemId"}
_REWRITTEN = {f"{_C}rewriteURI": "uriStartString", f"{_C}rewriteSystem": "systemIdStartString"}


class Catalog:
    """The entries of one catalog file."""

    def __init__(self, root: etree._Element, folder: Path) -> None:
        """Take the entries of a parsed catalog that lies in ``folder``."""
        self._exact: dict[str, Path] = {}
        self._rewritten: dict[str, Path] = {}
        for entry in root.iter(etree.Element):
            for table, key, value in (
                (self._exact, _EXACT.get(entry.tag), "uri"),
                (self._rewritten, _REWRITTEN.get(entry.tag), "rewritePrefix"),
            ):
                path = _path(folder, entry, value)
                if key and path is not None and entry.get(key):
                    table.setdefault(entry.attrib[key], path)

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Return the catalog in a file, or None if there is none or it is no XML."""
        try:
            parser = etree.XMLParser(no_network=True, resolve_entities="internal", load_dtd=False)
            return cls(etree.parse(str(path), parser).getroot(), path.resolve().parent)
        except (OSError, etree.XMLSyntaxError):
            return None

    def resolve(self, address: str) -> Path | None:
        """Return the file that stands for an address, or None; of prefixes the longest counts."""
        found = self._exact.get(address)
        if found is not None:
            return found
        prefixes = [prefix for prefix in self._rewritten if address.startswith(prefix)]
        if not prefixes:
            return None
        prefix = max(prefixes, key=len)
        rest = unquote(re.split(r"[?#]", address[len(prefix) :])[0])
        return self._rewritten[prefix] / rest.lstrip("/")


def _path(folder: Path, entry: etree._Element, name: str) -> Path | None:
    """Return the file that an attribute names, or None if it is none of this machine."""
    address = entry.get(name)
    if address is None:
        return None
    for base in _bases(entry):
        address = posixpath.join(base, address)
    if address.startswith("file:"):
        address = re.sub(r"^file:(//(localhost)?)?(?=/)", "", address)
    elif re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", address):
        return None
    return folder / unquote(address)


def _bases(entry: etree._Element) -> Iterator[str]:
    """Yield what addresses are relative to, from the inside out."""
    for element in (entry, *entry.iterancestors()):
        if element.get(_BASE):
            yield element.attrib[_BASE]
