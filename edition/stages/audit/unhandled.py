"""What no rule of the stylesheets handles and no page shows, counted in one document."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.figures import Unhandled
from edition.flows import TEI
from edition.stamps import places

_TELLING = ("type", "subtype", "unit")
"""Attributes whose values tell what kind of an element is met that no rule handles."""


def unhandled(
    root: etree._Element, remarks: Iterable[Remark], distinctions: Iterable[Unhandled] = ()
) -> tuple[Unhandled, ...]:
    """Return what no rule of the stylesheets handles, by what tells it apart, with counts.

    The stylesheets remark on the first element of each name (``ED501``); the ``distinctions`` that
    no page shows they have counted.
    """
    wanted = {remark.place for remark in remarks if remark.code == "ED501"}
    elements = _elements(root, wanted) if wanted else ()
    without_rule = {item.element for item in elements}
    found = [*elements, *(item for item in distinctions if item.element not in without_rule)]
    return tuple(sorted(found, key=lambda item: (-item.count, item.pattern)))


def _elements(root: etree._Element, wanted: Collection[Place]) -> Iterable[Unhandled]:
    """Return the kinds of those elements that occur at some of the ``wanted`` places."""
    stamped = list(places(root))
    tags = {element.tag for element, place in stamped if place in wanted}
    counts: dict[str, Unhandled] = {}
    for element, place in stamped:
        if element.tag in tags:
            pattern = _pattern(element)
            known = counts.get(pattern, Unhandled(pattern, 0, place.file, place.ordinal))
            counts[pattern] = replace(known, count=known.count + 1)
    return counts.values()


def told(remarks: Iterable[Remark], found: Iterable[Unhandled]) -> list[Remark]:
    """Return the remarks with one for each kind of what no rule handles, where it is first met."""
    kinds = [
        Remark(item.code, Place(item.file, item.ordinal, item.attribute), _sentence(item))
        for item in found
    ]
    return [*(remark for remark in remarks if remark.code != "ED501"), *kinds]


def _sentence(item: Unhandled) -> str:
    often = "once" if item.count == 1 else f"{item.count} times"
    if item.attribute:
        return (
            f"No page shows what {item.pattern} says, which occurs {often} in this document; "
            "its content is shown as any other."
        )
    return (
        f"No rule of the stylesheets handles {item.pattern}, which occurs {often} in this "
        "document; its content is shown as it stands."
    )


def _pattern(element: etree._Element) -> str:
    name = str(element.tag).removeprefix(TEI)
    told = "".join(
        f"[@{attribute}='{element.get(attribute)}']"
        for attribute in _TELLING
        if element.get(attribute)
    )
    return f"{name}{told}"
