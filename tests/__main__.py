"""Prepares what the tests need and runs them: ``python tests [options and paths of pytest]``.

``EDITION_EXTRAS=cluster`` prepares optional dependencies too, and so has tried what needs them.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    # The folder of the tests stands here, where their names would hide those of modules.
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test", *os.environ.get("EDITION_EXTRAS", "").split())
    import pytest

    os.chdir(ROOT)
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        # Some hundred programs are started: each would compile all of its modules anew.
        bytecode = ROOT / ".pytest_cache" / "bytecode"
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(bytecode))
    asked = sys.argv[1:]
    if not all(argument.startswith("-") for argument in asked):
        sys.exit(pytest.main(asked))
    # All of the tests: side by side, one more than there are cores, since many wait for programs
    # that they start, or for a limit of time. A module is tried by one process, which makes once
    # what its tests share, and the longest come first (``conftest.py``). What is measured is so at
    # last, alone.
    cores = os.cpu_count() or 1
    together = os.environ["EDITION_TESTS_TOGETHER"] = tempfile.mkdtemp(prefix="edition-tests-")
    side_by_side = ["--dist", "loadfile", "--no-loadscope-reorder", "-n", str(cores + 1)]
    measured = "tests/browser/test_lighthouse.py"
    beside = pytest.main([*side_by_side, f"--ignore={measured}", *asked])
    last = pytest.main([measured, *asked])
    shutil.rmtree(together)
    sys.exit(beside or last)
