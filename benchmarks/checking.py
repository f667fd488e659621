"""How fast documents are checked: beside rendering them, and beside libxml2's XSD alone.

``python benchmarks/checking.py ARCHIVE`` unpacks an archive of TEI documents into a temporary
folder, does each kind of work in a process of its own, one after the other and several times
around, and writes a table of medians. ``README.md`` says how to read it.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def documents(folder: Path) -> Iterator[bytes]:
    """Yield the bytes of each document, in order."""
    for path in sorted(folder.rglob("*.xml")):
        yield path.read_bytes()


def xsd(folder: Path) -> None:
    """Hold each document against ``edition.xsd`` by libxml2: the floor."""
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(ROOT / "schemas" / "edition.xsd")))
    for data in documents(folder):
        schema.validate(etree.ElementTree(etree.fromstring(data)))


def rng(folder: Path) -> None:
    """Hold each document against ``edition.rng`` by our own engine."""
    sys.path.insert(0, str(ROOT))
    from lxml import etree

    from edition.relaxng import Grammar

    address = (ROOT / "schemas" / "edition.rng").as_uri()
    grammar = Grammar.load(address, lambda _: (ROOT / "schemas" / "edition.rng").read_bytes())
    for data in documents(folder):
        grammar.validate(etree.fromstring(data))


IN_PROCESS: dict[str, Callable[[Path], None]] = {"xsd": xsd, "rng": rng}


def command(kind: str, folder: Path, out: Path) -> list[str]:
    """Return the command line that does one kind of work on one core."""
    if kind in IN_PROCESS:
        return [sys.executable, __file__, "--only", kind, str(folder)]
    common = ["--source", str(folder), "--schema", "schemas/edition.rng", "--jobs", "1"]
    common += ["--format", "json"]
    if kind == "check":
        return [sys.executable, "build.py", "check", *common]
    more = ["--draft", "--no-pdf", "--no-search", "--out", str(out)]
    return [sys.executable, "build.py", "build", *common, *more]


def measure(kind: str, folder: Path) -> float:
    """Return the seconds that one kind of work takes, start and end of its process included."""
    with tempfile.TemporaryDirectory() as scratch:
        started = time.perf_counter()
        subprocess.run(
            command(kind, folder, Path(scratch, "site")), cwd=ROOT, capture_output=True, check=False
        )
        return time.perf_counter() - started


def table(seconds: dict[str, float], documents: int, size: float) -> Iterator[str]:
    """Yield the lines of the table: what was done, its seconds, documents and MB a second."""
    rows = {
        "XSD by libxml2, parsing included (the floor)": seconds["xsd"],
        "RELAX NG by our engine, parsing included": seconds["rng"],
        "`build.py check`: grammar, rules, pointers, registers": seconds["check"],
        "`build.py build` without PDF and search": seconds["build"],
        "of that, rendering and writing": seconds["build"] - seconds["check"],
    }
    yield "| work | seconds | documents/s | MB/s |"
    yield "|---|---:|---:|---:|"
    for name, taken in rows.items():
        yield f"| {name} | {taken:.1f} | {documents / taken:,.0f} | {size / taken:.1f} |"


def main() -> None:
    """Measure, and write the table to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path, help="an archive (.tar.xz) of TEI, or a folder")
    parser.add_argument("--runs", type=int, default=3, help="how many times around (default: 3)")
    parser.add_argument("--only", choices=sorted(IN_PROCESS), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        IN_PROCESS[asked.only](asked.documents)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.documents
        if folder.is_file():
            with tarfile.open(folder) as archive:
                archive.extractall(scratch, filter="data")
            folder = Path(scratch)
        kinds = ("xsd", "rng", "check", "build")
        runs = [{kind: measure(kind, folder) for kind in kinds} for _ in range(asked.runs)]
        seconds = {kind: statistics.median(run[kind] for run in runs) for kind in kinds}
        sizes = [len(data) for data in documents(folder)]
    lines = table(seconds, len(sizes), sum(sizes) / 1_000_000)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
