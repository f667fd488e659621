"""Whole builds through the command line: editions to build, what they publish, what they leave."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition.cli import main
from edition.verification import verify
from tests.editions import unaided

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(__file__).parent / "program.py"

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>{name}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><text><body>{text}</body></text></TEI>
"""


def documents(folder: Path, **texts: str) -> Path:
    """Write documents with these texts, and settings without a grammar, and return the folder."""
    (folder / "tei").mkdir(parents=True, exist_ok=True)
    if not (folder / "edition.toml").exists():
        (folder / "edition.toml").write_text('schema = "none"\n', "utf-8")
    for name, text in texts.items():
        (folder / "tei" / f"{name}.xml").write_text(DOCUMENT.format(name=name, text=text), "utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended, and what it said."""

    status: int
    out: str
    err: str
    seconds: float


class Desk:
    """A folder of an edition, in which builds run with a folder of their own for temporary files.

    ``limit`` is how many seconds a task may take, ``memory`` how many bytes; 0: as many as usual.
    """

    def __init__(
        self, folder: Path, *, temporary: Path, limit: float = 0.0, memory: int = 0
    ) -> None:
        self.folder = folder
        self.temporary = temporary
        self.limit = limit
        self.memory = memory
        temporary.mkdir(parents=True, exist_ok=True)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def command(self, *options: str) -> list[str]:
        return [sys.executable, str(PROGRAM), str(self.limit), str(self.memory), *options]

    def start(self, *options: str, **more: object) -> subprocess.Popen[str]:
        """Start a build, as the leader of a group of processes."""
        given = {
            "cwd": self.folder,
            "env": self.environment(),
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            "start_new_session": True,
        }
        return subprocess.Popen(self.command(*options), **{**given, **more})  # type: ignore[call-overload, no-any-return]

    def environment(self) -> dict[str, str]:
        own = {"TMPDIR": str(self.temporary), "TERM": "dumb"}
        return {**os.environ, **own}

    def build(self, *options: str, **more: object) -> Built:
        """Build, and wait for the end."""
        began = time.monotonic()
        process = self.start(*options, **more)
        out, err = process.communicate(timeout=600)
        return Built(process.returncode, out, err, time.monotonic() - began)

    def build_here(self, *options: str) -> int:
        """Build in this process, where the stylesheets are compiled already; return the status."""
        with chdir(self.folder), unaided(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", str(self.temporary))
            return main([*options, "--jobs", "1"])

    def processes(self) -> dict[int, str]:
        """Return the processes that work in the folder, with their command lines (Linux)."""
        found = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                try:
                    if (entry / "cwd").readlink() == self.folder:
                        words = (entry / "cmdline").read_bytes().split(b"\0")
                        found[int(entry.name)] = b" ".join(words).decode("utf-8", "replace")
                except OSError:
                    continue
        return {number: command for number, command in found.items() if command}

    def is_quiet(self, seconds: float = 120.0) -> bool:
        """Wait until no process works in the folder, and tell whether that came to be."""
        end = time.monotonic() + seconds
        while self.processes():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def start_until(self, path: Path, *options: str) -> subprocess.Popen[str]:
        """Start a build, and wait until there is a file or folder, or it has ended."""
        process = self.start(*options)
        while not path.exists() and process.poll() is None:
            time.sleep(0.01)
        return process

    def faults(self) -> list[str]:
        """Return what is wrong with the published tree, by its own list."""
        found, _ = verify(self.site)
        return [finding.message for finding in found]

    def rest(self) -> list[str]:
        """Return what builds have left where there should be nothing."""
        found = list(self.temporary.iterdir())
        found += [path for path in self.folder.glob(".site*") if path.name != ".site.build"]
        work = self.folder / ".site.build"
        found += [path for path in work.glob("*") if path.name != "twin"]
        known = {".gitignore", "builds.sqlite"}
        cache = self.folder / ".cache"
        found += [
            path
            for path in cache.glob("*")
            if path.name not in known and not path.name.startswith("published-")
        ]
        found += list(cache.glob("published-*.new"))
        found += list((self.folder / "tei").glob(".*"))
        return sorted(path.relative_to(self.folder.parent).as_posix() for path in found)


class Original:
    """An edition that was built once, and that each test gets as it was then, in the same place."""

    def __init__(self, folder: Path, *, seconds: float = 0.0) -> None:
        """Keep a folder as it is, for which a build took so many seconds."""
        self.seconds = seconds
        self._folder = folder
        self._copy = folder.with_name("original")
        shutil.copytree(self._folder, self._copy, symlinks=True)

    def restored(self) -> Path:
        """Put the edition back into its folder, as if nothing had happened; return the folder."""
        shutil.rmtree(self._folder)
        shutil.copytree(self._copy, self._folder, symlinks=True)
        return self._folder


def published(desk: Desk, *options: str) -> Original:
    """Build what lies on a desk, which must go without a fault."""
    built = desk.build(*options)
    assert built.status == 0, built.err
    return Original(desk.folder, seconds=built.seconds)


def copied(folder: Path, to: Path) -> Path:
    """Return a copy of an edition without what was built of it."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("site", ".site*", ".cache"))
    return to
