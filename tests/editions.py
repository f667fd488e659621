"""Editions that tests build in this process, where the stylesheets are compiled already."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from edition import pipeline, workers
from edition.config import read_settings
from edition.diagnostics import has_errors
from edition.request import Outcome, Request


@contextmanager
def unaided() -> Iterator[None]:
    """Let this process do all the work by itself, however much it is.

    To compile the stylesheets once more, in a process that helps, takes longer than most of it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_FEW", sys.maxsize)
        patch.setattr(workers, "_LITTLE", sys.maxsize)
        yield


class Silent:
    """A progress that nobody sees, and that counts the steps."""

    def __init__(self) -> None:
        self.made = self.reused = 0

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Begin a stage."""
        del name, total
        yield

    def advance(self, *, reused: bool = False) -> None:
        """Count a step."""
        self.made += not reused
        self.reused += reused


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder with their bytes; nothing, if there is no folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class Edition:
    """A copy of an edition of the tests, built in a folder of its own again and again."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.folder = folder
        self._original = original
        shutil.copytree(original, folder, dirs_exist_ok=True)

    @property
    def site(self) -> Path:
        """The folder of what is published."""
        return self.folder / "site"

    def settings(self, more: str) -> None:
        """Let it have settings beyond those that the original has."""
        own = (self._original / "edition.toml").read_text("utf-8")
        (self.folder / "edition.toml").write_text(f"{own}\n{more}", "utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text of a source, which has to be there."""
        path = self.folder / "tei" / file
        text = path.read_text("utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), "utf-8")

    def request(self) -> Request:
        """Return what is asked of a build, by the settings that it has now: no PDF, no search."""
        settings = read_settings(self.folder)
        return Request(settings, settings.schema, jobs=1, pdf=False, search=False)

    def build(self, **wanted: bool) -> Outcome:
        """Build it, as the request says but for what is ``wanted``."""
        return pipeline.build(replace(self.request(), **wanted), Silent())  # type: ignore[arg-type]

    def published(self, **wanted: bool) -> Path:
        """Build it, which must go without an error, and return the folder of what is published."""
        outcome = self.build(**wanted)
        assert not has_errors(outcome.findings), [str(item) for item in outcome.findings]
        return self.site

    def files(self) -> dict[str, bytes]:
        """Return what is published."""
        return tree(self.site)
