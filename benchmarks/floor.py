"""The floor: the least that a page for each document can cost. lxml reads, serialises, writes.

``python -m benchmarks.floor FOLDER OUT``
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree


def main(source: Path, out: Path) -> None:
    """Read every document of a folder and write it again."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.rglob("*.xml")):
        (out / path.name).write_bytes(etree.tostring(etree.parse(str(path)), encoding="utf-8"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
