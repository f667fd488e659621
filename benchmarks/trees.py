"""The state of a folder: which files are in it, which were touched, and what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """All files of a folder at one moment, by their paths below it."""

    marks: dict[str, tuple[int, int, int]]
    """The file itself (inode), when it was written (nanoseconds), and its size."""
    digests: dict[str, bytes]
    """What is in it, as a hash."""


def state(*folders: Path, without: str = "") -> Tree:
    """Return the state of some folders as one; files below a folder ``without`` are left out."""
    marks, digests = {}, {}
    for number, folder in enumerate(folders):
        for path in sorted(folder.rglob("*")):
            below = path.relative_to(folder)
            if path.is_file() and without not in below.parts:
                name = f"{number}/{below.as_posix()}" if len(folders) > 1 else below.as_posix()
                status = path.stat()
                marks[name] = (status.st_ino, status.st_mtime_ns, status.st_size)
                digests[name] = hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    return Tree(marks, digests)


def touched(before: Tree, after: Tree) -> set[str]:
    """Return the files that were written, replaced, added or removed."""
    return _differing(before.marks, after.marks)


def changed(before: Tree, after: Tree) -> set[str]:
    """Return the files whose content differs, and those that are in one of the two only."""
    return _differing(before.digests, after.digests)


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
