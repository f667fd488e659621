"""Where the stylesheets and schemas lie: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def stylesheets() -> Path:
    """Return the folder of the XSLT entries, with the modules and assets they use below it."""
    return _folder("xslt")


def schemas() -> Path:
    """Return the folder of the schemas that come with the processor."""
    return _folder("schemas")


def explanations() -> Path:
    """Return the folder of the pages on each code of a finding."""
    return _PACKAGE / "explanations"


def licences() -> Path:
    """Return the folder of the licences of what a published edition holds of others."""
    return _PACKAGE / "licences"


def starter() -> Path:
    """Return the folder of the files that a new edition begins with."""
    return _PACKAGE / "starter"


@cache
def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
