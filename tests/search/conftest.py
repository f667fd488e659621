"""An edition of four documents in three languages, and a browser that searches it."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from edition.cli import main
from tests.hostile.browser import Browser, browser, find

EDITION = Path(__file__).parent / "edition"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition as it is published."""
    folder = tmp_path_factory.mktemp("search") / "edition"
    shutil.copytree(EDITION, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert main(["--no-pdf", "--schema", "none", "--jobs", "1"]) == 0
    finally:
        os.chdir(before)
    return folder / "site"


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/below"))

    def log_message(self, *_: Any) -> None:
        """Write nothing to the terminal."""


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Return the address of the edition, below a folder of a server."""
    handler = functools.partial(_Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/below/"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Run a browser, if there is one."""
    program = find()
    if not program:
        pytest.skip("no browser at hand: install Chromium, or name one by CHROMIUM")
    with browser(program, tmp_path_factory.mktemp("profile")) as running:
        yield running
