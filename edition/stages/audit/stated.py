"""The text of a page, and in which reading states each piece of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from itertools import groupby
from operator import itemgetter

from edition.stages.audit.markup import Markup
from edition.stages.audit.shown import parting, passed
from edition.stages.audit.tags import Tag
from edition.states import ALWAYS, Condition

_SIGNED = frozenset("sic orig abbr am corr reg expan ex seg unclear choice".split())
"""Alternatives whose signs say what they are: where one alone is read, they have no place."""

_NOTHING = "\u2060"
"""It stands for an element that is not read, whose condition counts all the same."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The text of a page in pieces, each with the condition on which it is read.

    ``witnesses`` are those whose text the page offers, and what it calls these states.
    """

    pieces: tuple[tuple[Condition, str], ...]
    witnesses: tuple[tuple[str, str], ...]


def has_states(markup: Markup) -> bool:
    """Tell whether a page may have anything that is not read in every state."""
    return any(tag.condition is not ALWAYS for tag in markup.kinds)


def state(markup: Markup) -> Stated:
    """Read the text of a page state by state."""
    return Stated(_pieces(markup), witnesses(markup))


def witnesses(markup: Markup) -> tuple[tuple[str, str], ...]:
    """Return the witnesses whose text a page offers, and what it calls these states."""
    if not any(_is_of_witness(tag) for tag in markup.kinds):
        return ()
    return tuple(
        (tag.attributes["data-witness"], tag.attributes.get("value", ""))
        for tag in markup.tags
        if _is_of_witness(tag)
    )


def _is_of_witness(tag: Tag) -> bool:
    return tag.name == "option" and bool(tag.attributes.get("data-witness"))


def _pieces(markup: Markup) -> tuple[tuple[Condition, str], ...]:
    """Return the text of a page in as few pieces as there may be.

    What stands in the apparatus is none of it; what is hidden until a state has it, is.
    """
    pieces: list[tuple[Condition, str]] = []
    open_: list[Tag] = []
    conditions = [ALWAYS]
    tokens = zip(markup.tags, markup.texts, strict=True)
    for tag, text in tokens:
        if not open_ and not tag.is_text:
            continue
        after = text
        if tag.is_end:
            pieces.append((conditions.pop(), open_.pop().edge))
        else:
            condition = tag.condition.within(conditions[-1])
            if tag.is_in_no_state:
                inner, after = passed(tokens, tag, text)
                is_sign = open_ and open_[-1].attributes.get("data-alternative") in _SIGNED
                left = f" {inner} " if is_sign else parting(tag, inner, open_)
                pieces.append((condition, left or _NOTHING))
            elif tag.is_empty:
                pieces.append((condition, f"{tag.edge}{tag.image}{tag.edge}"))
            else:
                open_.append(tag)
                conditions.append(condition)
                pieces.append((condition, f"{tag.edge}{tag.image}"))
        if open_:
            pieces.append((conditions[-1], after))
    runs = groupby((piece for piece in pieces if piece[1]), key=itemgetter(0))
    return tuple((condition, unescape("".join(text for _, text in run))) for condition, run in runs)
