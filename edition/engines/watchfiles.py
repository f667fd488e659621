"""watchfiles: which files have changed, as the system tells it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Self

import watchfiles

from edition.errors import EditionError

_STEP = 25
"""Milliseconds without a further change after which changes count as one."""
_LONGEST = 1600
"""Milliseconds after which they do in any case."""
_TURN = 25
"""Milliseconds for which one kind of folders is looked at before the other."""


class Changes:
    """The changes of all that lies below some folders, and of some files; a context manager.

    Nothing is missed that changes from when it is entered to when it is left, whatever is done
    meanwhile. A file counts as changed as well when it comes, goes or is put in another's place. A
    folder may stand among the files: it counts as changed when it comes or goes.
    Entering raises EditionError where the system does not tell of changes.
    """

    def __init__(self, folders: Collection[Path], files: Collection[Path]) -> None:
        self._folders = folders
        self._tops = frozenset(map(str, folders))
        self._files = set(map(str, files))
        self._folders_of_files: set[Path] = set()
        self._seen: list[Iterator[Collection[tuple[watchfiles.Change, str]]]] = []
        self._held = ExitStack()

    def __enter__(self) -> Self:
        self._look_at(self._folders, is_deep=True)
        self._look_at_files()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def add(self, files: Collection[Path]) -> None:
        """Look at more files, from now on."""
        self._files.update(map(str, files))
        self._look_at_files()

    def next(self) -> set[Path]:
        """Wait until something has changed, and return the files."""
        found: set[Path] = set()
        while not found:
            for seen in self._seen:
                found.update(Path(path) for _, path in next(seen))
        return found

    def _is_below(self, _: watchfiles.Change, path: str) -> bool:
        return path not in self._tops

    def _is_file(self, change: watchfiles.Change, path: str) -> bool:
        # Some systems say of a folder that it has changed when something in it has.
        is_other = change is watchfiles.Change.modified and os.path.isdir(path)  # noqa: PTH112
        return path in self._files and not is_other

    def _look_at_files(self) -> None:
        # A file that is put in the place of another is seen by its folder alone.
        folders = {Path(file).parent for file in self._files} - self._folders_of_files
        self._folders_of_files |= folders
        self._look_at(folders, is_deep=False)

    def _look_at(self, folders: Collection[Path], *, is_deep: bool) -> None:
        there = sorted(folder for folder in folders if folder.is_dir())
        if not there:
            return
        seen = watchfiles.watch(
            *there,
            watch_filter=self._is_below if is_deep else self._is_file,
            debounce=_LONGEST,
            step=_STEP,
            rust_timeout=_TURN,
            yield_on_timeout=True,
            recursive=is_deep,
            ignore_permission_denied=True,
        )
        self._held.enter_context(closing(seen))
        self._seen.append(seen)
        try:
            next(seen)  # it begins to look when it is asked for the first time
        except (OSError, RuntimeError) as error:
            raise EditionError(f"The system does not tell what changes: {error}") from error
