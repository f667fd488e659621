"""The tags of pages, and how the audit reads the elements that they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from edition.stages.audit.barred import barred
from edition.states import ALWAYS, Condition
from edition.words import CLOSE, OPEN

_ATTRIBUTE = re.compile(r'([^\s"=/]+)(?:="([^"]*)")?')

_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements of HTML that hold nothing and have no end tag."""

_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr".split()
)
"""Elements that do not part the words on their two sides."""

_SILENT = frozenset({"script", "style", "template", "noscript", "title"})
"""Elements whose content nobody reads on a page."""

_UNREACHABLE = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_ON_DEMAND = frozenset({"data-alternative", "popover"})
"""Attributes of what a reader sees after a switch, or beside another reading."""

_DEMANDED_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote"})

_LINKS = frozenset(
    "action cite data data-permalink formaction href longdesc poster src xlink:href".split()
)
"""Attributes that say where an element leads, or what it brings to the page."""

_SETS = frozenset({"imagesrcset", "srcset"})
"""Attributes that name several images, each with its size."""

_LEADING = _LINKS | _SETS | {"content", "style"}
"""Attributes that may name an address; most tags have none of them."""

_REFERENCES = frozenset(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage"
    " aria-flowto aria-labelledby aria-owns commandfor data-copy for form headers list"
    " popovertarget".split()
)
"""Attributes that name other elements of the page by their ids."""

_REFRESH = re.compile(r"[\s\d.]*[;,]?\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Tag:
    """A tag, and what there is to be known of its element.

    It is not frozen, since that would double the time that it takes to make one.
    """

    name: str
    attributes: Mapping[str, str]
    is_end: bool
    is_empty: bool
    """Its element holds nothing, and has no other tag."""
    id: str
    links: tuple[str, ...]
    references: tuple[str, ...]
    """The ids of elements of the page that it refers to."""
    is_telling: bool
    """It has any of the three."""
    edge: str
    """The space that its element makes on its two sides."""
    image: str
    """What is read in the place of an image."""
    opening: str
    closing: str
    """What is read at the two ends of its element where alternatives interrupt their words."""
    is_text: bool
    """It holds the text of a document, or a piece of one of two texts side by side: all of it is
    the source's that is not said not to be."""
    is_unread: bool
    """The edition added it, or nobody can reach it."""
    is_on_demand: bool
    """It is not in sight: a reader has to open it or to go to it."""
    is_plain: bool
    """It is an element like most others: none of the three, and no article."""
    is_in_no_state: bool
    """It is read in no reading state."""
    condition: Condition
    """In which reading states its element is read."""
    barred: str
    """What of it no page may hold, or nothing."""
    leads_on: bool
    """It sends its reader to another page."""


@lru_cache(1 << 12)
def read_tag(markup: str) -> Tag:
    """Return a tag by what stands between its brackets; most of them occur often."""
    (name, _), *found = _ATTRIBUTE.findall(markup)
    name = name.lower()
    given = {key.lower(): unescape(value) for key, value in reversed(found)}
    edge = "" if name in _INLINE else " "
    image = f" {given.get('alt', '')} " if name == "img" else ""
    is_alternative = "data-alternative" in given
    is_unread = "data-generated" in given or _is_out_of_reach(name, given)
    is_on_demand = (
        name == "details"
        or not _ON_DEMAND.isdisjoint(given)
        or given.get("role") in _DEMANDED_ROLES
    )
    links = () if _LEADING.isdisjoint(given) else tuple(_links(name, given))
    references = () if _REFERENCES.isdisjoint(given) else tuple(_references(given))
    is_text = (name == "article" and "data-text" in given) or "data-side" in given
    return Tag(
        name=name,
        attributes=given,
        is_end=markup.startswith("/") and name not in _EMPTY,
        is_empty=markup.endswith("/") or name in _EMPTY,
        id=given.get("id", ""),
        links=links,
        references=references,
        is_telling=bool(links or references or given.get("id")),
        edge=edge,
        image=image,
        opening=(OPEN if is_alternative else edge) + image,
        closing=CLOSE if is_alternative else edge,
        is_text=is_text,
        is_unread=is_unread,
        is_on_demand=is_on_demand,
        is_plain=not (is_unread or is_on_demand or is_text or name == "article"),
        is_in_no_state="data-apparatus" in given or (is_unread and "data-only" not in given),
        condition=_condition(given),
        barred="" if markup.startswith("/") else barred(name, given),
        leads_on=given.get("http-equiv", "").lower() == "refresh",
    )


def _links(name: str, given: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses that a tag names."""
    for key, value in given.items():
        if key in _LINKS and value:
            yield value
        elif key in _SETS:
            yield from (image.split()[0] for image in value.split(",") if image.strip())
        elif key == "style" and "(" in value:
            yield from map(str.strip, _STYLE.findall(value))
    if name == "meta":
        content = given.get("content", "").strip()
        if given.get("http-equiv", "").lower() == "refresh":
            yield from map(str.strip, _REFRESH.findall(content))
        elif content.startswith(("http://", "https://")):
            yield content


def _references(given: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids that a tag refers to."""
    for key in sorted(given.keys() & _REFERENCES):
        yield from given[key].split()


def _is_out_of_reach(name: str, given: Mapping[str, str]) -> bool:
    return (
        name in _SILENT
        or given.get("hidden", "until-found") != "until-found"
        or ("style" in given and _UNREACHABLE.search(given["style"]) is not None)
    )


def _condition(given: Mapping[str, str]) -> Condition:
    without, only = given.get("data-not"), given.get("data-only")
    if without is None and only is None:
        return ALWAYS
    return Condition(
        frozenset((without or "").split()), () if only is None else (frozenset(only.split()),)
    )
