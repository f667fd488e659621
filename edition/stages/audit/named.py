"""What files that are no pages name: style sheets, images, data, and descriptions for citing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from edition import layout
from edition.engines import tinycss2
from edition.engines.msgspec import decode_json
from edition.links import Link, leads_into_the_machine, within
from edition.stages.audit.pages import Page


@dataclass(frozen=True, slots=True)
class _Mention:
    document: str


@dataclass(frozen=True, slots=True)
class _Record:
    """What a record of the data names: paths of files, and documents that mention something."""

    page: str | None = None
    tei: str | None = None
    pdf: str | None = None
    text: str | None = None
    pages: tuple[str, ...] = ()
    mentions: tuple[_Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class _Data:
    documents: tuple[_Record, ...] = ()
    entities: tuple[_Record, ...] = ()


_STYLED = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_SHEET = re.compile(r"\bhref\s*=\s*[\"']([^\"']+)")


_ENDINGS, _DATA = (".css", ".svg"), ("data/documents.json", "data/entities.json")


def names_others(path: str) -> bool:
    """Tell whether a file of the site, which is no page, may name others."""
    return path.endswith(_ENDINGS) or path in _DATA


def naming(files: Mapping[str, str]) -> dict[str, str]:
    """Return those of all files of a site that may name others, as ``names_others`` tells of one.

    To ask that of each would take ten times as long.
    """
    found = {path: sum_ for path, sum_ in files.items() if path.endswith(_ENDINGS)}
    return found | {path: files[path] for path in _DATA if path in files}


def named(path: str, data: bytes, *, base_url: str = "") -> Page:
    """Return what is to be known of a file that names others; it can be pointed at as a whole."""
    if path.endswith(".json"):
        links = [Link(text, text, "") for text in dict.fromkeys(_in_data(data))]
        return Page(path, frozenset(), (), tuple(links))
    if path.endswith(".svg"):
        texts = tuple(dict.fromkeys(_in_image(data)))
    else:
        texts = tinycss2.addresses(data.decode("utf-8", "replace"))
    return Page(
        path,
        frozenset(),
        (),
        tuple(within(path, texts, base_url=base_url)),
        astray=tuple(filter(leads_into_the_machine, texts)),
    )


def cited(path: str, descriptions: Iterable[bytes], *, base_url: str) -> Page:
    """Return what is to be known of some descriptions of a document: the addresses in them."""
    address = re.compile(re.escape(base_url.rstrip("/")) + r"/[^\s\"{}]*")
    texts = (text.decode("utf-8") for text in descriptions)
    found = dict.fromkeys(match for text in texts for match in address.findall(text))
    return Page(path, frozenset(), (), tuple(within(path, found, base_url=base_url)))


def _in_data(data: bytes) -> Iterator[str]:
    """Yield the paths of files that data name."""
    # The passages that mention somebody, a quarter of a million in large data, are passed over.
    found = decode_json(data, _Data)
    for record in (*found.documents, *found.entities):
        yield from record.pages
        yield from filter(None, (record.page, record.tei, record.pdf, record.text))
        for mention in record.mentions:
            yield layout.document_page(mention.document)


def _in_image(data: bytes) -> Iterator[str]:
    """Yield the addresses that an image names, as far as it can be read."""
    parser = etree.XMLParser(
        no_network=True, resolve_entities=False, load_dtd=False, recover=True, collect_ids=False
    )
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return
    for before in root.itersiblings(etree.ProcessingInstruction, preceding=True):
        yield from _SHEET.findall(before.text or "")
    for node in root.iter():
        if isinstance(node.tag, str):
            for name, value in node.attrib.items():
                if etree.QName(name).localname in {"href", "src"}:
                    yield value.strip()
                elif "url(" in value:
                    yield from map(str.strip, _STYLED.findall(value))
            if etree.QName(node).localname == "style":
                yield from tinycss2.addresses("".join(node.itertext()))
