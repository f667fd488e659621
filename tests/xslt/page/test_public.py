"""What each page says of itself: its address, its description, that it is not to be listed."""

from __future__ import annotations

import pytest
from lxml import html

from edition.engines.saxonche import Stylesheets
from tests.xslt.page import making

EDITION = """<c:edition xmlns:c="urn:edition:context" xml:lang="en" search="true" base-url="{}">
  <c:title>An Edition</c:title><c:register kind="person"/></c:edition>"""
BASE = "https://example.org/e"
COUNTS = '<c:count of="document" n="1"/>'
STATISTICS = (
    '<c:statistics words="12345" first="1956-05" last="1957-07-03" identified="2">'
    '<c:language lang="de" n="3"/><c:language lang="xx" n="1"/>'
    '<c:audits documents="4" source-words="12345" hidden="3" lost="{}" garbled="0" moved="0"/>'
    "</c:statistics>"
)
ENTRY = '<person xmlns="http://www.tei-c.org/ns/1.0"><persName>Bob</persName></person>'
ENTITY = '<c:entity id="bob" kind="person" mentions="0"><c:name>Bob</c:name>{}</c:entity>'


def page(
    stylesheets: Stylesheets,
    mode: str,
    path: str,
    *,
    source: str = "",
    context: str = "",
    base: str = BASE,
) -> html.HtmlElement:
    edition = EDITION.format(base)
    return making.page(
        stylesheets, mode, edition=edition, path=path, source=source, context=context
    ).root


def meta(made: html.HtmlElement, name: str) -> list[str]:
    return list(made.xpath("//meta[@name = $name or @property = $name]/@content", name=name))


@pytest.mark.parametrize(
    ("mode", "path", "context", "description"),
    [
        ("documents", "documents.html", "", "Documents, in “An Edition”"),
        ("home", "index.html", COUNTS, "An Edition"),
        ("about", "about.html", COUNTS, "About, in “An Edition”"),
        ("register", "persons.html", '<c:register kind="person"/>', "Persons, in “An Edition”"),
    ],
)
def test_every_page_has_an_address_and_a_description(
    stylesheets: Stylesheets, mode: str, path: str, context: str, description: str
) -> None:
    made = page(stylesheets, mode, path, context=context)
    assert made.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/{path}"]
    assert meta(made, "description") == meta(made, "og:description") == [description]
    assert meta(made, "og:url") == [f"{BASE}/{path}"]
    assert meta(made, "og:type") == ["website"]
    bare = page(stylesheets, mode, path, context=context, base="")
    assert not bare.xpath("//link[@rel='canonical'] | //meta[starts-with(@property, 'og:')]")
    assert meta(bare, "description") == [description]


def test_an_entity_is_described_by_what_is_known(stylesheets: Stylesheets) -> None:
    for gloss, said in (("<c:gloss>A poet.</c:gloss>", "A poet."), ("", "Bob, in “An Edition”")):
        context = ENTITY.format(gloss)
        made = page(stylesheets, "entity", "persons/bob.html", source=ENTRY, context=context)
        assert meta(made, "description") == [said]


@pytest.mark.parametrize("mode", ["withheld", "missing"])
def test_what_is_nothing_is_not_to_be_listed(stylesheets: Stylesheets, mode: str) -> None:
    made = page(stylesheets, mode, "documents/x.html")
    assert meta(made, "robots") == ["noindex"]
    assert not made.xpath("//link[@rel='canonical'] | //meta[@property]")


def test_the_page_for_no_address_stands_anywhere(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "missing", "404.html")
    links = made.xpath("//@href")
    assert [link for link in links if not link.startswith((f"{BASE}/", "#"))] == []
    assert f"{BASE}/documents.html" in links
    assert not made.xpath("//form")


def test_a_redirect_names_the_whole_address(stylesheets: Stylesheets) -> None:
    source = '<c:redirect xmlns:c="urn:edition:context" to="documents/y.html#p"/>'
    made = page(stylesheets, "redirect", "documents/x.html", source=source)
    assert made.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/documents/y.html#p"]
    assert meta(made, "robots") == ["noindex"]


def test_two_texts_side_by_side_are_found_where_each_stands(stylesheets: Stylesheets) -> None:
    sides = "".join(f'<c:side document="{name}" lang="{name}">A letter</c:side>' for name in "xy")
    source = f'<c:parallel xmlns:c="urn:edition:context">{sides}</c:parallel>'
    made = page(stylesheets, "parallel", "documents/x/beside-y.html", source=source)
    address = f"{BASE}/documents/x.html"
    assert made.xpath("//link[@rel='canonical']/@href") == meta(made, "og:url") == [address]
    bare = page(stylesheets, "parallel", "documents/x/beside-y.html", source=source, base="")
    assert not bare.xpath("//link[@rel='canonical'] | //meta[starts-with(@property, 'og:')]")


def test_about_tells_what_there_is_and_what_was_checked(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "about", "about.html", context=COUNTS + STATISTICS.format(0))
    said = " ".join(made.xpath("//main")[0].text_content().split())
    assert "1 document, 12 345 words, from May 1956 to 3 July 1957" in said.replace("\u202f", " ")
    assert "Languages of the documents: German (3), xx (1)" in said
    assert "2 entries of the registers lead to authority files" in said
    assert "12 345 words in 4 documents. None is lost" in said.replace("\u202f", " ")
    faulty = page(stylesheets, "about", "about.html", context=COUNTS + STATISTICS.format(7))
    assert "7 are lost" in faulty.xpath("//main")[0].text_content()


def test_versions_are_told_by_their_languages(stylesheets: Stylesheets) -> None:
    context = """<c:document id="{0}" lang="ru"><c:title>A</c:title>
      <c:version document="a" lang="ru" form="original">A</c:version>
      <c:version document="b" lang="en">B</c:version>
      <c:version document="c" lang="ru" form="transcript">C</c:version>
      <c:version document="d" lang="">D</c:version></c:document>"""
    source = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x</p></body></text></TEI>'

    def told(path: str, of: str = "a", base: str = BASE) -> list[tuple[str, str]]:
        made = page(
            stylesheets, "document", path, source=source, context=context.format(of), base=base
        )
        links = made.xpath("//link[@hreflang]")
        return [(link.get("hreflang"), link.get("href").removeprefix(BASE)) for link in links]

    assert told("documents/a.html") == [("ru", "/documents/a.html"), ("en", "/documents/b.html")]
    assert told("documents/c.html", "c") == [
        ("ru", "/documents/c.html"),
        ("en", "/documents/b.html"),
    ]
    assert told("documents/a/part.html") == []
    assert told("documents/a.html", base="") == []
