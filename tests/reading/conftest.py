"""What the tests of reading share: an edition made for them, and a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edition import pipeline
from edition.config import Overrides, Settings
from edition.request import Outcome, Request
from tests.hostile.browser import Browser, browser, find

HERE = Path(__file__).parent


class Silent:
    """A progress that nobody sees."""

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        del name, total
        yield

    def advance(self, *, reused: bool = False) -> None:
        """Say nothing."""


def made(folder: Path, *, split: int = 30_000, **overrides: str) -> Outcome:
    """Build the edition in a folder; ``overrides`` are files of it."""
    own = Overrides(**{name: folder / file for name, file in overrides.items()})
    settings = Settings(folder, folder / "tei", folder / "site", overrides=own, split=split)
    request = Request(settings, "none", jobs=1, pdf=False, search=False)
    return pipeline.build(request, Silent())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published edition; nothing of it is wrong."""
    folder = tmp_path_factory.mktemp("reading")
    shutil.copytree(HERE / "edition" / "tei", folder / "tei")
    outcome = made(folder)
    assert [item for item in outcome.findings if item.code != "ED503"] == []
    return folder / "site"


@pytest.fixture(scope="session")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition with a long text in parts."""
    folder = tmp_path_factory.mktemp("parted")
    (folder / "tei").mkdir()
    shutil.copy(HERE / "edition/tei/documents/long.xml", folder / "tei" / "long.xml")
    assert made(folder, split=100).published
    return folder / "site"


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = find()
    if not program:
        pytest.skip("no browser at hand (CHROMIUM)")
    with browser(program, tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def chromium(running: Browser) -> Browser:
    """Return a browser that remembers nothing of pages from a disk."""
    running.call("Storage.clearDataForOrigin", origin="file://", storageTypes="all")
    return running
