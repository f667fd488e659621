"""The look of an edition: a digest of what is its own in how documents are presented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition.closure import closure
from edition.config import Settings
from edition.digests import digest, of_file


def look(settings: Settings) -> str:
    """Return a digest of an edition's own stylesheets, design and fonts, and of its settings.

    Those settings count that no context tells of, or not where they are needed. Raises OSError.
    """
    own = settings.overrides
    files = [path for path in (own.css, own.typst) if path is not None]
    return digest(
        settings.language,
        *settings.languages[:1],
        settings.base_url,
        settings.report,
        settings.typography.data(),
        *settings.styles,
        closure(path for _, path in own.entries),
        *(entry for entry, _ in own.entries),
        *(f"{path.name} {of_file(path)}" for path in files if path.is_file()),
        *(f"{path.name} {of_file(path)}" for path in _fonts(settings.fonts)),
        "css" if own.css else "",
        "typst" if own.typst else "",
    )


def _fonts(folders: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files from which Typst may take fonts, folder by folder."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
