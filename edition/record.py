"""A record of the published files: the status each had when it was seen to be as the list says.

A file that still has the status it had is still what it was, and need not be read. The record names
no file: it holds the digest of the list of files, and a status for each of its lines. It may be
deleted at any time; the next build then reads the published files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

UNKNOWN = bytes(24)
"""Stands for the status of a file of which nothing is known."""

_FORM = b"published files, form 1\n"
_WIDTH = len(UNKNOWN)


def read_record(file: Path, manifest: bytes) -> list[bytes]:
    """Return the status of each file of a list, or nothing where the record is of another list."""
    try:
        data = file.read_bytes()
    except OSError:
        return []
    head = _head(manifest)
    if not data.startswith(head) or len(data) != len(head) + _WIDTH * manifest.count(b"\n"):
        return []
    return [data[start : start + _WIDTH] for start in range(len(head), len(data), _WIDTH)]


def write_record(file: Path, manifest: bytes, statuses: Iterable[bytes]) -> None:
    """Replace the record in one step. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.new")  # the lock of the output is held
    fresh.write_bytes(_head(manifest) + b"".join(statuses))
    fresh.replace(file)


def _head(manifest: bytes) -> bytes:
    return _FORM + hashlib.sha256(manifest).digest()
