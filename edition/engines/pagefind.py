"""Pagefind: the search index of a folder of HTML pages, made by its command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from edition.errors import SearchError

FOLDER = "pagefind"
"""The folder of the index within the indexed one."""


def index(site: Path, *, language: str) -> None:
    """Index all pages below ``site`` that have a ``data-pagefind-body``, as one language.

    Raises SearchError.
    """
    command = [
        sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER,
        "--force-language", language, "--silent",
    ]  # fmt: skip
    environment = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")
        if name in os.environ
    }
    try:
        run = subprocess.run(
            command, capture_output=True, check=False, env=environment, timeout=3600
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(f"The search index could not be made: {error}") from error
    if run.returncode:
        detail = (run.stderr or run.stdout).decode("utf-8", "replace").strip()
        raise SearchError(f"The search index could not be made: {detail}")
