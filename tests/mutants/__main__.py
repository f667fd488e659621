"""The proof that the tests can fail: ``python tests/mutants [--only NAME ...] [--list]``.

Each mutant breaks one promise, in a copy of the repository, and the tests that it names have to
fail. Ends with 1 where one survives, or can be tried no more.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mutants.table import Mutant
    from tests.mutants.trial import Workbench

ROOT = Path(__file__).resolve().parent.parent.parent


def say(line: str) -> None:
    """Write a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Try the mutants; return the exit status."""
    from tests.mutants.table import faults, mutants
    from tests.mutants.trial import Workbench

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these mutants")
    parser.add_argument("--list", action="store_true", help="say which there are, and try none")
    asked = parser.parse_args()
    known = {mutant.name: mutant for mutant in mutants()}
    if unknown := sorted(set(asked.only) - known.keys()):
        say(f"There is no mutant {', '.join(unknown)}.")
        return 2
    chosen = [known[name] for name in asked.only] or list(known.values())
    if asked.list:
        for mutant in chosen:
            say(f"{mutant.name}: {mutant.promise}")
        return 0

    rotten = [fault for mutant in chosen for fault in faults(mutant, ROOT)]
    for fault in rotten:
        say(fault)
    if rotten:
        return 1
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        return try_all(chosen, Workbench(ROOT, Path(folder)))


def try_all(mutants: "list[Mutant]", bench: "Workbench") -> int:
    """Try mutants one after the other and tell what becomes of each; return the exit status."""
    started = time.perf_counter()
    sound = bench.run(sorted({test for mutant in mutants for test in mutant.tests}))
    if sound.failed or not sound.is_done:
        say(f"These tests fail without any mutant:\n{sound.output}")
        return 1
    survivors: list[str] = []
    for mutant in mutants:
        before = time.perf_counter()
        fault = bench.survival(mutant)
        if fault:
            survivors.append(mutant.name)
        say(f"{mutant.name} ({time.perf_counter() - before:.0f} s): {fault or 'killed'}")
    minutes = (time.perf_counter() - started) / 60
    say(f"{len(mutants) - len(survivors)} of {len(mutants)} killed, in {minutes:.0f} minutes.")
    if survivors:
        say(f"Not killed: {', '.join(survivors)}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test")
    sys.exit(main())
