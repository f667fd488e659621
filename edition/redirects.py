"""Redirects: what the settings say of addresses that were published and now lead elsewhere.

A page that is there no more is one that leads on. An id that a page is without stays at the id that
stands for it now, if that is on the same page; if not, words at the end of the old page lead on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from edition import layout
from edition.addresses import Published


def is_elsewhere(address: str) -> bool:
    """Tell whether an address is one of the web, outside of the edition."""
    return address.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Moved:
    """An id that a page was published with, and the address where it leads now.

    ``part`` says on which page of a document it stood.
    """

    part: str
    fragment: str
    present: str


@dataclass(frozen=True)
class Redirects:
    """Former addresses with the present ones: ``documents/x.html``, ``documents/x.html#id``."""

    table: Mapping[str, str]

    def covers(self, item: Published) -> bool:
        """Tell whether a published address leads on: its own, or that of its whole page."""
        return item.page in self.table or f"{item.page}#{item.fragment}" in self.table

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the pages that lead on, with where they lead to."""
        for former, present in sorted(self.table.items()):
            if "#" not in former:
                yield former, present

    def fragments(self, page: str) -> dict[str, str]:
        """Return the former ids of a page, each with the address where it leads now."""
        return {
            former.partition("#")[2]: present
            for former, present in sorted(self.table.items())
            if former.startswith(f"{page}#")
        }

    def aliases(self, document: str) -> dict[str, str]:
        """Return former ids of a document with the ids on the same page that they lead to now."""
        found: dict[str, str] = {}
        for page, fragment, present in self._within.get(document, ()):
            target, _, place = present.partition("#")
            if place and target == page:
                found[fragment] = place
        return found

    def moved(self, document: str) -> list[Moved]:
        """Return former ids of a document that lead to another page now, or to a whole one."""
        found = []
        for page, fragment, present in self._within.get(document, ()):
            target, _, place = present.partition("#")
            if not place or target != page:
                _, part, _ = layout.place_in_document(page) or ("", "", "")
                found.append(Moved(part, fragment, present))
        return found

    @cached_property
    def _within(self) -> Mapping[str, list[tuple[str, str, str]]]:
        """What leads on from within each document: the page, the id, the present address."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for former, present in sorted(self.table.items()):
            page, _, fragment = former.partition("#")
            place = layout.place_in_document(page)
            if fragment and place:
                found.setdefault(place[0], []).append((page, fragment, present))
        return found
