"""Pagefind: the search index of a folder of HTML pages, made by its command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

from edition.errors import SearchError

FOLDER = "pagefind"
"""The folder of the index within the indexed one."""

_COMPRESSED = b"\x1f\x8b"
_ROOM = 1 << 16
"""How many bytes there must be room for when the index has been written."""


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
    # Pagefind does not tell when the disk is full: what it wrote is looked at.
    try:
        fault = _fault(site / FOLDER)
    except OSError as error:
        fault = error.strerror or str(error)
    if fault:
        raise SearchError(
            f"The search index could not be written whole: {fault}. Is the disk full?"
        )


def _fault(folder: Path) -> str:
    """Return what is wrong with an index that was written just now. Raises OSError."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        pages = sum(language["page_count"] for language in entry["languages"].values())
    except (ValueError, LookupError, TypeError):
        return "its list of languages is damaged"
    if len(list(folder.glob("fragment/*"))) != pages:
        return f"it is not of {pages} pages"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _is_whole(path.read_bytes()):
            return f"{path.name} is cut off"
    # A file that was cut off has taken what room there was.
    probe = folder / "probe"
    try:
        probe.write_bytes(bytes(_ROOM))
    finally:
        probe.unlink(missing_ok=True)
    return ""


def _is_whole(data: bytes) -> bool:
    if not data.startswith(_COMPRESSED):
        return bool(data)
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        reader.decompress(data)
    except zlib.error:
        return False
    return reader.eof
