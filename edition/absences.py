"""Absences: published addresses at which there is nothing now, because it is withheld.

What has been cited stays citable: at the address of a document stands a notice, and an address
within one leads to the beginning of what is left of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition import layout
from edition.addresses import Published
from edition.redirects import Redirects


@dataclass(frozen=True, slots=True)
class Absences:
    """What is not there because it is withheld.

    ``documents`` are withheld as a whole, ``ids`` are those that others are without; ``entries``
    are those of registers.
    """

    documents: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    entries: frozenset[str] = frozenset()

    @property
    def concerned(self) -> frozenset[str]:
        """All documents of which something is not there; an empty name stands for the registers."""
        return self.documents | self.ids.keys() | ({""} if self.entries else set())

    def covers(self, item: Published) -> bool:
        """Tell whether it is for this reason that there is nothing at a published address."""
        gone = self.ids.get(item.document, frozenset())
        is_withheld = item.document in self.documents or self._is_of_an_entry(item)
        return is_withheld or item.fragment in gone or item.part in gone

    def notices(self, published: Iterable[Published], redirects: Redirects) -> list[str]:
        """Return the pages on which stands that what they were about is withheld."""
        pages = {
            item.page
            for item in published
            if item.document in self.documents or self._is_of_an_entry(item)
        }
        for former, present in redirects.pages():
            if self._is_withheld(present):
                pages.add(former)
            else:
                pages.discard(former)
        return sorted(pages)

    def redirects(self, published: Iterable[Published], table: Redirects) -> Redirects:
        """Return what leads on: the settings' redirects, and the parts of which nothing is left.

        A redirect names nothing that is withheld.
        """
        found = {
            item.page: layout.document_page(item.document)
            for item in published
            if item.document
            and item.document not in self.documents
            and item.part in self._ids_of(item.document)
        }
        for former, present in table.table.items():
            if not self._is_withheld(present):
                found[former] = self._shortened(present)
        return Redirects(found)

    def _is_of_an_entry(self, item: Published) -> bool:
        """Tell whether a page was that of an entry, or a section of it."""
        if item.document:
            return False
        entity = layout.entity_of(item.page)
        return entity in self.entries

    def _is_withheld(self, address: str) -> bool:
        entity = layout.entity_of(address.partition("#")[0])
        return _document(address) in self.documents or entity in self.entries

    def _shortened(self, address: str) -> str:
        place = layout.place_in_document(address)
        if place is None:
            return address
        document, part, fragment = place
        gone = self._ids_of(document)
        if part in gone:
            return layout.document_page(document)
        return layout.document_page(document, part) if fragment in gone else address

    def _ids_of(self, document: str) -> frozenset[str]:
        return self.ids.get(document, frozenset())


def _document(address: str) -> str:
    place = layout.place_in_document(address)
    return place[0] if place else ""
