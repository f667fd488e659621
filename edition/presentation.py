"""The presentation of an edition: its stylesheets, compiled once in each process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from edition.engines.saxonche import Stylesheets, Tree


@dataclass(frozen=True, slots=True)
class Presentation:
    """The stylesheets of a run: ours, and the edition's own.

    ``outputs`` are the entries that documents and pages are made by; they are compiled together.
    """

    folder: Path
    overrides: tuple[tuple[str, Path], ...] = ()
    fonts: tuple[Path, ...] = ()
    outputs: tuple[str, ...] = ("prepare", "site", "text", "book")


_AT_HAND = 12
"""How many are kept, some 40 MB each: an edition needs fewer, but a process may work for many."""


@lru_cache(_AT_HAND)
def stylesheets(presentation: Presentation, *entries: str) -> Stylesheets:
    """Return compiled stylesheets; each process compiles them once. Raises StylesheetError."""
    return Stylesheets(presentation.folder, entries, overrides=dict(presentation.overrides))


@lru_cache(4)
def shared(compiled: Stylesheets, edition: str) -> Tree:
    """Return what pages share (``c:edition``), parsed; each process parses it once."""
    return compiled.parse(edition)
