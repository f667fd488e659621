"""One process at a time: a lock file that a killed process cannot leave locked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock ``path`` for a block; the file exists only meanwhile.

    The operating system frees the lock when the process ends, however it ends. Raises
    BlockingIOError at once when another process holds it, OSError when it cannot be made.
    """
    descriptor = _acquire(path)
    try:
        yield
    finally:
        # Windows removes no file that is open.
        if sys.platform == "win32":
            os.close(descriptor)
        with suppress(OSError):
            path.unlink()
        if sys.platform != "win32":
            os.close(descriptor)


def _acquire(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise BlockingIOError(error.errno, error.strerror, str(path)) from error
            raise
        if _is(path, descriptor):
            return descriptor
        # The holder removed the file after it was opened here: what was locked is no longer there.
        os.close(descriptor)


def _is(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
