"""Lists that are too long for one page are divided: by year, by month, or by letter.

A list that is not too long is one page, and stays so. Which years and letters there are follows
from what is listed, so that the page of a year changes with what is of that year, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from edition.collation import Collation, collation
from edition.index import chronological
from edition.model import Entity

LONGEST = 500
"""How many documents, dates or passages one page lists at most."""
LONGEST_REGISTER = 1000
"""How many entries one page lists at most, each of which is a line."""

Item = TypeVar("Item")

_YEAR = re.compile(r"-?[0-9]{4,}")
_MONTH = re.compile(r"-?[0-9]{4,}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Group(Generic[Item]):
    """What is listed on one page: ``key`` is the year, the month or the letter, if it has one.

    ``name`` stands for it in the address of the page; ``number`` counts the pages of one year or
    letter.
    """

    key: str
    name: str
    items: tuple[Item, ...]
    number: int = 1


def by_year(
    items: Iterable[Item],
    when: Callable[[Item], str],
    *,
    longest: int = 0,
    size: Callable[[Item], int] = lambda _: 1,
) -> tuple[Group[Item], ...]:
    """Return items by the year of their dates (ISO), in order; those without a year come last.

    With ``longest`` a year has several pages where more would stand on one; ``size`` says how
    much an item takes.
    """
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(year(when(item)), []).append(item)
    return tuple(
        group
        for key in sorted(found, key=lambda key: (not key, chronological(key)))
        for group in _pages(key, key or "undated", found[key], longest, size)
    )


def by_month(
    items: Iterable[Item], when: Callable[[Item], str]
) -> tuple[tuple[Item, ...], tuple[Group[Item], ...]]:
    """Return the items of a year whose dates (ISO) name no month, and the others by month."""
    without: list[Item] = []
    found: dict[str, list[Item]] = {}
    for item in items:
        match = _MONTH.match(when(item))
        (found.setdefault(match.group(), []) if match else without).append(item)
    return tuple(without), tuple(Group(key, key, tuple(found[key])) for key in sorted(found))


def by_letter(
    items: Iterable[Item], letter: Callable[[Item], str], *, longest: int = 0
) -> tuple[Group[Item], ...]:
    """Return items by the letter that they are listed under, in the order that they are in.

    With ``longest`` a letter has several pages where more would stand on one.
    """
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(letter(item), []).append(item)
    return tuple(
        group
        for key, listed in found.items()
        for group in _pages(key, _named(key), listed, longest, lambda _: 1)
    )


def year(date: str) -> str:
    """Return the year of a date (ISO), or nothing where it has none."""
    match = _YEAR.match(date)
    return match.group() if match else ""


def order_of(kind: str, language: str) -> Collation:
    """Return how entities of a kind are ordered in a language."""
    return collation(language, names=kind == "person")


def letter(entity: Entity, language: str) -> str:
    """Return the letter of the alphabet that an entity is listed under; ``#`` for others."""
    text = next((item for item in (entity.sort, entity.name) if item.strip()), "")
    return order_of(entity.kind, language).letter(text)


def _pages(
    key: str, name: str, items: list[Item], longest: int, size: Callable[[Item], int]
) -> Iterable[Group[Item]]:
    for number, page in enumerate(_divided(items, longest, size), 1):
        yield Group(key, f"{name}-{number}" if number > 1 else name, tuple(page), number)


def _divided(items: list[Item], longest: int, size: Callable[[Item], int]) -> Iterable[list[Item]]:
    """Yield items page by page; one that is too long for a page has one to itself."""
    page: list[Item] = []
    taken = 0
    for item in items:
        if page and longest and taken + size(item) > longest:
            yield page
            page, taken = [], 0
        page.append(item)
        taken += size(item)
    yield page


def _named(key: str) -> str:
    """Return a name for a file: the letter itself if every disk and server can write it."""
    if key.isascii():
        return key.lower() if key.isalpha() else "other"
    return "".join(f"u{ord(letter):04x}" for letter in key)
