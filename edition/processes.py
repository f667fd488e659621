"""Processes that do work within limits of time and memory, and can be ended.

Work may go on for ever, use up all memory or end its process, and no engine can be stopped from
within: Saxon holds the interpreter lock for a whole transformation. Processes are spawned, never
forked or replaced by threads. Each has a pipe of its own and a thread here that waits for it, so
that one that is killed, whatever it was doing, takes nothing with it but its own work.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Self, TypeVar

from edition import limits
from edition.errors import EditionError
from edition.lifeline import end_with
from edition.limits import MEMORY_TAKEN, limit_memory

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Result = TypeVar("Result")

_START = 300.0
"""How many seconds a process may take to start; it takes less than one."""
_END = 10.0
"""How many seconds the system may take to end one."""
_ATTEMPTS = 3
"""How often it is tried to start a process that ends at once."""


class ExpiredError(Exception):
    """Work did not come to an end in time, or ended its process; the message says which.

    It is the rest of a sentence: "did not come to an end within 60 seconds".
    """


class OverdueError(ExpiredError):
    """Work did not come to an end in time."""


class EndedError(ExpiredError):
    """Work ended its process; it may have been the machine's doing."""


class Processes:
    """Some processes, started when there is work for them; a context manager."""

    def __init__(self, count: int) -> None:
        """Use ``count`` processes."""
        self.count = count
        self._threads: list[threading.Thread] = []
        self._waiting: SimpleQueue[_Work | None] = SimpleQueue()
        self._unfinished = 0
        self._own = threading.local()
        self._hands: set[_Hand] = set()
        self._lock = threading.Lock()
        self._is_open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are doing."""
        with self._lock:
            self._is_open = False
            hands = tuple(self._hands)
        with suppress(Empty):
            while work := self._waiting.get_nowait():
                work.future.cancel()
        for hand in hands:
            hand.kill()
        for _thread in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        for hand in hands:
            hand.bury()

    def call(
        self,
        function: Callable[[Task], Result],
        task: Task,
        *,
        seconds: float,
        hands: int | None = None,
    ) -> Future[Result]:
        """Have a function of a module called, which may take ``seconds`` once it has begun.

        For it not more than so many ``hands`` are to be at work: where there are, it waits. The
        result raises ExpiredError, and what the work raises.
        """
        from concurrent.futures import Future  # noqa: PLC0415 - small editions do without

        future: Future[Result] = Future()
        with self._lock:
            self._unfinished += 1
            few = min(self.count, hands or self.count)
            if len(self._threads) < min(few, self._unfinished):
                thread = threading.Thread(target=self._work, name="process", daemon=True)
                self._threads.append(thread)
                thread.start()
        self._waiting.put(_Work(future, partial(self._do, function, task, seconds)))
        return future

    def _work(self) -> None:
        """Do what is waiting, one after the other."""
        while work := self._waiting.get():
            if work.future.set_running_or_notify_cancel():
                try:
                    work.future.set_result(work.do())
                except BaseException as error:
                    work.future.set_exception(error)
            del work  # its result may be large
            with self._lock:
                self._unfinished -= 1

    def _do(self, function: Callable[[Task], Result], task: Task, seconds: float) -> Result:
        hand = self._hand()
        try:
            is_done, result = hand.do((function, task), seconds)
        except ExpiredError:
            self._give_up(hand)
            raise
        if is_done:
            given: Result = result
            return given
        if isinstance(result, MemoryError):
            self._give_up(hand)
            raise ExpiredError(MEMORY_TAKEN) from result
        raise result

    def _hand(self) -> _Hand:
        """Return the process of this thread, a new one if it has none."""
        hand: _Hand | None = getattr(self._own, "hand", None)
        attempts = 0
        while hand is None:
            attempts += 1
            with self._lock:  # one at a time: Python's own record of its processes knows no threads
                if not self._is_open:
                    raise EndedError("was given up")
                try:
                    hand = _Hand()
                except OSError as error:
                    message = f"No process can be started to work in: {error.strerror}."
                    raise EditionError(message) from error
                self._hands.add(hand)
            try:
                hand.greet()
            except ExpiredError as error:
                self._give_up(hand)
                hand = None
                if attempts == _ATTEMPTS:
                    raise EditionError("The processes that are started to work in end.") from error
        self._own.hand = hand
        return hand

    def _give_up(self, hand: _Hand) -> None:
        hand.kill()
        self._own.hand = None
        with self._lock:
            self._hands.discard(hand)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be done, and where its result is waited for."""

    future: Future[Any]
    do: Callable[[], Any]


class _Hand:
    """A process, and the pipe to it."""

    def __init__(self) -> None:
        from multiprocessing import get_context  # noqa: PLC0415 - slow; small editions do without

        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, os.getpid(), limits.MEMORY), daemon=True
        )
        try:
            self._process.start()
        finally:
            theirs.close()

    def greet(self) -> None:
        """Wait until the process is ready. Raises ExpiredError."""
        self._receive(_START)

    def do(self, work: object, seconds: float) -> Any:  # noqa: ANN401 - whatever the work gives
        """Have work done; return whether it was, and what it gave or raised. Raises ExpiredError.

        Raises what pickle raises, with nothing sent, when the work cannot be sent.
        """
        data = pickle.dumps(work, protocol=pickle.HIGHEST_PROTOCOL)
        try:
            self._pipe.send_bytes(data)
        except OSError as error:
            raise self._ended() from error
        return self._receive(seconds)

    def kill(self) -> None:
        """End the process, whatever it is doing; one that has ended stays so."""
        with suppress(OSError):
            self._process.kill()

    def bury(self) -> None:
        """Wait until the system has taken note of its end."""
        self._process.join(_END)

    def _receive(self, seconds: float) -> Any:  # noqa: ANN401
        try:
            if not self._pipe.poll(seconds):
                raise OverdueError(f"did not come to an end within {seconds:.0f} seconds")
            return pickle.loads(self._pipe.recv_bytes())  # noqa: S301 - of a process of ours
        except (OSError, EOFError) as error:
            raise self._ended() from error

    def _ended(self) -> EndedError:
        self._process.join(1)
        return EndedError(ended(self._process.exitcode))


def ended(status: int | None) -> str:
    """Return the rest of a sentence about work that has ended its process.

    ``status`` is that of the process: below 0 the number of a signal, None if it is not known.
    """
    crashes = {signal.SIGABRT, signal.SIGSEGV, getattr(signal, "SIGBUS", signal.SIGSEGV)}
    if status is not None and -status in crashes:
        name = signal.Signals(-status).name
        return f"ended the process it ran in ({name}): the engine crashed"
    return "ended the process it ran in, perhaps for want of memory"


def _serve(pipe: Connection, parent: int, memory: int) -> None:
    """Do the work that comes through a pipe, until there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this sees to it
    end_with(parent)
    limit_memory(memory)
    pipe.send_bytes(pickle.dumps(None))
    with suppress(EOFError, OSError):  # there is nobody any more
        while True:
            pipe.send_bytes(_answer(pipe.recv_bytes()))


def _answer(work: bytes) -> bytes:
    try:
        function, task = pickle.loads(work)  # noqa: S301 - of the process that started this
        return pickle.dumps((True, function(task)), protocol=pickle.HIGHEST_PROTOCOL)
    except EditionError as error:
        return pickle.dumps((False, error))
    except MemoryError:
        return pickle.dumps((False, MemoryError()))
    except Exception as error:
        # A fault of the program: where it happened would otherwise be lost.
        error.add_note(traceback.format_exc())
        return pickle.dumps((False, error))
