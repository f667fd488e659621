"""The furniture of pages: landmarks, links from any depth, forms, parts, registers, safety."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from edition.engines.saxonche import Stylesheets
from tests.shown import hrefs, text
from tests.xslt.page import making

EDITION = """<c:edition xmlns:c="urn:edition:context" xml:lang="{lang}" search="{search}" pdf="true"
    base-url="{base}" date="2026-11-23">
  <c:title>An Edition</c:title><c:editor>An Editor</c:editor>
  <c:register kind="person"/><c:register kind="work"/><c:chronology/>
  <c:stylesheet href="assets/own.css"/>
</c:edition>"""
DOCUMENT = """<c:document id="letter" source="letter.xml" date="1957-07-03" lang="en"
    tei="tei/letter.xml" pdf="pdf/letter.pdf" text="text/letter.txt" cite="cite/letter">
  <c:title>A &lt;Letter&gt;</c:title><c:date when="1957-07-03"/><c:author>Kim</c:author>
  <c:citation>Kim, A Letter.</c:citation>{parts}
</c:document>"""
TARGET = """<c:target pointer="#kim" kind="person" id="kim"><c:name>Kim Il Sung</c:name>
  <c:gloss>A politician.</c:gloss></c:target>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>A Letter</title>
    <author><persName ref="#kim">Kim</persName></author><funder xml:id="fund">A Foundation</funder>
    </titleStmt>
    <sourceDesc><msDesc><msIdentifier><repository>AVPRF</repository>
      <idno>F. <idno type="fond">0102</idno></idno></msIdentifier></msDesc></sourceDesc></fileDesc>
    <profileDesc><abstract><p>In short.</p></abstract></profileDesc>
    <revisionDesc><change when="2026-11-23">Encoded.</change></revisionDesc></teiHeader>
  <text><body>
    <div xml:id="one"><head>One</head>
      <p xml:id="p1">First<note xml:id="n1" n="1">N1</note></p></div>
    <div xml:id="two"><head>Two</head>
      <p xml:id="p2">Second<note xml:id="n2" n="2">N2</note></p></div>
  </body></text></TEI>"""
COUNTS = '<c:count of="document" n="2"/><c:count of="person" n="2"/><c:count of="work" n="1"/>'
PARTS = '<c:part id="one">One</c:part><c:part id="two">Two</c:part>'
NEIGHBOURS = '<c:previous document="before">Before</c:previous>'


def page(
    stylesheets: Stylesheets,
    mode: str,
    source: str,
    *,
    context: str = "",
    path: str = "x.html",
    part: str = "",
    lang: str = "en",
    base: str = "",
    search: str = "true",
) -> html.HtmlElement:
    """Return a page, parsed; ``context`` is what stands in ``c:context``, else it is the source."""
    edition = EDITION.format(lang=lang, base=base, search=search)
    return making.page(
        stylesheets, mode, edition=edition, path=path, source=source, context=context, part=part
    ).root


def document(
    stylesheets: Stylesheets, *, part: str = "", parts: str = "", base: str = "", lang: str = "en"
) -> html.HtmlElement:
    path = f"documents/letter/{part}.html" if part else "documents/letter.html"
    context = DOCUMENT.format(parts=parts) + TARGET + NEIGHBOURS
    return page(
        stylesheets, "document", TEI, context=context, path=path, part=part, base=base, lang=lang
    )


def test_landmarks(stylesheets: Stylesheets) -> None:
    made = document(stylesheets)
    assert [e.tag for e in made.xpath("/html/body/*")] == ["a", "header", "main", "footer"]
    assert made.xpath("//a[@class='skip']/@href") == ["#ui-main"]
    assert made.xpath("//main/@id") == ["ui-main"]
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in made.iter("nav"))
    assert len(list(made.iter("h1"))) == 1


def test_navigation_has_only_what_exists(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "documents", "", path="documents.html")
    assert hrefs(made, "//nav[@class='site']//a") == [
        "index.html",
        "documents.html",
        "persons.html",
        "bibliography.html",
        "chronology.html",
        "search.html",
        "about.html",
    ]
    assert made.xpath("//nav[@class='site']//a[@aria-current='page']/@href") == ["documents.html"]


@pytest.mark.parametrize(("part", "up"), [("", "../"), ("one", "../../")])
def test_links_lead_out_of_any_depth(stylesheets: Stylesheets, part: str, up: str) -> None:
    made = document(stylesheets, part=part, parts=PARTS)
    assert f"{up}index.html" in hrefs(made)
    assert f"{up}persons/kim.html" in hrefs(made)
    assert f"{up}documents/before.html" in hrefs(made)
    assert made.xpath("//link[@rel='stylesheet']/@href")[-1] == f"{up}assets/own.css"
    assert all(not link.startswith("/") for link in hrefs(made))


def test_nothing_runs_in_a_page(stylesheets: Stylesheets) -> None:
    made = document(stylesheets)
    assert all(script.get("src") and not script.text for script in made.iter("script"))
    assert not list(made.iter("style"))
    assert not made.xpath("//@*[starts-with(name(), 'on') or name() = 'style']")


def policy(made: html.HtmlElement) -> dict[str, list[str]]:
    """Return what a page allows: it says so right after its encoding, before anything is loaded."""
    [charset, said] = made.xpath("/html/head/*[position() <= 2]")
    assert charset.get("charset") == "utf-8"
    assert said.get("http-equiv") == "Content-Security-Policy"
    assert made.xpath("//meta[@name = 'referrer']/@content") == ["same-origin"]
    directives = (directive.split() for directive in said.get("content").split("; "))
    return {name: allowed for name, *allowed in directives}


SHOWN = {
    "base-uri": ["'none'"],
    "default-src": ["'none'"],
    "font-src": ["'self'", "data:"],
    "form-action": ["'self'"],
    "img-src": ["'self'", "data:"],
    "media-src": ["'self'"],
    "style-src": ["'self'"],
}


@pytest.mark.parametrize("mode", ["home", "about", "documents", "chronology", "report"])
def test_a_page_may_run_nothing(stylesheets: Stylesheets, mode: str) -> None:
    made = page(stylesheets, mode, "", context=COUNTS, path=f"{mode}.html")
    assert policy(made) == SHOWN


def test_other_kinds_of_pages_may_run_nothing(stylesheets: Stylesheets) -> None:
    redirect = '<c:redirect xmlns:c="urn:edition:context" to="documents/y.html"/>'
    assert policy(page(stylesheets, "redirect", redirect)) == SHOWN
    finding = """<c:finding file="a.xml" line="1" column="1" code="ED101" severity="error"
        title="T"><c:message>M</c:message><c:excerpt/><c:hint/></c:finding>"""
    assert policy(page(stylesheets, "unreadable", "", context=finding)) == SHOWN


def test_a_document_runs_our_scripts_alone(stylesheets: Stylesheets) -> None:
    reads = {"connect-src": ["'self'"], "script-src": ["'self'"]}
    assert policy(document(stylesheets)) == {**SHOWN, **reads}


def test_without_a_search_no_form_is_sent(stylesheets: Stylesheets) -> None:
    without = page(stylesheets, "about", "", context=COUNTS, search="false")
    assert policy(without)["form-action"] == ["'none'"]
    assert not without.xpath("//form")


def test_the_search_alone_runs_a_program(stylesheets: Stylesheets) -> None:
    assert policy(page(stylesheets, "search", "", path="search.html")) == {
        **SHOWN,
        "connect-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "worker-src": ["'self'"],
    }


def test_title_is_text(stylesheets: Stylesheets) -> None:
    made = document(stylesheets)
    assert text(made, "//h1") == "A <Letter>"
    assert text(made, "//title") == "A <Letter> · An Edition"


def test_citation_metadata(stylesheets: Stylesheets) -> None:
    made = document(stylesheets, base="https://example.org/e")
    content = {meta.get("name"): meta.get("content") for meta in made.iter("meta")}
    assert content["citation_title"] == content["DC.title"] == "A <Letter>"
    assert content["citation_publication_date"] == "1957/07/03"
    assert content["citation_pdf_url"] == "https://example.org/e/pdf/letter.pdf"
    assert made.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/e/documents/letter.html"
    ]


def test_what_a_document_offers(stylesheets: Stylesheets) -> None:
    made = document(stylesheets)
    assert hrefs(made, "//section[contains(@class, 'forms')]//a") == [
        "../documents/letter.html",
        "../pdf/letter.pdf",
        "../tei/letter.xml",
        "../text/letter.txt",
    ]
    assert text(made, "//dd[@class='citation']") == "Kim, A Letter."
    assert hrefs(made, "//details//ul/li/a[@download]") == [
        f"../cite/letter.{form}" for form in ("ris", "bib", "json")
    ]
    # An address that is not known can be followed, and copied by any browser.
    assert hrefs(made, "//a[@id='ui-permalink']") == ["../documents/letter.html"]
    whole = document(stylesheets, base="https://example.org")
    [field] = whole.xpath("//input[@id='ui-permalink'][@readonly]/@value")
    assert field == "https://example.org/documents/letter.html"
    assert made.xpath("//button[@data-copy]/@hidden")
    assert "A Foundation" in text(made, "//p[@class='credit']")
    assert text(made, "//section[@class='abstract']") == "Summary In short."
    assert "AVPRF, F. 0102" in text(made, "//section[contains(@class, 'source')]")
    assert text(made, "//dl[@class='shelfmark']") == "Fond 0102"
    assert "Kim Il Sung A politician." in text(made, "//section[contains(@class, 'entities')]")
    assert "23 November 2026: Encoded." in text(made, "//section[contains(@class, 'header')]")


def test_ids_are_unique(stylesheets: Stylesheets) -> None:
    ids = document(stylesheets).xpath("//@id")
    assert sorted(set(ids)) == sorted(ids)
    assert "fund" in ids


def test_contents(stylesheets: Stylesheets) -> None:
    made = document(stylesheets)
    assert hrefs(made, "//nav[@class='contents']//a") == ["#one", "#two"]


def test_main_page_of_a_document_in_parts(stylesheets: Stylesheets) -> None:
    made = document(stylesheets, parts=PARTS)
    assert hrefs(made, "//nav[@class='contents']//a") == [
        "../documents/letter/one.html",
        "../documents/letter/two.html",
    ]
    assert not made.xpath("//article//*[@id='p1' or @id='n1']")
    assert hrefs(made, "//article//a") == [
        "../documents/letter/one.html",
        "../documents/letter/two.html",
    ]


def test_page_of_a_part(stylesheets: Stylesheets) -> None:
    made = document(stylesheets, part="two", parts=PARTS)
    assert made.xpath("//article//@id") == ["two", "p2", "ui-call-n2", "ui-notes", "n2"]
    assert text(made, "//title") == "Two, A <Letter> · An Edition"
    assert hrefs(made, "//nav[contains(@class, 'parts')]/a") == ["../../documents/letter/one.html"]


def test_search_marks(stylesheets: Stylesheets) -> None:
    made = document(stylesheets)
    searched = [element.tag for element in made.xpath("//*[@data-search]")]
    assert searched == ["h1", "p", "section"]
    assert text(made, "//h1[@data-search]") == "A <Letter>"
    of_a_part = document(stylesheets, part="two", parts=PARTS)
    assert [element.tag for element in of_a_part.xpath("//*[@data-search]")] == ["h1"]


def test_language_of_the_interface(stylesheets: Stylesheets) -> None:
    made = document(stylesheets, lang="de-AT")
    assert made.get("lang") == "de"
    assert text(made, "//header/p[@class='date']") == "3. Juli 1957"
    assert document(stylesheets, lang="tlh").get("lang") == "en"


def test_register(stylesheets: Stylesheets) -> None:
    entities = "".join(
        f'<c:entity id="{id_}" letter="A" mentions="{count}"><c:name>{name}</c:name></c:entity>'
        for id_, count, name in [("a", 1, "Ärger"), ("b", 2, "Axt")]
    )
    register = f'<c:register kind="person">{entities}</c:register>'
    made = page(stylesheets, "register", "", context=register, path="persons.html")
    assert text(made, "//section[@class='letter']/h2") == "A"
    assert hrefs(made, "//section[@class='letter']//a") == ["persons/a.html", "persons/b.html"]
    assert text(made, "//span[@class='count']") == "1 mention 2 mentions"
    assert not made.xpath("//script | //*[@data-filter]")


def test_a_long_register_can_be_filtered(stylesheets: Stylesheets) -> None:
    entities = "".join(f'<c:entity id="e{number}" letter="#"/>' for number in range(13))
    register = f'<c:register kind="person">{entities}</c:register>'
    made = page(stylesheets, "register", "", context=register, path="persons.html")
    assert made.xpath("//script/@src") == ["assets/folding.js", "assets/filter.js"]
    assert made.xpath("//p[@data-filter][@hidden]/input/@id") == ["ui-filter"]
    assert len(made.xpath("//li/a[contains(@href, 'persons/e')]")) == 13


def test_many_archives_have_a_filter(stylesheets: Stylesheets) -> None:
    for count, filters in ((12, 0), (13, 1)):
        archives = "".join(
            f'<c:section archive="A{number}" path="archives/a{number}.html" count="3"/>'
            for number in range(count)
        )
        made = page(stylesheets, "archives", "", context=archives, path="archives.html")
        assert len(made.xpath("//ul[contains(@class, 'sections')]/li")) == count
        assert len(made.xpath("//p[@data-filter][@hidden]/input[@id='ui-filter']")) == filters
        assert len(made.xpath("//script[contains(@src, 'filter.js')]")) == filters


def test_entity(stylesheets: Stylesheets) -> None:
    context = """<c:entity id="kim" kind="person"><c:name>Kim Il Sung</c:name></c:entity>
      <c:next id="nam">Nam Il</c:next>
      <c:mentions document="letter"><c:title>A Letter</c:title><c:date when="1957"/>
        <c:passage part="one" fragment="p1"><c:cut/> to <c:mention>Kim</c:mention> end</c:passage>
      </c:mentions>"""
    entry = """<person xmlns="http://www.tei-c.org/ns/1.0" xml:id="kim">
      <persName type="main">Kim Il Sung</persName><persName type="variant">Kim</persName>
      <birth when="1912">1912</birth><idno>https://example.org/kim</idno></person>"""
    made = page(stylesheets, "entity", entry, context=context, path="persons/kim.html")
    assert text(made, "//section[@class='entry']//dl") == (
        "Name Kim Il Sung Also Kim Born 1912 Identifier https://example.org/kim"
    )
    assert text(made, "//blockquote") == "… to Kim end"
    assert text(made, "//mark") == "Kim"
    assert hrefs(made, "//ul[@class='passages']//a") == ["../documents/letter/one.html#p1"]
    assert hrefs(made, "//a[@rel='next']") == ["../persons/nam.html"]


