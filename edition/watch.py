"""A watch over the work of this process: what it is at, for the guardian to see (``guardian``).

An engine may end its process, or go on for ever and hold Python's lock meanwhile, so that nothing
in the process can say or do anything about it. What is being done is therefore written into memory
that another process sees, which costs nothing worth the name.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from mmap import mmap

SIZE = 4096
_HEAD = struct.Struct("=QdH")
"""A number that tells one work from the next, its limit in seconds, the length of its name."""
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Work:
    """Work that is under way: a step of the build, and what it is done to."""

    step: str
    subject: str

    def __str__(self) -> str:
        return f"{self.step}\n{self.subject}"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the guardian sees: which work it is, and how many seconds it may take; 0: no limit."""

    number: int
    work: Work
    seconds: float


@dataclass(slots=True)
class Watch:
    """What this process is at; and what came to nothing when it was tried before.

    Without ``memory`` nobody looks.
    """

    memory: mmap | None = None
    faults: Mapping[Work, str] = field(default_factory=dict)
    """Work that is not to be tried again, each with the reason, the rest of a sentence."""
    is_wary: bool = False
    """The program has ended before its time: what can be is done in processes of its own."""
    remains: object = None
    """What the program has known at its end, and need not let go of before."""
    _number: int = 0

    @property
    def is_of_the_program(self) -> bool:
        """Whether this process is one that somebody looks at, and ends with the program."""
        return self.memory is not None

    @contextmanager
    def over(self, work: Work, seconds: float) -> Iterator[None]:
        """Let some work be seen for a block; it may take so many seconds."""
        if self.memory is None:
            yield
            return
        self._number += 1
        name = str(work).encode("utf-8", "replace")[:_LONGEST]
        self.memory[_HEAD.size : _HEAD.size + len(name)] = name
        self.memory[: _HEAD.size] = _HEAD.pack(self._number, seconds, len(name))
        try:
            yield
        finally:
            self.memory[: _HEAD.size] = bytes(_HEAD.size)

    def fault(self, work: Work) -> str | None:
        """Return why some work came to nothing before, if it did."""
        if not self.faults:
            return None
        name = str(work).encode("utf-8", "replace")[:_LONGEST]
        return self.faults.get(_read(name))


def look(memory: mmap) -> Sight | None:
    """Return what another process is at, or None if it is at nothing that is watched."""
    number, seconds, length = _HEAD.unpack(memory[: _HEAD.size])
    if not number:
        return None
    return Sight(number, _read(memory[_HEAD.size : _HEAD.size + length]), seconds)


def _read(name: bytes) -> Work:
    step, _, subject = name.decode("utf-8", "replace").partition("\n")
    return Work(step, subject)
