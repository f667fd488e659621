"""A copy of the repository in which one mutant at a time is tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.table import Mutant

SECONDS = 900
"""How long the tests of one mutant may take; what takes longer has been noticed too."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) (.*?)(?: - .*)?$", re.MULTILINE)
_UNWANTED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "site", ".cache", ".*_cache", ".hypothesis"
)


@dataclass(frozen=True, slots=True)
class Run:
    """What came of tests: those that failed, whether they could be run, and what pytest wrote."""

    failed: tuple[str, ...]
    is_done: bool
    output: str

    def silent(self, tests: Iterable[str]) -> list[str]:
        """Return those of some tests of which no case failed."""
        return [test for test in tests if not any(_is_of(case, test) for case in self.failed)]


class Workbench:
    """A copy of a repository below ``folder``; what lies beside it is beside the copy too."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.copy = folder / "repository"
        shutil.copytree(root, self.copy, ignore=_UNWANTED, symlinks=True)
        corpora = root.parent / "shared"
        if corpora.is_dir():
            (folder / "shared").symlink_to(corpora)

    def run(self, tests: Collection[str], mutant: Mutant | None = None) -> Run:
        """Run tests in the copy, as it is or as a mutant. Raises ValueError."""
        if mutant is None:
            return self._run(tests)
        file = self.copy / mutant.file
        original = file.read_text("utf-8")
        file.write_text(mutant.applied(original), "utf-8")
        try:
            return self._run(tests)
        finally:
            file.write_text(original, "utf-8")

    def survival(self, mutant: Mutant) -> str:
        """Return how a mutant survives its tests, or nothing: it does not."""
        run = self.run(mutant.tests, mutant)
        if not run.is_done:
            return f"cannot be tried: the tests did not run\n{run.output}"
        silent = run.silent(mutant.tests)
        return f"survives {', '.join(silent)}" if silent else ""

    def _run(self, tests: Collection[str]) -> Run:
        # No bytecode: within one tick of the clock an old one would pass for that of the mutant.
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(self.copy)}
        command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-rfE", "--color=no"]
        # A test that takes long is run as well, where a mutant names it.
        command += ["-p", "no:cacheprovider", "-m", "", *tests]
        try:
            done = subprocess.run(
                command,
                cwd=self.copy,
                env=environment,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Run(tuple(tests), is_done=True, output=f"not done within {SECONDS} seconds")
        failed = tuple(_FAILED.findall(done.stdout))
        return Run(failed, done.returncode in {0, 1}, done.stdout + done.stderr)


def _is_of(case: str, test: str) -> bool:
    """Tell whether a case that failed is one of a test, or of the tests of a class or a file."""
    return case == test or case.startswith((f"{test}[", f"{test}::"))
