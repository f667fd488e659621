"""Digests: by which equal things are known to be equal without holding them side by side."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of some parts, which tells ``ab`` and ``c`` from ``a`` and ``bc``."""
    data = [
        part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts
    ]
    lengths = ",".join(map(str, map(len, data)))
    return hashlib.sha256(b":".join([lengths.encode(), *data])).hexdigest()


def of_bytes(data: bytes) -> str:
    """Return the SHA-256 of a file's content, as ``sha256sum`` prints it."""
    return hashlib.sha256(data).hexdigest()


def of_file(path: Path) -> str:
    """Return the SHA-256 of a file of any size. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
