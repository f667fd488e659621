"""Search: the index of the staged pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from edition.engines import pagefind


def index(site: Path, *, language: str) -> None:
    """Add the search index to a staged tree. Raises SearchError."""
    pagefind.index(site, language=language)


def is_current(changed: Iterable[str]) -> bool:
    """Tell whether an index that is published still holds, by the paths that have changed."""
    return not any(path.endswith(".html") for path in changed)
