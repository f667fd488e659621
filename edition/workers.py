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
from dataclasses import dataclass
from functools import partial
from typing import NoReturn, Protocol, Self, TypeVar

from edition.errors import UsageError
from edition.limits import MEMORY_TAKEN, give_back_memory, limited_memory, time_for
from edition.processes import EndedError, ExpiredError, OverdueError, Processes
from edition.watch import Watch, Work


class Described(Protocol):
    """A task that tells what it is about and how much work it is."""

    @property
    def size(self) -> int:
        """The characters that it reads."""

    @property
    def subject(self) -> str:
        """The file or page it is about, as it is told to editors."""


Task = TypeVar("Task", bound=Described)
Given = TypeVar("Given")
Result = TypeVar("Result")
Done_co = TypeVar("Done_co", covariant=True)

_FEW = 24
_LITTLE = 1_000_000
"""Fewer tasks than this, of fewer characters, are done sooner than a second process starts."""
_MANY = 32
_MUCH = 400_000
"""So many tasks, or fewer of so many characters, are handed over at a time: each call costs."""
_OFTEN = 4
_FRACTION = 10
"""After so many calls in a row that did not come to an end, it is less time that the next ones get:
a stylesheet that goes on for ever does so on each of many documents."""
_AHEAD = 4
"""How many calls wait for each process, so that those of a large edition need not all be made."""


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
        self,
        function: Callable[[Given], Result],
        task: Given,
        *,
        seconds: float,
        hands: int | None = None,
    ) -> Call[Result]:
        """Have a function of a module called, which may take ``seconds`` once it has begun.

        It is not worth more than so many ``hands``; without a number it is worth all.
        """

    def __exit__(self, *failure: object) -> None:
        """End the work, whatever is being done."""


