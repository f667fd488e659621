"""Cache: what pure functions gave in earlier builds, by a digest of all that they depend on.

It lies in the edition's folder, is no part of it, and may be deleted at any time: whatever is not
there is made again. A value is written together with a digest of itself and its key, and counts as
missing where that does not fit; a build that is killed leaves what it had written in whole.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Self

from edition.lock import locked
from edition.values import Values

FOLDER = ".cache"
"""The name of the cache's folder, in that of the edition."""
LARGEST = 4 << 30
"""How many bytes the cache may take before what a whole build did not use is removed."""

_FILE = "builds.sqlite"
_SUM = 16
_OFTEN = 500
"""After so many values all are safe from a kill; and so many are asked for at a time."""
_PRIMARY = 0xFF
"""What of an error's code says which error it is."""
_REFUSED = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""Errors of a database that is whole."""


class Cache:
    """Values by key; a context manager.

    Without ``reads`` nothing is found but what this build puts there. Where the folder cannot be
    written to, or another build is at work with it, nothing is kept beyond this build; ``trouble``
    then says so in a sentence. ``values`` are at hand for this build and the next one (``memo``).
    """

    def __init__(
        self,
        folder: Path,
        *,
        reads: bool = True,
        largest: int = LARGEST,
        values: Values | None = None,
    ) -> None:
        self.values = values
        self._folder = folder
        self._reads = reads
        self._largest = largest
        self._held = ExitStack()
        self._used: set[bytes] | None = None
        """The keys that are needed, where the cache is large enough to be pruned at the end."""
        self._needed: list[Iterable[str]] = []
        """What is needed beside that, looked at once."""
        self._has_asked_for_all = False
        self._last = 0
        """The number of the last row that an earlier build has written."""
        self._is_lost = self._is_damaged = False
        self._connection = sqlite3.connect(":memory:")
        self._fresh: dict[str, bytes] = {}
        """What is not yet safe from a kill."""
        self._spare: dict[str, bytes] = {}
        """What could not be written."""
        self._trouble = ""

    def __enter__(self) -> Self:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._held.enter_context(locked(self._folder / "lock"))
            self._connection = _opened(self._folder / _FILE)
            [self._last] = self._connection.execute(
                "SELECT coalesce(max(rowid), 0) FROM made"
            ).fetchone()
            if self._size() > self._largest // 2:
                self._used = set()
        except BlockingIOError:
            self._do_without("another build is using it")
        except (OSError, sqlite3.Error) as error:
            self._do_without(f"it cannot be written to: {_why(error)}")
        return self

    def __exit__(self, *failure: object) -> None:
        self._commit()
        with suppress(sqlite3.Error):
            may_prune = failure[0] is None and self._has_asked_for_all
            if may_prune and self._used is not None and self._size() > self._largest:
                self._prune(self._used.union(*(map(bytes.fromhex, keys) for keys in self._needed)))
        self._connection.close()
        if self._is_damaged:
            with suppress(OSError):
                (self._folder / _FILE).unlink()
        self._held.close()

    def get(self, key: str) -> bytes | None:
        """Return the value of a key, or None."""
        if key in self._spare:
            return self._spare[key]
        name = bytes.fromhex(key)
        with suppress(sqlite3.Error):
            row = self._connection.execute(
                "SELECT sum, value FROM made WHERE key = ? AND rowid > ?", (name, self._unread)
            ).fetchone()
            if row is not None and row[0] == _sum(name, row[1]):
                if self._used is not None:
                    self._used.add(name)
                return bytes(row[1])
        return None

    def has(self, key: str) -> bool:
        """Tell whether there is a value of a key, as far as that can be said without reading it."""
        if key in self._spare:
            return True
        with suppress(sqlite3.Error):
            row = self._connection.execute(
                "SELECT 1 FROM made WHERE key = ? AND rowid > ?",
                (bytes.fromhex(key), self._unread),
            ).fetchone()
            return row is not None
        return False

    def has_all(self, keys: Sequence[str]) -> bool:
        """Tell whether there is a value of each of some keys, as ``has`` does."""
        if self._spare:
            return all(map(self.has, keys))
        names = sorted({bytes.fromhex(key) for key in keys})
        count = 0
        for first in range(0, len(names), _OFTEN):
            some = names[first : first + _OFTEN]
            places = ", ".join("?" * len(some))
            statement = f"SELECT count(*) FROM made WHERE rowid > ? AND key IN ({places})"  # noqa: S608 - marks alone
            with suppress(sqlite3.Error):
                [found] = self._connection.execute(statement, (self._unread, *some)).fetchone()
                count += found
        return count == len(names)

    def put(self, key: str, value: bytes) -> None:
        """Keep the value of a key."""
        if self.values is not None:
            self.values.drop(key)
        name = bytes.fromhex(key)
        if self._used is not None:
            self._used.add(name)
        if self._is_lost:
            self._spare[key] = value
            return
        self._fresh[key] = value
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO made VALUES (?, ?, ?)",
                (name, _sum(name, value), value),
            )
        except sqlite3.Error as error:
            self._lose(error)
        if len(self._fresh) >= _OFTEN:
            self._commit()

    @property
    def trouble(self) -> str:
        """Why nothing is kept, in a sentence; empty, if it is."""
        if not self._trouble:
            return ""
        return (
            f"The cache in {self._folder.name} is of no use to this build: {self._trouble}."
            " The edition is as it would be, but the next build may take longer."
        )

    def forget(self) -> None:
        """Remove what this build has put there: it was not made of what it was said to be."""
        with suppress(sqlite3.Error):
            self._connection.execute("DELETE FROM made WHERE rowid > ?", (self._last,))
        self._spare = {}
        self._fresh = {}
        if self.values is not None:
            self.values.clear()

    def uses(self, keys: Iterable[str]) -> None:
        """Say that the values of these keys are needed, though this build does not read them.

        Which they are is looked at in the end, where something is to be removed.
        """
        if self._used is not None:
            self._needed.append(keys)

    def complete(self) -> None:
        """Say that this build has asked for all that it needs: of the rest there may be no need.

        One that came to nothing, or that found nothing changed, has not asked for all.
        """
        self._has_asked_for_all = True

    @property
    def _unread(self) -> int:
        """The number of the last row that is not to be read."""
        return 0 if self._reads else self._last

    def _commit(self) -> None:
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            self._lose(error)
        self._fresh = {}

    def _lose(self, error: sqlite3.Error) -> None:
        """Keep in memory what this build makes from now on, and what was not written yet."""
        with suppress(sqlite3.Error):
            self._connection.rollback()
        self._spare |= self._fresh
        self._fresh = {}
        self._is_lost = True
        self._is_damaged = error.sqlite_errorcode & _PRIMARY == sqlite3.SQLITE_CORRUPT
        self._trouble = (
            "it is damaged, and will be begun anew"
            if self._is_damaged
            else f"it cannot be written to: {_why(error)}"
        )

    def _do_without(self, trouble: str) -> None:
        self._connection = _prepared(sqlite3.connect(":memory:"))
        self._trouble = trouble

    def _size(self) -> int:
        [pages] = self._connection.execute("PRAGMA page_count").fetchone()
        [size] = self._connection.execute("PRAGMA page_size").fetchone()
        return int(pages) * int(size)

    def _prune(self, used: set[bytes]) -> None:
        self._connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
        self._connection.executemany("INSERT INTO used VALUES (?)", ((name,) for name in used))
        self._connection.execute("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)")
        self._connection.commit()
        self._connection.execute("VACUUM")


def _why(error: OSError | sqlite3.Error) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _sum(name: bytes, value: bytes) -> bytes:
    found = hashlib.sha256(name)
    found.update(value)
    return found.digest()[:_SUM]


def _opened(path: Path) -> sqlite3.Connection:
    """Return the database at ``path``; one that is damaged is begun anew."""
    try:
        return _prepared(sqlite3.connect(path, timeout=1))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & _PRIMARY in _REFUSED:
            raise
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        return _prepared(sqlite3.connect(path, timeout=1))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        # A loss of power may cost the cache, which the sums of its values show; a kill does not.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, sum BLOB, value BLOB)"
        )
        connection.commit()
        connection.execute("SELECT max(rowid) FROM made").fetchone()  # where it is damaged it shows
    except sqlite3.Error:
        connection.close()
        raise
    return connection
