"""The program is known by its digest, wherever it lies."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from edition.program import LIBRARIES

OF_THE_COMMAND = {"click", "rich", "watchfiles"}
"""What only the command line needs; nothing that is made depends on it."""


def digest(folder: Path) -> str:
    program = "from edition.program import program; print(program())"
    done = subprocess.run(
        [sys.executable, "-B", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Return a folder with the program as a package has it, its data inside."""
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "edition", tmp_path / "edition", ignore=unwanted)
    for name in ("xslt", "schemas"):
        shutil.copytree(root / name, tmp_path / "edition" / name, ignore=unwanted)
    return tmp_path


def test_an_installed_program_is_the_same(root: Path, copy: Path) -> None:
    assert digest(copy) == digest(root)


@pytest.mark.parametrize(
    "file", ["edition/words.py", "edition/xslt/site.xsl", "edition/schemas/edition.rng"]
)
def test_a_changed_program_is_another(root: Path, copy: Path, file: str) -> None:
    (copy / file).write_bytes((copy / file).read_bytes() + b"\n")
    assert digest(copy) != digest(root)


def test_the_libraries_count(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[~\[]", item)[0] for item in project["dependencies"]}
    # The program of the search is a package of its own.
    counted = {name.removesuffix("-bin") for name in LIBRARIES}
    assert counted == needed - OF_THE_COMMAND
