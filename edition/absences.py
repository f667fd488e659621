"""Absences: published addresses at which there is nothing now, because it is withheld.

What has been cited stays citable: at the address of a document stands a notice, and an address
within one leads to the beginning of what is left of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition import layout
from edition.addresses import Published
from edition.redirects import Redirects

_PAGE = re.compile(r"documents/([^/#]+?)(?:/([^/#]+))?\.html(?:#(.*))?")


@dataclass(frozen=True, slots=True)
class Absences:
    """The documents that are withheld, and the ids that others are without for that reason."""

    documents: frozenset[str]
    ids: Mapping[str, frozenset[str]]

    @property
    def concerned(self) -> frozenset[str]:
        """All documents of which something is not there."""
        return self.documents | self.ids.keys()

    def covers(self, item: Published) -> bool:
        """Tell whether it is for this reason that there is nothing at a published address."""
        gone = self.ids.get(item.document, frozenset())
        return item.document in self.documents or item.fragment in gone or item.part in gone

    def notices(self, published: Iterable[Published], redirects: Redirects) -> list[str]:
        """Return the pages on which stands that a document is withheld."""
        pages = {
            layout.document_page(item.document, item.part)
            for item in published
            if item.document in self.documents
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
            layout.document_page(item.document, item.part): layout.document_page(item.document)
            for item in published
            if item.document not in self.documents and item.part in self._ids_of(item.document)
        }
        for former, present in table.table.items():
            if not self._is_withheld(present):
                found[former] = self._shortened(present)
        return Redirects(found)

    def _is_withheld(self, address: str) -> bool:
        return _document(address) in self.documents

    def _shortened(self, address: str) -> str:
        match = _PAGE.fullmatch(address)
        if match is None:
            return address
        document, part, fragment = match.groups("")
        gone = self._ids_of(document)
        if part in gone:
            return layout.document_page(document)
        return layout.document_page(document, part) if fragment in gone else address

    def _ids_of(self, document: str) -> frozenset[str]:
        return self.ids.get(document, frozenset())


def _document(address: str) -> str:
    match = _PAGE.fullmatch(address)
    return match.group(1) if match else ""
