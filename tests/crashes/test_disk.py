"""A full disk: under the output, the cache, the temporary files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from edition.cli import main
from edition.engines import pagefind
from edition.errors import SearchError
from edition.searchable import Leaf, Line
from tests.crashes.workshop import Desk, documents
from tests.editions import tree

UNIT = 1024


class Disk:
    """A small disk that is mounted on a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self._mount(f"size={64 * UNIT}k")

    def resize(self, size: int) -> None:
        """Let it hold so many kilobytes."""
        self._mount(f"remount,size={size}k")

    def used(self) -> int:
        """Return how many kilobytes it holds."""
        return shutil.disk_usage(self.folder).used // UNIT

    def _mount(self, options: str) -> None:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")

    def unmount(self) -> None:
        subprocess.run(["umount", str(self.folder)], check=False, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root of a Linux system can mount a small disk")
    made = Disk(tmp_path.resolve() / "disk")
    yield made
    made.unmount()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path.resolve() / "e", temporary=tmp_path / "tmp")
    documents(desk.folder, a=prose(1), b=prose(2), c="<p>Short.</p>")
    return desk


def prose(seed: int) -> str:
    """Return some paragraphs that no program makes much smaller."""
    random = Random(seed)
    words = ("".join(random.choices("abcdefghij", k=7)) for _ in range(2000))
    return "".join(
        f"<p>{word} {' '.join(next(words) for _ in range(100))}.</p>" for word in "abcde"
    )


def _fill(path: Path) -> None:
    """Write to a file until the disk is full."""
    size = UNIT
    with path.open("wb", buffering=0) as file:
        while size == UNIT:
            try:
                size = file.write(bytes(UNIT))
            except OSError:
                return


def test_full_under_the_output(
    desk: Desk, disk: Disk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, where the stylesheets are compiled already."""
    monkeypatch.chdir(desk.folder)
    out = ["--out", str(disk.folder / "site"), "--jobs", "1"]
    assert main(out) == 0
    needed = disk.used()
    before = tree(disk.folder / "site")
    documents(desk.folder, a=prose(3), b=prose(4))
    for share in (0, 0.1, 0.5, 0.8, 0.9):
        disk.resize(needed + int(share * needed))
        capsys.readouterr()
        status = main([*out, "--fresh"])
        said = capsys.readouterr().err
        if status:
            assert status == 3, said
            assert any(words in said for words in ("disk is full", "disk full", "No space"))
            assert "Traceback" not in said
            assert tree(disk.folder / "site") == before
    disk.resize(64 * UNIT)
    assert main(out) == 0
    assert tree(disk.folder / "site") != before
    assert [path.name for path in (disk.folder / ".site.build").iterdir()] == ["twin"]


def test_full_under_the_cache(
    desk: Desk, disk: Disk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, where the stylesheets are compiled already."""
    monkeypatch.chdir(desk.folder)
    cache = desk.folder / ".cache"
    cache.symlink_to(disk.folder)
    options = ["--no-search", "--jobs", "1"]
    assert main(options) == 0
    whole = tree(desk.site)
    used = disk.used()
    for share in (0.01, 0.5, 0.9):
        shutil.rmtree(desk.site)
        for path in disk.folder.iterdir():
            path.unlink()
        disk.resize(max(8, int(share * used)))
        capsys.readouterr()
        assert main(options) == 0
        said = "The cache in .cache is of no use to this build: it cannot be written to"
        assert said in capsys.readouterr().err
        assert tree(desk.site) == whole
        disk.resize(64 * UNIT)
        assert main(options) == 0
        assert "The cache" not in capsys.readouterr().err
        assert tree(desk.site) == whole


def test_full_under_the_temporary_files(desk: Desk, disk: Disk) -> None:
    desk.temporary = disk.folder
    disk.resize(64)
    _fill(disk.folder / "full")
    assert desk.build().status == 0
    assert desk.faults() == []


def test_an_index_that_is_cut_off_is_refused(disk: Disk, tmp_path: Path) -> None:
    site = disk.folder / "site"
    site.mkdir()
    leaves = [Leaf("documents/a.html", (Line("p1", "Some words."),))]

    def index() -> None:
        pagefind.index(leaves, site, scratch=tmp_path / "scratch", language="en")

    index()
    needed = disk.used()
    for share in (0.2, 0.5, 0.8, 0.95):
        shutil.rmtree(site / "pagefind")
        disk.resize(int(share * needed))
        with pytest.raises(SearchError, match="Is the disk full"):
            index()
    shutil.rmtree(site / "pagefind")
    disk.resize(64 * UNIT)
    index()
