"""The proof that the tests can fail: ``python tests/mutants [--only NAME ...] [--list]``.

Each mutant breaks one promise, in a copy of the repository, and the tests that it names have to
fail. Ends with 1 where one survives, or can be tried no more.
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
    """Try the mutants; return the exit status."""
    from tests.mutants.table import Mutant, faults, mutants
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
    started = time.perf_counter()
    survivors: list[str] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        bench = Workbench(ROOT, Path(folder))
        tests = sorted({test for mutant in chosen for test in mutant.tests})
        sound = bench.run(tests)
        if sound.failed or not sound.is_done:
            say(f"These tests fail without any mutant:\n{sound.output}")
            return 1

        def try_out(mutant: Mutant) -> str:
            run = bench.run(mutant.tests, mutant)
            if not run.is_done:
                return f"cannot be tried: the tests did not run\n{run.output}"
            silent = run.silent(mutant.tests)
            return f"survived {', '.join(silent)}" if silent else ""

        for mutant in chosen:
            before = time.perf_counter()
            fault = try_out(mutant)
            if fault:
                survivors.append(mutant.name)
            seconds = time.perf_counter() - before
            say(f"{mutant.name} ({seconds:.0f} s): {fault or 'killed'}")
    minutes = (time.perf_counter() - started) / 60
    say(f"{len(chosen) - len(survivors)} of {len(chosen)} killed, in {minutes:.0f} minutes.")
    if survivors:
        say(f"Not killed: {', '.join(survivors)}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test")
    sys.exit(main())
