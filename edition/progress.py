"""How far the build has come, on standard error: one line on a terminal, a few lines in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

from rich.console import Console, ConsoleOptions
from rich.live import Live
from rich.text import Text

_EVERY = 10.0
"""How many seconds lie between two lines of a log; a build of fewer writes none."""
_SOON = 2.0
_SOME = 10
"""After so many seconds and steps of a stage its pace is known well enough to be told."""
_BAR = range(8, 41)
"""How many columns the bar may take."""
_PER_SECOND = 5

Clock = Callable[[], float]


@dataclass(slots=True)
class Tally:
    """What has been done in all stages together."""

    made: int = 0
    """Steps whose result was made anew."""
    reused: int = 0
    """Steps whose result was taken over from an earlier build."""


@dataclass(slots=True)
class Stage:
    """A stage that is under way: what it is called, its steps, and how long it has taken."""

    name: str
    total: int
    clock: Clock
    done: int = 0
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    def facts(self) -> list[str]:
        """Return what there is to tell beside the name, the most important first."""
        seconds = self.clock() - self.began
        if not self.total:
            return [duration(seconds)] if seconds >= 1 else []
        told = [f"{self.done:,} of {self.total:,}"]
        if self.done >= _SOME and seconds >= _SOON:
            left = (self.total - self.done) * seconds / self.done
            told += [f"{duration(left)} left", _rate(self.done / seconds)]
        return told


class _Teller:
    """Counts the steps of one stage after the other."""

    def __init__(self, console: Console, clock: Clock = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._stage: Stage | None = None
        self.tally = Tally()

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Begin a stage of ``total`` steps; 0: nobody knows how many."""
        self._stage = Stage(name, total, self._clock)
        try:
            with self._shown(self._stage):
                yield
        finally:
            self._stage = None

    def advance(self, *, reused: bool = False) -> None:
        """Say that a step is done, or that its result could be taken over."""
        if reused:
            self.tally.reused += 1
        else:
            self.tally.made += 1
        if self._stage:
            self._stage.done += 1

    def _shown(self, stage: Stage) -> AbstractContextManager[object]:
        raise NotImplementedError


class Bar(_Teller):
    """Progress for a terminal: one line, gone when the stage is done."""

    def _shown(self, stage: Stage) -> AbstractContextManager[object]:
        return Live(
            _Line(stage),
            console=self._console,
            transient=True,
            refresh_per_second=_PER_SECOND,
            # What is printed meanwhile stands above the line, unless it goes into a file.
            redirect_stdout=sys.stdout.isatty(),
        )


class Lines(_Teller):
    """Progress for a log: now and then a line, and none while a build is short."""

    def __init__(self, console: Console, clock: Clock = time.monotonic) -> None:
        super().__init__(console, clock)
        self._told = clock()

    def advance(self, *, reused: bool = False) -> None:
        """Say that a step is done, or that its result could be taken over."""
        super().advance(reused=reused)
        if self._stage:
            self._tell(self._stage)

    def _shown(self, stage: Stage) -> AbstractContextManager[object]:
        self._tell(stage)
        return nullcontext()

    def _tell(self, stage: Stage) -> None:
        if self._clock() - self._told >= _EVERY:
            self._told = self._clock()
            line = ", ".join([stage.name, *stage.facts()])
            self._console.print(line, highlight=False, markup=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """A stage on one line of a terminal, however wide this is."""

    stage: Stage

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        facts = self.stage.facts()
        # Room for the ^C that a terminal writes when it is struck: in a second line it would stay.
        width = options.max_width - 3
        while len(facts) > 1 and len(_joined(self.stage.name, facts)) > width:
            facts.pop()
        line = Text(self.stage.name, no_wrap=True, overflow="ellipsis", end="")
        room = width - len(_joined(self.stage.name, facts)) - 2
        if self.stage.total and room >= _BAR.start:
            line.append("  ")
            line.append_text(_bar(self.stage, min(room, _BAR.stop - 1), options))
        if facts:
            line.append(f"  {', '.join(facts)}")
        line.truncate(width, overflow="ellipsis")
        yield line


def duration(seconds: float) -> str:
    """Return a time in words, as exactly as one wants to know it: "3 min 20 s"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _rate(rate: float) -> str:
    return f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second"


def _joined(name: str, facts: list[str]) -> str:
    return "  ".join([name, ", ".join(facts)])


def _bar(stage: Stage, width: int, options: ConsoleOptions) -> Text:
    # Thick and thin, so that it can be read without colours.
    done, rest = ("#", "-") if options.ascii_only else ("━", "─")
    filled = min(width, width * stage.done // stage.total)
    return Text.assemble((done * filled, "green"), (rest * (width - filled), "dim"))
