"""Writes an edition of made-up letters: ``python benchmarks/letters FOLDER --documents 10000``."""

import argparse
import sys
from pathlib import Path


def main() -> None:
    """Write the edition that the command line asks for."""
    from benchmarks.letters.edition import write

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("--documents", type=int, default=10_000, help="letters (default: 10000)")
    parser.add_argument("--persons", type=int, help="persons (default: one for two letters)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other words")
    asked = parser.parse_args()
    size = write(asked.folder, asked.documents, persons=asked.persons, seed=asked.seed)
    sys.stderr.write(f"{asked.documents} letters, {size / 1_000_000:.1f} MB\n")


if __name__ == "__main__":
    # The folder of this program stands here; its modules are found from the repository's.
    sys.path[0] = str(Path(__file__).resolve().parent.parent.parent)
    main()
