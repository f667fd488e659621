"""What the build remembers of the published files."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.record import UNKNOWN, read_folders, read_record, write_folders, write_record

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


FOLDERS = {"": bytes(range(24)), "documents": bytes(range(8)) * 3}


def test_folders_that_are_written_are_read(tmp_path: Path) -> None:
    write_folders(tmp_path / "twin", MANIFEST, FOLDERS)
    assert read_folders(tmp_path / "twin", MANIFEST) == FOLDERS
    assert read_folders(tmp_path / "twin", MANIFEST.upper()) == {}
    assert read_folders(tmp_path / "none", MANIFEST) == {}


def test_a_folder_that_was_changed_in_the_last_moment_is_not_known(tmp_path: Path) -> None:
    late = (1 << 62).to_bytes(8, "little")
    write_folders(tmp_path / "twin", MANIFEST, {**FOLDERS, "": bytes(8) + late + bytes(8)})
    assert read_folders(tmp_path / "twin", MANIFEST) == {**FOLDERS, "": UNKNOWN}
