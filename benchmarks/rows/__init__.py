"""The rows of the table: each is measured by a function that yields its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.rows import book, changes, press, start, whole
from benchmarks.table import Line
from benchmarks.workshop import Workshop

Measure = Callable[[Workshop, int], Iterator[Line]]

ROWS: dict[str, Measure] = {
    "diary": whole.diary,
    "letters": whole.letters,
    "unchanged": changes.unchanged,
    "edited": changes.edited,
    "renamed": changes.renamed,
    "pdf": press.documents,
    "book": book.volumes,
    "start": start.check,
}
"""By the names with which they are asked for; each is given the workshop and the rounds."""
