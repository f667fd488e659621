"""The links of a PDF: the addresses that it names, and the places in it that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.errors import TypesettingError
from edition.pdf.errors import DamagedError
from edition.pdf.objects import Objects
from edition.pdf.values import Dictionary, Reference, Value, text


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses that a PDF names, and the places that it points to without having them."""

    addresses: tuple[str, ...]
    broken: tuple[str, ...]


def read_links(data: bytes) -> Links:
    """Return the links and bookmarks of a PDF. Raises TypesettingError if it cannot be read."""
    try:
        return _Reader(Objects(data)).links()
    except DamagedError as error:
        raise TypesettingError(f"The PDF cannot be read: {error}.") from error


class _Reader:
    """Looks up each link of a file. Its methods raise DamagedError."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._catalogue = objects.dictionary(objects.trailer.get("Root"))
        self._pages = dict(self._leaves(self._catalogue.get("Pages")))
        self._names = dict(self._named())

    def links(self) -> Links:
        """Return where the links of the pages and the bookmarks lead."""
        addresses: dict[str, None] = {}
        broken: dict[str, None] = {}
        for item in self._pointing():
            action = self._objects.dictionary(item.get("A"))
            if "URI" in action or "F" in action:
                address = self._objects.resolved(action.get("URI", action.get("F")))
                # An address has no other characters than ASCII's, and Typst writes UTF-8.
                if isinstance(address, bytes):
                    addresses[address.decode("utf-8", "replace")] = None
            else:
                place = self._objects.resolved(item.get("Dest", action.get("D")))
                if not self._is_there(place):
                    broken[_told(place)] = None
        return Links(tuple(addresses), tuple(broken))

    def _pointing(self) -> Iterator[Dictionary]:
        """Yield the links of all pages, then the bookmarks."""
        for page in self._pages.values():
            for item in self._objects.array(page.get("Annots")):
                annotation = self._objects.dictionary(item)
                if annotation.get("Subtype") == "Link":
                    yield annotation
        yield from self._bookmarks(self._objects.dictionary(self._catalogue.get("Outlines")))

    def _bookmarks(self, around: Dictionary) -> Iterator[Dictionary]:
        waiting = [around.get("First")]
        while waiting:
            item = self._objects.dictionary(waiting.pop())
            if item:
                yield item
                waiting += [item.get("Next"), item.get("First")]

    def _is_there(self, place: Value) -> bool:
        """Tell whether a place, by its name or by its page, is in the file."""
        if isinstance(place, str | bytes):
            place = self._objects.resolved(self._names.get(_told(place)))
        if isinstance(place, dict):
            place = self._objects.resolved(place.get("D"))
        page = place[0] if isinstance(place, list) and place else None
        return isinstance(page, Reference) and page.number in self._pages

    def _leaves(self, node: Value) -> Iterator[tuple[int, Dictionary]]:
        for kid in self._objects.array(self._objects.dictionary(node).get("Kids")):
            page = self._objects.dictionary(kid)
            if "Kids" in page:
                yield from self._leaves(kid)
            elif isinstance(kid, Reference):
                yield kid.number, page

    def _named(self) -> Iterator[tuple[str, Value]]:
        """Yield the places that have names."""
        yield from self._objects.dictionary(self._catalogue.get("Dests")).items()
        names = self._objects.dictionary(self._catalogue.get("Names"))
        waiting = [names.get("Dests")]
        while waiting:
            node = self._objects.dictionary(waiting.pop())
            waiting += self._objects.array(node.get("Kids"))
            pairs = self._objects.array(node.get("Names"))
            for name, place in zip(pairs[::2], pairs[1::2], strict=False):
                yield _told(self._objects.resolved(name)), place


def _told(value: Value) -> str:
    """Return what a link points to in a form that can be told."""
    if isinstance(value, bytes):
        return text(value)
    if isinstance(value, list):
        return " ".join(map(_told, value[:2]))
    if isinstance(value, Reference):
        return f"object {value.number}"
    return str(value)
