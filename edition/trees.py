"""What a folder holds, seen in one walk."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    """All files below a folder with their status, and all folders as the system describes them.

    Paths are relative and POSIX; the folder itself is ``""``. A link is a file.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, os.stat_result] = field(default_factory=dict)


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
    folder = Path(os.path.realpath(folder))
    tree.folders[""] = folder.lstat()
    _scan(str(folder), "", tree)
    return tree


def _scan(folder: str, prefix: str, tree: Tree) -> None:
    files, below = tree.files, list[str]()
    with _entries(folder) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_file(follow_symlinks=False):
                if name not in LITTER:
                    files[prefix + name] = status(entry.stat(follow_symlinks=False))
            elif entry.is_dir(follow_symlinks=False):
                tree.folders[prefix + name] = entry.stat(follow_symlinks=False)
                below.append(name)
            else:
                files[prefix + name] = IRREGULAR
    for name in below:
        _scan(f"{folder}/{name}", f"{prefix}{name}/", tree)


@contextmanager
def _entries(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Open a folder; the system need not look it up again for each file, where it can do that."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def names(folder: str | Path, prefix: str = "") -> Iterator[str]:
    """Yield the paths of all files below a folder, in no order. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from names(entry.path, f"{prefix}{entry.name}/")
            elif entry.name not in LITTER:
                yield prefix + entry.name


def names_since(folder: Path, tree: Tree, *, moment: int) -> Iterator[str]:
    """Yield the paths of all files that came into ``folder`` since it was scanned, and of others.

    ``moment`` is a time before the scan, by the clock of the file system; ``tree`` is empty if
    there was no such folder then. Raises OSError.
    """
    # Not all file systems of Windows note when a folder was changed.
    if not tree.folders or sys.platform == "win32":
        yield from names(folder)
        return
    for path, before in tree.folders.items():
        try:
            now = (folder / path).lstat()
        except FileNotFoundError:
            continue
        is_same = (now.st_ino, now.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        if not is_same or now.st_mtime_ns >= moment:
            yield from names(folder / path, f"{path}/" if path else "")
