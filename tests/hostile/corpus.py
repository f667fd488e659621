"""The hostile corpus: its cases, how each is laid out beside secrets, and what comes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

from edition.pdf.tags import read_text
from tests.hostile.index import read_index
from tests.hostile.successive import Successive

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = Path(__file__).resolve().parent / "cases"

SECRET = "canarywithinthecoalmine"
"""A word of the files outside, which nothing that is published may hold."""

_SETTINGS = 'schema = "none"\n'
_SCHEMAS = frozenset({'schema = "none"', 'schema = "auto"'})
"""Settings by which documents are all that an edition is."""
_HARMLESS = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Harmless</title></titleStmt>
      <publicationStmt><p>Unpublished.</p></publicationStmt>
      <sourceDesc><p>None.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text><body><p>Nothing is wrong with these words.</p></body></text>
</TEI>
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case: the folder of its edition, and what must happen when it is built."""

    name: str
    findings: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """In the place of ``findings``, where there are many: each that occurs, sorted."""
    status: int | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    at_limits: tuple[str, ...] = ()
    """Codes of what may be found besides, where a machine meets the limits of time and memory."""

    @property
    def expected_status(self) -> int:
        """The exit status: the one that is given, or 1 where there are findings."""
        return int(bool(self.findings or self.kinds)) if self.status is None else self.status


def cases() -> list[Case]:
    """Return the cases that lie in folders."""
    found = []
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        given = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
        lists = {key: tuple(value) for key, value in given.items() if key != "status"}
        found.append(Case(folder.name, status=given.get("status"), **lists))
    return found


@dataclass(slots=True)
class Web:
    """A web server that answers everything with the secret, and what it was asked."""

    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def web() -> Iterator[Web]:
    """Serve the secret at an address of this machine."""
    found = Web("")

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        do_HEAD = do_POST = do_GET  # noqa: N815 - the names are the library's

        def log_message(self, *_: Any) -> None:
            """Write nothing to the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        found.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield found
        finally:
            server.shutdown()


def lay_out(case: str, outside: Path, address: str) -> Path:
    """Put the edition of a case into the folder ``outside``, beside the secrets; return it."""
    secrets(outside)
    edition = outside / "edition"
    _copy(CASES / case / "edition", edition, outside, address)
    accompany(edition)
    return edition


def lay_out_all(outside: Path, address: str) -> Path:
    """Put the documents of all cases into one edition, each case in a folder of its own."""
    secrets(outside)
    edition = outside / "edition"
    for case in cases():
        _copy(CASES / case.name / "edition" / "tei", edition / "tei" / case.name, outside, address)
    accompany(edition)
    return edition


def _copy(source: Path, edition: Path, outside: Path, address: str) -> None:
    for path in sorted(source.rglob("*")):
        target = edition / path.relative_to(source)
        if path.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path.readlink())
        elif path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_filled(path.read_bytes(), outside, address))


def secrets(outside: Path) -> None:
    """Write what no build may read."""
    outside.joinpath("secret.txt").write_text(f"{SECRET}\n", "utf-8")
    outside.joinpath("secret.xml").write_text(
        f'<p xmlns="http://www.tei-c.org/ns/1.0">{SECRET}</p>\n', "utf-8"
    )
    outside.joinpath("secret.css").write_text(f'p::before {{ content: "{SECRET}" }}\n', "utf-8")


def accompany(edition: Path) -> None:
    """Add the harmless document, and settings where there are none."""
    edition.joinpath("tei").mkdir(parents=True, exist_ok=True)
    edition.joinpath("tei", "harmless.xml").write_text(_HARMLESS, "utf-8")
    if not edition.joinpath("edition.toml").exists():
        edition.joinpath("edition.toml").write_text(_SETTINGS, "utf-8")


def names_outside(case: str) -> bool:
    """Tell whether a case itself names the folder outside by its path."""
    files = (path for path in (CASES / case / "edition").rglob("*") if path.is_file())
    return any(b"{outside}" in path.read_bytes() for path in files)


def _filled(data: bytes, outside: Path, address: str) -> bytes:
    places = {b"{outside}": outside.as_posix().encode(), b"{web}": address.encode()}
    for name, value in places.items():
        data = data.replace(name, value)
    return data


@dataclass(frozen=True, slots=True)
class Result:
    """What came of building a case."""

    status: int
    findings: tuple[str, ...]
    said: str
    """What was written to standard error."""


class Build(Protocol):
    """A way to build the draft of an edition; raises TimeoutExpired after so many seconds."""

    def __call__(self, edition: Path, *options: str, seconds: float) -> Result: ...


def build(edition: Path, *options: str, seconds: float = 120.0) -> Result:
    """Build the draft of an edition by the command line, as an editor does."""
    command = [sys.executable, str(ROOT / "build.py"), *_ARGUMENTS, *options]
    done = subprocess.run(command, cwd=edition, capture_output=True, timeout=seconds, check=False)
    return _result(done.returncode, done.stdout, done.stderr)


@contextmanager
def one_process() -> Iterator[Build]:
    """Give a way to build drafts of documents one after another in one process.

    What has more than documents may change how the program starts, and what ends the process needs
    what guards a build: both are built as an editor does it.
    """
    with Successive() as process:

        def build_next(edition: Path, *options: str, seconds: float) -> Result:
            done = None
            if os.name == "posix" and _has_documents_only(edition):
                done = process.run(edition, *_ARGUMENTS, *options, seconds=seconds)
            return _result(*done) if done else build(edition, *options, seconds=seconds)

        yield build_next


def _has_documents_only(edition: Path) -> bool:
    names = {path.name for path in edition.iterdir()}
    settings = edition / "edition.toml"
    return names == {"tei", settings.name} and settings.read_text("utf-8").strip() in _SCHEMAS


_ARGUMENTS = ("build", "--draft", "--format", "json")


def _result(status: int, out: bytes, err: bytes) -> Result:
    try:
        items = json.loads(out)
    except ValueError:
        items = []
    findings = tuple(f"{item['code']} {item['file']}" for item in items)
    return Result(status, findings, err.decode("utf-8", "replace"))


def published(site: Path) -> dict[str, str]:
    """Return the text of all published files: markup as it is, what is packed unpacked."""
    found = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, data = path.relative_to(site).as_posix(), path.read_bytes()
        text = data.decode("utf-8", "replace")
        if name.endswith(".pdf"):
            text += read_text(data)
        elif name.startswith("pagefind/"):
            text += read_index(data)
        found[name] = text
    return found
