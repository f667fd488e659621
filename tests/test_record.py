"""What the build remembers of the published files."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.record import read_record, write_record

MANIFEST = b"one line\nanother line\n"
STATUSES = [bytes(range(24)), bytes(24)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "cache" / "published"
    write_record(file, MANIFEST, STATUSES)
    return file


def test_what_is_written_is_read(file: Path) -> None:
    assert read_record(file, MANIFEST) == STATUSES
    assert list(file.parent.iterdir()) == [file]


def test_of_another_list_nothing_is_known(file: Path) -> None:
    assert read_record(file, MANIFEST.upper()) == []


@pytest.mark.parametrize("length", [0, 10, 60, -24, -1])
def test_a_record_that_is_cut_off_says_nothing(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    assert read_record(file, MANIFEST) == []


def test_none(tmp_path: Path) -> None:
    assert read_record(tmp_path / "published", MANIFEST) == []
    assert read_record(tmp_path, MANIFEST) == []
