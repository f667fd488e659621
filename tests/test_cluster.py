"""Beyond one machine: a cluster gives the same bytes, and loses nothing with a machine."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from edition import limits
from edition.cli import main
from edition.errors import ClusterError, TransformError, UsageError
from edition.workers import Workers
from tests.deeds import Word, done, instead, work
from tests.editions import tree

WAIT = 600.0
"""How many seconds a test waits for a process at most; machines may be busy."""
PATIENCE = (4, 20, 120)
"""Seconds that a task may take: more only where the machine stood still meanwhile, and what is done
at once was not done in them."""
TRIES = 10
"""How often a build is begun that a worker is to die in; some may be over before that is done."""
DOCUMENTS = 48
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter-{0}"><teiHeader><fileDesc>
<titleStmt><title>Letter {0}</title></titleStmt><publicationStmt><p>None</p></publicationStmt>
<sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader><text><body>
<p>On day {0} <persName ref="#kim">Kim</persName> wrote to <ref target="letter-{1}.xml">him</ref>
and <seg type="secret">nobody</seg> knew, <ref target="#nowhere">as they say</ref>.</p>
<figure><graphic url="seal.png"/><figDesc>A seal</figDesc></figure></body></text></TEI>"""
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson>
<person xml:id="kim"><persName>Kim</persName></person></listPerson></standOff></TEI>"""
SITE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../shared/star.xsl"/>
</xsl:stylesheet>"""
STAR = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="persName" mode="m:html" as="item()*">
    <span data-generated="">★</span>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>"""
SETTINGS = """schema = "none"
[print]
fonts = ["fonts"]
[overrides]
site = "look/site.xsl"
css = "look/own.css"
typst = "look/own.typ"
"""


@dataclass(slots=True)
class Machines:
    """A scheduler and two workers, each a process of its own, in folders without the edition."""

    root: Path
    folder: Path
    ends: ExitStack
    address: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, **settings: str) -> None:
        """Start a scheduler, with settings of Dask's, and its workers."""
        file = self.folder / "scheduler.json"
        options = ["--port", "0", "--scheduler-file", str(file)]
        self.scheduler = self._start("scheduler", *options, **settings)
        until(lambda: file.is_file() and file.read_text("utf-8").rstrip().endswith("}"))
        self.address = json.loads(file.read_text("utf-8"))["address"]
        for number in range(2):
            options = ["--nthreads", "1", "--no-nanny", "--name", f"worker-{number}"]
            self.workers.append(self._start("worker", self.address, *options))
        for number in range(2):
            log = self.folder / f"worker-{number}" / "log"
            until(lambda log=log: b"Registered to" in log.read_bytes())

    def _start(self, what: str, *options: str, **settings: str) -> subprocess.Popen[bytes]:
        folder = self.folder / f"{what}-{len(self.workers)}"
        folder.mkdir()
        environment = {
            **os.environ,
            **settings,
            "PYTHONPATH": str(self.root),
            "DASK_TEMPORARY_DIRECTORY": str(folder),
        }
        command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", "--no-dashboard"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [*command, *options], cwd=folder, env=environment, stdout=log, stderr=log
            )
        self.ends.callback(process.wait)
        self.ends.callback(process.kill)
        return process


@pytest.fixture
def machines(root: Path, tmp_path: Path) -> Iterator[Machines]:
    pytest.importorskip(
        "distributed", reason="Dask is not installed: pip install -e '.[cluster]' installs it"
    )
    folder = tmp_path / "machines"
    folder.mkdir()
    with ExitStack() as ends:
        yield Machines(root, folder, ends)


def until(is_so: Callable[[], object]) -> None:
    """Wait for something; fail when it takes too long."""
    end = time.monotonic() + WAIT
    while not is_so():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)


def edition(folder: Path) -> Path:
    for name in ("tei", "look", "shared", "fonts"):
        (folder / name).mkdir(parents=True)
    for number in range(DOCUMENTS):
        text = DOCUMENT.format(number, (number + 1) % DOCUMENTS)
        (folder / f"tei/letter-{number}.xml").write_text(text, "utf-8")
    (folder / "tei/persons.xml").write_text(REGISTER, "utf-8")
    (folder / "tei/seal.png").write_bytes(PIXEL)
    (folder / "look/site.xsl").write_text(SITE, "utf-8")
    (folder / "shared/star.xsl").write_text(STAR, "utf-8")
    (folder / "look/own.css").write_text(".type-secret { display: none }", "utf-8")
    (folder / "look/own.typ").write_text('#import "/book.typ": *\n', "utf-8")
    (folder / "fonts/readme.txt").write_text("No fonts yet.", "utf-8")
    (folder / "edition.toml").write_text(SETTINGS, "utf-8")
    return folder


