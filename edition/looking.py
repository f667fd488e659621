"""Looking at the published files, which a process does that has nothing else to do meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from edition.trees import Tree, scan
from edition.workers import Workers


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a folder."""

    folder: Path

    subject = "the published files"
    size = 0


def see(task: Look) -> Tree:
    """Return all that a folder holds. Raises OSError."""
    return scan(task.folder)


def begin_to_look(workers: Workers, folder: Path) -> Callable[[], Tree]:
    """Have a process look at a folder, and return what waits until it has done so."""
    return workers.aside(see, Look(folder))
