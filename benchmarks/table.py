"""The table: what was done, what it should cost, what it costs, and whether that is enough."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table. A work without a goal stands beside others for comparison."""

    work: str
    measured: str
    goal: str = ""
    ratio: str = ""
    is_met: bool | None = None
    """Whether the goal is met; None: there is none, or nobody knows."""


def failed(work: str, reason: str) -> Line:
    """Return the line of a work that could not be measured, with the reason in a sentence."""
    return Line(work, f"not measured: {reason}")


def heading() -> tuple[str, str]:
    """Return the first two lines of the table in Markdown."""
    return "| work | goal | measured | ratio | |", "|---|---|---:|---:|---|"


def markdown(line: Line) -> str:
    """Return a line of the table in Markdown."""
    verdict = {True: "met", False: "**missed**", None: ""}[line.is_met]
    cells = (line.work, line.goal, line.measured, line.ratio, verdict)
    texts = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return f"| {' | '.join(texts)} |".replace("  ", " ")


def seconds(value: float) -> str:
    """Return seconds as people read them: two digits that count, at least."""
    return (
        f"{value:.0f} s" if value >= 100 else f"{value:.1f} s" if value >= 10 else f"{value:.2f} s"
    )


def megabytes(value: int) -> str:
    """Return bytes as megabytes."""
    return f"{value / MEGABYTE:,.0f} MB"


def times(value: float) -> str:
    """Return a ratio."""
    return (
        f"{value:.0f} ×" if value >= 100 else f"{value:.1f} ×" if value >= 10 else f"{value:.2f} ×"
    )
