"""The long run: ``python tests/crashes [--kills N] [--seed S] [--documents N] [--pdf] [--search]``.

Builds an edition of letters again and again, kills the build or one of its processes at a moment of
chance, and looks at what is left; at the end the figures.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def say(line: str) -> None:
    """Write a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Kill builds, and say how it went."""
    from tests.crashes.kills import Loop

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--pdf", action="store_true", help="set the PDFs, too")
    parser.add_argument("--search", action="store_true", help="make the search index, too")
    asked = parser.parse_args()
    options = [] if asked.pdf else ["--no-pdf"]
    options += [] if asked.search else ["--no-search"]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        loop = Loop(
            Path(folder).resolve(), documents=asked.documents, options=options, seed=asked.seed
        )
        for line in loop.run(asked.kills):
            say(line)
    figures = loop.figures
    for counts in (figures.kills, figures.found):
        for name, count in sorted(counts.items()):
            say(f"{count:6,} {name}")
    say(f"{len(figures.faults):6,} faults")
    say(f"{time.monotonic() - began:6,.0f} seconds")
    return 1 if figures.faults else 0


if __name__ == "__main__":
    # The folder of this program stands here; its modules are found from the repository's.
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test")
    sys.exit(main())
