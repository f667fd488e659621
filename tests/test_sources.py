"""Which files a source folder has, and that a build sees each of them as one thing."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from edition.digests import of_bytes, of_file
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


def test_a_name_that_is_not_unicode_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml")
    try:
        (tmp_path / "image\udcff.png").touch()
    except OSError:
        pytest.skip("this disk has only names in Unicode")
    assert Sources(tmp_path).others == frozenset()
    (tmp_path / "b\udcff.xml").touch()
    [remark] = Sources(tmp_path).remarks
    assert (remark.code, remark.place.file) == ("ED113", "b\ufffd.xml")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no files of such names")
def test_a_name_that_no_message_can_hold_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml", "b\n::c.xml", "d\x1b.png", "e\\f.xml", "g\u202eh/i.xml")
    sources = Sources(tmp_path)
    assert sources.texts == ("a.xml",)
    assert sources.others == frozenset()
    told = [(remark.code, remark.place.file) for remark in sources.remarks]
    assert told == [
        ("ED113", "b\ufffd::c.xml"),
        ("ED113", "e\ufffdf.xml"),
        ("ED113", "g\ufffdh"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_what_is_no_file_of_the_folder_is_told(tmp_path: Path) -> None:
    lay(tmp_path / "tei", "a.xml", "b/c.xml")
    lay(tmp_path, "secret.xml")
    os.mkfifo(tmp_path / "tei" / "pipe.xml")
    for name, target in (("loop.xml", "loop.xml"), ("out.xml", "../secret.xml"), ("up", "..")):
        (tmp_path / "tei" / name).symlink_to(target)
    sources = Sources(tmp_path / "tei")
    assert sources.texts == ("a.xml", "b/c.xml")
    told = [(remark.code, remark.place.file) for remark in sources.remarks]
    assert told == [("ED116", name) for name in ("loop.xml", "out.xml", "pipe.xml", "up")]


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "a.xml", "b.xml")

    def refused(path: Path) -> str:
        if path.name == "b.xml":
            raise PermissionError(13, "Permission denied")
        return of_bytes(path.read_bytes())

    monkeypatch.setattr("edition.sources.of_file", refused)
    sources = Sources(tmp_path)
    assert sources.texts == ("a.xml",)
    assert [(remark.code, remark.place.file) for remark in sources.remarks] == [("ED113", "b.xml")]


@pytest.mark.parametrize("name", ["b.xml", "b.xml.tmp"])
def test_what_has_gone_when_it_is_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lay(tmp_path, "a.xml", name)

    def vanish(path: Path) -> str:
        if path.name == name:
            path.unlink()
        return of_file(path)

    monkeypatch.setattr("edition.sources.of_file", vanish)
    if name == "b.xml":
        with pytest.raises(UsageError, match=r"b\.xml was changed while the edition was built"):
            Sources(tmp_path)
    else:
        sources = Sources(tmp_path)
        assert (sources.others, sources.remarks) == (frozenset(), ())


def test_of_a_file_that_is_too_large_no_more_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edition.bounds.FILE", 20)
    lay(tmp_path, "a.xml")
    (tmp_path / "b.xml").write_text("<b>" + "x" * 100 + "</b>")
    sources = Sources(tmp_path)
    assert len(sources["b.xml"]) == 21
    assert sources["a.xml"] == b"<a/>"


def test_the_lock_is_no_file_among_others(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml")
    (tmp_path / LOCK).write_text("a -\nb -\n")
    sources = Sources(tmp_path)
    assert sources.lock() == "a -\nb -\n"
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
