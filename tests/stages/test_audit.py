"""The audit reads pages and texts back, names what is not in them, and follows their links."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.diagnostics import Place, Remark
from edition.figures import Unhandled
from edition.flows import read
from edition.links import within
from edition.stages import audit
from edition.stages.audit import (
    Outputs,
    Page,
    Shown,
    around_documents,
    crawl,
    in_volume,
    judge,
    read_page,
    read_plain,
    show,
    unhandled,
)
from edition.stamps import stamp

PAGE = """<!DOCTYPE html><html><head><title>no</title></head><body><nav>beside</nav>
<article data-text><h2 id="h">One</h2><p id="p">two<b>three</b> <span data-generated>[no]</span>
four<img src="i.png" alt="five" title="no"><br>six<sup data-generated>1</sup>seven</p>
<div id="p">eight</div></article><a href="b.html#x">too</a></body></html>"""

WHOLE = ("One", "two", "three", "four")


def shown(content: str) -> Shown:
    return show(audit.read(f"<article data-text>{content}</article>".encode()))


def words_of(content: str) -> tuple[str, ...]:
    return shown(content).words


def test_a_page_is_read_for_the_words_of_the_text() -> None:
    page = show(audit.read(PAGE.encode()))
    assert page.words == ("One", "twothree", "four", "five", "sixseven", "eight")
    assert page.beside == ("beside", "too")


def test_a_page_is_read_for_its_ids_and_links() -> None:
    page = read_page("a.html", PAGE.encode())
    assert page.ids == {"h", "p"}
    assert page.repeated == ("p",)
    assert [link.text for link in page.links] == ["i.png", "b.html#x"]


def links_of(content: str, *, base_url: str = "") -> list[tuple[str, str]]:
    page = read_page("documents/a.html", content.encode(), base_url=base_url)
    return sorted((link.target, link.fragment) for link in page.links)


@pytest.mark.parametrize(
    ("content", "links"),
    [
        ('<a href="#caf%C3%A9"></a>', [("documents/a.html", "café")]),
        ('<img src="../i/a.png" srcset="../i/b.png 1x, ../i/c.png 20w">',
         [("i/a.png", ""), ("i/b.png", ""), ("i/c.png", "")]),
        ('<meta http-equiv="refresh" content="0; URL=\'b.html#x\'">', [("documents/b.html", "x")]),
        ('<meta name="a" content="b.html">', []),
        ('<object data="b.svg"></object>', [("documents/b.svg", "")]),
        ('<form action="../s.html"></form>', [("s.html", "")]),
        ('<use xlink:href="b.svg#x"></use>', [("documents/b.svg", "x")]),
        ('<p style="background: url( b.png )"></p>', [("documents/b.png", "")]),
        ('<input data-permalink="a.html">', [("documents/a.html", "")]),
        ('<a href="../i/"></a><a href="http://[x"></a><a href="//[x"></a>',
         [("//[x", ""), ("i/", "")]),
        ('<link rel="canonical" href="https://e.example/k/b.html#x">', [("b.html", "x")]),
        ('<meta name="a" content="https://e.example/k/c/%C3%A4.pdf">', [("c/ä.pdf", "")]),
        ('<a href="https://e.example/k/"></a><a href="https://e.example/keys"></a>',
         [("index.html", "")]),
    ],
)  # fmt: skip
def test_links_are_read_wherever_they_stand(content: str, links: list[tuple[str, str]]) -> None:
    assert links_of(content, base_url="https://e.example/k/") == links


def test_what_a_page_refers_to_has_to_be_on_it() -> None:
    content = (
        '<p id="a" aria-labelledby="a b" aria-describedby="c"></p><label for="d"></label>'
        '<td headers="a e"></td><button popovertarget="f" data-copy="g"></button>'
    )
    assert read_page("a.html", content.encode()).unmet == tuple("bcdefg")


@pytest.mark.parametrize("link", ["file:///x", "//x.org/y", "C:\\x", "c:/x", "\\\\x\\y", " FILE:x"])
def test_a_link_into_the_machine_is_astray(link: str) -> None:
    assert read_page("a.html", f'<a href="{link}"></a>'.encode()).astray == (link,)
    assert (
        read_page("a.html", b'<a href="https://x.org/"></a><a href="mailto:a@b"></a>').astray == ()
    )


def test_an_image_names_files() -> None:
    image = (
        '<?xml-stylesheet href="s.css"?><svg xmlns="http://www.w3.org/2000/svg"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///x/s.png"/>'
        '<use href="#a"/><rect fill="url(p.svg#x)"/><style>@import "q.css";</style></svg>'
    )
    found = audit.named("images/a.svg", image.encode())
    assert [link.target for link in found.links] == [
        *("images/s.css", "images/a.svg", "images/p.svg", "images/q.css"),
    ]
    assert found.astray == ("file:///x/s.png",)
    assert audit.named("images/a.svg", b"no image").links == ()


def test_data_name_files() -> None:
    documents = b"""{"documents": [{"id": "a", "pages": ["documents/a.html"], "tei": "tei/a.xml",
        "pdf": null, "text": "text/a.txt"}]}"""
    entities = b"""{"entities": [{"page": "persons/k.html", "mentions": [{"document": "a"}]}]}"""
    for data, files in (
        (documents, ["documents/a.html", "tei/a.xml", "text/a.txt"]),
        (entities, ["persons/k.html", "documents/a.html"]),
    ):
        found = audit.named("data/documents.json", data)
        assert [link.target for link in found.links] == files


def test_citations_name_the_edition() -> None:
    base = "https://e.example/k/"
    texts = [
        b'{"URL": "https://e.example/k/documents/a.html"}',
        b"UR  - https://e.example/k/documents/b.html\r\n",
        b"  url = {https://e.example/k/documents/c.html},",
        b"  url = {https://elsewhere.example/d.html},",
    ]
    found = audit.cited("cite/a", texts, base_url=base)
    assert [link.target for link in found.links] == [f"documents/{name}.html" for name in "abc"]


def test_an_alternative_interrupts_its_word() -> None:
    alternative = "<span data-alternative>b<span data-generated>] </span></span>"
    assert words_of(f"a{alternative}c d") == ("ac", "b", "d")


def test_what_nobody_can_reach_is_not_there() -> None:
    assert words_of('a <p hidden>b</p><p style="display:none">c</p><script>d</script>') == ("a",)


def test_what_has_to_be_opened_is_available() -> None:
    content = "a<details><summary>b</summary>c d</details><span data-alternative>e</span>"
    page = shown(content)
    assert (len(page.words), page.available) == (5, 4)


def test_the_tags_of_code_part_its_words() -> None:
    tag = "<span data-generated>&lt;b&gt;</span>"
    assert words_of(f"<code>a{tag}b</code>") == ("a", "b")


def test_words_are_read_where_a_browser_shows_them() -> None:
    assert words_of("<p data-generated>a<div>b</div></p>") == ("b",)
    assert words_of("<p data-generated>a<span><div>b</div></span></p>c") == ("c",)
    assert words_of("<b data-generated><p>a</p></b>") == ("a",)
    assert words_of("<p data-generated>a<p>b") == ("b",)


def test_what_stands_around_a_comment_is_read() -> None:
    assert words_of("<p>a<!-- <p data-generated> -->b</p> c") == ("ab", "c")


def test_markup_that_is_text_is_text() -> None:
    assert words_of('<p title="<p hidden>">a &lt;b id="x"&gt; c&amp;lt;d</p>') == (
        *("a", "b", "id", "x", "c", "lt", "d"),
    )
    page = read_page("a.html", b'<p id=one>&lt;p id="x"></p><script>"<p id=\'y\'>"</script>')
    assert page.ids == {"one"}


def test_an_element_that_holds_nothing_hides_nothing() -> None:
    assert words_of("a<img alt='b' hidden>c<img alt='d'>e<wbr>f<br/>g") == (
        *("a", "c", "d", "ef", "g"),
    )


def test_marks_and_signs_of_plain_text_are_no_words() -> None:
    text = "a[^1] [b\u2060]c [1] d[\u2060…\u2060]e\n\n[^1] f"
    assert read_plain(text) == ("a", "bc", "1", "de", "f")
    assert read_plain("a\u2060[-- -]\u2060b c\u2060(\u2060d x(y") == ("ab", "cd", "x", "y")


def test_what_looks_like_the_mark_of_a_note_and_is_none_is_text() -> None:
    assert read_plain("All but [^a-z], as [^a] says.\n\n[^1] Other") == (
        *("All", "but", "a", "z", "as", "a", "says", "Other"),
    )
    assert read_plain("a[^x[^1] b\n\n[^1] c") == ("a", "x", "b", "c")


def judged(
    *,
    html: tuple[str, ...] = WHOLE,
    text: tuple[str, ...] = WHOLE,
    pdf: str | None,
    body: str = "<head>One</head><p>two three</p><p>four</p>",
) -> list[Remark]:
    content = f"<text><body>{body}</body></text>"
    root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{content}</TEI>')
    stamp(root, "a.xml")
    outputs = Outputs(html, 0, (), text, pdf)
    return judge("a", read(root), outputs, apart=lambda: read(root, is_apart=True))[1]


def test_what_is_whole_gives_no_remark() -> None:
    assert judged(pdf=None) == []
    assert judged(pdf="title One two three four") == []


def test_brackets_in_print_may_divide_words_or_not() -> None:
    assert judged(pdf="One two thr[ee] four") == []
    assert judged(pdf="One two(three) four") == []
    assert [remark.code for remark in judged(pdf="One two thr ee four")] == ["ED605"]


def test_a_lost_word_is_an_error_with_its_place() -> None:
    [remark] = judged(html=WHOLE[:-1], pdf="One two three four")
    assert remark.code == "ED601"
    assert remark.message == "A word of the source is missing in the HTML page: 'four'."
    assert remark.place == Place("a.xml", 5)


def test_a_word_is_lost_though_the_next_one_may_belong_to_it() -> None:
    body = "<p>one <metDecl/>two<metSym>three</metSym> four</p>"
    words = ("one", "three", "four")
    [remark] = judged(html=words, text=("one", "two", *words[1:]), pdf=None, body=body)
    assert remark.code == "ED601"


def test_many_lost_words_are_counted() -> None:
    [remark] = judged(text=(), pdf=None)
    assert remark.message == (
        "4 words of the source are missing in the plain text: 'One', 'two', 'three', 'four'."
    )


def test_words_that_run_together_are_named() -> None:
    [remark] = judged(html=("One", "twothree", "four"), pdf=None)
    assert remark.code == "ED605"
    assert remark.message == "The words 'two three' run together as 'twothree' in the HTML page."


def test_another_order_is_an_error() -> None:
    [remark] = judged(pdf="three four One two")
    assert (remark.code, "the PDF" in remark.message) == ("ED604", True)


def test_what_no_rule_handles_is_counted_by_what_tells_it_apart() -> None:
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><seg/><seg type="x"/><seg type="x"/><p/></TEI>'
    )
    stamp(root, "a.xml")
    assert unhandled(root, [Remark("ED501", Place("a.xml", 1), "")]) == (
        Unhandled("seg[@type='x']", 2, "a.xml", 2),
        Unhandled("seg", 1, "a.xml", 1),
    )


def page(path: str, *links: str, ids: frozenset[str] = frozenset()) -> Page:
    return Page(path, ids, (), tuple(within(path, links)))


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
    assert list(crawl(pages.values(), files, pages.get)) == [
        ("a.html", "gone.html"),
        ("a.html", "../outside.html"),
        ("a.html", "b/c.html#y"),
    ]


def test_the_volume_holds_each_document_as_its_own_pdf_does() -> None:
    printed = {"a": "One two.\nThree", "b": "Four five four", "c": ""}
    assert list(in_volume(printed, "Title One two. Three Title Four five four")) == []
    assert list(in_volume(printed, "One two. Four Three Four five four")) == [("a", "Three")]
    assert list(in_volume(printed, "One two. Three Four fivefour")) == [("b", "five")]
    assert list(in_volume({"a": "One two", "b": "One two"}, "One two one")) == [("b", "two")]


def test_the_words_around_the_documents_of_a_volume() -> None:
    printed = {"a": "One two.\nThree", "b": "Four five four", "c": "", "d": "Gone"}
    volume = "Title One two. Three 2 Four five four One two"
    assert around_documents(printed, volume) == "Title 2 One two"
