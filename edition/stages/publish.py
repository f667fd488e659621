"""Publish: the finished tree becomes visible whole, or not at all.

The new tree is staged in a folder beside the published one, unchanged files as hard links (they
keep their time), and the two trade places in one step. Where the system has no such step there are
two renames, and the names in the working folder are the journal of how far they got::

    .site.build/twin        between builds: every file of the published edition, as a hard link
    .site.build/staging     not finished; or, after the exchange, the former edition: thrown away
    .site.build/complete    finished, to be put in place
    .site.build/previous    the former edition, taken away to make room
    .site.build/scratch     what is needed only while an edition is made: thrown away

So that a build costs what it changes and not what there is, the former edition is not removed but
brought up to date, as the twin, in which the next edition is staged. The twin takes the room of its
folders only, and may be deleted at any time. It is not trusted: unless nobody has touched its
folders since it was made, nor the published files, what is not the very file that is published is
removed from it before it is used. Where the system has no hard links, or takes names
that differ in case for one, there is none, and each tree is made anew.

The next start completes what a kill interrupted. ``data/files.txt`` (``manifest``) lists the files
of the edition; by it a folder is known to be ours, and a file that it does not name is never
removed. Whether a file changes is told by its digest; that of a published file need not be
calculated where the file is what it was when it was recorded (``record``).
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import BinaryIO, Self

from edition.digests import of_bytes, of_file
from edition.errors import EditionError, PublicationError, UsageError
from edition.exchange import exchange
from edition.lock import locked
from edition.manifest import MANIFEST, is_proper, read_manifest, write_manifest
from edition.record import UNKNOWN, read_folders, read_record, write_folders, write_record
from edition.trees import IRREGULAR, Tree, changed, names, names_since, scan, size, status
from edition.twin import Twin

_SENTENCES: Mapping[int, str] = {
    errno.EACCES: "may not be written to",
    errno.EPERM: "may not be written to",
    errno.EROFS: "may not be written to: the disk is read-only",
    errno.ENOENT: "vanished during the build",
    errno.ENOSPC: "could not be written: the disk is full",
    errno.EDQUOT: "could not be written: the disk quota is used up",
    errno.ENAMETOOLONG: "could not be written: the name is too long",
    errno.ENOLCK: "cannot be locked on this disk: publish into a folder on one of this machine",
    errno.ENOTSUP: "cannot be locked on this disk: publish into a folder on one of this machine",
    errno.EBUSY: "is in use, or a mount point: publish into a folder inside it",
    errno.EXDEV: "lies on another disk than the folder around it: publish into a folder inside it",
}


Looking = Callable[[Path], Callable[[], Tree]]
"""Begins to look at a folder, and gives what returns all that it holds, or raises OSError."""


@dataclass(frozen=True, slots=True)
class Published:
    """How an edition differs from the one published before; paths as in the published tree."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Staging:
    """The tree that is about to be published; a context manager that holds the output's lock.

    Leaving the block without ``commit`` throws away what was staged. ``sources`` are the folders
    and files the edition is made from: they are not to be published over. ``record`` is a file in
    which the build remembers from one time to the next what the files published in ``out`` were
    like, so that it need not read them; each output folder has its own. ``looking``, if given,
    begins to look at the published files on entering; what it saw is asked for when it is needed.

    Entering raises UsageError when ``out`` holds anything that no build put there (or, with
    ``looking``, the first method does that is called), or holds a source, and PublicationError when
    another build is at work there. All methods raise PublicationError when the system refuses, with
    the published edition as it was.
    """

    def __init__(
        self,
        out: Path,
        *,
        sources: Iterable[Path] = (),
        record: Path | None = None,
        looking: Looking | None = None,
    ) -> None:
        # A symbolic link stays: what it leads to is exchanged.
        self.out = Path(os.path.realpath(out))
        if not self.out.name:
            raise UsageError(f"{self.out} cannot be the output folder.")
        self._sources = tuple(sources)
        self._record = record
        self._work = self.out.with_name(f".{self.out.name}.build")
        self._began = 0
        self._looking = looking
        self._seen: Callable[[], Tree] | None = None
        self._digests: dict[str, str] = {}  # of all files of the new edition
        self._written: dict[str, bytes] = {}  # those of them that differ, with their status
        self._twin: Twin | None = None
        self._next: Twin | None = None
        self._committed = b""
        """The list of files, once it is published."""
        self._is_handed_out = False
        self._claims: dict[str, str] = {}
        self._folds_case = False
        self._held = ExitStack()

    def __enter__(self) -> Self:
        with _explained():
            _refuse_sources(self.out, self._sources)
            _refuse_file(self.out)
            self.out.parent.mkdir(parents=True, exist_ok=True)
            with ExitStack() as held:
                self._began = held.enter_context(_alone(self.out))
                _settle(self.out, self._work)
                if self.out.exists():
                    look = self._looking or _when_asked
                    self._seen = look(self.out)
                if self._looking is None:
                    _ = self._published
                held.callback(self._leave)
                self._folds_case = _folds_case(self.out)
                self._held = held.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    @cached_property
    def _published(self) -> _Edition:
        with _explained():
            return _look(self.out, self._seen, self._record) if self._seen else _Edition()

    def write(self, path: str, content: bytes | Path) -> str:
        """Stage a file: its bytes, or the file to copy. ``path`` is relative and POSIX.

        Returns the SHA-256 of what was staged.
        """
        self._claim(path)
        with _explained():
            former = self._published.tree.files.get(path)
            if former is not None and _size(content) == size(former):
                same = _digest(content)
                if self._published_digest(path) == same:
                    self._digests[path] = same
                    return same
            with self._ready().room(path).open("xb") as file:  # never through a hard link
                self._digests[path] = _copy(content, file)
                file.flush()
                self._written[path] = status(os.fstat(file.fileno()))
        return self._digests[path]

    def publishes(self, path: str, digest: str) -> bool:
        """Tell whether a file is published whose SHA-256 is ``digest`` (see ``keep_file``)."""
        known = self._published.digests.get(path)
        return known == digest or self._published_digest(path) == digest

    def keep_file(self, path: str, digest: str) -> bool:
        """Take over a published file if its SHA-256 is ``digest``, and tell whether it is.

        Where it is not, the file is to be written. The digest is one in hexadecimal, in small
        letters.
        """
        if not self.publishes(path, digest):
            return False
        if path in self._digests or self._folds_case:
            self._refuse_second(path)
        self._digests[path] = digest
        return True

    def keep_files(self, files: Mapping[str, str]) -> bool:
        """Take over published files if all of them have these digests; tell whether they have."""
        is_known = files.items() <= self._published.digests.items()
        if not is_known and not all(map(self.publishes, files, files.values())):
            return False
        if self._folds_case or not self._digests.keys().isdisjoint(files):
            for path in files:
                self._refuse_second(path)
        self._digests.update(files)
        return True

    def read(self, path: str) -> bytes:
        """Return the content of a file that is staged or taken over."""
        with _explained():
            folder = self._ready().folder if path in self._written else self.out
            return (folder / path).read_bytes()

    def keep(self, folder: str) -> bool:
        """Take over what is published in ``folder``; return whether there was anything to take."""
        within = f"{folder}/"
        found = sorted(path for path in self._published.tree.files if path.startswith(within))
        digests = {path: self._published_digest(path) or "" for path in found}
        if not all(digests.values()):
            return False
        for path in found:
            self.keep_file(path, digests[path])
        return bool(found)

    def keep_all(self, manifest: str) -> Published | None:
        """Leave all as it is if the edition whose list has this SHA-256 is published, and whole.

        Returns None where it is not. What has been staged before is no part of it.
        """
        published = self._published
        if not published.manifest or of_bytes(published.manifest) != manifest:
            return None
        files = {path: sum_ for path, sum_ in published.listing.items() if path != MANIFEST}
        if published.is_whole:
            return Published((), (), len(files))
        is_there = published.tree.files.keys() == files.keys()
        if not is_there or any(self._published_digest(path) != files[path] for path in files):
            return None
        self._digests = files
        return self.commit()

    def scratch(self) -> Path:
        """Return a folder for what is needed only while the edition is made.

        It lies in the working folder, so that the next build removes what a killed one left.
        """
        with _explained():
            folder = self._work / "scratch"
            folder.mkdir(parents=True, exist_ok=True)
            return folder

    def manifest(self) -> str:
        """Return the SHA-256 of the list of the files that are staged."""
        return of_bytes(self._committed or write_manifest(self._digests))

    def former_manifest(self) -> str:
        """Return the SHA-256 of the list of the published files.

        Nothing, where there is none, or not all files are known to be as it says.
        """
        published = self._published
        return of_bytes(published.manifest) if published.manifest and published.is_whole else ""

    def former(self, path: str) -> bytes | None:
        """Return a file as it is published, or None where it is not."""
        if path not in self._published.tree.files:
            return None
        with _explained():
            return (self.out / path).read_bytes()

    def changed(self) -> Set[str]:
        """Return the files that are staged and not published as they are."""
        return self._written.keys()

    def gone(self) -> Set[str]:
        """Return the files that are published and not staged so far."""
        return self._published.tree.files.keys() - self._digests.keys()

    def changes(self) -> Published:
        """Return what a commit would do now."""
        return Published(
            written=tuple(sorted(self._written)),
            removed=tuple(sorted(self.gone())),
            unchanged=len(self._digests) - len(self._written),
        )

    def complete(self) -> Path:
        """Return the staged folder with all files in it, for a program that works on the tree.

        The program may add files; it must not change those it finds, which are hard links.
        """
        with _explained():
            self._is_handed_out = True
            return self._complete().folder

    def commit(self) -> Published:
        """Publish what is staged, and return how it differs; nothing is touched if it does not."""
        with _explained():
            if self._is_handed_out:
                self._take_in()
            if self._published.is_whole and self._digests == self._published.digests:
                return Published((), (), len(self._digests))
            changes = self.changes()
            self._committed = manifest = write_manifest(self._digests)
            if not self._written and manifest == self._published.manifest:
                self._remember(manifest, self._began)
                return changes
            twin = self._complete()
            target = twin.room(MANIFEST)
            target.write_bytes(manifest)
            finished = target.stat().st_mtime_ns
            self._put_in_place(twin.folder)
            self._keep_twin(twin, [*self._written, MANIFEST], changes.removed)
            self._remember(manifest, finished)
        return changes

    def _claim(self, path: str) -> None:
        if not is_proper(path):
            raise PublicationError(f"'{path}' is no path for a file of the edition.")
        self._refuse_second(path)

    def _refuse_second(self, path: str) -> None:
        if path in self._digests:
            raise PublicationError(f"Two outputs claim {path}.")
        if self._folds_case:
            name = unicodedata.normalize("NFC", path).casefold()
            other = self._claims.setdefault(name, path)
            if other != path:
                raise PublicationError(
                    f"{other} and {path} differ only in case, and are one file on this disk."
                    " Rename one of them in the sources."
                )

    def _published_digest(self, path: str) -> str | None:
        """Return the digest of a published file, which is read if it may have changed."""
        digests = self._published.digests
        if path not in digests and self._published.tree.files.get(path, IRREGULAR) != IRREGULAR:
            with _explained(), suppress(FileNotFoundError):
                digests[path] = of_file(self.out / path)
        return digests.get(path)

    def _ready(self) -> Twin:
        """Return the staged tree, which is the twin of the published one until it is changed."""
        if self._twin is None:
            twin, staging = self._work / "twin", self._work / "staging"
            self._work.mkdir(exist_ok=True)
            self._twin = Twin(staging, self.out, self._published.tree)
            is_there = twin.is_dir() and not twin.is_symlink()
            if is_there and self.out.exists() and not self._folds_case:
                twin.rename(staging)
                if self._is_as_it_was(self._twin):
                    self._twin.adopt_unseen(MANIFEST)
                else:
                    self._twin.adopt()
            else:
                if twin.exists():
                    shutil.rmtree(twin)
                staging.mkdir()
        return self._twin

    def _is_as_it_was(self, twin: Twin) -> bool:
        """Tell whether the twin is that of the published edition, and both are as recorded."""
        published = self._published
        if self._record is None or not published.is_whole or published.manifest is None:
            return False
        with suppress(OSError):  # a folder is there no more
            return twin.is_as(read_folders(_of_twin(self._record), published.manifest))
        return False

    def _complete(self) -> Twin:
        twin = self._ready()
        for path in sorted(twin.shared.difference(self._digests)):
            twin.drop(path)
        for path in sorted(self._digests.keys() - twin.shared - self._written.keys()):
            twin.share(path)
        return twin

    def _take_in(self) -> None:
        """Count in what another program added to the staged folder."""
        twin = self._ready()
        for path in sorted(set(names(twin.folder)) - self._digests.keys() - twin.shared):
            self._claim(path)
            staged = twin.folder / path
            self._digests[path] = of_file(staged)
            if self._published_digest(path) == self._digests[path]:
                staged.unlink()
                twin.share(path)
            else:
                self._written[path] = status(staged.stat())

    def _put_in_place(self, staging: Path) -> None:
        # Again, since a build takes its time: what was put there meanwhile is not to be lost.
        if not self.out.exists():
            staging.rename(self.out)
            return
        added = set(names_since(self.out, self._published.tree, moment=self._began))
        if self._published.manifest is not None:
            added.discard(MANIFEST)
        _refuse_strangers(self.out, added, self._published.listing)
        if not exchange(staging, self.out):
            staging.rename(self._work / "complete")
            _install(self.out, self._work)
            (self._work / "previous").rename(staging)

    def _keep_twin(self, staging: Twin, written: Iterable[str], removed: Iterable[str]) -> None:
        """Make of the former edition the twin of the one that is published now."""
        # On a disk that folds case a file could stand in the way of another.
        if self._folds_case or not staging.has_links:
            return
        twin = Twin(staging.folder, self.out, self._published.tree)
        twin.adopt_unseen(MANIFEST)
        with suppress(OSError):  # there is none, then
            for path in removed:
                twin.drop(path)
            for path in written:
                twin.link(path)
            twin.folder = twin.folder.rename(self._work / "twin")
            self._next = twin

    def _remember(self, manifest: bytes, finished: int) -> None:
        """Record what the files are like that are published now.

        A file is left out that was changed in the last moment before it was seen: it could be
        changed once more in the same tick of the file system's clock, and look the same.
        """
        if self._record is None or (not self._written and self._published.is_whole):
            return
        statuses = self._published.tree.files | self._written
        for path in {*self._digests.keys() - self._published.recorded, *self._written}:
            if changed(statuses[path]) >= (finished if path in self._written else self._began):
                statuses[path] = UNKNOWN
        with suppress(OSError):  # then the next build reads the files
            _of_twin(self._record).unlink(missing_ok=True)
            write_record(self._record, manifest, [statuses[path] for path in sorted(self._digests)])
            if self._next is not None:
                write_folders(_of_twin(self._record), manifest, self._next.seen())

    def _leave(self) -> None:
        # What cannot be cleared away now, the next start clears away.
        with suppress(OSError, EditionError):
            _settle(self.out, self._work)


