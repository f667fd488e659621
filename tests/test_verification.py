"""A published tree is held against its list of files."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from edition.cli import main
from edition.diagnostics import Finding
from edition.errors import UsageError
from edition.manifest import MANIFEST
from edition.stages.publish import publish
from edition.verification import verify

FILES = {"index.html": b"home", "documents/a.html": b"a", "text/ä b.txt": b"text"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(FILES, tmp_path / "site")
    return tmp_path / "site"


def told(findings: list[Finding]) -> list[tuple[str, str, int]]:
    return [(finding.code, finding.file, finding.line) for finding in findings]


def test_what_was_published(out: Path) -> None:
    assert verify(out) == ([], 3)


def test_other_programs_can_hold_it_too(out: Path) -> None:
    program = shutil.which("sha256sum")
    if not program:
        pytest.skip("no sha256sum at hand")
    command = [program, "-c", "--strict", MANIFEST]
    subprocess.run(command, cwd=out, check=True, capture_output=True)
    (out / "index.html").write_bytes(b"hand")
    assert subprocess.run(command, cwd=out, check=False, capture_output=True).returncode == 1


def test_a_missing_file(out: Path) -> None:
    (out / "documents" / "a.html").unlink()
    assert told(verify(out)[0]) == [("ED803", "documents/a.html", 1)]


def test_a_changed_file(out: Path) -> None:
    (out / "index.html").write_bytes(b"hoMe")
    assert told(verify(out)[0]) == [("ED804", "index.html", 1)]


def test_a_link_is_no_file(out: Path, tmp_path: Path) -> None:
    (out / "index.html").rename(tmp_path / "elsewhere")
    (out / "index.html").symlink_to(tmp_path / "elsewhere")
    assert told(verify(out)[0]) == [("ED804", "index.html", 1)]


def test_a_file_that_was_not_published(out: Path) -> None:
    (out / "documents" / "b.html").write_bytes(b"b")
    (out / "documents" / ".DS_Store").write_bytes(b"")
    assert told(verify(out)[0]) == [("ED805", "documents/b.html", 1)]


@pytest.mark.parametrize(
    "line", ["nonsense", f"{'0' * 64}  ../elsewhere", f"{'0' * 64}  /etc", f"{'A' * 64}  x", ""]
)
def test_a_damaged_list(out: Path, line: str) -> None:
    with (out / MANIFEST).open("a") as file:
        file.write(f"{line}\n")
    findings, _ = verify(out)
    assert ("ED806", MANIFEST, 4) in told(findings)
    assert {finding.file for finding in findings} <= {MANIFEST, "x"}


def test_a_file_listed_twice(out: Path) -> None:
    (out / MANIFEST).write_bytes((out / MANIFEST).read_bytes() * 2)
    assert told(verify(out)[0]) == [("ED806", MANIFEST, line) for line in (4, 5, 6)]


def test_no_edition(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no edition"):
        verify(tmp_path)
    with pytest.raises(UsageError, match="no edition"):
        verify(tmp_path / "nowhere")
    (out / MANIFEST).write_bytes(b"notes of mine\n")
    with pytest.raises(UsageError, match="no edition"):
        verify(out)


def test_an_edition_of_a_former_version(out: Path) -> None:
    (out / MANIFEST).write_text(
        "".join(f"{path}\n" for path in [MANIFEST, *sorted(FILES)]), "utf-8"
    )
    with pytest.raises(UsageError, match="former version"):
        verify(out)


def test_the_command(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(out.parent)
    assert main(["verify"]) == 0
    assert capsys.readouterr().err == "3 files listed. All are as they were published.\n"
    (out / "index.html").write_bytes(b"hand")
    (out / "CNAME").write_bytes(b"edition.example")
    assert main(["verify", "--out", str(out), "--format", "json"]) == 1
    found = capsys.readouterr()
    assert [item["code"] for item in json.loads(found.out)] == ["ED805", "ED804"]
    assert found.err == "3 files listed. 2 files wrong.\n"
    assert main(["verify", "--out", "nowhere"]) == 2
