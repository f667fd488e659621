"""Cache: what pure functions gave in earlier builds, by a digest of all that they depend on.

It lies in the edition's folder, is no part of it, and may be deleted at any time: whatever is not
there is made again. A value is written together with a digest of itself and its key, and counts as
missing where that does not fit; a build that is killed leaves what it had written in whole.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Self

from edition.lock import locked

FOLDER = ".cache"
"""The name of the cache's folder, in that of the edition."""
LARGEST = 4 << 30
"""How many bytes the cache may take before what the last build did not use is removed."""

_FILE = "builds.sqlite"
_SUM = 16
_OFTEN = 500
"""After so many values all are safe from a kill."""


class Cache:
    """Values by key; a context manager.

    Without ``reads`` nothing is found but what this build puts there. Where the folder cannot be
    written to, or another build is at work with it, nothing is kept beyond this build.
    """

    def __init__(self, folder: Path, *, reads: bool = True, largest: int = LARGEST) -> None:
        self._folder = folder
        self._reads = reads
        self._largest = largest
        self._held = ExitStack()
        self._used: set[str] = set()
        self._waiting = 0
        self._connection = sqlite3.connect(":memory:")

    def __enter__(self) -> Self:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._held.enter_context(locked(self._folder / "lock"))
            self._connection = _opened(self._folder / _FILE)
        except (OSError, sqlite3.Error):
            self._connection = _prepared(sqlite3.connect(":memory:"))
        return self

    def __exit__(self, *failure: object) -> None:
        with suppress(sqlite3.Error):
            self._connection.commit()
            if failure[0] is None and self._size() > self._largest:
                self._prune()
        self._connection.close()
        self._held.close()

    def get(self, key: str) -> bytes | None:
        """Return the value of a key, or None."""
        if not self._reads and key not in self._used:
            return None
        with suppress(sqlite3.Error):
            row = self._connection.execute(
                "SELECT sum, value FROM made WHERE key = ?", (bytes.fromhex(key),)
            ).fetchone()
            if row is not None and row[0] == _sum(key, row[1]):
                self._used.add(key)
                return bytes(row[1])
        return None

    def has(self, key: str) -> bool:
        """Tell whether there is a value of a key, as far as that can be said without reading it."""
        if not self._reads and key not in self._used:
            return False
        with suppress(sqlite3.Error):
            row = self._connection.execute(
                "SELECT 1 FROM made WHERE key = ?", (bytes.fromhex(key),)
            ).fetchone()
            return row is not None
        return False

    def put(self, key: str, value: bytes) -> None:
        """Keep the value of a key."""
        self._used.add(key)
        with suppress(sqlite3.Error):
            self._connection.execute(
                "INSERT OR REPLACE INTO made VALUES (?, ?, ?)",
                (bytes.fromhex(key), _sum(key, value), value),
            )
            self._waiting += 1
            if self._waiting >= _OFTEN:
                self._connection.commit()
                self._waiting = 0

    def uses(self, keys: Iterable[str]) -> None:
        """Say that the values of these keys are needed, though this build does not read them."""
        self._used.update(keys)

    def _size(self) -> int:
        [pages] = self._connection.execute("PRAGMA page_count").fetchone()
        [size] = self._connection.execute("PRAGMA page_size").fetchone()
        return int(pages) * int(size)

    def _prune(self) -> None:
        self._connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
        self._connection.executemany(
            "INSERT INTO used VALUES (?)", ((bytes.fromhex(key),) for key in self._used)
        )
        self._connection.execute("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)")
        self._connection.commit()
        self._connection.execute("VACUUM")


def _sum(key: str, value: bytes) -> bytes:
    found = hashlib.sha256(bytes.fromhex(key))
    found.update(value)
    return found.digest()[:_SUM]


def _opened(path: Path) -> sqlite3.Connection:
    """Return the database at ``path``; one that is damaged is begun anew."""
    try:
        return _prepared(sqlite3.connect(path, timeout=1))
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        return _prepared(sqlite3.connect(path, timeout=1))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    # A loss of power may cost the cache, which the sums of its values show; a kill does not.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, sum BLOB, value BLOB)"
    )
    connection.commit()
    return connection
