"""The finished tree becomes visible whole, or not at all."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from edition.errors import PublicationError, UsageError
from edition.manifest import MANIFEST
from edition.record import UNKNOWN, read_record
from edition.stages import publish as module
from edition.stages.publish import Published, Staging, publish, recover
from edition.trees import Tree, scan, status
from edition.twin import Twin

FIRST = {"index.html": b"home", "documents/a.html": b"a", "documents/b.html": b"b"}
SECOND = {"index.html": b"home", "documents/a.html": b"A", "persons/p.html": b"p"}

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, but for the list of them."""
    read = raw(folder)
    if MANIFEST in read:
        lines = read.pop(MANIFEST).decode().splitlines()
        assert lines == [f"{sha256(read[path]).hexdigest()}  {path}" for path in sorted(read)]
    return read


def raw(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def beside(out: Path) -> list[str]:
    """What lies beside a folder, but for its twin, which is to be one if there is any."""
    twin = out.with_name(f".{out.name}.build") / "twin"
    found = {path.name for path in out.parent.iterdir()}
    if twin.exists():
        assert list(twin.parent.iterdir()) == [twin]
        assert inodes(twin) == inodes(out)
        found.remove(twin.parent.name)
    return sorted(found)


def inodes(folder: Path) -> dict[str, int]:
    paths = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.lstat().st_ino for path in paths}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "work" / "site"


