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
from typing import Any


class Watch:
    """A progress (``pipeline.Progress``) that takes the time of each stage of another one."""

    def __init__(self, progress: Any, clock: Callable[[], float]) -> None:  # noqa: ANN401
        self.seconds: dict[str, float] = {}
        self._progress = progress
        self._clock = clock

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Begin a stage; when it ends, note what it has cost."""
        started = self._clock()
        with self._progress.stage(name, total):
            yield
        self.seconds[name] = self.seconds.get(name, 0.0) + self._clock() - started

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """Return everything else of the other progress."""
        return getattr(self._progress, name)


def watched(arguments: list[str], clock: Callable[[], float]) -> tuple[int, dict[str, float]]:
    """Run a command and return its exit status, and what each stage costs by a clock."""
    from edition import cli

    original = cli._progress  # noqa: SLF001 - in whose place another stands for a while
    watch = Watch(original(), clock)
    try:
        setattr(cli, "_progress", lambda: watch)  # noqa: B010
        return cli.main(arguments), watch.seconds
    finally:
        setattr(cli, "_progress", original)  # noqa: B010


def main() -> None:
    """Run the command of the command line."""
    from benchmarks.measuring import processor_time

    status, stages = watched(sys.argv[1:], lambda: processor_time(os.getpid()))
    sys.stdout.write(f"{json.dumps(stages)}\n")
    sys.exit(status)


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    main()
