"""Pebble: processes that do work within limits of time and memory, and can be ended.

Work may go on for ever, use up all memory or end its process, and no engine can be stopped from
within: Saxon holds the interpreter lock for a whole transformation. Processes are spawned, never
forked or replaced by threads.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from pebble import ProcessPool

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Task = TypeVar("Task")
Result = TypeVar("Result")

MEMORY = 4 << 30
"""How many bytes of memory a process may use."""


class ExpiredError(Exception):
    """Work did not come to an end in time, or ended its process; the message says which.

    It is the rest of a sentence: "did not come to an end within 60 seconds".
    """


class EndedError(ExpiredError):
    """Work ended its process; it may have been the machine's doing."""


class Call(Generic[Result]):
    """Work that was handed to a process."""

    __slots__ = ("_future", "_seconds")

    def __init__(self, future: Future[Result], seconds: float) -> None:
        self._future = future
        self._seconds = seconds

    def result(self) -> Result:
        """Wait for the result. Raises ExpiredError, and what the work raises."""
        from pebble import ProcessExpired  # noqa: PLC0415 - slow; small editions do without

        try:
            return self._future.result()
        except TimeoutError as error:
            message = f"did not come to an end within {self._seconds:.0f} seconds"
            raise ExpiredError(message) from error
        except ProcessExpired as error:
            raise EndedError("ended the process it ran in, perhaps for want of memory") from error
        except MemoryError as error:
            raise ExpiredError(f"took more memory than {MEMORY >> 30} GB") from error


class Processes:
    """Some processes, started when there is work for them; a context manager."""

    def __init__(self, count: int) -> None:
        """Use ``count`` processes."""
        self.count = count
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are doing."""
        if self._pool:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    def call(
        self, function: Callable[[Task], Result], task: Task, *, seconds: float
    ) -> Call[Result]:
        """Have a function of a module called, which may take ``seconds`` once it has begun."""
        if self._pool is None:
            from pebble import ProcessPool  # noqa: PLC0415 - slow; small editions do without

            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(self.count, initializer=_limit_memory, context=context)
        return Call(self._pool.schedule(function, args=[task], timeout=seconds), seconds)


def _limit_memory() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
