"""Tries the hostile corpus: ``python tests/hostile [words of the names of cases]``.

Prints for each case what came of it, and what time and memory it took; ends with 1 if one fails.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test")

    from tests.hostile import corpus, generated, sizes
    from tests.hostile.trial import OUTSIDE, Trial, attempt, report

    def trials() -> Iterator[tuple[str, Trial]]:
        """Yield the name of each case and what came of it, the small ones first."""
        wanted = sys.argv[1:] or [""]
        small = {case.name: case for case in corpus.cases()}
        made = {item.case.name: item for item in generated.generated()}
        large = {f"size-{size.name}": size for size in sizes.full()}
        for name in [*sorted({*small, *made}), *large]:
            if not any(word in name for word in wanted):
                continue
            with tempfile.TemporaryDirectory() as folder:
                outside = Path(folder) / OUTSIDE
                outside.mkdir()
                if name in large:
                    size = large[name]
                    given = sizes.together([size])
                    yield name, attempt(given, outside, *sizes.OPTIONS, seconds=size.seconds)
                else:
                    yield name, attempt(small.get(name) or made[name], outside)

    sys.exit(1 if report(trials) else 0)