def publish(
    files: Mapping[str, bytes | Path],
    out: Path,
    *,
    sources: Iterable[Path] = (),
    record: Path | None = None,
) -> Published:
    """Make ``files`` the published edition in ``out``. Raises as ``Staging`` does."""
    with Staging(out, sources=sources, record=record) as staging:
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


def _when_asked(folder: Path) -> Callable[[], Tree]:
    """Return what looks at a folder in this process, once it is asked for."""
    return partial(scan, folder)


@dataclass(frozen=True, slots=True)
class _Edition:
    """A published edition: its list of files, what there is, and what is known of it."""

    manifest: bytes | None = None
    listing: Mapping[str, str] = field(default_factory=dict)
    tree: Tree = field(default_factory=Tree)
    digests: dict[str, str] = field(default_factory=dict)
    """The digests of the files that are known; others are calculated when they are asked for."""
    recorded: Set[str] = frozenset()
    """The files that are as they were when they were recorded."""
    is_whole: bool = False
    """All files of the list are there, and as they were when they were recorded."""


def _look(out: Path, seen: Callable[[], Tree], record: Path | None = None) -> _Edition:
    """Return what is published in ``out``, by a look at each file; none is read.

    Raises UsageError when it holds a file that no build put there.
    """
    manifest, listing = None, None
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        manifest = (out / MANIFEST).read_bytes()
        listing = read_manifest(manifest)
    tree = seen()
    if manifest is None or listing is None:
        _refuse_strangers(out, tree.files, {})
        return _Edition(tree=tree)
    tree.files.pop(MANIFEST, None)
    statuses = read_record(record, manifest) if record else ()
    is_whole = [*map(tree.files.get, listing)] == statuses and len(tree.files) == len(listing)
    if is_whole:
        return _Edition(manifest, listing, tree, listing, listing.keys(), is_whole)
    _refuse_strangers(out, tree.files, listing)
    digests = {
        path: digest
        for (path, digest), seen in zip(listing.items(), statuses, strict=False)
        if tree.files.get(path) == seen
    }
    return _Edition(manifest, listing, tree, digests, frozenset(digests), is_whole)


