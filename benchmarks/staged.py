"""The command line with a watch: ``python benchmarks/staged.py ARGUMENTS OF build.py``.

Writes the processor time of each stage as a line of JSON to standard output, in seconds, that of
workers included.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Watch:
    """A progress that takes the time of each stage; see ``pipeline.Progress``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.seconds: dict[str, float] = {}
        self._clock = clock

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:  # noqa: ARG002 - asked for
        """Take the time that a stage costs."""
        started = self._clock()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + self._clock() - started

    def __getattr__(self, name: str) -> object:
        """Return what does nothing: whatever else a progress may be told."""
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None


def watched(arguments: list[str], clock: Callable[[], float]) -> tuple[int, dict[str, float]]:
    """Run a command and return its exit status, and what each stage costs by a clock."""
    from edition import cli

    watch = Watch(clock)
    setattr(cli, "_progress", lambda *_, **__: watch)  # noqa: B010 - in the place of a function
    return cli.main(arguments), watch.seconds


def main() -> None:
    """Run the command of the command line."""
    from benchmarks.measuring import processor_time

    status, stages = watched(sys.argv[1:], lambda: processor_time(os.getpid()))
    sys.stdout.write(f"{json.dumps(stages)}\n")
    sys.exit(status)


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    main()
