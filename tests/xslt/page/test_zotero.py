"""The head of a document's page has what Zotero reads: the table is ``zotero.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from tests.xslt.page import making

TABLE = tomllib.loads((Path(__file__).parent / "zotero.toml").read_text("utf-8"))["fields"]
EDITION = """<c:edition xmlns:c="urn:edition:context" xml:lang="en" pdf="true"
  base-url="https://example.org/e"><c:title>An Edition</c:title></c:edition>"""
CONTEXT = """<c:document id="letter" date="1957-07-03"
  lang="en" tei="tei/letter.xml" pdf="pdf/letter.pdf" text="text/letter.txt" cite="cite/letter">
  <c:title>A &lt;Letter&gt;</c:title><c:author>Hugo von Hofmannsthal</c:author>
  <c:publisher>A Press</c:publisher><c:repository>AVPRF</c:repository>
  <c:shelfmark>F. 0102</c:shelfmark><c:abstract>In short.</c:abstract><c:keyword>letters</c:keyword>
  <c:keyword>diplomacy</c:keyword></c:document>
  <c:licence target="https://example.org/licence">Free.</c:licence>
  <c:creator role="author">Hofmannsthal, Hugo von</c:creator>
  <c:creator role="editor">A Group</c:creator>
  <c:creator role="translator">Goldberg, Gary</c:creator>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>Text.</p></body></text>
</TEI>"""


@pytest.fixture(scope="module")
def head(stylesheets: Stylesheets) -> dict[str, list[str]]:
    return read(stylesheets, CONTEXT)


def read(stylesheets: Stylesheets, context: str) -> dict[str, list[str]]:
    path = "documents/letter.html"
    made = making.page(
        stylesheets, "document", edition=EDITION, path=path, source=TEI, context=context
    )
    found: dict[str, list[str]] = {}
    for meta in made.root.xpath("//head/meta[@name]"):
        found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


@pytest.mark.parametrize("field", TABLE)
def test_a_field(head: dict[str, list[str]], field: str) -> None:
    names = TABLE[field]["names"]
    assert head[names[0]] == [TABLE[field]["value"]]
    assert all(name in head for name in names)


def test_a_year_before_christ_keeps_its_sign(stylesheets: Stylesheets) -> None:
    head = read(stylesheets, CONTEXT.replace("1957-07-03", "-0044-03-15"))
    assert head["citation_publication_date"] == ["-0044/03/15"]


def test_it_is_no_article(head: dict[str, list[str]]) -> None:
    assert not head.keys() & {"citation_journal_title", "citation_inbook_title"}
    assert head["DC.subject"] == ["letters", "diplomacy"]
