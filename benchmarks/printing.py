"""What PDFs add to a build: the whole build with them and without.

``python benchmarks/printing.py FOLDER`` builds a folder of TEI documents on one core, without and
with PDFs in turn and several times around, each time in a process of its own, and writes a table of
medians: processor seconds, since other work may run on the machine. ``README.md`` says how to
read it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def measure(folder: Path, *options: str) -> tuple[float, int]:
    """Return the processor seconds of a build, and how many MB its largest process took."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "build.py", "build", "--source", str(folder.resolve())]
        command += ["--out", str(Path(scratch, "site")), "--schema", "none", "--draft"]
        command += ["--no-search", "--jobs", "1", *options]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def main() -> None:
    """Measure, and write the table to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path, help="a folder of TEI")
    parser.add_argument("--runs", type=int, default=3, help="how many times around (default: 3)")
    asked = parser.parse_args()
    count = sum(1 for _ in asked.documents.rglob("*.xml"))
    runs = [
        (measure(asked.documents, "--no-pdf"), measure(asked.documents)) for _ in range(asked.runs)
    ]
    bare = statistics.median(seconds for (seconds, _), _ in runs)
    full = statistics.median(seconds for _, (seconds, _) in runs)
    added = statistics.median(after[0] - before[0] for before, after in runs)
    rows = {
        "build without PDFs": (bare, runs[-1][0][1]),
        "build with PDFs and the volume": (full, runs[-1][1][1]),
        "added by PDFs": (added, 0),
    }
    sys.stdout.write("| work | CPU seconds | ms a document | MB |\n|---|---:|---:|---:|\n")
    for name, (seconds, memory) in rows.items():
        size = f"{memory:,}" if memory else ""
        sys.stdout.write(f"| {name} | {seconds:.1f} | {1000 * seconds / count:.1f} | {size} |\n")


if __name__ == "__main__":
    main()
