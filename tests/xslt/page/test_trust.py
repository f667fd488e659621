"""What vouches for a document, how it is cited, and where an error is reported."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from edition.engines.saxonche import Stylesheets
from tests.xslt.page import making

EDITION = """<c:edition xmlns:c="urn:edition:context" xml:lang="en" base-url="{}">
  <c:title>An Edition</c:title><c:licence target="https://example.org/by">CC BY</c:licence>
  {}</c:edition>"""
DOCUMENT = """<c:document id="letter" lang="en" tei="tei/letter.xml" text="text/letter.txt"
  cite="cite/letter"{}><c:title>A Letter</c:title>{}</c:document>"""
CITATIONS = """<c:citation style="chicago-notes-bibliography" title="C" form="note">Kim, in
  <c:italic>An Edition</c:italic>, <c:address/>.</c:citation>
  <c:citation style="chicago-notes-bibliography" title="C" form="paragraph">Kim, para.
  <c:number/>, <c:address/>.</c:citation>
  <c:citation style="other" title="Other" form="entry">Kim. <c:address/>.</c:citation>"""
PARTS = '<c:part id="one">One</c:part><c:part id="two">Two</c:part>'
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
  <title>A Letter</title><editor role="translator">Ann <surname>Archer</surname></editor>
  <respStmt><resp>Transcribed by</resp><persName>Bob</persName><persName>Cem</persName></respStmt>
  <respStmt><resp>notes</resp><name>Dan</name></respStmt>
  </titleStmt><publicationStmt>{}</publicationStmt>
  <sourceDesc><bibl>From a book.</bibl></sourceDesc></fileDesc>
  <revisionDesc><change when="2025-01-02" who="#ann">Made.</change>
  <change when="2026-03-04" who="#bob">Proofread.</change></revisionDesc></teiHeader>
  <text><body><div xml:id="one"><head xml:id="h">One</head><p xml:id="p1">First words of it
  <note xml:id="n1"><p xml:id="np">A note.</p></note></p></div><div xml:id="two">
  <p xml:id="p2">Second.</p><lg xml:id="l"><l>A verse</l></lg></div></body></text></TEI>"""


def made(
    stylesheets: Stylesheets,
    *,
    mode: str = "document",
    status: str = "",
    context: str = CITATIONS,
    parts: str = "",
    report: str = "",
    base: str = "https://example.org/e",
    licence: str = "",
    part: str = "",
) -> html.HtmlElement:
    told = f' status="{status}"' if status else ""
    whole = DOCUMENT.format(told, parts) + context
    to = f'<c:report to="{report}"/>' if report else ""
    folder = "documents" if mode == "document" else "cite"
    path = f"{folder}/letter/{part}.html" if part else f"{folder}/letter.html"
    return making.page(
        stylesheets,
        mode,
        edition=EDITION.format(base, to),
        path=path,
        source=TEI.format(licence),
        context=whole,
        part=part,
    ).root


def rows(page: html.HtmlElement, section: str) -> dict[str, str]:
    names = page.xpath(f"//section[contains(@class, '{section}')]//dt")
    return {_words(name): _words(name.getnext()) for name in names}


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_what_vouches_for_a_document(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, status="published")
    assert rows(page, "trust") == {
        "Status": "published",
        "Last change": "4 March 2026 · bob · Proofread.",
        "Translator": "Ann Archer",
        "Transcribed by": "Bob, Cem",
        "notes": "Dan",
        "Source": "From a book.",
        "Licence": "CC BY",
    }
    assert not page.xpath("//p[@class='status']")
    own = "<licence target='https://example.org/0'><p>Free.</p></licence>"
    page = made(stylesheets, licence=f"<availability>{own}</availability>")
    assert rows(page, "trust")["Licence"] == "Free."
    links = page.xpath("//section[contains(@class, 'trust')]//a[@rel='license']/@href")
    assert links == ["https://example.org/0"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("draft", "Draft: this document is not finished."),
        ("embargoed", "Embargoed: this document is not meant to be published yet."),
        ("Under review", "Status of this document: under review"),
        ("approved", ""),
        ("", ""),
    ],
)
def test_a_status_that_is_not_final_is_said(
    stylesheets: Stylesheets, status: str, said: str
) -> None:
    page = made(stylesheets, status=status)
    assert " ".join(map(_words, page.xpath("//header//p[@class='status']"))).casefold() == (
        said.casefold()
    )


