"""Which files a source folder has, and that a build sees each of them as one thing."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from edition.digests import of_bytes
from edition.errors import UsageError
from edition.sources import LOCK, Snapshot, Sources, State


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<{Path(name).stem}/>")


def test_only_the_folder_is_read(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "tei"
    lay(outside, "x.xml")
    lay(inside, ".hidden/x.xml", "b/x.xml", "b/image.png", "c.ODD", ".x.xml")
    (inside / "link.xml").symlink_to(outside / "x.xml")
    (inside / "within.xml").symlink_to(inside / "b" / "x.xml")
    (inside / "folder").symlink_to(outside)
    sources = Sources(inside)
    assert sources.texts == ("b/x.xml", "c.ODD", "within.xml")
    assert sources.others == {"b/image.png"}
    assert sources["b/x.xml"] == b"<x/>"
    assert sources.digest("b/x.xml") == of_bytes(b"<x/>")


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no XML files"):
        Sources(tmp_path)
    with pytest.raises(UsageError, match="no folder"):
        Sources(tmp_path / "gone")


def test_the_lock_is_no_file_among_others(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml")
    (tmp_path / LOCK).write_text("a -\nb -\n")
    sources = Sources(tmp_path)
    assert sources.lock() == ["a -", "b -"]
    assert sources.others == frozenset()
    assert Sources(tmp_path).digest(LOCK) == of_bytes(b"a -\nb -\n")


@pytest.mark.parametrize("change", ["other", None])
def test_a_file_that_changes_meanwhile_ends_the_build(tmp_path: Path, change: str | None) -> None:
    lay(tmp_path, "a.xml")
    sources = Sources(tmp_path)
    if change is None:
        (tmp_path / "a.xml").unlink()
    else:
        (tmp_path / "a.xml").write_text(change)
    with pytest.raises(UsageError, match=r"a\.xml was changed while the edition was built"):
        sources["a.xml"]


def test_a_file_that_shows_no_change_is_not_read_again(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml")
    first = Sources(tmp_path).snapshot
    told = replace(first.files["a.xml"], digest="as it was told")
    later = Snapshot(first.looked + 60_000_000_000, {"a.xml": told})
    assert Sources(tmp_path, later).digest("a.xml") == "as it was told"


@pytest.mark.parametrize("field", ["size", "changed", "inode"])
def test_a_file_that_shows_a_change_is_read(tmp_path: Path, field: str) -> None:
    lay(tmp_path, "a.xml")
    first = Sources(tmp_path).snapshot
    state = first.files["a.xml"]
    other = replace(state, digest="old", **{field: getattr(state, field) - 1})
    later = Snapshot(first.looked + 60_000_000_000, {"a.xml": other})
    assert Sources(tmp_path, later).digest("a.xml") == of_bytes(b"<a/>")


def test_a_file_that_was_changed_a_moment_before_is_read(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml")
    first = Sources(tmp_path).snapshot
    told = replace(first.files["a.xml"], digest="old")
    assert Sources(tmp_path, Snapshot(told.changed + 1, {"a.xml": told})).digest("a.xml") != "old"
    assert not first.is_sure()
    os.utime(tmp_path / "a.xml", (1, 1))
    old = {"a.xml": State(4, first.looked - 60_000_000_000, 1)}
    assert Snapshot(first.looked, old).is_sure()
