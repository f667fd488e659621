"""What stylesheets report in ``xsl:message``: findings, and the counts of what they do not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from edition.diagnostics import RULES, Place, Remark
from edition.figures import Unhandled

_FINDING = "{urn:edition:diagnostics}finding"
_UNHANDLED = "{urn:edition:diagnostics}unhandled"


def remarks(messages: Iterable[str]) -> Iterator[Remark]:
    """Yield a remark for each finding among a stylesheet's messages; other messages are for us."""
    for element in _elements(messages):
        if element.tag == _FINDING and element.get("code") in RULES:
            place = Place(element.get("file", ""), int(element.get("at") or "0"))
            text = " ".join("".join(element.itertext()).split())
            yield Remark(element.attrib["code"], place, text, element.get("hint", ""))


def unhandled(messages: Iterable[str]) -> Iterator[Unhandled]:
    """Yield what a stylesheet counted of a document that no page shows."""
    for element in _elements(messages):
        if element.tag == _UNHANDLED:
            yield Unhandled(
                element.get("pattern", ""),
                int(element.get("count", "0")),
                element.get("file", ""),
                int(element.get("at") or "0"),
                element.get("attribute", ""),
            )


def _elements(messages: Iterable[str]) -> Iterator[etree._Element]:
    for message in messages:
        try:
            yield etree.fromstring(message)
        except etree.XMLSyntaxError:
            continue
