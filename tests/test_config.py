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
        ("[print]\npapier = 'a4'", "line 2: 'print.papier' is no setting; did you mean 'paper'?"),
        ("\nprint.papier = 'a4'", "line 2: 'print.papier' is no setting"),
        ("[print]\npaper = 'royale'", "line 2: .* no paper 'royale'; did you mean 'royal'?"),
        ("[print]\npaper = '6x9'", "'print.paper' is the name of a paper"),
        ("[print]\npaper = 6", "'print.paper' is the name of a paper"),
        ("[print]\npaper = '6x9mm'", "'print.paper' is no page of a book"),
        ("[print]\n# margins\nmargins = '2'", "line 3: .*'print.margins.bottom' is a length in mm"),
        ("[print.margins]\ntopp = '1in'", "line 2: .*did you mean 'top'?"),
        ("[print]\nmargins = {inside = '3in', outside = '2in'}", "leave too little of the page"),
        ("[print]\nsize = '10em'", "'print.size' is a length in pt or mm, such as"),
        ("[print]\nsize = '40pt'", "'print.size' is between 5pt and 30pt"),
        ("[print]\nleading = '2mm'", "'print.leading' is a length in em"),
        ("[print]\ncolumns = 3", "'print.columns' is 1 or 2"),
        ("[print]\nsides = true", "'print.sides' is 1 or 2"),
        ("[print]\ncolour = 'no'", "'print.colour' is true or false"),
        ("[print]\nopenings = 'verso'", "'print.openings' cannot be 'verso'; there are: page"),
        ("[print]\ndepth = 0", "'print.depth' is a number from 1 to 6"),
        ("[print]\nverses = 101", "'print.verses' is at most 100"),
        ("[print]\ntypefaces = 'Garamond'", "'print.typefaces' is a table"),
        ("[print.typefaces]\ngreak = 'Didot'", "line 2: .*did you mean 'greek'?"),
        ("[print.typefaces]\ngreek = [1]", "'print.typefaces.greek' is the name of a typeface"),
        ("[print]\nbudget = 0", "'print.budget' is a number of pages"),
        ("[print]\nvolumes = 'month'", '\'print.volumes\' is "year", "part"'),
        ("[print]\nvolumes = 1000\nbudget = 900", "at most 900"),
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
