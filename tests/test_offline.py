"""A build fetches nothing: not the program, not its libraries, not the programs it calls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
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

APART = ("unshare", "--user", "--map-root-user", "--net")
"""Keeps a program from the network, where the system can."""


def edition(root: Path, folder: Path) -> Path:
    """Copy the repository's own edition to a folder."""
    shutil.copytree(root / "tei", folder / "tei")
    schema = (root / "schemas" / "edition.rng").as_posix()
    (folder / "edition.toml").write_text(f'schema = "{schema}"\n', "utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Build:
    """A build that was watched, and kept from the network where the system can do that."""

    is_apart: bool
    told: Path
    """A file, if a way out was asked for."""
    environment: dict[str, str]
    """What makes a program tell of the ways that it is asked for."""


@pytest.fixture(scope="module")
def build(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the edition, which must come out whole."""
    place = tmp_path_factory.mktemp("offline")
    (place / "hook").mkdir()
    (place / "hook" / "sitecustomize.py").write_text(HOOK)
    told = place / "told"
    environment = {"PYTHONPATH": str(place / "hook"), "EDITION_TOLD": str(told)}
    can = shutil.which(APART[0]) and not subprocess.run([*APART, "true"], check=False).returncode
    (place / "e").mkdir()
    done = subprocess.run(
        [*(APART if can else ()), sys.executable, str(root / "build.py"), "--jobs", "1"],
        cwd=edition(root, place / "e"),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = place / "e" / "site"
    assert (site / "pdf/edition.pdf").is_file()
    assert (site / "pagefind/pagefind.js").is_file()
    return Build(bool(can), told, environment)


def test_a_build_asks_for_no_other_machine(build: Build) -> None:
    assert not build.told.exists(), build.told.read_text()

    # That it would be seen, this shows.
    asking = [sys.executable, "-c", "import socket; socket.getaddrinfo('example.org', 80)"]
    environment = {**os.environ, **build.environment}
    assert subprocess.run(asking, env=environment, check=False).returncode
    assert build.told.read_text() == "socket.getaddrinfo example.org\n"


def test_a_build_needs_no_network(build: Build) -> None:
    if not build.is_apart:
        pytest.skip("no program can be kept from the network here")


def test_a_design_may_not_fetch_a_package(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = edition(root, tmp_path)
    (folder / "own.typ").write_text('#import "@preview/cetz:0.3.4"\n')
    with (folder / "edition.toml").open("a") as file:
        file.write('[overrides]\ntypst = "own.typ"\n')
    monkeypatch.chdir(folder)
    assert main(["--no-search", "--jobs", "1"]) == 2
    assert "@preview/cetz:0.3.4, and a build fetches nothing" in capsys.readouterr().err
    assert not (folder / "site").exists()