def build(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "edition", "--no-search", "--format", "json", *options]
    root = Path(__file__).resolve().parent.parent
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_worker_dies_and_the_edition_is_the_same(
    machines: Machines,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import psutil

    local = edition(tmp_path / "local")
    monkeypatch.chdir(local)
    assert main(["--no-search", "--format", "json", "--jobs", "1"]) == 0
    found = capsys.readouterr().out
    assert json.loads(found)
    machines.start()
    remote = edition(tmp_path / "remote")
    [doomed, _] = machines.workers
    worker = psutil.Process(doomed.pid)

    def has_what_prints() -> bool:
        return any((machines.folder / "worker-0").rglob("book.typ"))

    def work_done() -> float:
        try:
            return sum(child.cpu_times().user for child in worker.children(recursive=True))
        except psutil.NoSuchProcess:
            return 0

    for _ in range(TRIES):
        process = build(remote, "--fresh", "--scheduler", machines.address)
        until(lambda process=process: has_what_prints() or process.poll() is not None)
        before = work_done()
        until(lambda p=process, b=before: work_done() > b + 0.5 or p.poll() is not None)
        worker.suspend()
        if process.poll() is None:
            break
        worker.resume()
    assert process.poll() is None, process.communicate()
    orphans = worker.children(recursive=True)
    doomed.kill()
    there, said = process.communicate()
    assert process.returncode == 0, said
    assert there == found
    assert tree(remote / "site").keys() == tree(local / "site").keys()
    pages = tree(local / "site")
    assert [path for path, data in tree(remote / "site").items() if data != pages[path]] == []
    assert "★" in (remote / "site/documents/letter-1.html").read_text("utf-8")
    assert b"/Image" in (remote / "site/pdf/letter-1.pdf").read_bytes()
    # Nothing stays behind: no process of the dead worker, no file on the living one.
    assert psutil.wait_procs(orphans, timeout=WAIT)[1] == []
    assert list((machines.folder / "worker-1").rglob("tei-edition-*")) == []


def test_what_comes_to_nothing_costs_no_other(
    machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines.start()
    words = [Word(f"w{number}") for number in range(60)]
    deaths = tmp_path / "deaths.txt"
    words[3], words[19], words[30] = Word("hang"), Word(f"die {deaths}"), Word("swell")
    expected = [word.text for word in words if word.text.startswith("w")]
    with Workers(scheduler=machines.address) as pool:
        # Others do not have the files of this machine.
        assert pool.aside(work, Word("w"))() == f"w by {os.getpid()}"
        # What takes no time at all takes some now, with all that has to be begun for it.
        assert done([*pool.map(work, [Word("w", 2_000_000)], otherwise=instead)]) == ["w"]
        for seconds in PATIENCE:
            deaths.unlink(missing_ok=True)
            monkeypatch.setattr(limits, "_SECONDS", seconds)
            found = list(pool.map(work, words, otherwise=instead))
            if done(found) == expected:
                break
        assert done(found) == expected
        assert found[3] == f"hang did not come to an end within {seconds} seconds"
        assert found[19] == "die ended the process it ran in, perhaps for want of memory"
        assert found[30] == "swell took more memory than 4 GB"
        # Three times with those it came with, and three times alone.
        assert len(deaths.read_text("utf-8").splitlines()) == 6
        with pytest.raises(TransformError, match="It failed"):
            list(pool.map(work, [Word("fail")] * 30, otherwise=instead))


def test_what_kills_its_workers_ends_when_it_has_done_so_often_enough(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edition.engines import dask

    machines.start(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    with Workers(scheduler=machines.address) as pool:
        monkeypatch.setattr(dask, "_PATIENCE", 5.0)
        monkeypatch.setattr(dask, "_ALONE", 1.0)
        [found] = pool.map(work, [Word("kill", 2_000_000)], otherwise=instead)
        assert found == "kill ended the process it ran in, perhaps for want of memory"
        [found] = pool.map(work, [Word("kill", 2_000_000)], otherwise=instead)
        # Now no worker is left, and then no scheduler.
        with pytest.raises(ClusterError, match="no workers any more"):
            list(pool.map(work, [Word("a", 2_000_000)], otherwise=instead))
        assert machines.scheduler
        machines.scheduler.kill()
        with pytest.raises(ClusterError, match="does not answer any more"):
            list(pool.map(work, [Word("a", 2_000_000)], otherwise=instead))


def test_an_address_without_a_cluster_is_a_mistake_of_who_calls(
    machines: Machines, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from edition.engines import dask

    monkeypatch.setattr(dask, "_PATIENCE", 1.0)
    monkeypatch.chdir(edition(machines.folder / "e"))
    assert main(["check", "--scheduler", "here"]) == 2
    assert "'here' is no address of a scheduler" in capsys.readouterr().err
    assert main(["check", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err


def test_another_program_is_not_worked_with(machines: Machines, tmp_path: Path) -> None:
    from edition.cluster import _Bench

    assert machines
    with pytest.raises(UsageError, match="another version"):
        _Bench("name", "another").open(tmp_path, 1)


def test_without_dask_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from edition import engines

    monkeypatch.chdir(edition(tmp_path / "e"))
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delattr(engines, "dask", raising=False)
    for name in ("edition.cluster", "edition.engines.dask"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    assert main(["check", "--scheduler", "tcp://127.0.0.1:8786"]) == 2
    assert "pip install distributed" in capsys.readouterr().err
