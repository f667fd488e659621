"""Prepares what the tests need and runs them: ``python tests [options and paths of pytest]``.

``EDITION_EXTRAS=cluster`` prepares optional dependencies too, and so has tried what needs them.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    # The folder of the tests stands here, where their names would hide those of modules.
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test", *os.environ.get("EDITION_EXTRAS", "").split())
    import pytest

    os.chdir(ROOT)
    asked = sys.argv[1:]
    if not all(argument.startswith("-") for argument in asked):
        sys.exit(pytest.main(asked))
    # All of the tests: side by side, one more than there are cores, since many wait for programs
    # that they start; but for those that kill processes, or measure, which come after them.
    count = str((os.cpu_count() or 1) + 1)
    apart = ["tests/crashes", "tests/test_cluster.py", "tests/browser/test_lighthouse.py"]
    beside = pytest.main(["-n", count, *(f"--ignore={path}" for path in apart), *asked])
    sys.exit(pytest.main([*apart, *asked]) or beside)
