"""A lifeline: a process that ends when the one that started it is there no more.

Without it, a build of which somebody kills one process would go on in the others.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1


def end_with(parent: int, *, mark: int | None = None) -> None:
    """End this process as soon as its parent has ended.

    ``parent`` is the parent's number. ``mark`` is the reading end of a pipe that the parent alone
    holds open for writing: where the system does not see to the end of this process (Linux does),
    a thread waits for the end of the pipe, which it cannot do while an engine is at work.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it has ended meanwhile
            os._exit(1)
    elif mark is not None:
        threading.Thread(target=_wait, args=(mark,), daemon=True).start()


def _wait(mark: int) -> None:
    while os.read(mark, 1):
        pass
    os._exit(1)
