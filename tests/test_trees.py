"""What a folder holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.trees import IRREGULAR, Tree, changed, inode, names, names_since, scan, size


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.html").write_bytes(b"123")
    (tmp_path / "a" / ".DS_Store").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    (tmp_path / "d").write_bytes(b"")
    for file in tmp_path.rglob("*"):
        os.utime(file, (1, 1))
    os.utime(tmp_path, (1, 1))
    return tmp_path


def test_files_and_folders(folder: Path) -> None:
    tree = scan(folder)
    assert set(tree.files) == set(names(folder)) == {"a/b/c.html", "d"}
    assert set(tree.folders) == {"", "a", "a/b", "empty"}


def test_the_folder_may_be_a_link(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("link") / "link"
    link.symlink_to(folder)
    assert scan(link).files == scan(folder).files


def test_status(folder: Path) -> None:
    seen, before = scan(folder).files["a/b/c.html"], (folder / "a/b/c.html").stat()
    told = (size(seen), changed(seen), inode(seen))
    assert told == (3, 1_000_000_000, before.st_ino)


def test_a_link_is_a_file_that_is_none(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "a")
    tree = scan(folder)
    assert tree.files["link"] == IRREGULAR
    assert "link" not in tree.folders


class TestFilesThatCame:
    MOMENT = 2_000_000_000

    def test_none(self, folder: Path) -> None:
        tree = scan(folder)
        (folder / "d").write_bytes(b"changed in its place")
        assert list(names_since(folder, tree, moment=self.MOMENT)) == []

    @pytest.mark.parametrize("path", ["x", "a/b/x", "empty/x"])
    def test_a_file(self, folder: Path, path: str) -> None:
        tree = scan(folder)
        (folder / path).write_bytes(b"")
        assert path in set(names_since(folder, tree, moment=self.MOMENT))

    def test_a_folder(self, folder: Path) -> None:
        tree = scan(folder)
        (folder / "a" / "new").mkdir()
        (folder / "a" / "new" / "x").write_bytes(b"")
        assert "a/new/x" in set(names_since(folder, tree, moment=self.MOMENT))

    def test_another_folder_in_the_place(self, folder: Path) -> None:
        tree = scan(folder)
        (folder / "a").rename(folder / "old")
        (folder / "a").mkdir()
        (folder / "a" / "x").write_bytes(b"")
        os.utime(folder / "a", (1, 1))
        os.utime(folder, (1, 1))
        assert "a/x" in set(names_since(folder, tree, moment=self.MOMENT))

    def test_the_folder_itself(self, folder: Path) -> None:
        assert set(names_since(folder, Tree(), moment=self.MOMENT)) == {"a/b/c.html", "d"}

    def test_a_folder_that_went(self, folder: Path) -> None:
        tree = scan(folder)
        (folder / "empty").rmdir()
        os.utime(folder, (1, 1))
        assert list(names_since(folder, tree, moment=self.MOMENT)) == []

    def test_a_file_that_came_in_the_tick_of_the_scan(self, folder: Path) -> None:
        os.utime(folder / "a", (3, 3))
        tree = scan(folder)
        (folder / "a" / "x").write_bytes(b"")
        os.utime(folder / "a", (3, 3))
        assert "a/x" in set(names_since(folder, tree, moment=self.MOMENT))
