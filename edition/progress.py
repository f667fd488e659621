"""How far the build has come: a bar on a terminal, otherwise a line a stage (standard error)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Reporter(Protocol):
    """What the command line needs of a progress: see ``pipeline.Progress``."""

    def advance(self) -> None:
        """Say that a step is done."""


class Lines:
    """Progress for logs: one line a stage."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Print the stage's name as it begins."""
        self._console.print(f"{name} ({total})" if total > 1 else name, highlight=False)
        yield

    def advance(self) -> None:
        """Print nothing: a log is not for watching."""


class Bar:
    """Progress for a terminal: one bar, gone when the stage is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress: Progress | None = None

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Show a bar while the stage lasts."""
        columns = (
            TextColumn("{task.description}"),
            BarColumn(bar_width=32),
            *((MofNCompleteColumn(), TimeRemainingColumn(compact=True)) if total else ()),
        )
        with Progress(*columns, console=self._console, transient=True) as progress:
            progress.add_task(name, total=total or None)
            self._progress = progress
            yield
        self._progress = None

    def advance(self) -> None:
        """Move the bar by one."""
        if self._progress:
            self._progress.advance(self._progress.task_ids[0])
