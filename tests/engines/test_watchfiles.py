"""What changes is seen: in folders, of files, and while nobody looks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.engines.watchfiles import Changes
from edition.errors import EditionError

pytestmark = pytest.mark.usefixtures("impatient")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tei" / "letters").mkdir(parents=True)
    (tmp_path / "tei" / "letters" / "one.xml").write_text("<TEI/>")
    (tmp_path / "settings.toml").write_text("")
    return tmp_path.resolve()


@pytest.fixture
def changes(folder: Path) -> Iterator[Changes]:
    with Changes([folder / "tei"], [folder / "settings.toml"]) as found:
        yield found


def test_a_file_far_below_a_folder(folder: Path, changes: Changes) -> None:
    path = folder / "tei" / "letters" / "one.xml"
    path.write_text("<TEI>1</TEI>")
    assert path in changes.next()


def test_a_file_that_comes_and_one_that_goes(folder: Path, changes: Changes) -> None:
    new, old = folder / "tei" / "two.xml", folder / "tei" / "letters" / "one.xml"
    new.write_text("<TEI/>")
    old.unlink()
    found: set[Path] = set()
    while not {new, old} <= found:
        found |= changes.next()


def test_a_file_in_the_place_of_another(folder: Path, changes: Changes) -> None:
    for text in ("a = 1", "a = 2"):
        beside = folder / "settings.new"
        beside.write_text(text)
        beside.replace(folder / "settings.toml")
        assert changes.next() == {folder / "settings.toml"}


def test_a_folder_that_comes_and_goes(folder: Path) -> None:
    place = folder / "own"
    with Changes([], [place, place / "own.css"]) as changes:
        place.mkdir()
        assert changes.next() == {place}
    with Changes([], [place, place / "own.css"]) as changes:
        place.chmod(0o700)  # that is no other folder
        (place / "notes.txt").write_text("nothing")
        (place / "own.css").write_text("p { color: black }")
        assert changes.next() == {place / "own.css"}
        (place / "own.css").unlink()
        shutil.rmtree(place)
        found: set[Path] = set()
        while place not in found:
            found |= changes.next()


def test_what_is_neither(folder: Path, changes: Changes) -> None:
    (folder / "notes.txt").write_text("nothing")
    (folder / "settings.toml").write_text("a = 1")
    assert changes.next() == {folder / "settings.toml"}


def test_a_folder_that_is_not_there(folder: Path) -> None:
    with Changes([folder / "nowhere", folder / "tei"], []) as changes:
        (folder / "tei" / "two.xml").write_text("<TEI/>")
        assert changes.next()


def test_a_system_that_tells_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def watch(*_: object, **__: object) -> Iterator[None]:
        raise OSError("OS file watch limit reached.")
        yield

    monkeypatch.setattr("watchfiles.watch", watch)
    with (
        pytest.raises(EditionError, match="does not tell what changes: OS file watch limit"),
        Changes([folder], []),
    ):
        pass
