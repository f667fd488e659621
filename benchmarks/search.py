"""The search index alone: ``python -m benchmarks.search SITE`` makes that of a published tree."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from edition.engines import pagefind
from edition.stages import audit

if __name__ == "__main__":
    site = Path(sys.argv[1])
    leaves = [
        audit.searched(path.relative_to(site).as_posix(), audit.read(path.read_bytes()))
        for path in sorted(site.glob("documents/**/*.html"))
    ]
    with tempfile.TemporaryDirectory() as scratch:
        pagefind.index(leaves, site, scratch=Path(scratch) / "pages", language="en")
