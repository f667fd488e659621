"""The editions that are measured, each in a folder of its own below one for all."""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.letters import edition as letters
from benchmarks.measuring import ROOT, Run, run

CACHE = ".cache"
"""Where an edition keeps what earlier builds have made, in its own folder."""
DIARY = ROOT.parent / "shared" / "bench" / "diary-2000.tar.xz"
_ASIDE = ".aside-"
PAGES_ONLY = ("--no-pdf", "--no-search")


@dataclass(frozen=True, slots=True)
class Edition:
    """A folder with an edition, and how it is built."""

    folder: Path
    options: tuple[str, ...] = PAGES_ONLY
    allowed: tuple[int, ...] = (0,)
    """The exit statuses of a build that has done its work."""

    @property
    def source(self) -> Path:
        """Its TEI."""
        return self.folder / "tei"

    @property
    def site(self) -> Path:
        """What is published of it."""
        return self.folder / "site"

    @property
    def documents(self) -> list[Path]:
        """Its documents, in order."""
        folder = self.source / "documents"
        return sorted((folder if folder.is_dir() else self.source).glob("*.xml"))

    def build(self, *options: str) -> Run:
        """Build it, with more options, on top of what earlier builds have left."""
        command = [sys.executable, str(ROOT / "build.py"), "build", *self.options, *options]
        return run(command, cwd=self.folder, allowed=self.allowed)

    def build_anew(self) -> Run:
        """Build it as if for the first time."""
        self.forget()
        return self.build()

    def forget(self) -> None:
        """Put aside everything that earlier builds have left."""
        for name in (CACHE, "site", ".site.build", "fresh", ".fresh.build"):
            put_aside(self.folder / name, self.folder.parent)

    def build_beside(self) -> Path:
        """Build it without regard to earlier builds, and return the folder of that second tree."""
        self.build("--out", "fresh", *(["--fresh"] if knows_fresh() else []))
        return self.folder / "fresh"


class Workshop:
    """Makes editions when they are first needed, and keeps them for whatever is measured next."""

    def __init__(self, folder: Path, documents: int, diary: Path = DIARY) -> None:
        self.folder = folder
        self.total = documents
        """How many letters the large edition has; the small one has a fifth of them."""
        self._diary = diary

    @cached_property
    def diary(self) -> Edition:
        """The diary, or as many entries of it as the small edition has letters."""
        if not self._diary.exists():
            raise FileNotFoundError(f"there is no {self._diary.name} (--diary says where it is)")
        name = f"diary-{self.fifth}"
        source = self.folder / name / "tei"
        if not source.exists():
            with tarfile.open(self._diary) as archive:
                archive.extractall(source, filter="data")
            for path in sorted(source.rglob("*.xml"))[self.fifth :]:
                path.unlink()
        return Edition(self.folder / name, (*PAGES_ONLY, "--schema", "none"))

    @cached_property
    def large(self) -> Edition:
        """The large edition of letters."""
        return self.letters(self.total)

    @cached_property
    def small(self) -> Edition:
        """The small edition of letters."""
        return self.letters(self.fifth)

    @cached_property
    def smallest(self) -> Edition:
        """An edition of two letters: building it costs what a build costs without documents."""
        return self.letters(2)

    @cached_property
    def peopled(self) -> Edition:
        """The small edition of letters with registers of the size of the large one's."""
        return self.letters(self.fifth, persons=max(10, self.total // 2))

    @property
    def fifth(self) -> int:
        """How many letters the small edition has."""
        return max(2, self.total // 5)

    def letters(self, documents: int, *, persons: int | None = None) -> Edition:
        """Return an edition of so many letters; of so many persons, if that is said."""
        beside = f"-of-{persons}" if persons else ""
        folder = self.folder / f"letters-{documents}{beside}"
        if not (folder / "schemas").exists():  # what is written last
            shutil.rmtree(folder, ignore_errors=True)
            letters.write(folder, documents, persons=persons)
        return Edition(folder)

    def built(self, edition: Edition) -> Edition:
        """Return an edition after making sure that its last build is that of its sources."""
        edition.build()
        return edition

    def scratch(self, name: str) -> Path:
        """Return an empty folder of this name."""
        folder = self.folder / name
        put_aside(folder, self.folder)
        folder.mkdir(parents=True)
        return folder

    def sweep(self) -> None:
        """Remove what was put aside."""
        for folder in self.folder.glob(f"{_ASIDE}*"):
            shutil.rmtree(folder)


def put_aside(tree: Path, folder: Path) -> None:
    """Put a tree into a folder from which it is removed when everything is measured.

    Where many files were removed in the last minutes, a file costs several times as much to make
    (ext4 passes over their inodes), and an edition that is built for the first time has no such
    past.
    """
    if tree.exists():
        tree.rename(Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder)) / tree.name)


def knows_fresh() -> bool:
    """Tell whether the program can be asked to build without regard to earlier builds."""
    return "--fresh" in run([sys.executable, "build.py", "build", "--help"]).output


def linked(tree: Path, copy: Path) -> Path:
    """Return a copy of a tree whose files are those of the tree: for work that only adds files."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(tree, copy, copy_function=os.link)
    return copy


def naming(documents: list[Path], pointer: str) -> Iterator[Path]:
    """Yield the documents that point to something by exactly this pointer."""
    needle = f'"{pointer}"'.encode()
    return (path for path in documents if needle in path.read_bytes())
