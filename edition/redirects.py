"""Redirects: what the settings say of addresses that were published and now lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edition import layout
from edition.addresses import Published


@dataclass(frozen=True, slots=True)
class Redirects:
    """Former addresses with the present ones: ``documents/x.html``, ``documents/x.html#id``."""

    table: Mapping[str, str]

    def covers(self, item: Published) -> bool:
        """Tell whether a published address leads on: its own, or that of its whole page."""
        page = layout.document_page(item.document, item.part)
        return page in self.table or f"{page}#{item.fragment}" in self.table

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the pages that lead on, with where they lead to."""
        for former, present in sorted(self.table.items()):
            if "#" not in former:
                yield former, present

    def aliases(self, document: str, part: str = "") -> dict[str, str]:
        """Return former ids of a page with the ids on the same page that they lead to now."""
        page = layout.document_page(document, part)
        found: dict[str, str] = {}
        for former, present in sorted(self.table.items()):
            path, _, fragment = former.partition("#")
            target, _, place = present.partition("#")
            if fragment and place and path == page == target:
                found[fragment] = place
        return found
