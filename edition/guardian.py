"""The guardian: waits for the program, says what happened where it could not, and tries again.

An engine that crashes takes the process with it that it runs in, and one that goes on for ever
cannot be stopped from within. A large edition is done in processes that may end (``processes``),
but the build itself, and all of a small edition, is done in one. Who waits for that one is a copy
of it from before it had read anything, which shares a page of memory with it (``watch``). The
program is then begun once more, with each document in a process of its own, so that what it failed
at costs nothing but itself; and without what came to no end or can be done in no other process. It
is begun anew as well where it says that what it is made of has changed (``ANEW``).

Windows has no such copies: there the program runs alone.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from mmap import mmap
from types import FrameType
from typing import Any, NoReturn

from edition.lifeline import end_with
from edition.watch import SIZE, Sight, Watch, Work, look

ANEW = 75
"""The exit status of a program that is to begin once more, since what it is made of has changed."""
_FAILED, _INTERRUPTED = 3, 130
_TRIES = 8
"""How much may be met with before the program is given up."""
_EVERY = 0.5
"""How many seconds lie between two looks at what the program is at."""
_PATIENCE = 10.0
"""How many seconds the program may take to end when it is asked to."""
_TOGETHER = 1.0
"""Signals to end that come within so many seconds are one: a terminal sends them to all."""

Program = Callable[[Watch], int]


def guarded(program: Program) -> int:
    """Run a program and return its exit status; it runs in a copy of this process.

    The copy ends with the program. Where the program was ended by a signal that was meant for it,
    this process ends by that too.
    """
    if os.name != "posix":
        status = program(Watch())
        return _once_more() if status == ANEW else status
    memory = mmap(-1, SIZE)
    met: set[Work] = set()
    faults: dict[Work, str] = {}
    while True:
        guard = _Guard(memory)
        if guard.is_copy():
            watch = Watch(memory, faults, is_wary=bool(met))
            return _end(program(watch))
        status = guard.wait()
        if status == ANEW and guard.seen is None and not guard.is_to_end:
            met, faults = set(), {}
            continue
        # Who ends in the midst of work has not come to its end: an engine has ended the process.
        if status >= 0 and guard.seen is None:
            return status
        if guard.is_to_end:
            _end_by(-status)
            return _INTERRUPTED
        seen, reason = guard.seen, guard.reason(status)
        if seen is None or seen.work in faults or len(met) + len(faults) == _TRIES:
            at = f" at {seen.work.subject}" if seen else ""
            _say(f"The program {reason}{at}. What has been published is whole.")
            return _FAILED
        # What crashes may not do so in a process of its own; and somebody else may have ended it.
        if guard.is_over_time or seen.work in met:
            faults[seen.work] = reason
        met.add(seen.work)
        memory[:] = bytes(SIZE)
        _say(
            f"The program {reason} at {seen.work.subject}."
            " It begins once more, with each document by itself."
        )


@dataclass(slots=True)
class _Guard:
    """One run of the program, and what it is at."""

    memory: mmap
    seen: Sight | None = None
    is_to_end: bool = False
    """Somebody has asked the program to end."""
    is_over_time: bool = False
    """The program was ended since it had been at one thing for too long."""
    _child: int = 0
    _before: dict[int, Any] = field(default_factory=dict)
    """What this process did at each signal that it passes on meanwhile."""
    _end: int = -1
    """The reading end of a pipe that ends with the program."""
    _asked: float = 0.0
    _spent: float = 0.0

    def is_copy(self) -> bool:
        """Make the copy that runs the program; tell whether this is it."""
        self._before = before = {number: signal.getsignal(number) for number in _PASSED_ON}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, self._pass_on)
        parent = os.getpid()
        alive, mark = os.pipe()
        end, keep = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        # A signal that comes meanwhile waits until each of the two knows what to do with it.
        signal.pthread_sigmask(signal.SIG_BLOCK, _PASSED_ON)
        self._child = os.fork()
        if self._child:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _PASSED_ON)
            os.close(alive)
            os.close(keep)
            self._end = end
            return False
        os.close(mark)
        os.close(end)
        for number, handler in before.items():
            signal.signal(number, handler)
        if before[signal.SIGINT] is signal.default_int_handler:
            signal.signal(signal.SIGINT, _interrupt)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _PASSED_ON)
        end_with(parent, mark=alive)
        return True

    def wait(self) -> int:
        """Wait for the end of the program; return its status, below 0 the number of a signal."""
        looked = time.monotonic()
        while not select.select([self._end], [], [], _EVERY)[0]:
            ended, status = os.waitpid(self._child, os.WNOHANG)
            if ended:
                return self._ended(status)
            now = time.monotonic()
            # Less, if the machine or this process slept meanwhile.
            self._look(min(now - looked, 2 * _EVERY))
            looked = now
            if self._asked and now - self._asked > _PATIENCE:
                self._kill()
        return self._ended(os.waitpid(self._child, 0)[1])

    def reason(self, status: int) -> str:
        """Return why the program ended before its time, as the rest of a sentence."""
        if self.is_over_time and self.seen:
            return f"did not come to an end within {self.seen.seconds:.0f} seconds"
        if status >= 0:
            return f"was ended by the engine (status {status}), perhaps for want of memory"
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = str(-status)
        if -status == signal.SIGKILL:
            return f"was ended by the system ({name}), perhaps for want of memory"
        return f"ended in a crash of the engine ({name})"

    def _look(self, passed: float) -> None:
        """See what the program is at, and end it if it has been at it for too long."""
        before, self.seen = self.seen, look(self.memory)
        if self.seen is None or before is None or before.number != self.seen.number:
            self._spent = 0.0
            return
        self._spent += passed
        if self._spent > self.seen.seconds:
            self.is_over_time = True
            self._kill()

    def _ended(self, status: int) -> int:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._child = 0
        os.close(self._end)
        if not self.is_over_time:
            self.seen = look(self.memory)
        return os.waitstatus_to_exitcode(status)

    def _pass_on(self, number: int, _: FrameType | None) -> None:
        now = time.monotonic()
        if self._asked and now - self._asked > _TOGETHER:
            self._kill()  # asked a second time
        self.is_to_end = True
        self._asked = self._asked or now
        self._signal(number)

    def _kill(self) -> None:
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        # As long as it has not been waited for, its number cannot be another's.
        if self._child:
            os.kill(self._child, number)


def _end(status: int) -> int:
    """End this process at once: to let go of all values first would take longer than that.

    Where nobody takes what it has said any more it ends as others do; then return the status.
    """
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


def _once_more() -> int:
    """Start the program again from its beginning, in a process of its own; return its status."""
    import subprocess  # noqa: PLC0415 - no other system needs it

    return subprocess.run([sys.executable, *sys.orig_argv[1:]], check=False).returncode


def _interrupt(*_: object) -> NoReturn:
    """Let the program end, and not be interrupted in that: a second time is the guardian's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


_PASSED_ON = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


def _end_by(number: int) -> None:
    """End this process as the program was ended."""
    if number == signal.SIGKILL:
        _say("Interrupted. What has been published is whole.")
    else:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _say(sentence: str) -> None:
    if sys.stderr.isatty():
        # The line of progress stands there unfinished, and the cursor is hidden.
        sentence = f"\r\033[K\033[?25h{sentence}"
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
