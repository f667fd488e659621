"""A project's own stylesheet, ``bare.xsl``, over every document of a folder, in one process.

``python -m benchmarks.bare FOLDER OUT``
"""

from __future__ import annotations

import sys
from pathlib import Path

from saxonche import PySaxonProcessor

SHEET = Path(__file__).with_suffix(".xsl")


def main(source: Path, out: Path) -> None:
    """Make a page of every document of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    processor = PySaxonProcessor(license=False)
    sheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(SHEET))
    for path in sorted(source.rglob("*.xml")):
        page = sheet.transform_to_string(source_file=str(path))
        (out / f"{path.stem}.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
