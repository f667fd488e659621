"""Back matter: what the volume lists after its documents, as its context has it.

That are the entries of the registers, with the ways that lead to them in an index: other names,
the entries that they stand in, entries beside them, and the letters that somebody wrote or
received.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping

from edition import lists
from edition.collation import Key
from edition.correspondence import Correspondence
from edition.elements import element, escaped
from edition.index import Index
from edition.layout import KINDS
from edition.model import Document, Entity, OtherName
from edition.stages import context
from edition.stages.context import Tally

_DESCRIBED = frozenset({"person", "work"})
"""The kinds whose entries the volume lists with what is said of them."""


class BackMatter:
    """Gives the registers of the volume."""

    def __init__(
        self, index: Index, entries: Mapping[str, str], letters: Correspondence, *, language: str
    ) -> None:
        """Take the ``entries`` as the stylesheets get them, and the language of the alphabet."""
        self._index = index
        self._entries = entries
        self._language = language
        self._of_kind: dict[str, list[Entity]] = {}
        for entity in index.entities:
            self._of_kind.setdefault(entity.kind, []).append(entity)
        self._by_id = {entity.id: entity for entity in index.entities}
        self._written = _written(index, letters)
        self._received = _by_party(
            (letter.document, [named.id for named in letter.addressees])
            for letter in letters.letters
        )

    def register(
        self, kind: str, tally: Callable[[str], Tally], *, among: Container[str] | None = None
    ) -> str:
        """Return the entries of a kind, and the names that lead to one, in their order.

        Of several volumes one has the entries ``among`` those that it names.
        """
        order = lists.order_of(kind, self._language)
        rows: list[tuple[Key, str, str]] = []
        for entity in self._of_kind.get(kind, ()):
            if among is not None and entity.id not in among:
                continue
            rows.append((order.key(entity.sort), "", self._entry(entity, tally(entity.id))))
            rows += (
                (order.key(name.sort), entity.id, self._name(name, entity))
                for name in self._other_names(entity)
            )
        return element("register", "".join(row for *_, row in sorted(rows)), kind=kind)

    def _entry(self, entity: Entity, tally: Tally) -> str:
        more = [
            element(name, document=document)
            for name, found in (("written", self._written), ("received", self._received))
            for document in found.get(entity.id, ())
        ]
        for name, pointers in (("same", entity.references.same), ("also", entity.references.also)):
            more += (element(name, id=other) for other in self._others(entity, pointers))
        if entity.kind in _DESCRIBED:
            more.append(element("described", self._entries.get(entity.id, "")))
        letter = lists.letter(entity, self._language)
        within = self._within(entity)
        return context.entity(entity, tally, "".join(more), letter=letter, within=within)

    def _name(self, name: OtherName, entity: Entity) -> str:
        """Return a name that leads to an entry, or the name of one that stands in another."""
        known = name.sort or name.name
        letter = lists.order_of(entity.kind, self._language).letter(known)
        under = self._within(entity) if name.name == entity.name else ""
        return element(
            "reference",
            element("name", escaped(name.name)),
            id=entity.id,
            type=name.type,
            sort=known,
            letter=letter,
            under=under,
        )

    def _other_names(self, entity: Entity) -> Iterator[OtherName]:
        """Yield the names under which somebody may look for an entry and would not find it."""
        found = (OtherName(entity.name, entity.sort),) if self._within(entity) else ()
        seen = {entity.name.casefold()} if not found else set()
        for name in (*found, *entity.references.names):
            key = name.name.casefold()
            if key not in seen and (name in found or _helps(name, entity)):
                seen.add(key)
                yield name

    def _within(self, entity: Entity) -> str:
        """Return the entry of the same kind that another stands in, or nothing."""
        around = self._index.key(entity.references.within) if entity.references.within else None
        return around.id if around and around.kind == entity.kind else ""

    def _others(self, entity: Entity, pointers: Collection[str]) -> Iterator[str]:
        """Yield the entries of the same kind that pointers lead to."""
        for pointer in pointers:
            target = self._index.resolve(pointer, base=entity.place.file, document=None)
            if target and target.kind == entity.kind and target.id != entity.id:
                yield target.id


def _helps(name: OtherName, entity: Entity) -> bool:
    """Tell whether another name leads to an entry that would not be found without it.

    A name in another script has no place in the alphabet; one of a person that holds the word
    which the person stands under needs none.
    """
    if _script(name.sort or name.name) != _script(entity.sort):
        return False
    if entity.kind != "person":
        return True
    words = name.name.casefold().replace("-", " ").split()
    return entity.sort.casefold().replace(",", " ").split()[:1] not in ([word] for word in words)


def _script(text: str) -> str:
    """Return the script of a text: the first word of the name that its first letter has."""
    first = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0]


def _written(index: Index, letters: Correspondence) -> dict[str, tuple[str, ...]]:
    """Return the documents that somebody wrote, by entry; of who wrote all of them none.

    A letter is by those who sent it, any other document by its authors.
    """
    sent = {letter.document.id: letter.senders for letter in letters.letters}
    found = _by_party(
        (
            document,
            [item.id for item in sent[document.id]]
            if sent.get(document.id)
            else _authors(document, index),
        )
        for document in index.documents
    )
    return {key: items for key, items in found.items() if len(items) < len(index.documents)}


def _authors(document: Document, index: Index) -> list[str]:
    found = []
    for author in document.survey.metadata.authors:
        target = author.pointer and index.resolve(
            author.pointer,
            base=document.file,
            document=document,
            prefixes=document.survey.prefixes,
        )
        if target and target.kind in KINDS:
            found.append(target.id)
    return found


def _by_party(
    documents: Iterable[tuple[Document, Iterable[str]]],
) -> dict[str, tuple[str, ...]]:
    """Return the documents of each of those who have a share in them."""
    found: dict[str, dict[str, None]] = {}
    for document, parties in documents:
        for party in parties:
            if party:
                found.setdefault(party, {})[document.id] = None
    return {party: tuple(items) for party, items in found.items()}
