"""The letters that nobody wrote: always the same, valid, and pointing only at what is there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.letters.edition import files, write

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DIGEST = """
import hashlib
from benchmarks.letters.edition import files
digest = hashlib.sha256()
for path, text in files(5, seed=7):
    digest.update(f"{path} {text}".encode())
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def five() -> dict[str, str]:
    return dict(files(5))


def test_the_same_seed_gives_the_same_bytes(root: Path) -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_another_seed_gives_other_letters(five: dict[str, str]) -> None:
    others = dict(files(5, seed=2))
    assert others.keys() == five.keys()
    assert all(others[path] != text for path, text in five.items() if "letter-" in path)


def test_a_letter_has_some_ten_thousand_bytes() -> None:
    sizes = [len(text.encode()) for path, text in files(100) if "letter-" in path]
    assert 9_000 < sum(sizes) / len(sizes) < 11_000


def test_pointers_lead_to_what_is_there_and_every_entry_is_named(five: dict[str, str]) -> None:
    entries, named = set(), set()
    for path, text in five.items():
        register = Path(path).name if "/registers/" in path else ""
        for element in etree.fromstring(text.encode()).iter("{*}*") if "/" in path else ():
            if register and element.get(XML_ID, "").rstrip("0123456789").endswith("-"):
                entries.add(f"{register}#{element.get(XML_ID)}")
            pointer = element.get("ref") or element.get("target") or ""
            if re.fullmatch(r"letter-\d+\.xml", pointer):
                assert f"tei/documents/{pointer}" in five
            elif "/registers/" in pointer:
                named.add(pointer.removeprefix("../registers/"))
    assert entries
    assert named == entries


def test_there_are_as_many_persons_as_asked_for() -> None:
    registers = dict(files(2, persons=50))
    assert registers["tei/registers/persons.xml"].count("<person ") == 50
    assert registers["tei/registers/places.xml"].count("<place ") == 10


def test_a_sample_is_clean(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "edition", 5)
    command = [sys.executable, str(root / "build.py"), "check", "--format", "json"]
    done = subprocess.run(
        command, cwd=tmp_path / "edition", capture_output=True, text=True, check=False
    )
    assert json.loads(done.stdout) == []
    assert done.returncode == 0


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write(tmp_path, 2)
    with pytest.raises(FileExistsError):
        write(tmp_path, 2)
