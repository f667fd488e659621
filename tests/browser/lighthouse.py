"""Lighthouse: where it is, and one that judges page after page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hostile.browser import SPARING, find

_PROGRAM = Path(__file__).with_suffix(".mjs")
_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", SPARING)


@dataclass(frozen=True, slots=True)
class Programs:
    """The paths of what judges a page."""

    node: str
    lighthouse: str
    browser: str


def at_hand() -> Programs:
    """Return the programs; skip where one is missing, and say which."""
    node, browser = shutil.which("node"), find()
    lighthouse = os.environ.get("LIGHTHOUSE") or "/nowhere"
    if not Path(lighthouse).is_file():
        pytest.skip("no Lighthouse at hand (LIGHTHOUSE is the path of its cli/index.js)")
    if not node:
        pytest.skip("no Node at hand, which Lighthouse needs")
    if not browser:
        pytest.skip("no browser at hand: install Chromium, or name one by CHROMIUM")
    return Programs(node, lighthouse, browser)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What Lighthouse says of a page: the names of its audits, without those of performance."""

    address: str
    """Of the page that was judged: a page may have led on to another one."""
    trouble: str
    """Why the page could not be judged, or nothing."""
    passed: tuple[str, ...]
    failed: tuple[str, ...]


class Lighthouse:
    """A Lighthouse that judges all but performance, one page after another."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self._process, self._errors = process, errors

    def judge(self, address: str) -> Judgement:
        """Judge a page as a phone loads it from a server."""
        assert self._process.stdin
        assert self._process.stdout
        print(address, file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, self._errors.read_text("utf-8")
        said = json.loads(line)
        said |= {name: tuple(sorted(said[name])) for name in ("passed", "failed")}
        return Judgement(**said)


@contextmanager
def judging(programs: Programs, errors: Path) -> Iterator[Lighthouse]:
    """Run Lighthouse with a browser of its own; what they complain of is written to a file."""
    # Most of what Lighthouse makes is garbage soon: with more room for it, less has to be moved.
    node = [programs.node, "--max-semi-space-size=64", str(_PROGRAM)]
    command = [*node, programs.lighthouse, programs.browser, *_OPTIONS]
    with (
        errors.open("w") as complaints,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True
        ) as process,
    ):
        # Popen itself closes the input in the end, and waits for the program, which ends by that.
        yield Lighthouse(process, errors)
