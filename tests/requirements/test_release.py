"""A release tells what it is made with, and is the same each time."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def releases(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two folders, each with a wheel and a source distribution."""
    pytest.importorskip("hatchling")
    folders = [tmp_path_factory.mktemp("release") for _ in range(2)]
    for folder in folders:
        command = [sys.executable, "-P", "-m", "hatchling", "build", "-d", str(folder)]
        subprocess.run(command, cwd=root, check=True, capture_output=True)
    return folders


def test_the_wheel_has_the_bill_of_materials_and_the_licences(
    root: Path, releases: list[Path]
) -> None:
    [wheel] = releases[0].glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition(".dist-info/")[2]: name for name in archive.namelist()}
        text = archive.read(names["sboms/sbom.cdx.json"]).decode("utf-8")
        assert text == (root / "requirements" / "sbom.cdx.json").read_text("utf-8")
        assert "licenses/THIRD-PARTY.md" in names
        assert "edition/licences/pagefind.txt" in archive.namelist()


def test_the_source_distribution_has_the_pins(releases: list[Path]) -> None:
    [archive] = releases[0].glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {"requirements/edition.txt", "requirements/sbom.cdx.json", "THIRD-PARTY.md"} <= names


def test_a_release_is_the_same_each_time(releases: list[Path]) -> None:
    first, second = (
        {path.name: path.read_bytes() for path in folder.iterdir()} for folder in releases
    )
    assert first == second
