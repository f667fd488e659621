"""Publish: the finished tree becomes visible whole, or not at all.

The new tree is staged in a folder beside the published one, unchanged files as hard links (they
keep their time), and the two trade places in one step. Where the system has no such step there are
two renames, and the names in the working folder are the journal of how far they got::

    .site.build/staging     not finished; or, after the exchange, the former edition: thrown away
    .site.build/complete    finished, to be put in place
    .site.build/previous    the former edition, taken away to make room

The next start completes what a kill interrupted. ``data/files.txt`` lists the files of the edition;
by it a folder is known to be ours, and a file that it does not name is never removed.
"""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from edition.errors import EditionError, PublicationError, UsageError
from edition.exchange import exchange
from edition.lock import locked

MANIFEST = "data/files.txt"
"""The path of the list of all files of the edition, one a line, sorted; it names itself too."""

_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that desktops leave in folders they show."""

_SENTENCES: Mapping[int, str] = {
    errno.EACCES: "may not be written to",
    errno.EPERM: "may not be written to",
    errno.EROFS: "may not be written to: the disk is read-only",
    errno.ENOENT: "vanished during the build",
    errno.ENOSPC: "could not be written: the disk is full",
    errno.EDQUOT: "could not be written: the disk quota is used up",
    errno.ENAMETOOLONG: "could not be written: the name is too long",
    errno.EBUSY: "is in use, or a mount point: publish into a folder inside it",
    errno.EXDEV: "lies on another disk than the folder around it: publish into a folder inside it",
}


@dataclass(frozen=True, slots=True)
class Published:
    """How an edition differs from the one published before; paths as in the published tree."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Staging:
    """The tree that is about to be published; a context manager that holds the output's lock.

    Leaving the block without ``commit`` throws away what was staged. ``sources`` are the folders
    and files the edition is made from: they are not to be published over.

    Entering raises UsageError when ``out`` holds anything that no build put there, or holds a
    source, and PublicationError when another build is at work there. All methods raise
    PublicationError when the system refuses, with the published edition as it was.
    """

    def __init__(self, out: Path, *, sources: Iterable[Path] = ()) -> None:
        # A symbolic link stays: what it leads to is exchanged.
        self.out = Path(os.path.realpath(out))
        if not self.out.name:
            raise UsageError(f"{self.out} cannot be the output folder.")
        self._sources = tuple(sources)
        self._work = self.out.with_name(f".{self.out.name}.build")
        self._folder = self._work / "staging"
        self._published: frozenset[str] = frozenset()
        self._kept: set[str] = set()
        self._written: set[str] = set()
        self._linked: set[str] = set()
        self._made: set[Path] = set()
        self._claims: dict[str, str] = {}
        self._folds_case = False
        self._held = ExitStack()

    def __enter__(self) -> Self:
        with _explained():
            _refuse_sources(self.out, self._sources)
            # Before anything is made: a mistyped folder is to stay as it is.
            files_published(self.out)
            self.out.parent.mkdir(parents=True, exist_ok=True)
            with ExitStack() as held:
                held.enter_context(_alone(self.out))
                _settle(self.out, self._work)
                self._published = files_published(self.out)
                held.callback(self._leave)
                self._folds_case = _folds_case(self.out)
                self._held = held.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def write(self, path: str, content: bytes | Path) -> None:
        """Stage a file: its bytes, or the file to copy. ``path`` is relative and POSIX."""
        self._claim(path)
        with _explained():
            if path in self._published and _same(self.out / path, content):
                self._kept.add(path)
                return
            target = self._room(path)
            if isinstance(content, Path):
                shutil.copyfile(content, target)
            else:
                with target.open("xb") as file:  # never through a hard link
                    file.write(content)
            self._written.add(path)

    def keep(self, folder: str) -> bool:
        """Take over what is published in ``folder``; return whether there was anything."""
        kept = [path for path in self._published if path.startswith(f"{folder}/")]
        for path in sorted(kept):
            self._claim(path)
        self._kept.update(kept)
        return bool(kept)

    def changes(self) -> Published:
        """Return what a commit would do now."""
        present = self._kept | self._written | {MANIFEST}
        return Published(
            written=tuple(sorted(self._written)),
            removed=tuple(sorted(self._published - present)),
            unchanged=len(self._kept),
        )

    def complete(self) -> Path:
        """Return the staged folder with all files in it, for a program that works on the tree.

        The program may add files; it must not change those it finds, which are hard links.
        """
        with _explained():
            self._make(self._folder)
            for path in sorted(self._kept - self._linked):
                self._link(path, self._room(path))
        return self._folder

    def commit(self) -> Published:
        """Publish what is staged, and return how it differs; nothing is touched if it does not."""
        with _explained():
            if self._folder.exists():
                self._take_in()
            manifest = "".join(
                f"{path}\n" for path in sorted(self._kept | self._written | {MANIFEST})
            )
            changes = self.changes()
            if MANIFEST in self._published:
                before = (self.out / MANIFEST).read_bytes()
                if not (changes.written or changes.removed) and before == manifest.encode():
                    return changes
            self.complete()
            self._room(MANIFEST).write_bytes(manifest.encode())
            if self.out.exists():
                shutil.copymode(self.out, self._folder)
            self._put_in_place()
        return changes

    def _claim(self, path: str) -> None:
        pure = PurePosixPath(path)
        proper = path == str(pure) and not pure.is_absolute() and ".." not in pure.parts
        if not proper or path in {"", ".", MANIFEST} or "\\" in path or "\0" in path:
            raise PublicationError(f"'{path}' is no path for a file of the edition.")
        name = unicodedata.normalize("NFC", path).casefold() if self._folds_case else path
        other = self._claims.setdefault(name, path)
        if path in self._kept or path in self._written:
            raise PublicationError(f"Two outputs claim {path}.")
        if other != path:
            raise PublicationError(
                f"{other} and {path} differ only in case, and are one file on this disk."
                " Rename one of them in the sources."
            )

    def _take_in(self) -> None:
        """Count in what another program added to the staged folder."""
        for path in sorted(set(_files(self._folder)) - self._written - self._linked):
            self._claim(path)
            staged = self._folder / path
            if path in self._published and _same(self.out / path, staged):
                staged.unlink()
                self._link(path, staged)
                self._kept.add(path)
            else:
                self._written.add(path)

    def _room(self, path: str) -> Path:
        target = self._folder / path
        self._make(target.parent)
        return target

    def _make(self, folder: Path) -> None:
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)

    def _link(self, path: str, target: Path) -> None:
        try:
            target.hardlink_to(self.out / path)
        except OSError:  # not every file system has links
            shutil.copy2(self.out / path, target)
        self._linked.add(path)

    def _put_in_place(self) -> None:
        # Again, since a build takes its time: what was put there meanwhile is not to be lost.
        files_published(self.out)
        if not self.out.exists():
            self._folder.rename(self.out)
        elif not exchange(self._folder, self.out):
            self._folder.rename(self._work / "complete")
            _settle(self.out, self._work)

    def _leave(self) -> None:
        # What cannot be cleared away now, the next start clears away.
        with suppress(OSError, EditionError):
            _settle(self.out, self._work)