def _refuse_strangers(out: Path, paths: Iterable[str], listing: Mapping[str, str]) -> None:
    strangers = set(paths).difference(listing)
    if strangers:
        raise UsageError(
            f"{out} holds {min(strangers)}, which no build put there, and publishing would remove"
            " it. Move it elsewhere, or give another output folder (--out)."
        )


def _install(out: Path, work: Path) -> None:
    """Put a complete edition in its place, and the former one beside it."""
    complete, previous = work / "complete", work / "previous"
    if complete.is_dir():
        if out.is_dir():
            _look(out, _when_asked(out))
            if previous.exists():
                raise PublicationError(
                    f"{out} is in the way of the edition in {complete}: remove one of them."
                )
            out.rename(previous)
        complete.rename(out)


def _of_twin(record: Path) -> Path:
    """Return the file beside a record in which the folders of the twin are recorded."""
    return record.with_name(f"{record.name}.twin")


def _settle(out: Path, work: Path) -> None:
    """Complete what was interrupted, and clear the working folder of all but the twin."""
    _install(out, work)
    if work.exists():
        for path in sorted(work.iterdir()):
            if not path.is_dir() or path.is_symlink():
                path.unlink()
            elif path.name != "twin":
                shutil.rmtree(path)
        if not any(work.iterdir()):
            work.rmdir()


