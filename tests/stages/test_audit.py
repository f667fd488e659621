"""The audit sees what is lost, out of order, or leads nowhere."""

from __future__ import annotations

from edition.flows import Flow
from edition.stages.audit import Page, compare, crawl, read_page
from edition.words import words

PAGE = """<!DOCTYPE html><html><head><title>no</title></head><body><nav>no</nav>
<article data-text><h2 id="h">One</h2><p id="p">two<b>three</b> <span data-generated>[no]</span>
four<img src="i.png" alt="five"><br>six<sup data-generated>1</sup>seven</p>
<div id="p">eight</div></article><a href="b.html#x">no</a></body></html>"""

SOURCE = [Flow("a.xml", 3, ("one", "two", "three", "four", "five", "six", "seven", "eight"))]
WHOLE = ["one", "two", "three", "four", "five", "six", "seven", "eight"]


def test_a_page_is_read_for_the_words_of_the_text() -> None:
    page = read_page("a.html", PAGE.encode())
    assert page.words == ("One", "twothree", "four", "five", "sixseven", "eight")
    assert page.ids == {"h", "p"}
    assert page.repeated == ("p",)
    assert page.links == ("i.png", "b.html#x")


def test_what_is_whole_gives_no_remark() -> None:
    figures, remarks = compare("a", SOURCE, html=WHOLE, text=WHOLE, pdf=None)
    assert remarks == []
    assert (figures.source, figures.html, figures.pdf, figures.lost) == (8, 8, None, 0)


def test_a_lost_word_is_an_error_with_its_place() -> None:
    figures, [remark] = compare("a", SOURCE, html=WHOLE[:-1], text=WHOLE, pdf=WHOLE)
    assert remark.code == "ED601"
    assert remark.message == "A word of the source is missing in the HTML page: 'eight'."
    assert (remark.place.file, remark.place.ordinal) == ("a.xml", 3)
    assert figures.lost == 1


def test_many_lost_words_are_counted() -> None:
    source = [Flow("a.xml", 0, tuple(words(" ".join(f"w{n}" for n in range(40)))))]
    _, [remark, *_] = compare("a", source, html=[], text=[], pdf=[])
    assert remark.message.startswith("40 words of the source are missing in the HTML page")
    assert remark.message.endswith("and 28 more.")


def test_another_order_is_an_error() -> None:
    turned = [*WHOLE[4:], *WHOLE[:4]]
    _, [remark] = compare("a", SOURCE, html=WHOLE, text=WHOLE, pdf=turned)
    assert (remark.code, "the PDF" in remark.message) == ("ED604", True)


def page(path: str, *links: str, ids: frozenset[str] = frozenset()) -> Page:
    return Page(path, ids, (), links, ())


def test_links_are_followed() -> None:
    pages = {
        "a.html": page(
            "a.html", "b/c.html", "b/c.html#x", "b/c.html#y", "gone.html", "https://example.org",
            "mailto:a@b", "#here", "b/a%20b.png", "../outside.html",
            ids=frozenset({"here"}),
        ),
        "b/c.html": page("b/c.html", "../a.html", "a b.png", ids=frozenset({"x"})),
    }  # fmt: skip
    files = {*pages, "b/a b.png"}
    assert list(crawl(pages, files)) == [
        ("a.html", "b/c.html#y"),
        ("a.html", "gone.html"),
        ("a.html", "../outside.html"),
    ]
