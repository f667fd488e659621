"""Limits: how much memory and time work on one document may take."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform != "win32":
    import resource

MEMORY = 4 << 30
"""How many bytes of memory a process may use."""
MEMORY_TAKEN = f"took more memory than {MEMORY >> 30} GB"
"""What work has done that went beyond, as the rest of a sentence."""

_SECONDS = 120.0
_SECONDS_PER_MILLION = 120.0
"""How long a task may take: so many seconds, and as many again for each million characters."""


def time_for(characters: int) -> float:
    """Return how many seconds work on so many characters may take."""
    return _SECONDS + _SECONDS_PER_MILLION * characters / 1_000_000


def limit_memory(size: int) -> None:
    """Let this process use no more memory than so many bytes."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


@contextmanager
def limited_memory() -> Iterator[None]:
    """Let this process use no more memory than ``MEMORY`` for a block."""
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def give_back_memory() -> None:
    """Let the system have the memory that this process has used and needs no more.

    The C library of Linux keeps what lies between pieces that are still in use, until it is asked.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
