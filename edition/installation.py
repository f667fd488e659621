"""The set-up of a fresh machine: a ``.venv`` beside the program, with the packages it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from edition.lock import locked
from edition.requirements import ROOT, STAMP, VENV, is_ready, marks, python, python_version

_PIP = [
    *(str(python()), "-m", "pip", "install"),
    *("--quiet", "--disable-pip-version-check", "--no-input"),
]


class InstallationError(Exception):
    """A program that makes the environment failed; the message says what may mend it."""


def install(wanted: list[str], pins: list[Path]) -> None:
    """Make ``.venv`` and install requirements into it; do nothing where another start has done it.

    ``pins`` are the files that pin them: then no other version is installed, no file with another
    digest, and no package that would have to be built. Without them, what fits is installed.

    Tells the steps on standard error. Raises InstallationError, and OSError where the folder cannot
    be written to.
    """
    is_told = False
    while True:
        try:
            with locked(ROOT / ".venv.lock"):
                if not is_ready(wanted + marks(pins)):
                    _install(wanted, pins)
                return
        except BlockingIOError:
            if not is_told:
                _say("Another start is setting up .venv: waiting for it.")
            is_told = True
            time.sleep(0.2)


def _install(wanted: list[str], pins: list[Path]) -> None:
    if _is_whole():
        _say("Set-up: the list of needed packages has changed.")
    else:
        _say("Set-up, at the first start only: this takes about a minute.")
        _make()
    # From here on it is not whole: were this interrupted, the next start would make it anew.
    STAMP.write_text("", "utf-8")
    _say(f"Set-up: installing {', '.join(_name(requirement) for requirement in wanted)}.")
    if not pins:
        _say("Set-up: their versions and files are not pinned here; what fits is taken.")
    _run([*_PIP, *(_pinned(pins) if pins else wanted)], _sentences(pins))
    STAMP.write_text("\n".join([python_version(), *wanted, *marks(pins), ""]), "utf-8")
    _say("Set-up: done.")


def _pinned(pins: list[Path]) -> list[str]:
    options = ["--require-hashes", "--only-binary=:all:"]
    return [*options, *(part for path in pins for part in ("--requirement", str(path)))]


def _sentences(pins: list[Path]) -> dict[str, str]:
    """Return what to say where pip fails, by a word of what it says itself."""
    failed = (
        "The packages could not be installed. If the network is out of reach, start again when"
        " it is back."
    )
    if not pins:
        return {"": failed}
    return {
        "DO NOT MATCH THE HASHES": (
            "A package is not the one that was pinned: somebody may have tampered with it."
            " Nothing of it was installed. Tell the maintainers."
        ),
        "": (
            f"{failed} If this system has no such package, EDITION_UNPINNED=1 in the environment"
            " takes what fits instead of what is pinned."
        ),
    }


def _is_whole() -> bool:
    """Tell whether there is a complete ``.venv``, if with other packages."""
    return is_ready([])


def _make() -> None:
    _say("Set-up: making an environment for Python in .venv.")
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("", "utf-8")
    # The stamp stays through all of this: without it the folder would count as somebody else's.
    for entry in VENV.iterdir():
        if entry != STAMP:
            _remove(entry)
    base = getattr(sys, "_base_executable", None) or sys.executable
    sentence = (
        "Python's module 'venv' does not work here. On Debian and Ubuntu,"
        " 'apt install python3-venv' mends it."
    )
    _run([base, "-m", "venv", str(VENV)], {"": sentence})


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _run(command: list[str], sentences: dict[str, str]) -> None:
    """Run a program; if it fails, raise a sentence with the end of what the program said.

    It is the first of which the key occurs in what the program said.
    """
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # The habit of installing for one user only would lead out of .venv.
        env={**os.environ, "PIP_USER": "0"},
        check=False,
    )
    if done.returncode != 0:
        text = done.stdout.decode("utf-8", "replace").strip()
        sentence = next(sentences[mark] for mark in sentences if mark in text)
        said = text.splitlines()
        raise InstallationError("\n".join([sentence, *(f"    {line}" for line in said[-6:])]))


def _name(requirement: str) -> str:
    return re.split(r"[\[~]", requirement)[0]


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
