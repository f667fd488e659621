"""Audit: hold the words of each source against its outputs, crawl all links, count ids.

The words of a page are those of its ``article[@data-text]`` that the edition did not add; the
flows of the source come from ``edition.flows``, which shares nothing with the stylesheets.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.engines.lxml import parse_page
from edition.figures import Figures
from edition.flows import Flow
from edition.words import first_out_of_order, missing, words

_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr math mi mo mn mtext".split()
)
"""HTML elements that do not part the words on their two sides."""

_SHOWN = 12
"""How many of the words that are missing a finding names."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the audit needs of a page: its ids, links and words."""

    path: str
    ids: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[str, ...]
    words: tuple[str, ...]


def read_page(path: str, data: bytes) -> Page:
    """Read back a page of the site."""
    root = parse_page(data)
    ids = [element.get("id", "") for element in root.iter(etree.Element) if element.get("id")]
    links = [
        value
        for element in root.iter(etree.Element)
        for name in ("href", "src", "cite", "poster")
        if (value := element.get(name))
    ]
    pieces = [
        piece
        for article in root.iter("article")
        if article.get("data-text") is not None
        for piece in _texts(article)
    ]
    return Page(
        path=path,
        ids=frozenset(ids),
        repeated=tuple(sorted(value for value, count in Counter(ids).items() if count > 1)),
        links=tuple(dict.fromkeys(links)),
        words=tuple(words("".join(pieces))),
    )


def compare(
    document: str,
    source: Sequence[Flow],
    *,
    html: Sequence[str],
    text: Sequence[str],
    pdf: Sequence[str] | None,
) -> tuple[Figures, list[Remark]]:
    """Hold the flows of a document against the words of its outputs."""
    expected = [word for flow in source for word in flow.words]
    remarks: list[Remark] = []
    lost_everywhere = 0
    outputs = [("the HTML page", html), ("the plain text", text)]
    if pdf is not None:
        outputs.append(("the PDF", pdf))
    for name, output in outputs:
        lost = missing(expected, output)
        lost_everywhere += len(lost)
        if lost:
            remarks.append(_lost(source, lost, name))
            continue
        for flow in source:
            word = first_out_of_order(flow.words, output)
            if word:
                message = f"The word '{word}' stands in another order in {name}."
                remarks.append(Remark("ED604", Place(flow.file, flow.ordinal), message))
                break
    figures = Figures(
        document=document,
        source=len(expected),
        html=len(html),
        text=len(text),
        pdf=len(pdf) if pdf is not None else None,
        lost=lost_everywhere,
    )
    return figures, remarks


def crawl(pages: Mapping[str, Page], files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each link within the site that leads nowhere: the page, and the link as it stands."""
    present = set(files)
    for path in sorted(pages):
        for link in pages[path].links:
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            folder = posixpath.dirname(path)
            target = (
                posixpath.normpath(posixpath.join(folder, unquote(split.path)))
                if split.path
                else path
            )
            fragment = unquote(split.fragment)
            if target not in present or (
                fragment and target in pages and fragment not in pages[target].ids
            ):
                yield path, link


def _lost(source: Sequence[Flow], lost: Sequence[str], output: str) -> Remark:
    names = ", ".join(f"'{word}'" for word in lost[:_SHOWN])
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    first = next((flow for flow in source if lost[0] in flow.words), source[0])
    message = f"{len(lost)} words of the source are missing in {output}: {names}{more}."
    if len(lost) == 1:
        message = f"A word of the source is missing in {output}: {names}."
    return Remark("ED601", Place(first.file, first.ordinal), message)


def _texts(article: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(article, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            if tag not in _INLINE:
                yield " "
            if element is not article and element.tail:
                yield element.tail
        elif element.get("data-generated") is not None:
            if any(character.isspace() for text in element.itertext() for character in text):
                yield " "
            walk.skip_subtree()
        else:
            if tag not in _INLINE:
                yield " "
            if tag == "img":
                yield f" {element.get('alt', '')} "
            if element.text:
                yield element.text