@pytest.fixture(params=["exchange", "renames"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "renames":
        monkeypatch.setattr(module, "exchange", lambda *_: False)


@pytest.mark.usefixtures("_way")
class TestPublishing:
    def test_first(self, out: Path) -> None:
        assert publish(FIRST, out) == Published(tuple(sorted(FIRST)), (), 0)
        assert tree(out) == FIRST
        assert beside(out) == ["site"]

    def test_second(self, out: Path) -> None:
        publish(FIRST, out)
        changes = publish(SECOND, out)
        assert changes == Published(
            ("documents/a.html", "persons/p.html"), ("documents/b.html",), 1
        )
        assert tree(out) == SECOND
        assert beside(out) == ["site"]

    def test_unchanged_files_stay_the_same_files(self, out: Path) -> None:
        publish(FIRST, out)
        os.utime(out / "index.html", (1, 1))
        before = (out / "index.html").stat()
        publish(SECOND, out)
        after = (out / "index.html").stat()
        assert (after.st_ino, after.st_mtime) == (before.st_ino, before.st_mtime)

    def test_an_empty_folder_is_taken(self, out: Path) -> None:
        out.mkdir(parents=True)
        publish(FIRST, out)
        assert tree(out) == FIRST

    def test_what_was_damaged_is_mended(self, out: Path) -> None:
        publish(FIRST, out)
        (out / "index.html").write_bytes(b"hand")
        (out / "documents" / "b.html").unlink()
        assert publish(FIRST, out).written == ("documents/b.html", "index.html")
        assert tree(out) == FIRST

    @posix
    def test_mode_of_the_folder_stays(self, out: Path) -> None:
        publish(FIRST, out)
        out.chmod(0o750)
        publish(SECOND, out)
        assert out.stat().st_mode & 0o777 == 0o750

    @posix
    def test_a_link_stays_a_link(self, out: Path) -> None:
        publish(FIRST, out)
        link = out.parent.parent / "link"
        link.symlink_to(out)
        publish(SECOND, link)
        assert link.is_symlink()
        assert tree(out) == SECOND


def test_nothing_changed_nothing_touched(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(FIRST, out)
    before = {path: path.stat() for path in (out, *out.rglob("*"))}
    monkeypatch.setattr(Staging, "_ready", lambda *_: pytest.fail("something was staged"))
    assert publish(FIRST, out) == Published((), (), 3)
    assert {path: path.stat() for path in before} == before


def test_content_from_files(out: Path, tmp_path: Path) -> None:
    image = tmp_path / "image"
    image.write_bytes(b"1")
    assert publish({"images/i": image}, out).written == ("images/i",)
    assert publish({"images/i": image}, out).written == ()
    image.write_bytes(b"2")
    assert publish({"images/i": image}, out).written == ("images/i",)
    assert tree(out) == {"images/i": b"2"}
    assert (out / "images/i").stat().st_ino != image.stat().st_ino


def test_without_hard_links(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    publish(FIRST, out)
    os.utime(out / "index.html", (1, 1))
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    publish(SECOND, out)
    assert tree(out) == SECOND
    assert (out / "index.html").stat().st_mtime == 1


def of(content: bytes) -> str:
    return sha256(content).hexdigest()


class TestKeptFiles:
    def test_a_file_with_the_digest_counts(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            for path, content in FIRST.items():
                assert staging.keep_file(path, of(content))
            assert staging.commit() == Published((), (), 3)
        assert tree(out) == FIRST

    @pytest.mark.parametrize("path", ["documents/a.html", "documents/c.html", "documents", ""])
    def test_any_other_is_to_be_written(self, out: Path, path: str) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            assert not staging.keep_file(path, of(b"new"))
            assert staging.changes() == Published((), tuple(sorted(FIRST)), 0)

    def test_the_list_of_files_is_none_of_them(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            assert not staging.keep_file(MANIFEST, of((out / MANIFEST).read_bytes()))

    def test_with_what_is_written(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            assert staging.keep_file("index.html", of(b"home"))
            staging.write("documents/a.html", b"A")
            staging.write("persons/p.html", b"p")
            assert staging.commit().unchanged == 1
        assert tree(out) == SECOND

    def test_a_damaged_file_is_not_kept(self, out: Path) -> None:
        publish(FIRST, out)
        (out / "index.html").write_bytes(b"hand")
        with Staging(out) as staging:
            assert not staging.keep_file("index.html", of(b"home"))

    @posix
    def test_a_link_is_not_kept(self, out: Path, tmp_path: Path) -> None:
        publish(FIRST, out)
        (out / "index.html").rename(tmp_path / "elsewhere")
        (out / "index.html").symlink_to(tmp_path / "elsewhere")
        with Staging(out) as staging:
            assert not staging.keep_file("index.html", of(b"home"))
        assert publish(FIRST, out).written == ("index.html",)
        assert not (out / "index.html").is_symlink()
        assert (tmp_path / "elsewhere").read_bytes() == b"home"

    def test_the_same_path_twice(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            assert staging.keep_file("index.html", of(b"home"))
            with pytest.raises(PublicationError, match="Two outputs claim index"):
                staging.keep_file("index.html", of(b"home"))
            with pytest.raises(PublicationError, match="Two outputs claim index"):
                staging.write("index.html", b"new")

    def test_names_that_differ_in_case(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        publish(FIRST, out)
        monkeypatch.setattr(module, "_folds_case", lambda _: True)
        with Staging(out) as staging:
            assert staging.keep_file("index.html", of(b"home"))
            with pytest.raises(PublicationError, match="differ only in case"):
                staging.write("Index.html", b"home")

    def test_a_file_that_went_during_the_build(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            (out / "index.html").unlink()
            assert not staging.keep_file("index.html", of(b"home"))


class TestLookingAside:
    """The published files are looked at by someone else, and asked for when they are needed."""

    def test_it_begins_with_the_block(self, out: Path) -> None:
        publish(FIRST, out)
        asked: list[str] = []

        def looking(folder: Path) -> Callable[[], Tree]:
            asked.append("begun")
            seen = scan(folder)

            def result() -> Tree:
                asked.append("seen")
                return seen

            return result

        with Staging(out, looking=looking) as staging:
            assert asked == ["begun"]
            for path, content in SECOND.items():
                staging.write(path, content)
            assert asked == ["begun", "seen"]
            assert staging.commit() == Published(
                ("documents/a.html", "persons/p.html"), ("documents/b.html",), 1
            )
        assert asked == ["begun", "seen"]
        assert tree(out) == SECOND

    def test_where_nothing_is_published_there_is_nothing_to_look_at(self, out: Path) -> None:
        def looking(folder: Path) -> Callable[[], Tree]:
            pytest.fail(f"looked at {folder}")

        with Staging(out, looking=looking) as staging:
            staging.write("index.html", b"home")
            assert staging.commit().written == ("index.html",)

    def test_a_file_of_somebody_else_is_not_published_over(self, out: Path) -> None:
        publish(FIRST, out)
        (out / "own.txt").write_bytes(b"mine")
        with (
            Staging(out, looking=lambda folder: partial(scan, folder)) as staging,
            pytest.raises(UsageError, match="which no build put there"),
        ):
            staging.write("index.html", b"new")
        (out / "own.txt").unlink()
        assert tree(out) == FIRST

    def test_a_folder_that_cannot_be_looked_at(self, out: Path) -> None:
        def looking(folder: Path) -> Callable[[], Tree]:
            shutil.rmtree(folder)
            return partial(scan, folder)

        publish(FIRST, out)
        with (
            Staging(out, looking=looking) as staging,
            pytest.raises(PublicationError, match="vanished during the build"),
        ):
            staging.write("index.html", b"new")


def test_an_edition_of_a_former_version_is_ours(out: Path) -> None:
    publish(FIRST, out)
    (out / MANIFEST).write_text(
        "".join(f"{path}\n" for path in sorted([*FIRST, MANIFEST])), "utf-8"
    )
    assert publish(FIRST, out) == Published((), (), 3)
    assert tree(out) == FIRST


@posix
def test_a_name_need_not_be_utf8(out: Path) -> None:
    files = {"tei/\udcff.xml": b"1", "index.html": b"2"}
    publish(files, out)
    assert publish(files, out) == Published((), (), 2)


class TestRecord:
    """What is published need not be read where it is what it was."""

    @pytest.fixture
    def record(self, tmp_path: Path) -> Path:
        return tmp_path / "cache" / "published"

    @pytest.fixture
    def read(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The names of files that are read."""
        names: list[str] = []
        calculate = module.of_file

        def of_file(file: Path) -> str:
            names.append(file.name)
            return calculate(file)

        monkeypatch.setattr(module, "of_file", of_file)
        return names

    def settled(self, out: Path, record: Path) -> None:
        """Publish, and once more when the clock of the file system has gone on."""
        publish(FIRST, out, record=record)
        time.sleep(0.05)
        publish(FIRST, out, record=record)

    def test_nothing_is_read(self, out: Path, record: Path, read: list[str]) -> None:
        self.settled(out, record)
        read.clear()
        before = record.stat()
        assert publish(FIRST, out, record=record) == Published((), (), 3)
        with Staging(out, record=record) as staging:
            assert all(staging.keep_file(path, of(FIRST[path])) for path in FIRST)
            assert staging.commit() == Published((), (), 3)
        assert read == []
        assert record.stat() == before

    def test_what_changes_is_not_read_either(
        self, out: Path, record: Path, read: list[str]
    ) -> None:
        self.settled(out, record)
        read.clear()
        publish(SECOND, out, record=record)
        assert read == []
        assert tree(out) == SECOND

    @pytest.fixture
    def twin(
        self, out: Path, record: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[tuple[Path, list[str]]]:
        """The twin of a second edition, and the names of the folders that are looked through."""
        looked: list[str] = []
        adopt, manifest, folders = Twin.adopt, module.write_manifest, module.write_folders

        def adopt_(twin: Twin) -> None:
            looked.append(twin.folder.name)
            adopt(twin)

        def later(function: Callable[..., Any]) -> Callable[..., Any]:
            def delayed(*given: Any) -> Any:
                time.sleep(0.05)  # until the clock of the file system has gone on
                return function(*given)

            return delayed

        monkeypatch.setattr(Twin, "adopt", adopt_)
        monkeypatch.setattr(module, "write_manifest", later(manifest))
        monkeypatch.setattr(module, "write_folders", later(folders))
        publish(FIRST, out, record=record)
        publish(SECOND, out, record=record)
        looked.clear()
        yield out.with_name(".site.build") / "twin", looked
        assert tree(out) == FIRST
        assert inodes(out.with_name(".site.build") / "twin") == inodes(out)

    def test_a_twin_that_nobody_has_touched_is_not_looked_through(
        self, out: Path, record: Path, twin: tuple[Path, list[str]]
    ) -> None:
        publish(FIRST, out, record=record)
        assert twin[1] == []
        publish(SECOND, out, record=record)
        publish(FIRST, out, record=record)
        assert twin[1] == []

    @pytest.mark.parametrize(
        "deed", ["put in", "taken out", "replaced", "published anew", "rights", "cut", "none"]
    )
    def test_one_that_somebody_has_touched_is(
        self, out: Path, record: Path, twin: tuple[Path, list[str]], deed: str
    ) -> None:
        folder, looked = twin
        recorded = record.with_name("published.twin")
        time.sleep(0.05)
        if deed == "put in":
            (folder / "documents" / "x.html").write_bytes(b"x")
        elif deed == "taken out":
            (folder / "documents" / "a.html").unlink()
        elif deed == "replaced":
            (folder / "index.html").unlink()
            (folder / "index.html").write_bytes(b"hand")
        elif deed == "published anew":
            (out / "documents" / "a.html").unlink()
            (out / "documents" / "a.html").write_bytes(SECOND["documents/a.html"])
        elif deed == "rights":
            (out / "documents").chmod(0o700)
        elif deed == "cut":
            recorded.write_bytes(recorded.read_bytes()[:-1])
        else:
            recorded.unlink()
        publish(FIRST, out, record=record)
        assert looked == ["staging"]

    def test_without_it_all_is_read(self, out: Path, record: Path, read: list[str]) -> None:
        self.settled(out, record)
        record.unlink()
        read.clear()
        publish(FIRST, out, record=record)
        assert sorted(read) == ["a.html", "b.html", "index.html"]

    def test_a_changed_file_is_read(self, out: Path, record: Path, read: list[str]) -> None:
        self.settled(out, record)
        (out / "index.html").write_bytes(b"hand")
        read.clear()
        with Staging(out, record=record) as staging:
            assert not staging.keep_file("index.html", of(b"home"))
        assert read == ["index.html"]
        assert publish(FIRST, out, record=record).written == ("index.html",)
        assert tree(out) == FIRST

    def test_another_file_in_the_place_is_read(self, out: Path, record: Path) -> None:
        self.settled(out, record)
        seen = (out / "index.html").stat()
        (out / "new").write_bytes(b"hand")
        (out / "new").replace(out / "index.html")
        os.utime(out / "index.html", ns=(seen.st_atime_ns, seen.st_mtime_ns))
        assert publish(FIRST, out, record=record).written == ("index.html",)

    def test_another_list_of_files_makes_it_void(self, out: Path, record: Path) -> None:
        self.settled(out, record)
        manifest = (out / MANIFEST).read_text("utf-8")
        (out / MANIFEST).write_text(manifest.replace(of(b"home"), of(b"hand")), "utf-8")
        with Staging(out, record=record) as staging:
            assert not staging.keep_file("index.html", of(b"hand"))

    def test_a_file_changed_twice_in_a_tick(self, out: Path, record: Path) -> None:
        self.settled(out, record)
        later = time.time_ns() + 10**12  # as if the clock stood still there
        os.utime(out / "index.html", ns=(later, later))
        publish(FIRST, out, record=record)
        (out / "index.html").write_bytes(b"hand")
        os.utime(out / "index.html", ns=(later, later))
        assert publish(FIRST, out, record=record).written == ("index.html",)
        assert tree(out) == FIRST

    def test_a_file_written_in_the_tick_of_the_list(self, out: Path, record: Path) -> None:
        with Staging(out, record=record) as staging:
            staging.write("early", b"1")
            time.sleep(0.05)
            staging.write("late", b"2")
            later = time.time_ns() + 10**12
            os.utime(staging.complete() / "late", ns=(later, later))
            staging._written["late"] = status((staging.complete() / "late").stat())
            staging.commit()
        early, late = read_record(record, (out / MANIFEST).read_bytes())
        assert early == status((out / "early").stat())
        assert late == UNKNOWN

    def test_a_file_removed_by_hand_is_not_kept(self, out: Path, record: Path) -> None:
        self.settled(out, record)
        (out / "documents" / "b.html").unlink()
        with Staging(out, record=record) as staging:
            assert not staging.keep_file("documents/b.html", of(b"b"))
        assert publish(FIRST, out, record=record).written == ("documents/b.html",)

    def test_a_file_removed_by_hand_that_is_no_longer_wanted(self, out: Path, record: Path) -> None:
        self.settled(out, record)
        (out / "documents" / "b.html").unlink()
        files = {path: content for path, content in FIRST.items() if path != "documents/b.html"}
        assert publish(files, out, record=record) == Published((), (), 2)
        assert tree(out) == files

    def test_a_record_that_cannot_be_written(self, out: Path, tmp_path: Path) -> None:
        (tmp_path / "cache").write_bytes(b"")
        publish(FIRST, out, record=tmp_path / "cache" / "published")
        assert tree(out) == FIRST


@posix
class TestTwin:
    """The former edition becomes the twin of the new one, in which the next is staged."""

    @pytest.fixture
    def twin(self, out: Path) -> Path:
        publish(FIRST, out)
        assert beside(out) == ["site"]
        return out.with_name(".site.build") / "twin"

    def test_it_is_there(self, out: Path, twin: Path) -> None:
        assert inodes(twin) == inodes(out)
        publish(SECOND, out)
        assert inodes(twin) == inodes(out)

    def test_it_may_be_deleted(self, out: Path, twin: Path) -> None:
        module.shutil.rmtree(twin.parent)
        publish(SECOND, out)
        assert tree(out) == tree(twin) == SECOND
        assert beside(out) == ["site"]

    def test_only_what_changes_is_linked(
        self, out: Path, twin: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        linked = []
        link = Path.hardlink_to

        def hardlink_to(file: Path, target: Path) -> None:
            linked.append(target.relative_to(out).as_posix())
            link(file, target)

        monkeypatch.setattr(Path, "hardlink_to", hardlink_to)
        publish(SECOND, out)
        assert sorted(linked) == [MANIFEST, "documents/a.html", "persons/p.html"]
        assert tree(twin) == SECOND

    def test_it_takes_no_room(self, out: Path, twin: Path) -> None:
        publish(SECOND, out)
        assert {file.stat().st_nlink for file in twin.rglob("*") if file.is_file()} == {2}

    def test_what_was_put_into_it_goes(self, out: Path, twin: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "a.html").write_bytes(b"not ours")
        (twin / "documents" / "x.html").write_bytes(b"x")
        (twin / "new").mkdir()
        (twin / "new" / "x.html").write_bytes(b"x")
        (twin / "persons").symlink_to(elsewhere)
        publish(SECOND, out)
        assert tree(out) == tree(twin) == SECOND
        assert tree(elsewhere) == {"a.html": b"not ours"}
        assert beside(out) == ["site"]

    def test_what_was_changed_in_it_is_mended(self, out: Path, twin: Path) -> None:
        (twin / "index.html").unlink()
        (twin / "index.html").write_bytes(b"hand")
        (twin / "documents" / "b.html").unlink()
        publish({**FIRST, "documents/a.html": b"A"}, out)
        assert tree(out) == {**FIRST, "documents/a.html": b"A"}
        assert beside(out) == ["site"]

    def test_a_link_in_the_place_of_a_folder(self, out: Path, twin: Path, tmp_path: Path) -> None:
        (twin / "documents").rename(tmp_path / "elsewhere")
        (twin / "documents").symlink_to(tmp_path / "elsewhere")
        before = inodes(tmp_path / "elsewhere")
        publish(SECOND, out)
        assert tree(out) == SECOND
        assert inodes(tmp_path / "elsewhere") == before

    @pytest.mark.parametrize("odd", ["file", "link"])
    def test_something_else_in_its_place(
        self, out: Path, twin: Path, tmp_path: Path, odd: str
    ) -> None:
        twin.rename(tmp_path / "elsewhere")
        if odd == "file":
            twin.write_bytes(b"")
        else:
            twin.symlink_to(tmp_path / "elsewhere")
        before = inodes(tmp_path / "elsewhere")
        publish(SECOND, out)
        assert tree(out) == SECOND
        assert beside(out) == ["site"]
        assert inodes(tmp_path / "elsewhere") == before

    def test_the_edition_was_deleted(self, out: Path, twin: Path) -> None:
        module.shutil.rmtree(out)
        assert publish(SECOND, out).written == tuple(sorted(SECOND))
        assert tree(out) == tree(twin) == SECOND

    def test_the_edition_is_a_copy(self, out: Path, twin: Path) -> None:
        module.shutil.copytree(out, out.with_name("copy"))
        module.shutil.rmtree(out)
        out.with_name("copy").rename(out)
        publish(SECOND, out)
        assert tree(out) == SECOND
        assert inodes(twin) == inodes(out)

    def test_a_file_becomes_a_folder_and_a_folder_a_file(self, out: Path) -> None:
        one = {"a": b"1", "b/c/d": b"2", "e": b"3"}
        other = {"a/x/y": b"1", "b": b"2", "e": b"3"}
        for files in (one, other, one, {"b/c": b"4"}, other):
            publish(files, out)
            assert tree(out) == files
            assert beside(out) == ["site"]

    def test_no_empty_folder_stays(self, out: Path, twin: Path) -> None:
        publish({"index.html": b"home"}, out)
        assert not (out / "documents").exists()
        publish({"index.html": b"home", "x": b""}, out)
        assert not (out / "documents").exists()
        assert not (twin / "documents").exists()

    def test_modes_of_folders_stay(self, out: Path) -> None:
        publish(FIRST, out)
        (out / "documents").chmod(0o750)
        for number in range(3):
            publish({**FIRST, "documents/c/d.html": b"%d" % number}, out)
            assert (out / "documents").stat().st_mode & 0o777 == 0o750

    def test_a_build_that_changes_nothing_leaves_it(self, out: Path, twin: Path) -> None:
        before = twin.stat()
        publish(FIRST, out)
        assert twin.stat() == before

    def test_a_failed_build_takes_it_along(self, out: Path, twin: Path) -> None:
        with Staging(out) as staging:
            staging.write("index.html", b"new")
        assert not twin.parent.exists()
        assert tree(out) == FIRST

    def test_without_links_there_is_none(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(1, "no links here")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
        for files in (FIRST, SECOND, FIRST):
            publish(files, out)
            assert tree(out) == files
            assert [path.name for path in out.parent.iterdir()] == ["site"]

    def test_where_case_is_folded_there_is_none(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "_folds_case", lambda _: True)
        for files in (FIRST, SECOND):
            publish(files, out)
            assert tree(out) == files
            assert [path.name for path in out.parent.iterdir()] == ["site"]


def some_edition(chance: random.Random) -> dict[str, bytes]:
    """A few files, none of which has the name of another's folder."""
    files: dict[str, bytes] = {}
    for _ in range(chance.randint(1, 12)):
        path = "/".join(chance.choices("abcd", k=chance.randint(1, 3)))
        if not any(f"{path}/".startswith(f"{other}/") or f"{other}/".startswith(f"{path}/")
                   for other in files):  # fmt: skip
            files[path] = chance.choice([b"1", b"2", b"33"])
    return files


def tamper(folder: Path, chance: random.Random) -> None:
    """Remove, change and replace some of the files in a folder."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        match chance.randrange(8):
            case 0 if file.name != "files.txt":
                file.unlink()
            case 1 if file.name != "files.txt":
                file.write_bytes(chance.choice([b"1", b"2", b"33"]))
            case 2:
                content = file.read_bytes()
                file.unlink()
                file.write_bytes(content)


@posix
@pytest.mark.parametrize("seed", range(8))
def test_any_edition_follows_any_other(out: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        files = some_edition(chance)
        before = {}
        if out.exists():
            tamper(out, chance)
            tamper(out.with_name(".site.build"), chance)
            before = {path: content for path, content in raw(out).items() if path != MANIFEST}
        with Staging(out, record=out.parent.parent / "record") as staging:
            for path, content in files.items():
                if chance.random() < 0.5 or not staging.keep_file(path, of(content)):
                    staging.write(path, content)
            changes = staging.commit()
        assert tree(out) == files
        changed = {path for path in files if before.get(path) != files[path]}
        assert set(changes.written) == changed
        assert set(changes.removed) == before.keys() - files.keys()
        if changed:
            assert beside(out) == ["site"]


class TestOtherProgramsInTheStagedTree:
    """Pagefind reads the staged pages and adds its index."""

    def build(self, out: Path, page: bytes) -> tuple[Published, bool]:
        with Staging(out) as staging:
            staging.write("index.html", page)
            staging.write("about.html", b"about")
            changes = staging.changes()
            indexed = bool(changes.written) or not staging.keep("pagefind")
            if indexed:
                folder = staging.complete()
                assert (folder / "about.html").read_bytes() == b"about"
                (folder / "pagefind").mkdir()
                (folder / "pagefind" / "code.js").write_bytes(b"code")
                (folder / "pagefind" / "index").write_bytes((folder / "index.html").read_bytes())
            return staging.commit(), indexed

    def test_added_files_are_published(self, out: Path) -> None:
        self.build(out, b"one")
        assert tree(out)["pagefind/index"] == b"one"
        before = (out / "pagefind" / "code.js").stat()
        changes, indexed = self.build(out, b"two")
        assert indexed
        assert changes == Published(("index.html", "pagefind/index"), (), 2)
        assert (out / "pagefind" / "code.js").stat().st_ino == before.st_ino
        assert tree(out)["pagefind/index"] == b"two"

    def test_a_tree_in_which_there_is_nothing_yet(self, out: Path) -> None:
        with Staging(out) as staging:
            (staging.complete() / "index").write_bytes(b"1")
            assert staging.commit() == Published(("index",), (), 0)
        assert tree(out) == {"index": b"1"}

    @posix
    def test_a_folder_with_a_link_is_not_kept(self, out: Path, tmp_path: Path) -> None:
        self.build(out, b"one")
        (out / "pagefind" / "index").rename(tmp_path / "elsewhere")
        (out / "pagefind" / "index").symlink_to(tmp_path / "elsewhere")
        _, indexed = self.build(out, b"one")
        assert indexed
        assert tree(out)["pagefind/index"] == b"one"
        assert not (out / "pagefind" / "index").is_symlink()

    def test_kept_without_work(self, out: Path) -> None:
        self.build(out, b"one")
        before = out.stat()
        changes, indexed = self.build(out, b"one")
        assert not indexed
        assert changes == Published((), (), 4)
        after = out.stat()  # read it has been, which leaves its time as well
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


class TestRefusals:
    def test_a_folder_of_others(self, out: Path) -> None:
        out.mkdir(parents=True)
        (out / "thesis.doc").write_bytes(b"years of work")
        with pytest.raises(UsageError, match=r"thesis\.doc.*no build put there"):
            publish(FIRST, out)
        assert tree(out) == {"thesis.doc": b"years of work"}
        assert beside(out) == ["site"]

    def test_a_file_of_others_among_ours(self, out: Path) -> None:
        publish(FIRST, out)
        (out / "CNAME").write_bytes(b"edition.example")
        with pytest.raises(UsageError, match="CNAME"):
            publish(SECOND, out)
        assert (out / "documents" / "a.html").read_bytes() == b"a"

    def test_a_file_of_others_that_came_during_the_build(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            staging.write("index.html", b"new")
            (out / "CNAME").write_bytes(b"edition.example")
            with pytest.raises(UsageError, match="CNAME"):
                staging.commit()
        assert (out / "CNAME").exists()
        assert beside(out) == ["site"]

    def test_the_folder_itself_came_during_the_build(self, out: Path) -> None:
        with Staging(out) as staging:
            staging.write("index.html", b"new")
            out.mkdir()
            (out / "thesis.doc").write_bytes(b"years of work")
            with pytest.raises(UsageError, match=r"thesis\.doc"):
                staging.commit()
        assert tree(out) == {"thesis.doc": b"years of work"}

    def test_a_folder_of_others_that_came_during_the_build(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            staging.write("index.html", b"new")
            (out / "documents" / "notes").mkdir()
            (out / "documents" / "notes" / "n.txt").write_bytes(b"mine")
            with pytest.raises(UsageError, match=r"documents/notes/n\.txt"):
                staging.commit()
        assert (out / "documents" / "notes" / "n.txt").read_bytes() == b"mine"
        assert beside(out) == ["site"]

    def test_what_desktops_leave_is_no_obstacle(self, out: Path) -> None:
        publish(FIRST, out)
        (out / "documents" / ".DS_Store").write_bytes(b"")
        publish(SECOND, out)
        assert tree(out) == SECOND

    def test_a_file(self, out: Path) -> None:
        out.parent.mkdir()
        out.write_bytes(b"")
        with pytest.raises(UsageError, match="not a folder"):
            publish(FIRST, out)

    @pytest.mark.parametrize("source", ["site", "site/tei", "site/tei/documents"])
    def test_the_sources(self, out: Path, source: str) -> None:
        folder = out.parent / source
        folder.mkdir(parents=True)
        with pytest.raises(UsageError, match="what the edition is made from"):
            publish(FIRST, out, sources=[folder])
        publish(FIRST, out.parent / "elsewhere", sources=[folder])

    def test_the_root(self) -> None:
        with pytest.raises(UsageError):
            publish(FIRST, Path("/"))

    @pytest.mark.parametrize(
        "path", ["", ".", "/etc/x", "../x", "a/../x", "a//b", "a/", "a\\b", "a\0b", MANIFEST]
    )
    def test_paths_that_lead_out(self, out: Path, path: str) -> None:
        with pytest.raises(PublicationError, match="no path for a file"):
            publish({path: b""}, out)

    def test_the_same_path_twice(self, out: Path) -> None:
        with Staging(out) as staging:
            staging.write("a", b"")
            with pytest.raises(PublicationError, match="Two outputs claim a"):
                staging.write("a", b"")

    def test_names_that_differ_in_case(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "_folds_case", lambda _: True)
        with pytest.raises(PublicationError, match=r"i/A\.jpg and i/a\.jpg differ only in case"):
            publish({"i/A.jpg": b"1", "i/a.jpg": b"2"}, out)

    @pytest.mark.skipif(
        os.name != "posix" or os.geteuid() == 0, reason="everything is open to root"
    )
    def test_a_folder_that_may_not_be_written_to(self, out: Path) -> None:
        out.parent.mkdir()
        out.parent.chmod(0o555)
        with pytest.raises(PublicationError, match="may not be written to"):
            publish(FIRST, out)

    def test_a_full_disk(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device", "page")

        publish(FIRST, out)
        monkeypatch.setattr(Path, "rename", full)
        monkeypatch.setattr(module, "exchange", full)
        with pytest.raises(PublicationError, match="page could not be written: the disk is full"):
            publish(SECOND, out)
        assert tree(out) == FIRST

    def test_a_staging_folder_that_vanishes(self, out: Path) -> None:
        publish(FIRST, out)
        with Staging(out) as staging:
            staging.write("documents/a.html", b"new")
            module.shutil.rmtree(staging.complete())
            with pytest.raises(PublicationError, match="vanished"):
                staging.write("documents/b.html", b"new")
        assert tree(out) == FIRST

    def test_a_failed_build_leaves_nothing(self, out: Path) -> None:
        publish(FIRST, out)

        def build() -> None:
            with Staging(out) as staging:
                staging.write("index.html", b"new")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            build()
        assert tree(out) == FIRST
        assert beside(out) == ["site"]


def test_two_builds_at_once(out: Path) -> None:
    with Staging(out) as staging:
        staging.write("index.html", b"first")
        with pytest.raises(PublicationError, match="Another build is at work"):
            publish(FIRST, out)
        with pytest.raises(PublicationError, match="Another build is at work"):
            recover(out)
        publish(FIRST, out.with_name("other"))
        staging.commit()
    assert tree(out) == {"index.html": b"first"}
    publish(FIRST, out)


def run(script: str, out: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a Python of its own on a script, with the repository's modules."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(out), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


BUILDS = """
    import os, sys
    from pathlib import Path
    from edition.stages import publish
    if sys.argv[2] == "renames":
        publish.exchange = lambda *_: False
    out = Path(sys.argv[1])

    def files(number):
        content = str(number).encode()
        changing = {f"documents/{n}.html": content for n in range(20)}
        changing |= {f"only/{number % 3}/{n}.html": content for n in range(5)}
        return changing | {f"assets/{n}": b"" for n in range(20)}

    def build():
        number = 0
        while True:
            number += 1
            publish.publish(files(number), out, record=out.parent.parent / "record")
            print(number, flush=True)

    for line in sys.stdin:
        child = os.fork()
        if not child:
            print(os.getpid(), flush=True)
            build()
        os.waitpid(child, 0)
        print("ended", flush=True)
"""


def is_whole(published: Mapping[str, bytes]) -> bool:
    """Whether all files are of one build."""
    number = int(published["documents/0.html"])
    changing = {path for path, content in published.items() if content == b"%d" % number}
    assert {path.split("/")[0] for path in published.keys() - changing} == {"assets"}
    assert {path for path in changing if path.startswith("only")} == {
        f"only/{number % 3}/{n}.html" for n in range(5)
    }
    return len(published) == 45


@posix
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_any_moment(out: Path, way: str) -> None:
    chance = random.Random(way)
    process = run(BUILDS, out, way)
    assert process.stdin
    assert process.stdout
    with process.stdout, process.stdin:
        for _ in range(100):
            process.stdin.write(b"\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            assert process.stdout.readline() == b"1\n"  # the build after a kill succeeds
            time.sleep(chance.uniform(0, 0.03))
            os.kill(child, signal.SIGKILL)
            while not (line := process.stdout.readline()).endswith(b"ended\n"):
                assert line
            if way == "exchange":  # whole even before the next start
                assert is_whole(tree(out))
            recover(out)
            assert is_whole(tree(out))
            assert beside(out) == ["site"]
    assert process.wait() == 0


STEPS = """
    import os, shutil, sys
    from pathlib import Path
    from edition.stages import publish
    if sys.argv[3] == "renames":
        publish.exchange = lambda *_: False
    left = int(sys.argv[2])

    def step(function):
        def stepped(*arguments, **options):
            global left
            left -= 1
            if left < 0:
                os._exit(9)
            return function(*arguments, **options)
        return stepped

    for name in ("rename", "mkdir", "rmdir", "hardlink_to", "unlink", "write_bytes", "open"):
        setattr(Path, name, step(getattr(Path, name)))
    os.unlink, os.rmdir, publish.exchange = map(step, (os.unlink, os.rmdir, publish.exchange))
    publish.publish(
        {"index.html": b"home", "documents/a.html": b"A"},
        Path(sys.argv[1]),
        record=Path(sys.argv[1]).parent.parent / "record",
    )
"""


@posix
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_every_step(out: Path, way: str) -> None:
    second = {"index.html": b"home", "documents/a.html": b"A"}
    outcomes = []
    for step in range(100):
        publish(FIRST, out)
        process = run(STEPS, out, str(step), way)
        process.communicate()
        if way == "exchange":
            assert tree(out) in (FIRST, second)
        recover(out)
        assert beside(out) == ["site"]
        outcomes.append(tree(out))
        assert outcomes[-1] in (FIRST, second)
        if process.returncode == 0:
            break
    assert outcomes[0] == FIRST
    assert outcomes[-1] == second
    assert 20 < len(outcomes) < 60


def test_the_next_start_clears_what_a_kill_left(out: Path) -> None:
    publish(FIRST, out)
    left = out.with_name(".site.build") / "staging"
    left.mkdir(parents=True)
    (left / "half.html").write_bytes(b"hal")
    out.with_name(".site.lock").write_bytes(b"")
    publish(SECOND, out)
    assert tree(out) == SECOND
    assert beside(out) == ["site"]


def test_an_edition_that_is_complete_but_has_another_in_its_way(out: Path) -> None:
    publish(FIRST, out)
    work = out.with_name(".site.build")
    publish(SECOND, work / "complete")
    publish(SECOND, work / "previous")
    with pytest.raises(PublicationError, match="in the way"):
        recover(out)
    assert tree(out) == FIRST
