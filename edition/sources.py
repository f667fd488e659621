"""Sources: the files of an edition's source folder, read when they are needed.

A build reads a file more than once. What it then finds must be what it found first: a file that
somebody saves meanwhile ends the build with a sentence that says so.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.digests import of_bytes, of_file
from edition.errors import UsageError

LOCK = "addresses.lock"
"""The file of published addresses, beside ``edition.xml``."""

_ENDINGS = frozenset({".xml", ".tei", ".odd"})
_UNSURE = 3_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was looked at may have been changed
again without showing it, since some file systems count in steps of two seconds."""


@dataclass(frozen=True, slots=True)
class State:
    """By what a file shows that it has not changed (as ``stat`` says), and its SHA-256."""

    size: int
    changed: int
    """Nanoseconds; the later of the times of its content and of its description."""
    inode: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A source folder as it was when it was looked at (nanoseconds since 1970)."""

    looked: int
    files: Mapping[str, State]

    def is_sure(self) -> bool:
        """Tell whether no file was changed so shortly before that it has to be read again."""
        return all(state.changed <= self.looked - _UNSURE for state in self.files.values())

    def knows(self, path: str, state: State) -> str:
        """Return the digest of a file that has not changed since, or nothing."""
        known = self.files.get(path)
        if known is None or known.changed > self.looked - _UNSURE:
            return ""
        same = (known.size, known.changed, known.inode) == (state.size, state.changed, state.inode)
        return known.digest if same else ""


class ChangedError(UsageError):
    """A file is not what it was when the build began."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was changed while the edition was built. Build it again.")


class Sources(Mapping[str, bytes]):
    """The XML files of a folder with their bytes, by POSIX path; and the paths of the others.

    Hidden files and whatever lies outside the folder (by a symbolic link) are passed over. Raises
    UsageError when there is no such folder or no XML in it, and when a file changes meanwhile.
    """

    def __init__(self, folder: Path, known: Snapshot | None = None) -> None:
        if not folder.is_dir():
            raise UsageError(
                f"There is no folder {folder}. Name the folder of TEI files with --source."
            )
        self.folder = folder
        looked = time.time_ns()
        known = known or Snapshot(0, {})
        refused: dict[str, str] = {}
        found = dict(sorted(_files(folder, folder.resolve(), refused)))
        self._digests: dict[str, str] = {}
        for path, state in found.items():
            try:
                self._digests[path] = known.knows(path, state) or of_file(folder / path)
            except OSError as error:
                refused[path] = error.strerror or str(error)
        if refused:
            said = (
                f"{path or folder} cannot be read: {refused[path]}." for path in sorted(refused)
            )
            raise UsageError("\n".join(said))
        self.snapshot = Snapshot(
            looked,
            {
                path: State(state.size, state.changed, state.inode, self._digests[path])
                for path, state in found.items()
            },
        )
        self.texts = tuple(path for path in found if _is_text(path))
        """The TEI files, sorted."""
        self.others = frozenset(path for path in found if not _is_text(path) and path != LOCK)
        """Files that are no TEI: images and whatever else documents may name."""
        if not self.texts:
            raise UsageError(f"The folder {folder} holds no XML files.")

    def __getitem__(self, path: str) -> bytes:
        if path not in self._digests:
            raise KeyError(path)
        try:
            data = (self.folder / path).read_bytes()
        except OSError:
            data = None
        if data is None or of_bytes(data) != self._digests[path]:
            raise ChangedError(path)
        return data

    def confirm(self, path: str) -> None:
        """Raise UsageError if a file is not what it was, or has come to be."""
        try:
            digest = of_file(self.folder / path)
        except OSError:
            digest = ""
        if digest != self.digest(path):
            raise ChangedError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def lock(self) -> list[str]:
        """Return the lines of ``addresses.lock``; none, if there is none."""
        if LOCK not in self._digests:
            return []
        return self[LOCK].decode("utf-8", "replace").splitlines()

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file; nothing, if there is none at this path."""
        return self._digests.get(path, "")


def _is_text(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in _ENDINGS  # noqa: PTH122 - thousands of paths


def _files(
    folder: Path, top: Path, refused: dict[str, str], prefix: str = ""
) -> Iterator[tuple[str, State]]:
    """Yield the files of a folder; ``refused`` gets those folders that cannot be read."""
    try:
        with os.scandir(folder) as seen:
            entries = list(seen)
    except OSError as error:
        refused[prefix.rstrip("/")] = error.strerror or str(error)
        return
    for entry in entries:
        if entry.name.startswith(".") or not _is_named(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), top, refused, f"{prefix}{entry.name}/")
        elif entry.is_file() and (not entry.is_symlink() or _is_below(entry.path, top)):
            try:
                found = entry.stat()
            except OSError as error:
                refused[f"{prefix}{entry.name}"] = error.strerror or str(error)
                continue
            changed = max(found.st_mtime_ns, found.st_ctime_ns)
            yield f"{prefix}{entry.name}", State(found.st_size, changed, found.st_ino)


def _is_named(name: str) -> bool:
    """Tell whether a name is Unicode; nothing can point at a file whose name is not."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        if _is_text(name):
            shown = name.encode("utf-8", "replace").decode("utf-8")
            message = f"The name of the file '{shown}' is not in UTF-8. Rename it."
            raise UsageError(message) from error
        return False
    return True


def _is_below(path: str, top: Path) -> bool:
    return Path(path).resolve().is_relative_to(top)
