"""The Python packages that the edition needs, and the ``.venv`` in which they may lie.

Like ``environment``, this imports little and keeps to the syntax of Python 3.8.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "edition.txt"
"""Says that ``.venv`` is ours and what is in it: the Python's version, then a requirement a line.

It is empty until the set-up is complete.
"""
PINS = ROOT / "requirements"
"""The folder of the pins: a file for each group of requirements (``python requirements``)."""
NEWEST = (3, 14)
"""The newest Python that there are pins for."""


def requirements(groups: tuple[str, ...]) -> list[str]:
    """Return what ``pyproject.toml`` requires, with these groups of optional dependencies."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    for group in groups:
        wanted += project["optional-dependencies"][group]
    return sorted(wanted)


def pins(groups: tuple[str, ...]) -> list[Path]:
    """Return the files that pin what is required, with these groups; none where none are to count.

    They do not count for a newer Python than they were made for, nor where somebody has said so by
    ``EDITION_UNPINNED`` in the environment.
    """
    if sys.version_info[:2] > NEWEST or os.environ.get("EDITION_UNPINNED") or not PINS.is_dir():
        return []
    return [PINS / f"{name}.txt" for name in ("edition", *groups)]


def marks(files: list[Path]) -> list[str]:
    """Return what the stamp says of pins: when one of them is renewed, it is another."""
    from hashlib import sha256

    return [f"{path.name} {sha256(path.read_bytes()).hexdigest()}" for path in files]


def is_inside() -> bool:
    """Tell whether this is the Python of ``.venv``."""
    return os.path.realpath(sys.prefix) == os.path.realpath(VENV)


def is_ready(wanted: list[str]) -> bool:
    """Tell whether our ``.venv`` is complete and has all that is wanted."""
    try:
        version, *installed = STAMP.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return False
    # Only in .venv it shows whether the Python it was made from was replaced by a newer one.
    same = version == python_version() or not is_inside()
    return same and python().exists() and set(wanted) <= set(installed)


def is_foreign() -> bool:
    """Tell whether somebody else made ``.venv``."""
    return VENV.is_dir() and not STAMP.exists() and any(VENV.iterdir())


def is_linked() -> bool:
    """Tell whether ``.venv``, or a folder in it that the set-up writes to, is a link elsewhere."""
    return any(path.is_symlink() for path in (VENV, VENV / "bin", VENV / "lib", VENV / "Lib"))


def missing(wanted: list[str]) -> list[str]:
    """Return the requirements that this Python does not fulfil.

    The names of the folders in which installers keep their records tell, which is much faster than
    to read the records.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                project, _, version = name[: -len(".dist-info")].partition("-")
                found.setdefault(_normal(project), version)
    lacking = []
    for requirement in wanted:
        name, _, release = requirement.partition("~=")
        if not is_compatible(found.get(_normal(name.partition("[")[0]), ""), release):
            lacking.append(requirement)
    return lacking


def is_compatible(version: str, release: str) -> bool:
    """Tell whether ``~= release`` admits ``version``, which is empty for what is not there."""
    have, want = _numbers(version), _numbers(release)
    return have[: len(want) - 1] == want[:-1] and have >= want


def python() -> Path:
    """Return the path of the Python of ``.venv``."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python_version() -> str:
    """Return the version of this Python as far as it matters to packages: ``3.11``."""
    return "{}.{}".format(*sys.version_info[:2])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).strip().lower()
