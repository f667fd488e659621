"""Builds that are killed at moments of chance, and what is found after each."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.letters.edition import write
from edition.cli import main
from tests.crashes.workshop import Desk, copied
from tests.editions import tree, unaided

WHOM = ("guardian", "build", "worker", "group")
"""Who is killed, by turns: the process that was started, the one it waits for, one that works for
that, all at once."""


@dataclass(slots=True)
class Figures:
    """What has been tried, and how it went."""

    kills: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class State:
    """Sources of an edition, and what a fresh build publishes of them."""

    name: str
    files: dict[str, bytes]
    site: dict[str, bytes]


class Loop:
    """An edition that changes between a few states, and is killed on the way to the next one."""

    def __init__(
        self, folder: Path, *, documents: int, options: Sequence[str] = (), seed: int = 0
    ) -> None:
        self._folder = folder
        self._random = Random(seed)
        self._options = tuple(options)
        self._desk = Desk(folder / "edition", temporary=folder / "temporary")
        self.figures = Figures()
        write(self._desk.folder, documents)
        # The encoding guide is one more document, and takes as long as all letters.
        (self._desk.folder / "schemas" / "guide.xml").unlink()
        built = self._desk.build("--jobs", "2", *self._options)
        if built.status or self._desk.rest():
            raise AssertionError(f"{built.status}: {built.err}{built.out} {self._desk.rest()}")
        self._seconds = built.seconds
        """How long a build takes that makes everything."""
        self._states = [self._state(name, files) for name, files in self._changes()]
        self._now = self._states[0]

    def run(self, kills: int) -> Iterator[str]:
        """Kill so many builds; yield a line about each."""
        for number in range(kills):
            yield f"{number + 1}: {self._once(WHOM[number % len(WHOM)])}"

    def _changes(self) -> Iterator[tuple[str, dict[str, bytes]]]:
        """Yield the states of the sources: as they are, some letters changed, all pages changed."""
        source = self._desk.folder / "tei"
        letters = sorted(path.relative_to(source).as_posix() for path in source.glob("documents/*"))
        original = {name: (source / name).read_bytes() for name in (*letters, "edition.xml")}
        yield "as written", original
        some = {
            name: original[name].replace(b"</p>", b" Nobody wrote this.</p>", 1)
            for name in self._random.sample(letters, 5)
        }
        yield "some letters", original | some
        title = original["edition.xml"].replace(b"of nobody to", b"of no one to")
        yield "every page", original | {"edition.xml": title}

    def _state(self, name: str, files: dict[str, bytes]) -> State:
        folder = copied(self._desk.folder, self._folder / name)
        _lay(folder, files)
        with chdir(folder), unaided():  # here, where the stylesheets are compiled once for all
            assert main(["--jobs", "1", *self._options]) == 0
        return State(name, files, tree(folder / "site"))

    def _once(self, whom: str) -> str:
        former = self._now
        self._now = self._random.choice([one for one in self._states if one is not former])
        _lay(self._desk.folder, self._now.files)
        # What is known is not made again: workers are there only in a build that uses nothing.
        fresh = ["--fresh"] if whom == "worker" or self._random.random() < 0.5 else []
        wait = self._random.uniform(0, self._seconds / (1 if fresh else 4))
        status, was_there = self._killed(whom, wait, fresh)
        faults = self._look(former)
        again = self._desk.build_here(*self._options)
        if again:
            faults.append(f"the next build ended with {again}")
        if tree(self._desk.site) != self._now.site:
            faults.append(f"the next build is not as a fresh one: {self._differing()}")
        faults += [f"the next build left {name}" for name in self._desk.rest()]
        if not self._desk.is_quiet():
            faults.append(f"the next build left {self._desk.processes()}")
        if whom in {"worker", "build"} and status not in {0, 3 * (whom == "build")}:
            faults.append(f"the build ended with {status}, though nothing is wrong with it")
        self.figures.kills[f"{whom}{'' if was_there else ', which was not there'}"] += 1
        line = f"{whom} at {wait:.2f} s, {self._now.name} {' '.join(fresh)}: status {status}"
        self.figures.faults += [f"{line}: {fault}" for fault in faults]
        return "; ".join([line, *faults])

    def _look(self, former: State) -> list[str]:
        """Return what is wrong after a kill."""
        faults = []
        if not self._desk.is_quiet():
            faults.append(f"processes are left: {self._desk.processes()}")
        found = tree(self._desk.site)
        if found == self._now.site:
            self.figures.found["the new edition"] += 1
        elif found == former.site:
            self.figures.found["the old edition"] += 1
        else:
            faults.append("the published edition is neither the old one nor the new one")
        return faults + self._desk.faults()

    def _differing(self) -> list[str]:
        found, wanted = tree(self._desk.site), self._now.site
        return sorted(path for path in found | wanted if found.get(path) != wanted.get(path))[:5]

    def _killed(self, whom: str, wait: float, options: Sequence[str]) -> tuple[int, bool]:
        """Build, kill somebody after some seconds, and return the status of the build.

        Also whether there was somebody to kill.
        """
        process = self._desk.start(
            "--jobs", "2", *self._options, *options,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(wait)
        victims = self._victims(process.pid, whom)
        while whom == "worker" and not victims and process.poll() is None:
            time.sleep(0.01)
            victims = self._victims(process.pid, whom)
        for victim in victims:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                victims = []
        return process.wait(timeout=600), bool(victims)

    def _victims(self, leader: int, whom: str) -> list[int]:
        found = self._desk.processes()
        workers = [number for number, command in found.items() if "spawn_main" in command]
        builds = [one for one in found if one != leader and str(leader) == _parent(one)]
        match whom:
            case "guardian":
                return [leader] if leader in found else []
            case "build":
                return builds[:1]
            case "worker":
                return [self._random.choice(workers)] if workers else []
        return list(found)


def _parent(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1]
    except OSError:
        return ""


def _lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / "tei" / name
        if path.read_bytes() != data:
            path.write_bytes(data)
