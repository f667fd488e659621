"""The words of the interface: a catalogue a language, each complete, and a third is one file."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from tests.xslt.page import making

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUES = {path.stem: path for path in sorted((ROOT / "xslt/page/labels").glob("*.xml"))}
ENGLISH = "en"
OTHERS = sorted(CATALOGUES.keys() - {ENGLISH})
PARSER = etree.XMLParser(remove_comments=True)


def catalogue(language: str) -> list[etree._Element]:
    """Return the labels of a language, in order."""
    return list(etree.parse(str(CATALOGUES[language]), PARSER).getroot())


def words(language: str) -> dict[str, str]:
    return {label.get("key"): label.text or "" for label in catalogue(language)}


def values(label: str) -> set[str]:
    """Return the names of the values that a label has a place for."""
    return set(re.findall(r"\{(\w+)\}", label))


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_is_named_by_its_language(language: str) -> None:
    root = etree.parse(str(CATALOGUES[language])).getroot()
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_key_stands_once(language: str) -> None:
    counted = Counter(label.get("key") for label in catalogue(language))
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_label_is_empty(language: str) -> None:
    assert [key for key, text in words(language).items() if not text.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_complete(language: str) -> None:
    assert words(language).keys() == words(ENGLISH).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_the_same_is_so_on_purpose(language: str) -> None:
    english = words(ENGLISH)
    marked = {label.get("key") for label in catalogue(language) if label.get("same") == ENGLISH}
    assert marked == {key for key, text in words(language).items() if text == english.get(key)}


@pytest.mark.parametrize("language", OTHERS)
def test_a_label_has_the_same_values(language: str) -> None:
    english = words(ENGLISH)
    for key, text in words(language).items():
        assert values(text) == values(english[key]), key


@pytest.fixture(scope="module")
def stylesheets(tmp_path_factory: pytest.TempPathFactory) -> Stylesheets:
    """Return the stylesheets with a catalogue laid beside the others, and nothing else changed."""
    folder = tmp_path_factory.mktemp("look") / "xslt"
    shutil.copytree(ROOT / "xslt", folder)
    shutil.copyfile(Path(__file__).parent / "labels/he.xml", folder / "page/labels/he.xml")
    return Stylesheets(folder, ["site", "text", "book"])


class TestThirdLanguage:
    """It is one file."""

    def page(self, stylesheets: Stylesheets, language: str) -> etree._Element:
        edition = f"""<c:edition xmlns:c="urn:edition:context" xml:lang="{language}">
            <c:title>A</c:title></c:edition>"""
        return making.page(stylesheets, "search", edition=edition, path="search.html").root

    def test_its_words_are_used(self, stylesheets: Stylesheets) -> None:
        page = self.page(stylesheets, "he")
        assert page.get("lang") == "he"
        assert page.get("dir") == "rtl"
        assert page.xpath("string(//h1)") == "חיפוש"

    def test_what_it_lacks_it_has_from_the_first(self, stylesheets: Stylesheets) -> None:
        page = self.page(stylesheets, "he-IL")
        assert page.xpath("string(//a[@class = 'skip'])") == "Skip to the content"

    def test_the_others_are_as_before(self, stylesheets: Stylesheets) -> None:
        page = self.page(stylesheets, "de")
        assert (page.get("lang"), page.get("dir")) == ("de", "ltr")
        assert page.xpath("string(//h1)") == "Suche"
