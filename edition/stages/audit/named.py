"""What files that are no pages name: style sheets, images, data, and descriptions for citing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from edition import layout
from edition.engines import tinycss2
from edition.links import Link, leads_into_the_machine, within
from edition.stages.audit.pages import Page

_FILES = ("page", "tei", "pdf", "text")
"""The members of a record of the data that are each the path of a file."""

_STYLED = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_SHEET = re.compile(r"\bhref\s*=\s*[\"']([^\"']+)")


def names_others(path: str) -> bool:
    """Tell whether a file of the site, which is no page, may name others."""
    return path.endswith((".css", ".svg")) or path in {"data/documents.json", "data/entities.json"}


def named(path: str, data: bytes, *, base_url: str = "") -> Page:
    """Return what is to be known of a file that names others; it can be pointed at as a whole."""
    if path.endswith(".json"):
        links = [Link(text, text, "") for text in _in_data(data)]
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
    records = json.loads(data)
    for record in (*records.get("documents", ()), *records.get("entities", ())):
        yield from record.get("pages", ())
        yield from (record[name] for name in _FILES if record.get(name))
        for mention in record.get("mentions", ()):
            yield layout.document_page(mention["document"])


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
