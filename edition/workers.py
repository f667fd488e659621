"""Workers: tasks in this process or in several, with results in the order of the tasks.

Processes are spawned, never forked or replaced by threads: Saxon holds the interpreter lock for a
whole transformation.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Self, TypeVar

from edition.errors import EditionError

Task = TypeVar("Task")
Result = TypeVar("Result")

_SMALL = 24
"""Fewer tasks than this are done sooner than a second process starts."""


class Workers:
    """A pool of processes, started when there is work for it; a context manager."""

    def __init__(self, jobs: int | None = None) -> None:
        """Use ``jobs`` processes; by default as many as there are cores."""
        self._jobs = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def map(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield the result of each task in order. Raises EditionError when a process dies."""
        if self._jobs == 1 or len(tasks) < _SMALL:
            yield from map(function, tasks)
            return
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context)
        chunk = max(1, min(16, len(tasks) // (self._jobs * 4)))
        try:
            yield from self._pool.map(function, tasks, chunksize=chunk)
        except BrokenProcessPool as error:
            raise EditionError(
                "A worker process died; the published edition is as it was."
            ) from error
