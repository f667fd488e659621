"""The cache gives what it was given, or nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from edition import cache as caches
from edition.cache import Cache
from edition.digests import digest

KEY, OTHER = digest("a"), digest("b")


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) is None
        cache.put(KEY, b"value")
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) == b"value"
        assert cache.get(OTHER) is None


def test_a_fresh_build_finds_only_its_own(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    with Cache(tmp_path, reads=False) as cache:
        assert cache.get(KEY) is None
        cache.put(OTHER, b"new")
        assert cache.get(OTHER) == b"new"


@pytest.mark.parametrize("change", ["value = X'00'", "sum = X'00'"])
def test_a_value_that_was_changed_is_missing(tmp_path: Path, change: str) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    connection = sqlite3.connect(tmp_path / "builds.sqlite")
    connection.execute(f"UPDATE made SET {change}")
    connection.commit()
    connection.close()
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) is None


def test_a_value_does_not_count_under_another_key(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    connection = sqlite3.connect(tmp_path / "builds.sqlite")
    connection.execute("UPDATE made SET key = ?", (bytes.fromhex(OTHER),))
    connection.commit()
    connection.close()
    with Cache(tmp_path) as cache:
        assert cache.get(OTHER) is None


def test_a_damaged_cache_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "builds.sqlite").write_bytes(b"no database" * 1000)
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) == b"value"


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_cache_with_a_damaged_page_is_begun_anew(tmp_path: Path, page: int) -> None:
    """The pages of the database's head, of its table and of its index."""
    with Cache(tmp_path) as cache:
        for number in range(500):
            cache.put(digest(str(number)), bytes(200))
    file = tmp_path / "builds.sqlite"
    data = bytearray(file.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    file.write_bytes(data)
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
        assert cache.get(KEY) == b"value"
    assert "malformed" not in cache.trouble
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    assert not cache.trouble
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) == b"value"


def test_a_second_build_at_once_does_without(tmp_path: Path) -> None:
    with Cache(tmp_path) as first:
        first.put(KEY, b"value")
        with Cache(tmp_path) as second:
            assert second.get(KEY) is None
            second.put(OTHER, b"second")
            assert second.get(OTHER) == b"second"
    with Cache(tmp_path) as cache:
        assert (cache.get(KEY), cache.get(OTHER)) == (b"value", None)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Cache(tmp_path / "file") as cache:
        cache.put(KEY, b"value")
        assert cache.get(KEY) == b"value"


def test_what_the_last_build_did_not_use_is_removed(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for number in range(50):
            cache.put(digest(str(number)), bytes(10_000))
    size = (tmp_path / "builds.sqlite").stat().st_size
    with Cache(tmp_path, largest=size // 2) as cache:
        cache.uses([digest("1")])
        assert cache.get(digest("2")) is not None
    assert (tmp_path / "builds.sqlite").stat().st_size == size  # it may not have asked for all
    with Cache(tmp_path, largest=size // 2) as cache:
        cache.uses([digest("1")])
        assert cache.get(digest("2")) is not None
        cache.complete()
    assert (tmp_path / "builds.sqlite").stat().st_size < size // 4
    with Cache(tmp_path) as cache:
        kept = [number for number in range(50) if cache.get(digest(str(number)))]
    assert kept == [1, 2]


def test_a_kill_leaves_whole_values(tmp_path: Path, root: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from edition.cache import Cache;"
        "from edition.digests import digest;"
        "cache = Cache(Path(sys.argv[1])); cache.__enter__(); number = 0\n"
        "while True:\n"
        "    cache.put(digest(str(number)), str(number).encode() * 1000); number += 1\n"
        "    if number == 1200: print('here', flush=True)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=root, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with Cache(tmp_path) as cache:
        values = [(number, cache.get(digest(str(number)))) for number in range(1000)]
    assert all(value == str(number).encode() * 1000 for number, value in values)


def test_what_cannot_be_written_is_kept_for_this_build(tmp_path: Path) -> None:
    values = {digest(str(number)): os.urandom(3000) for number in range(1200)}
    with Cache(tmp_path) as cache:
        cache._connection.execute("PRAGMA cache_size = 10")
        cache._connection.execute("PRAGMA max_page_count = 600")  # as if the disk were full
        for key, value in values.items():
            cache.put(key, value)
        assert all(cache.get(key) == value for key, value in values.items())
        assert all(cache.has(key) for key in values)
    assert "of no use to this build: it cannot be written to" in cache.trouble
    with Cache(tmp_path) as cache:
        kept = [key for key, value in values.items() if cache.get(key) == value]
    assert 100 < len(kept) < 1200
    assert cache.trouble == ""


def test_what_is_forgotten_is_what_this_build_has_put(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
        cache.put(OTHER, b"value")
    with Cache(tmp_path) as cache:
        cache.put(OTHER, b"another")
        cache.put(digest("c"), b"new")
        cache.forget()
        assert cache.get(KEY) == b"value"
        assert cache.get(OTHER) is None
        assert cache.get(digest("c")) is None


def test_a_full_disk_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    def refuse(_: sqlite3.Connection) -> None:
        monkeypatch.undo()
        raise full

    monkeypatch.setattr(caches, "_prepared", refuse)
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) is None
    assert "disk is full" in cache.trouble
    with Cache(tmp_path) as cache:
        assert cache.get(KEY) == b"value"


def test_what_a_build_takes_back_is_not_there(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"value")
    with Cache(tmp_path) as cache:
        cache.put(OTHER, b"value")
        cache.forget()
    with Cache(tmp_path) as cache:
        assert (cache.get(KEY), cache.get(OTHER)) == (b"value", None)


def test_many_are_asked_for_at_one_go(tmp_path: Path) -> None:
    keys = [f"{number:064x}" for number in range(1200)]
    with Cache(tmp_path) as cache:
        for key in keys:
            cache.put(key, b"value")
        assert cache.has_all([])
        assert cache.has_all(keys)
        assert cache.has_all([*keys, *keys[:3]])
        assert not cache.has_all([*keys, "ff" * 32])
    with Cache(tmp_path, reads=False) as cache:
        cache.put(keys[0], b"value")
        assert cache.has_all(keys[:1])
        assert not cache.has_all(keys[:2])
