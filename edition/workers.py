"""Workers: tasks in this process, in several or on a cluster; their results come in order.

A task that ends its process or does not come to an end costs nothing but itself: the others are
done, and its caller says what stands in the place of its result.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, Self, TypeVar

from edition.engines.pebble import ExpiredError, Processes
from edition.errors import UsageError


class Sized(Protocol):
    """A task that tells how much work it is."""

    @property
    def size(self) -> int:
        """The characters that it reads."""


Task = TypeVar("Task", bound=Sized)
Given = TypeVar("Given")
Result = TypeVar("Result")
Done_co = TypeVar("Done_co", covariant=True)

_FEW = 24
_LITTLE = 1_000_000
"""Fewer tasks than this, of fewer characters, are done sooner than a second process starts."""
_MANY = 16
_MUCH = 200_000
"""So many tasks, or fewer of so many characters, are handed over at a time: each call costs."""
_AHEAD = 4
"""How many calls wait for each process, so that those of a large edition need not all be made."""
_SECONDS = 120.0
_SECONDS_PER_MILLION = 120.0
"""How long a task may take: so many seconds, and as many again for each million characters."""


class Call(Protocol[Done_co]):
    """Work that was handed over."""

    def result(self) -> Done_co:
        """Wait for the result. Raises ExpiredError, and what the work raises."""


class Hands(Protocol):
    """Who does the work: ``Processes`` of this machine, or a ``Cluster`` of others."""

    @property
    def count(self) -> int:
        """How many tasks are done at a time."""

    def call(
        self, function: Callable[[Given], Result], task: Given, *, seconds: float
    ) -> Call[Result]:
        """Have a function of a module called, which may take ``seconds`` once it has begun."""

    def __exit__(self, *failure: object) -> None:
        """End the work, whatever is being done."""


class Workers:
    """Processes that are used only where they are worth it; a context manager."""

    def __init__(self, jobs: int | None = None, scheduler: str = "") -> None:
        """Use ``jobs`` processes, by default as many as there are cores, or a Dask cluster.

        Raises UsageError when there is no cluster behind the ``scheduler``.
        """
        self._hands = _cluster(scheduler) if scheduler else Processes(jobs or os.cpu_count() or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._hands.__exit__(*failure)

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
        count = max(1, self._hands.count)
        waiting: deque[tuple[list[Task], Call[list[Result]]]] = deque()
        for batch in _batches(itertools.chain(first, rest), count):
            waiting.append((batch, self._call(function, batch)))
            if len(waiting) >= count * _AHEAD:
                yield from self._results(function, *waiting.popleft(), otherwise)
        while waiting:
            yield from self._results(function, *waiting.popleft(), otherwise)

    def _call(
        self, function: Callable[[Task], Result], batch: Sequence[Task]
    ) -> Call[list[Result]]:
        size = sum(task.size for task in batch)
        seconds = _SECONDS + _SECONDS_PER_MILLION * size / 1_000_000
        return self._hands.call(_each, (function, batch), seconds=seconds)

    def _results(
        self,
        function: Callable[[Task], Result],
        batch: Sequence[Task],
        call: Call[list[Result]],
        otherwise: Callable[[Task, str], Result],
    ) -> Iterator[Result]:
        try:
            results = call.result()
        except ExpiredError as error:
            if len(batch) == 1:
                results = [otherwise(batch[0], str(error))]
            else:
                # One of them is to blame: each by itself.
                alone = [([task], self._call(function, [task])) for task in batch]
                for one, again in alone:
                    yield from self._results(function, one, again, otherwise)
                return
        yield from results


def _each(work: tuple[Callable[[Task], Result], Sequence[Task]]) -> list[Result]:
    function, batch = work
    return [function(task) for task in batch]


def _batches(tasks: Iterable[Task], hands: int) -> Iterator[list[Task]]:
    """Yield the tasks in batches that grow, so that few tasks too are shared out evenly."""
    batch: list[Task] = []
    made = size = 0
    for task in tasks:
        batch.append(task)
        size += task.size
        if len(batch) > made // hands or len(batch) >= _MANY or size >= _MUCH:
            yield batch
            made += 1
            batch, size = [], 0
    if batch:
        yield batch


def _cluster(scheduler: str) -> Hands:
    try:
        from edition.cluster import Cluster  # noqa: PLC0415 - few need it, and few have Dask
    except ModuleNotFoundError as error:
        raise UsageError(
            "--scheduler needs Dask, which is not installed here. This installs it:"
            f" {sys.executable} -m pip install distributed"
        ) from error
    return Cluster(scheduler)