@contextmanager
def _alone(out: Path) -> Iterator[int]:
    """Hold the lock; give the time at which it was taken, by the clock of the file system."""
    lock = out.with_name(f".{out.name}.lock")
    with ExitStack() as held:
        try:
            held.enter_context(locked(lock))
        except BlockingIOError as error:
            raise PublicationError(
                f"Another build is at work on {out}. Wait until it has ended."
            ) from error
        yield lock.stat().st_mtime_ns


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


def _refuse_file(out: Path) -> None:
    if os.path.lexists(out) and not out.is_dir():
        raise UsageError(f"{out} is not a folder.")


def _folds_case(out: Path) -> bool:
    """Tell whether names that differ only in case are one file beside ``out``."""
    lock = out.with_name(f".{out.name}.lock")
    return lock.with_name(f".{out.name}.LOCK").exists()


def _size(content: bytes | Path) -> int:
    return content.stat().st_size if isinstance(content, Path) else len(content)


def _digest(content: bytes | Path) -> str:
    return of_file(content) if isinstance(content, Path) else of_bytes(content)


def _copy(content: bytes | Path, file: BinaryIO) -> str:
    """Write content to a file, and return the digest of what was written."""
    if isinstance(content, bytes):
        file.write(content)
        return of_bytes(content)
    calculated = hashlib.sha256()
    with content.open("rb") as source:
        while block := source.read(1 << 20):
            file.write(block)
            calculated.update(block)
    return calculated.hexdigest()
