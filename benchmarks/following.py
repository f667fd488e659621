"""``build --watch``: what it costs to build again in a program that stays."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Self

from benchmarks.measuring import ROOT, Run, WorkFailedError, processor_time
from benchmarks.workshop import Edition

_WAITING = b"Waiting for changes"


class Followed:
    """An edition that is built whenever it changes; a context manager."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __enter__(self) -> Self:
        command = [sys.executable, str(ROOT / "build.py"), "build", "--watch"]
        self._process = subprocess.Popen(
            [*command, *self._edition.options],
            cwd=self._edition.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def after(self, change: Callable[[], object]) -> Run:
        """Change something; return what it costs until the edition is published again."""
        before, started = processor_time(self._process.pid), time.perf_counter()
        change()
        self._wait()
        wall = time.perf_counter() - started
        return Run(wall, processor_time(self._process.pid) - before)

    def _wait(self) -> None:
        """Wait until the program waits. Raises WorkFailedError when it ends instead."""
        for line in self._process.stderr or ():
            if line.startswith(_WAITING):
                return
        raise WorkFailedError("build --watch has ended")
