"""Upgrade: TEI P4 to P5 (``upgrade.xsl``), so that it can be read like any other document."""

from __future__ import annotations

from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.stamps import serialise

_NAMING = ("entity", "doc")
"""Attributes that name a file by an entity of the document type declaration."""


def upgrade(stylesheets: Stylesheets, root: etree._Element) -> etree._Element:
    """Return a stamped tree of P4 as P5, with its stamps. Raises TransformError."""
    files = _files(root)
    for element in root.iter(etree.Element) if files else ():
        for name in _NAMING:
            if element.get(name) in files:
                element.set(name, files[element.get(name, "")])
    made = stylesheets.transform("upgrade", stylesheets.parse(serialise(root)), mode="upgrade")
    return etree.fromstring(made.text, etree.XMLParser(huge_tree=True, resolve_entities=False))


def _files(root: etree._Element) -> dict[str, str]:
    """Return the files that a document declares as entities, such as pictures, by name."""
    declared = root.getroottree().docinfo.internalDTD
    entities = declared.iterentities() if declared is not None else ()
    return {item.name: item.system_url for item in entities if item.system_url and item.name}
