"""Parcels: what a task names by a path is there where the task is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition import resources
from edition.engines.saxonche import Stylesheets
from edition.parcels import Packer, Parcel, unpack
from edition.presentation import Presentation

OWN = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../shared/more%20.xsl"/>
</xsl:stylesheet>"""
MORE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:m="urn:edition:modes">
  <xsl:mode name="m:x" visibility="public"/>
  <xsl:template match="/" mode="m:x"><made/></xsl:template>
</xsl:stylesheet>"""


@dataclass(frozen=True, slots=True)
class Task:
    words: Sequence[str]
    paths: Sequence[Path]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "here/look").mkdir(parents=True)
    (tmp_path / "here/shared").mkdir()
    (tmp_path / "here/fonts/a").mkdir(parents=True)
    (tmp_path / "here/look/own.xsl").write_text(OWN, "utf-8")
    (tmp_path / "here/shared/more .xsl").write_text(MORE, "utf-8")
    (tmp_path / "here/shared/unused.xsl").write_text(MORE, "utf-8")
    (tmp_path / "here/fonts/a/one.ttf").write_bytes(b"\0\1")
    (tmp_path / "here/fonts/two.ttf").write_bytes(b"\2")
    return tmp_path / "here"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "there"


def sent(value: object, there: Path) -> object:
    """Return what a value is in a place with nothing but its parcels."""
    data = Packer(lambda parcel: parcel.unpack(there)).pack(value)
    return unpack(data, there)


def test_what_names_no_path_stays_as_it_is(there: Path) -> None:
    task = Task(["a", "b"], [])
    assert sent(task, there) == task
    assert not there.exists()


def test_what_is_ours_is_there_already(there: Path) -> None:
    presentation = Presentation(resources.stylesheets())
    assert sent((presentation, resources.schemas() / "rules.xml"), there) == (
        presentation,
        resources.schemas() / "rules.xml",
    )
    assert not there.exists()


def test_a_folder_comes_with_all_that_is_in_it(here: Path, there: Path) -> None:
    found = sent(here / "fonts", there)
    assert isinstance(found, Path)
    assert found.is_relative_to(there)
    assert {path.relative_to(found).as_posix() for path in found.rglob("*") if path.is_file()} == {
        "a/one.ttf",
        "two.ttf",
    }
    assert (found / "a/one.ttf").read_bytes() == b"\0\1"


def test_a_stylesheet_comes_with_what_it_includes_and_no_more(here: Path, there: Path) -> None:
    found = sent(here / "look/own.xsl", there)
    assert isinstance(found, Path)
    assert len(list(there.rglob("*.xsl"))) == 2
    for folder in (here / "look", found.parent):
        compiled = Stylesheets(folder, ["own"])
        assert "<made" in compiled.transform("own", compiled.parse("<a/>"), mode="x").text


def test_a_file_that_is_not_there_is_not_there_either(here: Path, there: Path) -> None:
    found = sent(here / "gone.xsl", there)
    assert isinstance(found, Path)
    assert not found.exists()


def test_each_parcel_is_sent_once_and_called_by_its_content(here: Path, tmp_path: Path) -> None:
    parcels: list[Parcel] = []
    packer = Packer(parcels.append)
    data = packer.pack([here / "fonts", here / "fonts"])
    assert packer.pack([here / "fonts", here / "fonts"]) == data
    assert [sorted(parcel.files) for parcel in parcels] == [["a/one.ttf", "two.ttf"]]
    others: list[Parcel] = []
    here.rename(tmp_path / "moved")
    Packer(others.append).pack(tmp_path / "moved/fonts")
    assert [parcel.name for parcel in others] == [parcels[0].name]
    (tmp_path / "moved/fonts/two.ttf").write_bytes(b"\3")
    Packer(others.append).pack(tmp_path / "moved/fonts")
    assert others[1].name != parcels[0].name
