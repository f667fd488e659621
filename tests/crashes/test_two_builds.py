"""Two builds at once, and what a build that was killed leaves locked."""

from __future__ import annotations

import errno
import signal
import sys
from pathlib import Path

import pytest

from edition.errors import PublicationError
from edition.lock import locked
from edition.stages.publish import Staging
from tests.crashes.workshop import Desk, documents
from tests.editions import tree

OPTIONS = ("--no-pdf", "--no-search", "--jobs", "1")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    texts = {f"d{number}": f"<p>Number {number}.</p>" for number in range(8)}
    return Desk(documents(tmp_path.resolve() / "e", **texts), temporary=tmp_path / "tmp")


def test_the_second_says_so_at_once(desk: Desk) -> None:
    with locked(desk.folder / ".site.lock"):
        second = desk.build(*OPTIONS)
    assert second.status == 3
    assert second.err == (f"Another build is at work on {desk.site}. Wait until it has ended.\n")
    assert not desk.site.exists()


def test_the_first_is_not_disturbed(desk: Desk) -> None:
    first = desk.start_until(desk.folder / ".site.lock", *OPTIONS)
    second = desk.build(*OPTIONS)
    _, said = first.communicate(timeout=600)
    assert first.returncode == 0, said
    assert second.status in {0, 3}  # 0: the first had ended already
    assert desk.faults() == []
    assert desk.rest() == []


def test_different_outputs_share_a_cache(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    first = desk.start_until(desk.folder / ".cache" / "lock", *OPTIONS)
    second = desk.build(*OPTIONS, "--out", str(other))
    _, said = first.communicate(timeout=600)
    assert (first.returncode, second.status) == (0, 0), said + second.err
    assert tree(other) == tree(desk.site)
    third = desk.build(*OPTIONS)
    assert "Nothing has changed" in third.err
    assert "The cache" not in third.err


def test_who_finds_the_cache_in_use_says_so(desk: Desk) -> None:
    (desk.folder / ".cache").mkdir()
    with locked(desk.folder / ".cache" / "lock"):
        built = desk.build(*OPTIONS)
    assert built.status == 0
    assert "of no use to this build: another build is using it" in built.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_lock_of_a_killed_build_is_none(desk: Desk) -> None:
    lock = desk.folder / ".site.lock"
    for _ in range(10):  # until it is killed before it has ended, however long this one was asleep
        first = desk.start_until(lock, *OPTIONS, "--fresh")
        first.send_signal(signal.SIGKILL)
        first.communicate(timeout=600)
        if first.returncode == -signal.SIGKILL and lock.exists():
            break
    assert desk.is_quiet()
    assert lock.exists()
    assert desk.build(*OPTIONS).status == 0
    assert desk.rest() == []


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP])
def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    from edition import lock

    def refuse(_: int) -> None:
        raise OSError(number, "No locks available")

    monkeypatch.setattr(lock, "_lock", refuse)
    with (
        pytest.raises(PublicationError, match="cannot be locked on this disk"),
        Staging(tmp_path / "site"),
    ):
        pass