class Workers:
    """Processes that are used only where they are worth it; a context manager."""

    def __init__(
        self, jobs: int | None = None, scheduler: str = "", watch: Watch | None = None
    ) -> None:
        """Use ``jobs`` processes, by default as many as there are cores, or a Dask cluster.

        Where the ``watch`` is wary, all that can be is done in processes, each task by itself.
        Raises UsageError when there is no cluster behind the ``scheduler``.
        """
        self._watch = watch or Watch()
        self._in_vain = 0
        """How many calls in a row have not come to an end in time."""
        self.are_at_work = False
        """Whether others have been given work, and have the engines at hand."""
        self._hands = _cluster(scheduler) if scheduler else Processes(jobs or os.cpu_count() or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._hands.__exit__(*failure)

    def awaken(self, function: Callable[[Task], object], task: Task) -> None:
        """Let a process begin with what has to be done before the first of its tasks.

        Meanwhile this one goes on, and what there is to do then, even if it is little, is handed
        over to that process. Nobody is told of what comes of it.
        """
        if not self._watch.is_wary:
            self._call(function, [task], hands=1)

    def aside(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """Have a process of this machine do a task while this one goes on.

        Returns what waits for the result. What comes to nothing there is done here; so is all where
        others than processes of this machine are at work.
        """
        if self._watch.is_wary or not isinstance(self._hands, Processes):
            return partial(function, task)
        call = self._call(function, [task], hands=1)

        def result() -> Result:
            try:
                [found] = call.result()
            except ExpiredError:
                return function(task)
            return found

        return result

    def one(
        self,
        function: Callable[[Task], Result],
        task: Task,
        *,
        otherwise: Callable[[Task, str], Result],
    ) -> Result:
        """Return the result of a single task, as ``map`` does of many."""
        [result] = self.map(function, [task], otherwise=otherwise)
        return result

    def map(
        self,
        function: Callable[[Task], Result],
        tasks: Iterable[Task],
        *,
        otherwise: Callable[[Task, str], Result],
        needs_engine: bool = True,
    ) -> Iterator[Result]:
        """Return the result of each task in order. The first ones are handed over at once.

        What needs no engine is done here where it is little, although others have been given work.
        ``otherwise`` gives the result of a task that came to nothing; it is told why by the rest
        of a sentence: "did not come to an end within 120 seconds". Raises what the function does.
        """
        rest = iter(tasks)
        first = list(itertools.islice(rest, _FEW))
        is_little = len(first) < _FEW and sum(task.size for task in first) < _LITTLE
        is_for_others = needs_engine and self.are_at_work
        if is_little and not is_for_others and not self._watch.is_wary:
            return self._done_here(function, first, otherwise)
        count = max(1, self._hands.count)
        hands = 1 if is_little else None
        batches = self._batches(itertools.chain(first, rest), count)
        calls = ((batch, self._call(function, batch, hands=hands)) for batch in batches)
        waiting = deque(itertools.islice(calls, count * _AHEAD))
        return self._awaited(function, waiting, calls, otherwise, is_little=is_little)

    def here(
        self,
        function: Callable[[Task], Result],
        task: Task,
        *,
        otherwise: Callable[[Task, str], Result],
    ) -> Result:
        """Return the result of a task that is done in this process, watched by the guardian."""
        work = _work(function, task)
        reason = self._watch.fault(work)
        if reason is not None:
            return otherwise(task, reason)
        try:
            with self._watch.over(work, time_for(task.size)):
                return function(task)
        except MemoryError:
            return otherwise(task, MEMORY_TAKEN)

    def _done_here(
        self,
        function: Callable[[Task], Result],
        tasks: Sequence[Task],
        otherwise: Callable[[Task, str], Result],
    ) -> Iterator[Result]:
        for task in tasks:
            with limited_memory():
                result = self.here(function, task, otherwise=otherwise)
            yield result

    def _awaited(
        self,
        function: Callable[[Task], Result],
        waiting: deque[tuple[list[Task], Call[list[Result]]]],
        calls: Iterator[tuple[list[Task], Call[list[Result]]]],
        otherwise: Callable[[Task, str], Result],
        *,
        is_little: bool,
    ) -> Iterator[Result]:
        """Yield the results of calls that have been made, and make others as they come."""
        while waiting:
            yield from self._results(function, *waiting.popleft(), otherwise)
            waiting.extend(itertools.islice(calls, 1))
        if not is_little:
            give_back_memory()

    def _batches(self, tasks: Iterable[Task], count: int) -> Iterator[list[Task]]:
        return ([task] for task in tasks) if self._watch.is_wary else _batches(tasks, count)

    def _call(
        self,
        function: Callable[[Task], Result],
        batch: Sequence[Task],
        *,
        hands: int | None = None,
    ) -> Call[list[Result]]:
        if len(batch) == 1 and (reason := self._watch.fault(_work(function, batch[0]))):
            return _Given(reason)
        seconds = time_for(sum(task.size for task in batch))
        if self._in_vain >= _OFTEN:
            seconds /= _FRACTION
        self.are_at_work = True
        return self._hands.call(_each, (function, batch), seconds=seconds, hands=hands)

    def _results(
        self,
        function: Callable[[Task], Result],
        batch: Sequence[Task],
        call: Call[list[Result]],
        otherwise: Callable[[Task, str], Result],
        *,
        is_again: bool = False,
    ) -> Iterator[Result]:
        try:
            results = call.result()
        except ExpiredError as error:
            self._in_vain += isinstance(error, OverdueError)
            # One of them is to blame, or the process was ended from without: each by itself.
            if len(batch) == 1 and (is_again or not isinstance(error, EndedError)):
                yield otherwise(batch[0], str(error))
                return
            alone = [([task], self._call(function, [task])) for task in batch]
            for one, again in alone:
                yield from self._results(function, one, again, otherwise, is_again=True)
        else:
            self._in_vain = 0
            yield from results


@dataclass(frozen=True, slots=True)
class Errand:
    """A task that only this process can do."""

    subject: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Given:
    """A call that came to nothing when it was made before."""

    reason: str

    def result(self) -> NoReturn:
        raise ExpiredError(self.reason)


def _work(function: Callable[[Task], Result], task: Task) -> Work:
    return Work(getattr(function, "__name__", ""), task.subject)


def _each(work: tuple[Callable[[Task], Result], Sequence[Task]]) -> list[Result]:
    function, batch = work
    return [function(task) for task in batch]


def _batches(tasks: Iterable[Task], hands: int) -> Iterator[list[Task]]:
    """Yield the tasks in batches that grow with their number, so that all hands end together."""
    batch: list[Task] = []
    before = size = 0
    for task in tasks:
        batch.append(task)
        size += task.size
        if len(batch) > before // (hands * _AHEAD) or len(batch) >= _MANY or size >= _MUCH:
            yield batch
            before += len(batch)
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