APPARATUS = """<p xmlns="http://www.tei-c.org/ns/1.0">She cast <app><lem>bells</lem>
  <rdg>balls</rdg></app>.</p>"""


@pytest.mark.parametrize(
    ("mode", "source", "context"),
    [
        (
            "entity",
            f'<person xmlns="http://www.tei-c.org/ns/1.0"><note>{APPARATUS}</note></person>',
            '<c:entity id="kim" kind="person"><c:name>Kim</c:name></c:entity>',
        ),
        *(
            (
                mode,
                f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><front>
                  <div><head>Introduction</head>{APPARATUS}</div>
                  <div><head>Rules</head>{APPARATUS}</div></front><body/></text></TEI>""",
                COUNTS,
            )
            for mode in ("home", "about")
        ),
    ],
    ids=("entity", "home", "about"),
)
def test_an_apparatus_is_on_the_page_of_its_text(
    stylesheets: Stylesheets, mode: str, source: str, context: str
) -> None:
    made = page(stylesheets, mode, source, context=context)
    [call] = hrefs(made, "//*[@role='doc-noteref']")
    [back] = hrefs(made, "//*[@role='doc-backlink']")
    assert text(made, f"//*[@id='{call[1:]}']/div") == "bells] balls"
    assert text(made, f"//*[@id='{back[1:]}']") in {"a", "b"}


def test_chronology(stylesheets: Stylesheets) -> None:
    days = """<c:day when="1956"><c:passage document="letter" fragment="p1" title="A Letter"
        ><c:mention>last year</c:mention></c:passage></c:day>
      <c:day when="1957-07-03"><c:document id="letter"><c:title>A Letter</c:title></c:document>
      </c:day>"""
    made = page(stylesheets, "chronology", "", context=days, path="chronology.html")
    assert made.xpath("//section[@class='day']/@id") == ["ui-1956", "ui-1957-07-03"]
    assert text(made, "//section/h2") == "1956 1957"
    assert text(made, "//section/h3") == "3 July 1957"
    assert "documents/letter.html#p1" in hrefs(made)


def test_home_and_about_share_the_front(stylesheets: Stylesheets) -> None:
    front = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
      <title>An Edition</title></titleStmt></fileDesc></teiHeader><text><front>
      <div xml:id="intro"><head>Introduction</head><p>Hello.</p></div>
      <div xml:id="rules"><head>Rules</head><p>None.</p></div></front><body/></text></TEI>"""
    context = DOCUMENT.format(parts="") + COUNTS
    home = page(stylesheets, "home", front, context=context, path="index.html")
    about = page(stylesheets, "about", front, context=context, path="about.html")
    assert text(home, "//section[@id='intro']") == "Introduction Hello."
    assert not home.xpath("//*[@id='rules']")
    assert hrefs(home, "//section[@class='documents']//a")[:2] == [
        "documents/letter.html",
        "documents.html",
    ]
    assert text(home, "//section[@class='documents']/p[1]") == "All 2 documents"
    assert text(about, "//section[@id='rules']") == "Rules None."
    assert hrefs(about, "//*[@id='intro']/a") == ["index.html#intro"]
    assert "2 persons" in text(about, "//section[@class='figures']")


def test_bare_folder_has_a_home(stylesheets: Stylesheets) -> None:
    context = DOCUMENT.format(parts="") + COUNTS
    for mode in ("home", "about", "documents", "search"):
        assert text(page(stylesheets, mode, "", context=context), "//h1")


def test_many_documents_are_listed_by_year(stylesheets: Stylesheets) -> None:
    context = "".join(
        f'<c:document id="d{number}" date="{1900 + number // 20}"><c:title>D</c:title></c:document>'
        for number in range(40)
    )
    made = page(stylesheets, "documents", "", context=context, path="documents.html")
    assert text(made, "//main/section/h2") == "1900 1901"


def test_documents_in_another_order_are_one_list(stylesheets: Stylesheets) -> None:
    context = "".join(
        f'<c:document id="d{number}" date="{1900 + number % 2}"><c:title>D</c:title></c:document>'
        for number in range(40)
    )
    made = page(stylesheets, "documents", "", context=context, path="documents.html")
    assert not made.xpath("//main//h2")
    assert len(made.xpath("//main/ol/li")) == 40


YEARS = """<c:section path="years/1905.html" year="1905" count="500"/>
  <c:section path="years/1905-2.html" year="1905" number="2" count="7"/>
  <c:section path="years/undated.html" count="1"/>"""
PLACE = """<c:here path="years/1906.html" year="1906" count="1"/>
  <c:previous path="years/1905-2.html" year="1905" number="2" count="7"/>
  <c:next path="years/undated.html" count="1"/>"""


def test_very_many_documents_have_a_page_a_year(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "documents", "", context=YEARS, path="documents.html")
    assert text(made, "//main//p[@class='subtitle']") == "508 documents"
    assert hrefs(made, "//ul[@class='sections']//a") == [
        "years/1905.html",
        "years/1905-2.html",
        "years/undated.html",
    ]
    assert text(made, "//ul[@class='sections']/li[2]") == "1905 (2) 7 documents"
    assert text(made, "//ul[@class='sections']/li[3]") == "Undated 1 document"

    context = PLACE + DOCUMENT.format(parts="")
    made = page(stylesheets, "documents", "", context=context, path="years/1906.html")
    assert text(made, "//h1") == "1906"
    assert made.findtext("head/title") == "Documents, 1906 · An Edition"
    assert hrefs(made, "//main//a") == [
        "../documents.html",
        "../documents/letter.html",
        "../years/1905-2.html",
        "../years/undated.html",
    ]
    assert text(made, "//a[@rel='prev']") == "Previous 1905 (2)"
    assert text(made, "//a[@rel='next']") == "Next Undated"


def test_very_many_dates_have_a_page_a_year(stylesheets: Stylesheets) -> None:
    sections = '<c:section path="chronology/1906.html" year="1906" count="12"/>'
    made = page(stylesheets, "chronology", "", context=sections, path="chronology.html")
    assert text(made, "//ul[@class='sections']/li") == "1906 12 dates"

    context = """<c:here path="chronology/1906.html" year="1906" count="2"/>
      <c:day when="1906"><c:document id="letter"><c:title>A Letter</c:title></c:document></c:day>
      <c:day when="1906-04-12"><c:passage document="letter" fragment="p1" title="A Letter"
        ><c:mention>today</c:mention></c:passage></c:day>"""
    made = page(stylesheets, "chronology", "", context=context, path="chronology/1906.html")
    assert text(made, "//h1 | //h2") == "1906 12 April 1906"
    assert made.xpath("//section[@class='day']/@id") == ["ui-1906", "ui-1906-04-12"]


def test_very_many_entities_have_a_page_a_letter(stylesheets: Stylesheets) -> None:
    section = (
        '<c:section path="registers/persons/k.html" letter="K" count="2" first="Kahn" last="Kim"/>'
    )
    register = f'<c:register kind="person">{section}</c:register>'
    made = page(stylesheets, "register", "", context=register, path="persons.html")
    assert text(made, "//ul[@class='sections letters']/li") == "K Kahn – Kim 2 persons"

    context = """<c:here path="registers/persons/k.html" letter="K" count="1"/>
      <c:register kind="person"><c:entity id="kim" mentions="1"><c:name>Kim</c:name></c:entity>
      </c:register>"""
    made = page(stylesheets, "register", "", context=context, path="registers/persons/k.html")
    assert text(made, "//h1") == "K"
    assert hrefs(made, "//main//a") == ["../../persons.html", "../../persons/kim.html"]


def test_very_many_passages_have_a_page_a_year(stylesheets: Stylesheets) -> None:
    entity = '<c:entity id="kim" kind="person"><c:name>Kim</c:name></c:entity>'
    section = '<c:section path="persons/kim/1957.html" year="1957" count="3"/>'
    entry = '<person xmlns="http://www.tei-c.org/ns/1.0"><persName>Kim</persName></person>'
    made = page(stylesheets, "entity", entry, context=entity + section, path="persons/kim.html")
    assert text(made, "//section[@class='mentions']") == "Passages 1957 3 documents"

    context = f"""{entity}<c:here path="persons/kim/1957.html" year="1957" count="3"/>
      <c:mentions document="letter"><c:title>A Letter</c:title>
        <c:passage fragment="p1"><c:mention>Kim</c:mention></c:passage></c:mentions>"""
    made = page(stylesheets, "mentions", "", context=context, path="persons/kim/1957.html")
    assert text(made, "//h1") == "1957"
    assert hrefs(made, "//main//a") == [
        "../../persons/kim.html",
        "../../documents/letter.html",
        "../../documents/letter.html#p1",
    ]


def test_very_many_correspondents_are_folded(stylesheets: Stylesheets) -> None:
    one = '<c:correspondent path="correspondence/kim.html"><c:name>Kim</c:name></c:correspondent>'
    partners = [
        f'<c:partner path="correspondence/p{number}.html" count="1"><c:name>P</c:name></c:partner>'
        for number in range(25)
    ]
    for count, folded in ((24, 0), (25, 13)):
        context = one + "".join(partners[:count])
        made = page(stylesheets, "correspondent", "", context=context)
        assert len(made.xpath("//nav[@class='partners']//li")) == count
        assert len(made.xpath("//nav[@class='partners']/details//li")) == folded
    assert text(made, "//nav[@class='partners']//summary") == "And 13 others"


def test_report(stylesheets: Stylesheets) -> None:
    finding = """<c:finding file="a.xml" line="3" column="5" code="ED401" severity="error">
        <c:message>A pointer leads nowhere.</c:message><c:excerpt>&lt;ref&gt;</c:excerpt>
      </c:finding>"""
    context = f"""<c:findings code="ED401" severity="error" count="3">{finding}</c:findings>
      <c:audits documents="1" source-words="7" html-words="7" lost="0">
      <c:audit document="letter" source-words="7" html-words="7" lost="0"/></c:audits>"""
    made = page(stylesheets, "report", "", context=context, path="report.html")
    assert text(made, "//ul[@class='findings']/li") == (
        "line 3, column 5: A pointer leads nowhere. <ref>"
    )
    assert text(made, "//section[@class='error']/p") == (
        "Error ED401 · 3 times And 2 more: data/report.json"
    )
    assert text(made, "//section[@aria-labelledby='ui-audit']//tbody/tr") == "letter 7 7 0"
    unreadable = page(stylesheets, "unreadable", "", context=finding)
    assert text(unreadable, "//h1") == "a.xml cannot be read"
    assert "A pointer leads nowhere." in text(unreadable, "//main")


def test_redirect(stylesheets: Stylesheets) -> None:
    source = '<c:redirect xmlns:c="urn:edition:context" to="documents/y.html#p1"/>'
    made = page(stylesheets, "redirect", source, path="documents/x.html")
    refresh = made.xpath("//meta[@http-equiv = 'refresh']/@content")
    assert refresh == ["0; url=../documents/y.html#p1"]
    assert hrefs(made) == ["../documents/y.html#p1"]


WITNESSES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc><listWit>
  <witness xml:id="A">Ambrosianus, on vellum, of the tenth century, from Bobbio by Milan</witness>
  <witness xml:id="B"><abbr type="siglum">B<hi>1</hi></abbr> Bodleianus, <locus/>,</witness>
  <witness xml:id="X">Not used</witness></listWit></sourceDesc></fileDesc></teiHeader>
  <text><body><p><app><lem>one</lem><rdg wit="#M #B">two</rdg><rdg wit="#A">three</rdg></app></p>
  </body></text></TEI>"""
VIEWS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
  <p><choice><orig>olde</orig><reg>old</reg></choice> <del>one</del><add>two</add>
    <app><lem>three</lem><rdg>tree</rdg></app><note xml:id="n1" n="1" place="foot">N</note></p>
</body></text></TEI>"""


def test_views_are_offered_for_what_a_text_has(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "document", VIEWS, context=DOCUMENT.format(parts=""))
    names = ["wording", "changes", "remarks", "annotations", "apparatus"]
    assert list(dict.fromkeys(made.xpath("//fieldset//input/@name"))) == [
        f"ui-view-{name}" for name in names
    ]
    assert not made.xpath("//article//input")
    assert made.xpath("count(//fieldset[legend])") == len(names)
    for field in made.xpath("//fieldset//input"):
        assert made.xpath(f"count(//label[@for='{field.get('id')}'])") == 1
    assert [len(group.xpath(".//input[@checked]")) for group in made.iter("fieldset")] == [1] * 5
    plain = page(stylesheets, "document", TEI, context=DOCUMENT.format(parts=""))
    assert plain.xpath("//fieldset//input/@name") == [
        *["ui-view-annotations"] * 2,
        *["ui-view-numbers"] * 2,
    ]


def test_witnesses_are_offered_in_the_order_of_their_list(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "document", WITNESSES, context=DOCUMENT.format(parts=""))
    (select,) = made.xpath("//fieldset[legend = 'Witness']/select")
    assert [option.text for option in select] == [
        "the text of the edition",
        "A: Ambrosianus, on vellum, of the tenth century, from Bobbio …",
        "B1: Bodleianus",
        "M",
    ]
    assert [option.get("data-witness") for option in select] == [None, "A", "B", "M"]
    assert made.xpath("//link[contains(@href, 'witnesses.css')]")
    plain = page(stylesheets, "document", TEI, context=DOCUMENT.format(parts=""))
    assert not plain.xpath("//select | //link[contains(@href, 'witnesses.css')]")


def test_every_view_has_its_rule(stylesheets: Stylesheets, root: Path) -> None:
    made = page(stylesheets, "document", VIEWS, context=DOCUMENT.format(parts=""))
    style = (root / "xslt" / "assets" / "views.css").read_text("utf-8")
    states = made.xpath("//fieldset//input[not(@checked)]/@id")
    assert [state for state in states if f"#{state}:checked" not in style] == []
    assert text(made, "//article//p").startswith("old [orig.: olde]")


def test_views_speak_the_language_of_the_edition(stylesheets: Stylesheets) -> None:
    made = page(stylesheets, "document", VIEWS, context=DOCUMENT.format(parts=""), lang="de")
    assert text(made, "//fieldset[1]/legend") == "Wortlaut"
