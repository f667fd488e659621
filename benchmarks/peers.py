"""Other programs that make pages of TEI or print them, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_WEASYPRINT = """
import sys, weasyprint
document = weasyprint.HTML(sys.argv[1]).render(pdf_variant="pdf/ua-1")
document.write_pdf(sys.argv[2])
print(len(document.pages))
"""
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


def weasyprint(page: Path, pdf: Path) -> list[str]:
    """Return the command by which WeasyPrint makes a tagged PDF of a page of HTML.

    It writes how many pages that has. ``WEASYPRINT`` names the Python in which it is installed.
    Raises NotInstalledError.
    """
    python = os.environ.get("WEASYPRINT", sys.executable)
    tried = subprocess.run([python, "-c", "import weasyprint"], capture_output=True, check=False)
    if tried.returncode:
        raise NotInstalledError("WEASYPRINT names no Python that has WeasyPrint")
    return [python, "-c", _WEASYPRINT, str(page), str(pdf)]