def test_an_error_is_reported_with_the_id(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, report="mailto:us@example.org")
    [link] = page.xpath("//p[@class='report']/a")
    address = urlsplit(link.get("href"))
    assert (address.scheme, address.path) == ("mailto", "us@example.org")
    told = parse_qs(address.query)
    assert told["subject"] == ["letter"]
    assert told["body"][0].split() == ["A", "Letter", "https://example.org/e/documents/letter.html"]
    assert "{quotation}" in link.get("data-report")
    assert page.xpath("//script[contains(@src, 'report.js')]")
    issue = "https://example.org/new?title={id}&amp;body={address}%20{quotation}"
    [link] = made(stylesheets, report=issue, part="two", parts=PARTS).xpath("//p/a[@data-report]")
    assert link.get("href") == (
        "https://example.org/new?title=letter&body="
        "https%3A%2F%2Fexample.org%2Fe%2Fdocuments%2Fletter%2Ftwo.html%20"
    )
    assert not made(stylesheets, report="javascript:x@y").xpath("//a[@data-report]")
    assert not made(stylesheets).xpath("//a[@data-report]")


def test_citations_of_the_document(stylesheets: Stylesheets) -> None:
    note = "Kim, in An Edition, https://example.org/e/documents/letter.html."
    page = made(stylesheets)
    assert rows(page, "citation") == {
        "Footnote (Chicago)": note,
        "Bibliography (Other)": "Kim. https://example.org/e/documents/letter.html.",
    }
    assert rows(made(stylesheets, mode="cite"), "citations") == rows(page, "citation")
    assert page.xpath("//dd[@class='citation']/i/text()") == ["An Edition"]
    assert page.xpath("//section[contains(@class, 'citation')]/p/a/@href") == [
        "../cite/letter.html"
    ]


def test_of_many_citations_the_page_that_is_read_has_few(stylesheets: Stylesheets) -> None:
    more = [f'<c:citation style="s{n}" title="S{n}" form="entry">Kim.</c:citation>' for n in "1234"]
    context = CITATIONS + "".join(more)
    shown = rows(made(stylesheets, context=context), "citation")
    assert list(shown)[2:] == ["Bibliography (S1)", "Bibliography (S2)"]
    assert len(rows(made(stylesheets, mode="cite", context=context), "citations")) == 6


def test_each_paragraph_has_a_link_to_its_address_without_words(stylesheets: Stylesheets) -> None:
    page = made(stylesheets)
    links = page.xpath("//article//a[@class='here']")
    assert [link.get("href") for link in links] == ["#p1", "#p2", "#l"]
    assert [link.getparent().get("id") for link in links] == ["p1", "p2", "l"]
    assert {link.text_content() for link in links} == {""}
    assert {link.get("aria-label") for link in links} == {"This paragraph"}
    assert all("data-generated" in link.attrib for link in links)
    assert not made(stylesheets, context="").xpath("//a[@class='here']")


def test_a_page_has_a_citation_for_each_paragraph(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, mode="cite", parts=PARTS)
    items = page.xpath("//ol[@class='passages']/li")
    assert [item.xpath("p[@class='begins']/a/@href")[0] for item in items] == [
        "../documents/letter/one.html#p1",
        "../documents/letter/two.html#p2",
        "../documents/letter/two.html#l",
    ]
    assert [_words(piece) for piece in items[0]] == [
        "First words of it",
        "Kim, para. 1, https://example.org/e/documents/letter/one.html#p1.",
    ]
    # What the page does not number is cited by its address alone.
    assert [_words(piece) for piece in items[2]] == [
        "A verse",
        "Kim, in An Edition, https://example.org/e/documents/letter/two.html#l.",
    ]
    assert items[1].xpath("p[@class='citation']/a/@href") == [
        "https://example.org/e/documents/letter/two.html#p2"
    ]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//article | //*[@id = 'p1']")
