"""Style: what the edition's own style sheet hides of the text of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.engines.lxml import parse_page, select
from edition.engines.tinycss2 import Hiding
from edition.words import words

_SHOWN = 6
"""How many words a finding names."""


def hidden(place: Place, pages: Sequence[bytes], rules: Sequence[Hiding]) -> list[Remark]:
    """Return a remark for each rule that hides words of the text on the pages of a document."""
    roots = [parse_page(page) for page in pages] if rules else []
    return [
        Remark("ED608", place, _message(rule, found))
        for rule in rules
        if (found := [word for root in roots for word in _words(root, rule)])
    ]


def _words(root: etree._Element, rule: Hiding) -> Iterator[str]:
    for selector in rule.selectors:
        for element in select(root, selector):
            if _is_text(element):
                yield from words(" ".join(_texts(element)))


def _is_text(element: etree._Element) -> bool:
    around = [element, *element.iterancestors()]
    return any(one.get("data-text") is not None for one in around) and not any(
        one.get("data-generated") is not None for one in around
    )


def _texts(element: etree._Element) -> Iterator[str]:
    if element.get("data-generated") is None:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _message(rule: Hiding, found: Sequence[str]) -> str:
    named = ", ".join(f"'{word}'" for word in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    selector = ", ".join(rule.selectors)
    return (
        f"The edition's style sheet hides words of the text by '{selector}' "
        f"({rule.declaration}; line {rule.line}): {named}{more}."
    )