def publish(
    files: Mapping[str, bytes | Path], out: Path, *, sources: Iterable[Path] = ()
) -> Published:
    """Make ``files`` the published edition in ``out``. Raises as ``Staging`` does."""
    with Staging(out, sources=sources) as staging:
        for path, content in sorted(files.items()):
            staging.write(path, content)
        return staging.commit()


def recover(out: Path) -> None:
    """Complete the exchange that a kill interrupted, and remove what killed builds left behind.

    Raises PublicationError when another build is at work there.
    """
    out = Path(os.path.realpath(out))
    with _explained():
        if out.parent.is_dir():
            with _alone(out):
                _settle(out, out.with_name(f".{out.name}.build"))


def files_published(out: Path) -> frozenset[str]:
    """Return the paths of the edition published in ``out``: none, if there is none yet.

    Raises UsageError when ``out`` is no folder, or holds a file that no build put there.
    """
    if not os.path.lexists(out):
        return frozenset()
    if not out.is_dir():
        raise UsageError(f"{out} is not a folder.")
    try:
        listed = frozenset((out / MANIFEST).read_text("utf-8").splitlines())
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        listed = frozenset()
    found = set()
    for path in _files(out):
        if path not in listed:
            raise UsageError(
                f"{out} holds {path}, which no build put there, and publishing would remove it."
                " Move it elsewhere, or give another output folder (--out)."
            )
        found.add(path)
    return frozenset(found)


def _settle(out: Path, work: Path) -> None:
    """Put a complete edition in its place, and clear the working folder."""
    complete, previous = work / "complete", work / "previous"
    if complete.is_dir():
        if out.is_dir():
            files_published(out)
            if previous.exists():
                raise PublicationError(
                    f"{out} is in the way of the edition in {complete}: remove one of them."
                )
            out.rename(previous)
        complete.rename(out)
    if work.exists():
        shutil.rmtree(work)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(locked(out.with_name(f".{out.name}.lock")))
        except BlockingIOError as error:
            raise PublicationError(
                f"Another build is at work on {out}. Wait until it has ended."
            ) from error
        yield


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except OSError as error:
        what = error.filename or "The output folder"
        why = _SENTENCES.get(error.errno or 0, f"could not be written: {error.strerror}")
        raise PublicationError(f"{what} {why}.") from error


def _refuse_sources(out: Path, sources: Iterable[Path]) -> None:
    for source in sources:
        place = Path(os.path.realpath(source))
        for folder in (place, *place.parents):
            if folder == out or (folder.exists() and out.exists() and folder.samefile(out)):
                raise UsageError(
                    f"The output folder {out} holds what the edition is made from ({source})."
                    " Give another output folder (--out)."
                )


def _folds_case(out: Path) -> bool:
    """Tell whether names that differ only in case are one file beside ``out``."""
    lock = out.with_name(f".{out.name}.lock")
    return lock.with_name(f".{out.name}.LOCK").exists()


def _files(folder: Path, prefix: str = "") -> Iterator[str]:
    """Yield the POSIX paths of all files below ``folder``, in no order; links are files."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.name not in _LITTER:
                yield f"{prefix}{entry.name}"


def _same(published: Path, content: bytes | Path) -> bool:
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    if published.stat().st_size != size:
        return False
    if isinstance(content, bytes):
        return published.read_bytes() == content
    with published.open("rb") as first, content.open("rb") as second:
        while block := first.read(1 << 20):
            if block != second.read(1 << 20):
                return False
    return True
