"""The edition's own TEI against its source, and its pointers against its registers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "tei" / "documents" / "puzanov-1957-07-03.xml"
SOURCE = ROOT.parent / "shared" / "source" / "puzanov-1957-07-03.txt"

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
POINTERS = ("ref", "target", "who", "corresp", "next", "prev", "resp", "source", "facs")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))


@cache
def source() -> str:
    if not SOURCE.is_file():
        pytest.skip("no source text beside the repository to compare with")
    return SOURCE.read_text(encoding="utf-8")


def text_of(path: str) -> str:
    node = etree.parse(DOCUMENT).find(f".//{TEI}{path}")
    assert node is not None
    return " ".join("".join(map(str, node.itertext())).split())


def test_every_word_of_the_text_proper_in_order() -> None:
    proper = source().split("English HTML\n", 1)[1]
    assert proper.lstrip().startswith("3 July 1957\n")
    assert words(text_of("body")) == words(proper)


@pytest.mark.parametrize("path", ["bibl", "abstract", "msIdentifier", "author", "titleStmt"])
def test_the_header_says_what_the_page_says(path: str) -> None:
    if path == "titleStmt":
        assert text_of("titleStmt/" + TEI + "title") in source()
        for funder in etree.parse(DOCUMENT).iter(TEI + "funder"):
            assert "".join(map(str, funder.itertext())) in source()
    else:
        assert text_of(path) in source()


@cache
def files() -> dict[Path, set[str]]:
    """Every TEI file of the edition, with its ids."""
    return {
        path: {str(node.get(XML_ID)) for node in etree.parse(path).iter("*") if node.get(XML_ID)}
        for path in sorted((ROOT / "tei").rglob("*.xml"))
    }


def pointers(path: Path) -> list[tuple[Path, str]]:
    """Where the pointers of a file lead: a file, and an id in it or nothing; the web left out."""
    found = []
    for node in etree.parse(path).iter("*"):
        for pointer in " ".join(node.get(key, "") for key in POINTERS).split():
            if not re.match(r"[a-z]+:", pointer):
                file, _, fragment = pointer.partition("#")
                found.append(((path.parent / file).resolve() if file else path, fragment))
    return found


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_pointer_resolves(path: Path) -> None:
    for file, fragment in pointers(path):
        assert file in files(), f"no file {file}"
        assert not fragment or fragment in files()[file], f"no {fragment} in {file.name}"


def test_every_register_entry_is_mentioned() -> None:
    mentioned = {
        end for path in files() if path.parent.name != "registers" for end in pointers(path)
    }
    entries = {
        (path, str(node.get(XML_ID)))
        for path in files()
        if path.parent.name == "registers"
        for node in etree.parse(path).iter(TEI + "person", TEI + "org", TEI + "place")
    }
    assert entries
    assert sorted(entries - mentioned) == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_xml_editors_find_the_grammar(path: Path) -> None:
    first = etree.parse(path).xpath("/processing-instruction('xml-model')[1]")
    assert isinstance(first, list)
    (model,) = first
    assert isinstance(model, etree._ProcessingInstruction)
    assert (path.parent / str(model.get("href"))).resolve() == ROOT / "schemas" / "edition.rng"
