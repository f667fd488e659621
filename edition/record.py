"""A record of the published files: the status each had when it was seen to be as the list says.

A file that still has the status it had is still what it was, and need not be read. The record names
no file: it holds the digest of the list of files, and a status for each of its lines. Beside it is
one of the folders of the twin (``stages.publish``), by which it is known that nobody has put
anything into them or taken it away. Both may be deleted at any time; the next build then reads the
published files, or looks at each of the twin.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from edition.trees import changed

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


def read_folders(file: Path, manifest: bytes) -> dict[str, bytes]:
    """Return the status of each folder of the twin, or nothing where the record is of another list.

    One that was changed in the last moment before it was seen is UNKNOWN: it could be changed once
    more in the same tick of the file system's clock, and look the same.
    """
    try:
        data, moment = file.read_bytes(), file.stat().st_mtime_ns
    except OSError:
        return {}
    head = _head(manifest)
    found: dict[str, bytes] = {}
    for line in data[len(head) :].split(b"\n")[:-1] if data.startswith(head) else ():
        with suppress(ValueError):  # then it is as if it were not there
            seen = bytes.fromhex(line[: 2 * _WIDTH].decode("ascii"))
            found[os.fsdecode(line[2 * _WIDTH :])] = seen if changed(seen) < moment else UNKNOWN
    return found


def write_folders(file: Path, manifest: bytes, folders: Mapping[str, bytes]) -> None:
    """Replace the record of the twin's folders in one step. Raises OSError."""
    lines = [seen.hex().encode() + os.fsencode(path) + b"\n" for path, seen in folders.items()]
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_bytes(_head(manifest) + b"".join(lines))
    fresh.replace(file)


def _head(manifest: bytes) -> bytes:
    return _FORM + hashlib.sha256(manifest).digest()
