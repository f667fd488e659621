"""Search: the index of the staged pages, and the licence of the programs in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from edition import resources
from edition.engines import pagefind

FOLDER = pagefind.FOLDER
"""The folder of the index in the published tree."""


def index(site: Path, *, language: str) -> None:
    """Add the search index to a staged tree. Raises SearchError."""
    pagefind.index(site, language=language)
    shutil.copyfile(resources.licences() / "pagefind.txt", site / FOLDER / "LICENSE.txt")


def is_current(changed: Iterable[str]) -> bool:
    """Tell whether an index that is published still holds, by the paths that have changed."""
    return not any(path.endswith(".html") for path in changed)
