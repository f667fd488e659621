"""The search index alone: ``python -m benchmarks.search SITE`` makes that of a published tree."""

from __future__ import annotations

import sys
from pathlib import Path

from edition.engines import pagefind

if __name__ == "__main__":
    pagefind.index(Path(sys.argv[1]), language="en")
