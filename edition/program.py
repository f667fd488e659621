"""The program: a digest of all that it is made of, and of the libraries it uses.

What was made by another program is made again.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from edition import resources
from edition.digests import digest, of_bytes


@cache
def program() -> str:
    """Return a digest of our modules, stylesheets and schemas, and of the versions they need."""
    folders = (Path(__file__).resolve().parent, resources.stylesheets(), resources.schemas())
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    parts = [
        f"{path.name} {of_bytes(path.read_bytes())}"
        for path in files
        if path.suffix not in {".pyc", ".pyo"}
    ]
    return digest(sys.version, *_versions(), *parts)


def _versions() -> list[str]:
    found = []
    for name in ("lxml", "msgspec", "pypdf", "saxonche", "typst", "xmlschema"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(name)
    return found
