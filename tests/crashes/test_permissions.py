"""What may not be read or written, to whom permissions say something: not to root."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crashes.workshop import Desk, Original, documents, published
from tests.editions import tree
from tests.hostile.successive import Successive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


def modestly() -> tuple[str, ...]:
    """Return the command that takes root's right from a program; nothing where it has none."""
    modest = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")
    return modest if os.geteuid() == 0 else ()


class Modest(Desk):
    """A desk at which builds run without root's right to pass over permissions."""

    def command(self, *options: str) -> list[str]:
        return [*modestly(), *super().command(*options)]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """Publish an edition."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("everything is open to root")
    place = tmp_path_factory.mktemp("permissions").resolve()
    folder = documents(place / "e", a="<p>One.</p>", b="<p>Two.</p>")
    return published(Modest(folder, temporary=place / "tmp"), "--no-pdf", "--no-search")


@pytest.fixture
def desk(original: Original, tmp_path: Path) -> Iterator[Desk]:
    """Return an edition that was published once, and then changed."""
    folder = original.restored()
    desk = Modest(folder, temporary=tmp_path / "tmp")
    documents(folder, a="<p>One and a half.</p>")
    yield desk
    for path in (folder, folder / ".cache", folder / "tei" / "more"):
        if path.exists():
            path.chmod(0o755)


def test_a_file_that_may_not_be_read(desk: Desk) -> None:
    before = tree(desk.site)
    for name in ("a", "b"):
        (desk.folder / f"tei/{name}.xml").chmod(0o000)
    documents(desk.folder, c="<p><hi>Not well-formed.</p>")
    built = desk.build("--no-pdf", "--no-search")
    assert built.status == 1
    for name in ("a", "b"):
        assert f"{name}.xml:1:1: error ED113: This cannot be read: Permission denied." in built.out
    assert "c.xml" in built.out
    assert tree(desk.site) == before


def test_a_folder_that_may_not_be_read(desk: Desk) -> None:
    (desk.folder / "tei" / "more").mkdir(mode=0o000)
    built = desk.build("--no-pdf", "--no-search")
    assert built.status == 1
    assert "more:1:1: error ED113: This cannot be read: Permission denied." in built.out
    assert "Nothing was published." in built.err


def test_an_output_that_may_not_be_written(desk: Desk) -> None:
    before = tree(desk.site)
    desk.folder.chmod(0o555)
    built = desk.build("--no-pdf", "--no-search")
    assert built.status == 3
    assert "may not be written to" in built.err
    assert "Traceback" not in built.err
    assert tree(desk.site) == before


def test_a_cache_that_may_not_be_written(desk: Desk) -> None:
    cache = desk.folder / ".cache"
    for path in cache.iterdir():
        path.chmod(0o444)
    cache.chmod(0o555)
    built = desk.build("--no-pdf", "--no-search")
    assert built.status == 0, built.err
    assert "The cache in .cache is of no use to this build: it cannot be written to" in built.err
    assert "One and a half" in (desk.site / "documents/a.html").read_text("utf-8")
    assert desk.faults() == []


def test_no_cache_can_be_made(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (desk.folder / ".cache").rename(tmp_path / "elsewhere")
    desk.folder.chmod(0o555)
    built = desk.build("--no-pdf", "--no-search", "--out", str(out / "site"))
    desk.folder.chmod(0o755)
    assert built.status == 0, built.err
    assert "The cache in .cache is of no use to this build" in built.err


def test_an_output_that_may_no_longer_be_written(desk: Desk) -> None:
    """Again and again at another moment: the edition is the old one or the new one.

    One process builds all the time, so that a build begins at once and is over soon.
    """
    before = tree(desk.site)
    texts = ("<p>One.</p>", "<p>One and a half.</p>")
    with Successive(*modestly()) as builds:

        def build(*options: str) -> tuple[int, str]:
            given = ("--no-pdf", "--no-search", "--jobs", "1", *options)
            ended = builds.run(desk.folder, *given, seconds=600)
            assert ended
            return ended[0], ended[2].decode()

        assert build()[0] == 0
        after = tree(desk.site)
        began = time.monotonic()
        assert build("--fresh")[0] == 0
        seconds = time.monotonic() - began
        for number in range(12):
            wanted = (before, after)[number % 2]
            former = tree(desk.site)
            documents(desk.folder, a=texts[number % 2])
            timer = threading.Timer(seconds * (number + 1) / 12, desk.folder.chmod, [0o555])
            timer.start()
            status, said = build("--fresh")
            timer.join()
            assert status in {0, 3}, said
            assert "Traceback" not in said
            assert tree(desk.site) == (former if status else wanted)
            desk.folder.chmod(0o755)
            assert build()[0] == 0
            assert tree(desk.site) == wanted
            assert desk.rest() == []
