"""A tree in the making that shares its unchanged files with the published one, as hard links."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from edition.trees import IRREGULAR, Tree, inode, status


class Twin:
    """The folder ``folder``, which is to be like ``original`` but for what changes.

    All methods raise OSError.
    """

    def __init__(self, folder: Path, original: Path, tree: Tree) -> None:
        self.folder = folder
        self.shared: set[str] = set()
        """The files that are those of the original."""
        self.has_links = True
        """Whether all that is shared is so by links, and no file had to be copied."""
        self._original = original
        self._tree = tree
        self._folders: set[str] = set()

    def adopt(self) -> None:
        """Keep of the folder what is shared with the original, and remove everything else."""
        if self.folder.lstat().st_dev != self._original.stat().st_dev:
            shutil.rmtree(self.folder)
            self._make("")
        else:
            self._adopt("")

    def seen(self) -> dict[str, bytes]:
        """Return the status of each of its folders, which changes with what is in it."""
        return {path: status((self.folder / path).lstat()) for path in sorted(self._folders)}

    def is_as(self, seen: Mapping[str, bytes]) -> bool:
        """Tell whether it has the folders that the original has, and they are as they were seen."""
        if seen.keys() != self._tree.folders.keys():
            return False
        for path, before in seen.items():
            now = (self.folder / path).lstat()
            mode = stat.S_IMODE(self._tree.folders[path].st_mode) | stat.S_IRWXU
            if status(now) != before or now.st_mode != stat.S_IFDIR | mode:
                return False
        return True

    def adopt_unseen(self, *more: str) -> None:
        """Take the folder for what the original was when it was scanned, and has ``more`` files."""
        self.shared = {*self._tree.files, *more}
        self._folders = set(self._tree.folders)

    def link(self, path: str) -> None:
        """Let a file be that of the original."""
        self.room(path).hardlink_to(self._original / path)
        self.shared.add(path)

    def share(self, path: str) -> None:
        """Let a file be that of the original, or a copy of it where it cannot be linked."""
        try:
            self.link(path)
        except OSError:  # not every file system has links, and not every file may be linked
            shutil.copy2(self._original / path, self.room(path))
            self.shared.add(path)
            self.has_links = False

    def room(self, path: str) -> Path:
        """Return where a new file of this path is to be made, with nothing there any more."""
        self._make(path.rpartition("/")[0])
        target = self.folder / path
        if path in self.shared:
            target.unlink(missing_ok=True)
            self.shared.discard(path)
        elif path in self._folders:
            self._clear(path)
        return target

    def drop(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        (self.folder / path).unlink(missing_ok=True)
        self.shared.discard(path)
        parent = path.rpartition("/")[0]
        with suppress(OSError):  # not empty
            while parent:
                (self.folder / parent).rmdir()
                self._folders.discard(parent)
                parent = parent.rpartition("/")[0]

    def _adopt(self, path: str) -> None:
        prefix = f"{path}/" if path else ""
        files, share = self._tree.files, self.shared.add
        with os.scandir(self.folder / path) as entries:
            for entry in entries:
                name = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    if inode(files.get(name, IRREGULAR)) == entry.inode():
                        share(name)
                    else:
                        Path(entry.path).unlink()
                elif name in self._tree.folders:
                    self._adopt(name)
                else:
                    shutil.rmtree(entry.path)
        self._folders.add(path)
        self._set_mode(path)

    def _make(self, path: str) -> None:
        if path in self._folders:
            return
        if path:
            self._make(path.rpartition("/")[0])
            if path in self.shared:  # a file was there, and a folder shall be
                (self.folder / path).unlink()
                self.shared.discard(path)
        (self.folder / path).mkdir(parents=not path, exist_ok=True)
        self._folders.add(path)
        self._set_mode(path)

    def _set_mode(self, path: str) -> None:
        folder = self.folder / path
        present = stat.S_IMODE(folder.stat().st_mode)
        # What nobody may write to, the next build could not change.
        seen = self._tree.folders.get(path)
        mode = (stat.S_IMODE(seen.st_mode) if seen else present) | stat.S_IRWXU
        if mode != present:
            folder.chmod(mode)

    def _clear(self, path: str) -> None:
        """Remove a folder where a file shall be."""
        shutil.rmtree(self.folder / path)
        within = f"{path}/"
        self.shared = {file for file in self.shared if not file.startswith(within)}
        self._folders = {
            folder for folder in self._folders if folder != path and not folder.startswith(within)
        }
