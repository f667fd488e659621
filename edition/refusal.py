"""Refusal: what keeps libxml2 from reading files and the network by itself."""

from __future__ import annotations

from lxml import etree


class Refusal(etree.Resolver):  # type: ignore[misc]
    """Gives nothing for whatever a document would have fetched, and remembers what that was.

    libxml2 looks for a document type declaration as soon as it is not to collect ids, whatever it
    has been told of fetching, and finds files of this machine.
    """

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def resolve(self, system_url: str, _public_id: str, context: object) -> object:
        """Return an empty text, whatever is asked for."""
        self.asked.add(system_url)
        return self.resolve_string("", context)
