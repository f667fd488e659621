"""Settings, and what is said of those that make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.config import read_settings
from edition.errors import UsageError


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = read_settings(tmp_path)
    assert (settings.source, settings.output) == (tmp_path / "tei", tmp_path / "site")
    assert settings.schema == "auto"


def test_an_editions_own_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.edition]\nsource = "a"\n')
    (tmp_path / "edition.toml").write_text('source = "b"\nlanguages = ["de", "en"]\n')
    settings = read_settings(tmp_path)
    assert settings.source == tmp_path / "b"
    assert settings.language == "de"


def test_overrides_are_told_apart_by_entry(tmp_path: Path) -> None:
    (tmp_path / "my.xsl").touch()
    (tmp_path / "edition.toml").write_text('[overrides]\nsite = "my.xsl"\ncss = "my.xsl"\n')
    overrides = read_settings(tmp_path).overrides
    assert overrides.entries == (("site", tmp_path / "my.xsl"),)
    assert overrides.css == tmp_path / "my.xsl"


def test_hosts_of_images_are_named(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('[site]\nimages = ["https://iiif.example.org:8080"]\n')
    assert read_settings(tmp_path).image_hosts == ("https://iiif.example.org:8080",)
    assert read_settings(tmp_path / "elsewhere").image_hosts == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sorce = 'tei'", "'sorce' is no setting"),
        ("[print]\npapier = 'a4'", "'print.papier' is no setting; there are: fonts"),
        ("[print]\nfonts = 'fonts'", "'print.fonts' is a list"),
        ("[print]\nfonts = ['none']", "'print.fonts' names a folder that is not there"),
        ("site = {colour = 'red'}", "'site.colour' is no setting"),
        ("site = {images = 'https://a.example'}", "'site.images' is a list"),
        ("site = {images = ['https://a.example/']}", "'site.images' is a list"),
        ("site = {images = ['http://a.example']}", "'site.images' is a list"),
        ("site = {images = ['https:']}", "'site.images' is a list"),
        ('site = {images = ["https://a; script-src *"]}', "'site.images' is a list"),
        ("source = 3", "'source' is a text"),
        ("split = -1", "'split' is a number"),
        ("languages = []", "'languages' is a list"),
        ("overrides = 'x'", "'overrides' is a table"),
        ("[overrides]\nsite = 'gone.xsl'", "not there"),
        ("[overrides]\nxslt = 'a.xsl'", "'xslt' overrides nothing"),
        ("source = ", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "edition.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        read_settings(tmp_path)
