"""Sources: the files of an edition's source folder, read when they are needed.

A build reads a file more than once. What it then finds must be what it found first: a file that
somebody saves meanwhile ends the build with a sentence that says so.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from edition import bounds
from edition.diagnostics import Place, Remark
from edition.digests import of_bytes, of_file
from edition.errors import UsageError
from edition.naming import is_usable, shown

LOCK = "addresses.lock"
"""The file of published addresses, beside ``edition.xml``."""

_ENDINGS = (".xml", ".tei", ".odd")
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

    def of(self, path: str, state: State) -> State | None:
        """Return what is known of a file that has not changed since, or None."""
        known = self.files.get(path)
        if known is None or known.changed > self.looked - _UNSURE:
            return None
        same = (known.size, known.changed, known.inode) == (state.size, state.changed, state.inode)
        return known if same else None


class ChangedError(UsageError):
    """A file is not what it was when the build began."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was changed while the edition was built. Build it again.")


class Sources(Mapping[str, bytes]):
    """The XML files of a folder with their bytes, by POSIX path; and the paths of the others.

    Hidden files and whatever lies outside the folder (by a symbolic link) are passed over, and so
    is what is no file. Raises UsageError when there is no such folder or no XML in it, and when a
    file changes meanwhile.
    """

    def __init__(self, folder: Path, known: Snapshot | None = None) -> None:
        require(folder)
        self.folder = folder
        looked = time.time_ns()
        known = known or Snapshot(0, {})
        remarks: list[Remark] = []
        found = dict(sorted(_files(folder, folder.resolve(), remarks)))
        for path, state in list(found.items()):
            try:
                found[path] = known.of(path, state) or replace(state, digest=of_file(folder / path))
            except OSError as error:
                del found[path]
                remarks += _closed(path, error)
        self._digests = {path: state.digest for path, state in found.items()}
        self.remarks = tuple(remarks)
        """What is to be said of files and folders that are left out."""
        self.snapshot = Snapshot(looked, found)
        self.texts = tuple(path for path in found if is_text(path))
        """The TEI files, sorted."""
        self.others = frozenset(path for path in found if not is_text(path) and path != LOCK)
        """Files that are no TEI: images and whatever else documents may name."""
        if not self.texts:
            raise UsageError(f"The folder {folder} holds no XML files.")

    def __getitem__(self, path: str) -> bytes:
        if path not in self._digests:
            raise KeyError(path)
        if is_text(path) and self.snapshot.files[path].size > bounds.FILE:
            # So much shows that it is too large; more need not be in memory.
            with (self.folder / path).open("rb") as file:
                return file.read(bounds.FILE + 1)
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

    def lock(self) -> str:
        """Return ``addresses.lock``, a line feed behind each line; nothing, if there is none."""
        if LOCK not in self._digests:
            return ""
        text = self[LOCK].decode("utf-8", "replace")
        text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        return text if text.endswith("\n") or not text else f"{text}\n"

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file; nothing, if there is none at this path."""
        return self._digests.get(path, "")


def require(folder: Path) -> None:
    """Raise UsageError where there is no such source folder."""
    if not folder.is_dir():
        raise UsageError(
            f"There is no folder {folder}. Name the folder of TEI files with --source."
        )


def is_text(path: str) -> bool:
    """Tell by the name of a file whether it is one of TEI."""
    return path.lower().endswith(_ENDINGS)


def _files(
    folder: Path, top: Path, remarks: list[Remark], prefix: str = ""
) -> Iterator[tuple[str, State]]:
    try:
        listed = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        remarks += _closed(prefix.rstrip("/"), error)
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if not is_usable(entry.name):
            # Nothing can point at any other file with such a name.
            if is_text(entry.name) or entry.is_dir(follow_symlinks=False):
                remarks.append(_unusable(f"{prefix}{entry.name}"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), top, remarks, f"{prefix}{entry.name}/")
        elif _is_file(entry) and (not entry.is_symlink() or _is_below(entry.path, top)):
            try:
                found = entry.stat()
            except OSError as error:
                remarks += _closed(f"{prefix}{entry.name}", error)
                continue
            changed = max(found.st_mtime_ns, found.st_ctime_ns)
            yield f"{prefix}{entry.name}", State(found.st_size, changed, found.st_ino)
        elif is_text(entry.name) or (entry.is_symlink() and os.path.isdir(entry.path)):  # noqa: PTH112
            remarks.append(_passed_over(f"{prefix}{entry.name}", entry))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a symbolic link to itself
        return False


def _unusable(path: str) -> Remark:
    message = (
        f"The name '{shown(path)}' holds a control character, a backslash or what is no Unicode;"
        " what has it is left out."
    )
    return Remark("ED113", Place(shown(path), 0), message, "Rename it.")


def _passed_over(path: str, entry: os.DirEntry[str]) -> Remark:
    hint = "Put into the folder what is to be read."
    if not entry.is_symlink():
        return Remark("ED116", Place(path, 0), "This is no file, and is not read.", hint)
    message = "This is a link to another folder, or to no file of this one, and is not followed."
    return Remark("ED116", Place(path, 0), message, hint)


def _closed(path: str, error: OSError) -> Iterator[Remark]:
    """Yield what is to be said of what cannot be read. Raises UsageError if it has just gone.

    Of a file beside the texts nothing is said then: programs write some for a moment when they save
    another one.
    """
    if not isinstance(error, FileNotFoundError):
        message = f"This cannot be read: {error.strerror}. It is left out."
        yield Remark("ED113", Place(path, 0), message, "Give whoever builds the right to read it.")
    elif is_text(path):
        raise ChangedError(path)


def _is_below(path: str, top: Path) -> bool:
    return Path(path).resolve().is_relative_to(top)
