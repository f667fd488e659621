"""What tests have other processes do: some come to no end, some take the process with them.

It knows nothing of pytest: to read that takes a process longer than what it is to do here.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from edition.errors import TransformError
from edition.limits import MEMORY


@dataclass(frozen=True, slots=True)
class Word:
    """A task, of which the first word of its text is the deed."""

    text: str
    size: int = 10

    @property
    def subject(self) -> str:
        return self.text


def work(task: Word) -> str:
    """Do a deed; whatever is none is done at once."""
    deed, _, path = task.text.partition(" ")
    match deed:
        case "hang":
            time.sleep(200)
        case "die":
            if path:
                with Path(path).open("a", encoding="utf-8") as file:
                    file.write("died\n")
            os._exit(1)
        case "once" if not Path(path).exists():
            Path(path).touch()
            os._exit(1)
        case "kill":
            import psutil  # only a cluster has need of it

            psutil.Process(os.getppid()).kill()
            time.sleep(200)
        case "swell":
            return str(len(bytearray(MEMORY + 1)))  # which the machine itself would give
        case "fail":
            raise TransformError("It failed.")
    return f"{task.text} by {os.getpid()}"


def instead(task: Word, reason: str) -> str:
    """Return what stands in the place of a result."""
    return f"{task.text.split()[0]} {reason}"


def done(results: list[str]) -> list[str]:
    """Return the texts of the tasks that were done, in order."""
    return [text for text, by, _ in (result.rpartition(" by ") for result in results) if by]
