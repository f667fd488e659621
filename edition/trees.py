"""What a folder holds, seen in one walk."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that desktops leave in folders they show; they count as nothing."""

IRREGULAR = b""
"""The status of what is no regular file: a symbolic link, a socket."""

_STATUS = struct.Struct("<QqQ")
_INODE = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Tree:
    """All files below a folder with their status, and all folders with their mode.

    Paths are relative and POSIX; the folder itself is ``""``. A link is a file.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)


def status(seen: os.stat_result) -> bytes:
    """Return size, time of change and inode of a file: a file that is changed gets another."""
    # Bytes and no tuple: seventy thousand tuples keep the collector of garbage busy.
    return _STATUS.pack(seen.st_size, seen.st_mtime_ns, seen.st_ino & _INODE)


def size(seen: bytes) -> int:
    """Return the size that a status tells."""
    return int.from_bytes(seen[:8], "little")


def changed(seen: bytes) -> int:
    """Return the time of change that a status tells, in nanoseconds."""
    return int.from_bytes(seen[8:16], "little", signed=True)


def inode(seen: bytes) -> int:
    """Return the inode that a status tells."""
    return int.from_bytes(seen[16:], "little")


def scan(folder: Path) -> Tree:
    """Return what a folder holds. Raises OSError."""
    tree = Tree()
    tree.folders[""] = stat.S_IMODE(folder.stat().st_mode)
    _scan(str(folder), "", tree)
    return tree


def _scan(folder: str, prefix: str, tree: Tree) -> None:
    files = tree.files
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_file(follow_symlinks=False):
                if name not in LITTER:
                    files[prefix + name] = status(entry.stat(follow_symlinks=False))
            elif entry.is_dir(follow_symlinks=False):
                mode = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
                tree.folders[prefix + name] = mode
                _scan(entry.path, f"{prefix}{name}/", tree)
            else:
                files[prefix + name] = IRREGULAR


def names(folder: str | Path, prefix: str = "") -> Iterator[str]:
    """Yield the paths of all files below a folder, in no order. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from names(entry.path, f"{prefix}{entry.name}/")
            elif entry.name not in LITTER:
                yield prefix + entry.name
