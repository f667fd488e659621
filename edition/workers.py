"""Workers: tasks in this process or in several, with results in the order of the tasks.

A task that ends its process or does not come to an end costs nothing but itself: the others are
done, and its caller says what stands in the place of its result.
"""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, Self, TypeVar

from edition.engines.pebble import Call, ExpiredError, Processes


class Sized(Protocol):
    """A task that tells how much work it is."""

    @property
    def size(self) -> int:
        """The characters that it reads."""


Task = TypeVar("Task", bound=Sized)
Result = TypeVar("Result")

_FEW = 24
_LITTLE = 1_000_000
"""Fewer tasks than this, of fewer characters, are done sooner than a second process starts."""
_AHEAD = 32
"""How many tasks wait for each process, so that those of a large edition need not all be made."""
_SECONDS = 120.0
_SECONDS_PER_MILLION = 120.0
"""How long a task may take: so many seconds, and as many again for each million characters."""


class Workers:
    """Processes that are used only where they are worth it; a context manager."""

    def __init__(self, jobs: int | None = None) -> None:
        """Use ``jobs`` processes; by default as many as there are cores."""
        count = jobs or os.cpu_count() or 1
        self._ahead = count * _AHEAD
        self._processes = Processes(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._processes.__exit__(*failure)

    def map(
        self,
        function: Callable[[Task], Result],
        tasks: Iterable[Task],
        *,
        otherwise: Callable[[Task, str], Result],
    ) -> Iterator[Result]:
        """Yield the result of each task in order.

        ``otherwise`` gives the result of a task that came to nothing; it is told why by the rest
        of a sentence: "did not come to an end within 120 seconds". Raises what the function does.
        """
        rest = iter(tasks)
        first = list(itertools.islice(rest, _FEW))
        if len(first) < _FEW and sum(task.size for task in first) < _LITTLE:
            yield from map(function, first)
            return
        waiting: deque[tuple[Task, Call[Result]]] = deque()
        for task in itertools.chain(first, rest):
            waiting.append((task, self._processes.call(function, task, seconds=_seconds(task))))
            if len(waiting) >= self._ahead:
                yield _result(*waiting.popleft(), otherwise)
        while waiting:
            yield _result(*waiting.popleft(), otherwise)


def _result(task: Task, call: Call[Result], otherwise: Callable[[Task, str], Result]) -> Result:
    try:
        return call.result()
    except ExpiredError as error:
        return otherwise(task, str(error))


def _seconds(task: Sized) -> float:
    return _SECONDS + _SECONDS_PER_MILLION * task.size / 1_000_000
