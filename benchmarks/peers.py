"""Other programs that make pages of TEI, where they are installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_SHEETS = ("html5/html5.xsl", "html/html.xsl")


class NotInstalledError(Exception):
    """A program to compare with is not on this machine; the message says what would bring it."""


def tei_stylesheets(source: Path, out: Path) -> list[str]:
    """Return the command by which TEI Stylesheets make a page of each document, in one JVM.

    ``TEI_STYLESHEETS`` names the folder of the stylesheets, ``SAXON_JAR`` Saxon for Java. Raises
    NotInstalledError.
    """
    folder = os.environ.get("TEI_STYLESHEETS")
    sheets = [Path(folder, name) for name in _SHEETS] if folder else []
    sheet = next((path for path in sheets if path.is_file()), None)
    if sheet is None:
        raise NotInstalledError("TEI_STYLESHEETS names no folder of TEI Stylesheets")
    jar = os.environ.get("SAXON_JAR")
    if jar is None:
        raise NotInstalledError("SAXON_JAR names no jar of Saxon for Java")
    java = shutil.which("java")
    if java is None:
        raise NotInstalledError("there is no java")
    return [
        java,
        "-cp",
        jar,
        "net.sf.saxon.Transform",
        f"-s:{source}",
        f"-o:{out}",
        f"-xsl:{sheet}",
    ]
