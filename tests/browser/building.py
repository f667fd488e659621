"""The edition with one page of every kind, built once for all tests that look at its pages."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
EDITION = Path(__file__).resolve().parent / "edition"
TOGETHER = "EDITION_TESTS_TOGETHER"
"""The variable that names a folder for what several runs of the tests share."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that ``make`` filled: once for all processes that run tests together."""
    shared = Path(os.environ.get(TOGETHER) or factory.getbasetemp())
    if "PYTEST_XDIST_WORKER" in os.environ and not os.environ.get(TOGETHER):
        shared = shared.parent
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def lay_out(folder: Path) -> None:
    """Copy the sources of the edition, and lay an encoding guide beside its grammar."""
    shutil.copytree(EDITION, folder)
    shutil.copyfile(ROOT / "schemas" / "guide.xml", folder / "schemas" / "guide.xml")


def build(folder: Path, *options: str, longest: int = 0, catalogue: str = "") -> None:
    """Build an edition, in a process of its own.

    ``longest`` is how many a page may list, ``catalogue`` a file with words of the interface, in a
    language that the program does not know.
    """
    # One process: two would compile the stylesheets twice, for few documents.
    asked = [str(folder), str(longest), catalogue, "--jobs", "1", *options]
    command = [sys.executable, "-m", "tests.browser.building", *asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _main(folder: str, longest: str, catalogue: str, *options: str) -> int:
    from edition import cli, lists, resources

    if int(longest):
        lists.LONGEST = lists.LONGEST_REGISTER = int(longest)
    if catalogue:
        stylesheets = Path(folder).with_name(f"{Path(folder).name}-xslt")
        shutil.copytree(ROOT / "xslt", stylesheets)
        shutil.copy(catalogue, stylesheets / "page" / "labels")
        resources.stylesheets = lambda: stylesheets
    os.chdir(folder)
    return cli.main(list(options))


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
