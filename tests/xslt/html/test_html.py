"""The rules for HTML, case by case: ``cases/<name>/in.xml``, perhaps ``context.xml``, and
``expected.html``.

``in.xml`` holds a TEI document, or the ``body`` of one; ``expected.html`` what stands in the
article, a line for each block. Findings that the rules reported follow as comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from lxml import etree, html

from edition.engines.saxonche import Stylesheets
from edition.messages import remarks
from edition.stamps import serialise, stamp

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").iterdir())
TEI = "http://www.tei-c.org/ns/1.0"
EDITION = '<c:edition xmlns:c="urn:edition:context" xml:lang="en"><c:chronology/></c:edition>'
CONTEXT = (
    '<c:context xmlns:c="urn:edition:context">'
    '<c:document id="case" tei="tei/case.xml" pdf="pdf/case.pdf" cite="cite/case"/></c:context>'
)
BLOCKS = frozenset(
    "article blockquote caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre"
    " section table tbody td th thead tr ul".split()
)
VOID = frozenset({"br", "img", "wbr"})


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_case(stylesheets: Stylesheets, folder: Path) -> None:
    assert made(stylesheets, folder) == (folder / "expected.html").read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= 80


def made(stylesheets: Stylesheets, folder: Path) -> str:
    """Return what stands in the article of a case's page, and what was reported."""
    prepared = stylesheets.transform("prepare", stylesheets.parse(document(folder)), mode="prepare")
    file = folder / "context.xml"
    context = file.read_text("utf-8") if file.exists() else CONTEXT
    result = stylesheets.transform(
        "site",
        stylesheets.parse(prepared.text),
        mode="document",
        parameters={
            "edition": stylesheets.parse(EDITION),
            "context": stylesheets.parse(context),
            "page": "documents/case.html",
        },
    )
    (article,) = html.document_fromstring(result.text).iter("article")
    reported = [f"<!-- {item.code} {item.message} -->" for item in remarks(result.messages)]
    return "\n".join([*lines(article), *reported]) + "\n"


def document(folder: Path) -> str:
    """Return the TEI document of a case, stamped as the loader stamps it."""
    root = etree.parse(folder / "in.xml", etree.XMLParser(remove_comments=True)).getroot()
    if root.tag == f"{{{TEI}}}body":
        text = etree.Element(f"{{{TEI}}}text", nsmap={None: TEI})
        text.append(root)
        root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
        root.append(text)
    stamp(root, "in.xml")
    return serialise(root)


def lines(block: html.HtmlElement, depth: int = 0) -> Iterator[str]:
    """Yield a block as lines: a block in it on lines of its own, a run of phrases on one."""
    indent = "  " * depth
    run = escape(block.text or "", quote=False)
    yield indent + opening(block)
    for child in block:
        if child.tag in BLOCKS:
            yield from text_line(run, depth + 1)
            yield from lines(child, depth + 1)
            run = ""
        else:
            run += phrase(child)
        run += escape(child.tail or "", quote=False)
    yield from text_line(run, depth + 1)
    yield f"{indent}</{block.tag}>"


def text_line(run: str, depth: int) -> Iterator[str]:
    """Yield a run of phrases on one line, unless there is nothing in it."""
    words = re.sub(r"\s+", " ", run).strip()
    if words:
        yield "  " * depth + words


def phrase(element: html.HtmlElement) -> str:
    """Return an element within a line, with all it holds."""
    if element.tag in VOID:
        return opening(element)
    inner = escape(element.text or "", quote=False) + "".join(
        phrase(child) + escape(child.tail or "", quote=False) for child in element
    )
    return f"{opening(element)}{inner}</{element.tag}>"


def opening(element: html.HtmlElement) -> str:
    """Return the start tag of an element."""
    attributes = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}"
        for name, value in element.attrib.items()
    )
    return f"<{element.tag}{attributes}>"
