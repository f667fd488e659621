"""The table of what the edition costs: ``python benchmarks [--only ROW…] [--documents N]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.workshop import Workshop


def main() -> None:
    """Measure what is asked for, and write the table to standard output, a line at a time."""
    from benchmarks import profiling
    from benchmarks.rows import ROWS
    from benchmarks.workshop import DIARY, Workshop

    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(ROWS), default=list(ROWS), metavar="ROW")
    parser.add_argument("--documents", type=int, default=10_000, help="letters (default: 10000)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each work (default: 3)")
    parser.add_argument("--diary", type=Path, default=DIARY, help="the archive of the diary")
    parser.add_argument("--folder", type=Path, help="keep the editions here for the next time")
    parser.add_argument("--profile", action="store_true", help="say where the time goes instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as scratch:
        workshop = Workshop((asked.folder or Path(scratch)).resolve(), asked.documents, asked.diary)
        try:
            if asked.profile:
                say(*profiling.profile(workshop))
            else:
                _measure(workshop, asked)
        finally:
            workshop.sweep()


def _measure(workshop: Workshop, asked: argparse.Namespace) -> None:
    """Write the table."""
    from benchmarks.rows import ROWS
    from benchmarks.table import failed, heading, markdown

    say(f"{machine()}; medians of {asked.rounds}", "")
    say(*heading())
    for name in asked.only:
        sys.stderr.write(f"{name} …\n")
        try:
            for row in ROWS[name](workshop, asked.rounds):
                say(markdown(row))
        except Exception as error:
            say(markdown(failed(name, f"{type(error).__name__}: {error}")))


def say(*lines: str) -> None:
    """Write lines, at once."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def machine() -> str:
    """Return the day, and on what is measured."""
    day = datetime.now(UTC)
    return (
        f"{day.day} {day:%B %Y}, a {os.cpu_count()}-core machine ({platform.machine()}), "
        f"Python {platform.python_version()}"
    )


if __name__ == "__main__":
    # The folder of this program stands here; its modules are found from the repository's.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from edition import environment

    environment.ensure()
    main()
