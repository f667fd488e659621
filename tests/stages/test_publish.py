"""The finished tree becomes visible whole, or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from edition.errors import PublicationError, UsageError
from edition.stages import publish as module
from edition.stages.publish import MANIFEST, Published, Staging, publish, recover

FIRST = {"index.html": b"home", "documents/a.html": b"a", "documents/b.html": b"b"}
SECOND = {"index.html": b"home", "documents/a.html": b"A", "persons/p.html": b"p"}

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, but for the list of them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    read = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    if MANIFEST in read:
        lines = read.pop(MANIFEST).decode().splitlines()
        assert lines == [f"{sha256(read[path]).hexdigest()}  {path}" for path in sorted(read)]
    return read


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

    def test_kept_without_work(self, out: Path) -> None:
        self.build(out, b"one")
        before = out.stat()
        changes, indexed = self.build(out, b"one")
        assert not indexed
        assert changes == Published((), (), 4)
        assert out.stat() == before


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
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


BUILDS = """
    import sys
    from pathlib import Path
    from edition.stages import publish
    if sys.argv[2] == "renames":
        publish.exchange = lambda *_: False
    number = 0
    while True:
        number += 1
        files = {f"documents/{n}.html": str(number).encode() for n in range(40)}
        files |= {f"assets/{n}": b"" for n in range(20)}
        publish.publish(files, Path(sys.argv[1]))
        print(number, flush=True)
"""


def numbers(published: Mapping[str, bytes]) -> set[bytes]:
    assert len(published) == 60
    return {content for content in published.values() if content}


@posix
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_any_moment(out: Path, way: str) -> None:
    chance = random.Random(way)
    for _ in range(10):
        process = run(BUILDS, out, way)
        assert process.stdout
        with process.stdout:
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
            process.wait()
        if way == "exchange":  # whole even before the next start
            assert len(numbers(tree(out))) == 1
        recover(out)
        assert len(numbers(tree(out))) == 1
        assert beside(out) == ["site"]


STEPS = """
    import os, shutil, sys
    from pathlib import Path
    from edition.stages import publish
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

    for name in ("rename", "mkdir", "hardlink_to", "write_bytes", "open"):
        setattr(Path, name, step(getattr(Path, name)))
    os.unlink, os.rmdir = step(os.unlink), step(os.rmdir)
    publish.publish({"index.html": b"home", "documents/a.html": b"A"}, Path(sys.argv[1]))
"""


@posix
def test_killed_at_every_step_of_the_renames(out: Path) -> None:
    second = {"index.html": b"home", "documents/a.html": b"A"}
    outcomes = []
    for step in range(100):
        publish(FIRST, out)
        process = run(STEPS, out, str(step))
        process.communicate()
        recover(out)
        assert beside(out) == ["site"]
        outcomes.append(tree(out))
        assert outcomes[-1] in (FIRST, second)
        if process.returncode == 0:
            break
    assert outcomes[0] == FIRST
    assert outcomes[-1] == second
    assert 10 < len(outcomes) < 40


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
