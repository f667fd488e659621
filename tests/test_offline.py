"""A build fetches nothing: not the program, not its libraries, not the programs it calls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition.cli import main

HOOK = """
import os, sys

def _told(event, arguments):
    if event == "socket.getaddrinfo" or event == "socket.gethostbyname":
        what = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        what = arguments[1][0]
    else:
        return
    with open(os.environ["EDITION_TOLD"], "a") as file:
        file.write(f"{event} {what}\\n")
    raise OSError("no network here")

sys.addaudithook(_told)
"""
"""Every Python that is started reads this, and tells of each way out that it is asked for."""


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the repository's own edition."""
    shutil.copytree(root / "tei", tmp_path / "tei")
    schema = (root / "schemas" / "edition.rng").as_posix()
    (tmp_path / "edition.toml").write_text(f'schema = "{schema}"\n', "utf-8")
    return tmp_path


def build(
    root: Path, folder: Path, *before: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, str(root / "build.py"), "--jobs", "2"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def is_whole(folder: Path, done: subprocess.CompletedProcess[str]) -> bool:
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    return (site / "pdf/edition.pdf").is_file() and (site / "pagefind/pagefind.js").is_file()


def test_a_build_asks_for_no_other_machine(root: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK)
    told = tmp_path / "told"
    environment = {"PYTHONPATH": str(tmp_path / "hook"), "EDITION_TOLD": str(told)}
    assert is_whole(folder, build(root, folder, **environment))
    assert not told.exists(), told.read_text()

    # That it would be seen, this shows.
    asking = [sys.executable, "-c", "import socket; socket.getaddrinfo('example.org', 80)"]
    assert subprocess.run(asking, env={**os.environ, **environment}, check=False).returncode
    assert told.read_text() == "socket.getaddrinfo example.org\n"


def test_a_build_needs_no_network(root: Path, folder: Path) -> None:
    apart = ["unshare", "--user", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], check=False).returncode:
        pytest.skip("no program can be kept from the network here")
    assert is_whole(folder, build(root, folder, *apart))


def test_a_design_may_not_fetch_a_package(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own.typ").write_text('#import "@preview/cetz:0.3.4"\n')
    with (folder / "edition.toml").open("a") as file:
        file.write('[overrides]\ntypst = "own.typ"\n')
    monkeypatch.chdir(folder)
    assert main(["--no-search", "--jobs", "1"]) == 2
    assert "@preview/cetz:0.3.4, and a build fetches nothing" in capsys.readouterr().err
    assert not (folder / "site").exists()
