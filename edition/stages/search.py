"""Search: the index of what is to be found on the pages of documents, and the licence in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from edition import resources
from edition.engines import pagefind
from edition.searchable import Leaf

FOLDER = pagefind.FOLDER
"""The folder of the index in the published tree."""

DOCUMENTS = f"{FOLDER}/documents.json"
"""It says which pages of the index are those of which document."""


def index(documents: Sequence[Sequence[Leaf]], site: Path, *, scratch: Path, language: str) -> None:
    """Add the search index to a staged tree; ``documents`` are the pages of each.

    ``scratch`` is a folder for what is needed meanwhile. Raises SearchError.
    """
    leaves = [leaf for document in documents for leaf in document]
    names = pagefind.index(leaves, site, scratch=scratch, language=language)
    shutil.copyfile(resources.licences() / "pagefind.txt", site / FOLDER / "LICENSE.txt")
    (site / DOCUMENTS).write_bytes(_pages(documents, names))


def _pages(documents: Sequence[Sequence[Leaf]], names: dict[str, str]) -> bytes:
    """Return the names that the index has for the pages of each document, in their order."""
    found = [[names[leaf.path] for leaf in document] for document in documents]
    lines = ",\n  ".join(json.dumps(one) for one in found)
    return f'{{\n "format": 1,\n "documents": [\n  {lines}\n ]\n}}\n'.encode()
