"""Prepare: TEI to TEI, for all outputs alike (``xslt/prepare``)."""

from __future__ import annotations

from edition.engines.saxonche import Stylesheets, Tree


def prepare(stylesheets: Stylesheets, document: Tree) -> str:
    """Return a loaded document after all steps, as XML text. Raises TransformError."""
    return stylesheets.transform("prepare", document, mode="prepare").text
