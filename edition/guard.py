"""Guard: work that comes from outside is done in a process of its own, which can be ended.

A rule of somebody else's may go on for ever or use up all memory, and no engine can be stopped from
within: Saxon holds the interpreter lock for a whole transformation.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Generic, Self, TypeVar

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Task = TypeVar("Task")
Result = TypeVar("Result")

_MEMORY = 4 << 30
"""How many bytes of memory a process may use."""
_START = 30.0
"""How many seconds a process may take to start, which no work is charged with."""


class ExpiredError(Exception):
    """Work did not come to an end in time, or ended its process; the message says which."""


class Guard(Generic[Task, Result]):
    """A function that is called in another process, with a limit of time; a context manager."""

    def __init__(self, function: Callable[[Task], Result], *, seconds: float) -> None:
        """Guard a function of a module; each call may take ``seconds``."""
        self._function = function
        self._seconds = seconds
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, task: Task) -> Result:
        """Return the result of a task. Raises ExpiredError, and what the function raises."""
        connection = self._connection or self._start()
        try:
            connection.send(task)
            if not connection.poll(self._seconds):
                self.close()
                raise ExpiredError(f"did not come to an end within {self._seconds:g} seconds")
            result: Result | BaseException = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise ExpiredError("ended the process it ran in, perhaps for want of memory") from error
        if isinstance(result, MemoryError):
            self.close()
            raise ExpiredError(f"took more memory than {_MEMORY >> 30} GB")
        if isinstance(result, BaseException):
            raise result
        return result

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None and self._connection is not None:
            self._connection.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._function), daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if not ours.poll(_START):
            self.close()
            raise ExpiredError("found no process to run in")
        ours.recv()
        return ours


def _serve(connection: Connection, function: Callable[[Task], Result]) -> None:
    """Do one task after the other, until the other side is gone."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    connection.send(None)
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = function(task)
        except Exception as error:
            answer = error
        connection.send(answer)
