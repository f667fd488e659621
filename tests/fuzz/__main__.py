"""The long run: ``python tests/fuzz [--seconds S] [--kinds ...] [--seeds A B] [--change FOLDER]``.

Makes editions by chance, or changes the documents of a folder, builds each as a command does, and
writes what is wrong with it; at the end the figures. Ends with 1 where anything is.
"""

import argparse
import itertools
import sys
import time
from pathlib import Path

ENOUGH = 8
"""How many editions with one kind of fault are reduced; that takes minutes."""
ROOT = Path(__file__).resolve().parent.parent.parent


def say(line: str) -> None:
    """Write a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Try editions until the seeds or the seconds are used up; return the exit status."""
    from tests.fuzz.longrun import KINDS, Bench, Ledger, Order, keep

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--seeds", type=int, nargs=2, default=(0, 1_000_000), metavar=("FROM", "TO")
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--change", type=Path, metavar="FOLDER", help="change the TEI of a folder")
    parser.add_argument("--figures", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what has faults, reduced")
    asked = parser.parse_args()
    specifications = ROOT.parent / "shared" / "tei" / "p5-specs.xml"
    bases = [None]
    if asked.change is not None:
        files = sorted(asked.change.rglob("*.xml"))
        bases = [file for file in files if file.stat().st_size < 100_000]
        asked.kinds = [kind for kind in asked.kinds if kind != "several"]
    orders = (
        Order(specifications, kind, seed, base)
        for seed, base, kind in itertools.product(range(*asked.seeds), bases, asked.kinds)
    )
    ledger, started = Ledger(), time.perf_counter()
    with Bench() as bench:
        for order in orders:
            if time.perf_counter() - started > asked.seconds:
                break
            verdict, memory = bench.trial(order)
            ledger.enter(order, verdict, memory)
            for fault in verdict.faults[:3]:
                say(f"{order.name}: {fault.kind} {fault.message}")
            is_known = all(ledger.faults[fault.kind] > ENOUGH for fault in verdict.faults)
            if asked.keep is not None and not is_known:
                keep(asked.keep, order, verdict, bench.smallest(order))
            ledger.seconds = time.perf_counter() - started
            if asked.figures is not None:
                asked.figures.write_text(ledger.as_json() + "\n", "utf-8")
    say(ledger.table())
    return 1 if ledger.faults else 0


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test")
    sys.exit(main())
