"""Prepare: TEI to TEI, for all outputs alike (``xslt/prepare``)."""

from __future__ import annotations

from edition.engines.saxonche import Stylesheets, Tree


def prepare(stylesheets: Stylesheets, document: Tree) -> Tree:
    """Return a loaded document after all steps. Raises TransformError."""
    return stylesheets.tree("prepare", document, mode="prepare")
