"""Findings that stylesheets report: ``d:finding`` elements in ``xsl:message``, read as remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from edition.diagnostics import RULES, Place, Remark

_FINDING = "{urn:edition:diagnostics}finding"


def remarks(messages: Iterable[str]) -> Iterator[Remark]:
    """Yield a remark for each finding among a stylesheet's messages; other messages are for us."""
    for message in messages:
        try:
            element = etree.fromstring(message)
        except etree.XMLSyntaxError:
            continue
        if element.tag == _FINDING and element.get("code") in RULES:
            place = Place(element.get("file", ""), int(element.get("at") or "0"))
            text = " ".join("".join(element.itertext()).split())
            yield Remark(element.attrib["code"], place, text, element.get("hint", ""))
