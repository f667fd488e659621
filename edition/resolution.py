"""Resolution: where the pointers of a document lead, and whom and which days it mentions.

It depends on other documents and on the registers, but only on what was looked up there: these
facts are remembered with it, and while they stay as they were it is not done again.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from edition.accession import Stacks
from edition.cache import Cache
from edition.correspondence import Sent
from edition.diagnostics import Remark
from edition.digests import digest
from edition.engines.msgspec import decode, encode
from edition.index import Index, Target, Targets, days, refused
from edition.intake import Contents
from edition.layout import KINDS
from edition.memo import Together, recall, remember
from edition.model import Document, Passage, Pointer
from edition.nearness import nearest
from edition.pointers import parse as parse_pointer
from edition.program import program
from edition.ways import around

_RESOLVED = "00"
"""At the end of the key of a document's contents: what was found when its pointers were followed.

For it to hold, the facts that were looked up have to be the same.
"""
_TARGETS, _PASSAGES, _FACTS = "01", "02", "03"
"""What is kept of a resolution apart, at the end of its key."""

MARK = 16
"""So many bytes of a digest tell passages apart."""

Places = dict[str, tuple[str, ...]]
"""The ids of the passages of a document that mention each entity, sorted."""

Marked = tuple[tuple[Passage, frozenset[int]], ...]
"""Passages, each with the numbers of its runs that mention something."""


@dataclass(frozen=True, slots=True)
class Attested:
    """The passages of a document that mention something: by entity, and by date.

    They are encoded each (``Marked``), since seldom more than one of them is asked for.
    """

    entities: Mapping[str, bytes]
    days: Mapping[str, bytes]

    @classmethod
    def by(cls, entities: Mapping[str, Marked], days: Mapping[str, Marked]) -> Attested:
        """Return passages as they are kept."""
        return cls(
            {entity: encode(marked) for entity, marked in entities.items()},
            {when: encode(marked) for when, marked in days.items()},
        )

    def mentioning(self, entity: str) -> Marked:
        """Return the passages that mention an entity."""
        return decode(self.entities[entity], Marked)

    def naming(self, when: str) -> Marked:
        """Return the passages that name a date."""
        return decode(self.days[when], Marked)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a document mentions each of some entities, or in how many passages names dates.

    Of the n-th of the ``names`` there is the n-th of the ``counts``, and of the ``marks``, which
    are digests of the passages and of how the document is called, ``MARK`` bytes each.
    """

    names: tuple[str, ...]
    counts: tuple[int, ...]
    marks: bytes


@dataclass(frozen=True, slots=True)
class Tallies:
    """How often a document mentions which entities, and names which dates in how many passages."""

    entities: Tally
    days: Tally


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known of a document once its pointers have been followed."""

    known: str
    """A digest of the facts that were looked up."""
    assets: Mapping[str, str]
    """The files that it names, by pointer, as paths below the source folder."""
    remarks: tuple[Remark, ...]
    withheld: tuple[str, ...]
    """The pointers that lead to what is withheld, sorted."""
    entities: str
    """The entries that its pointers lead to, sorted, a line each."""
    sent: Sent | None
    """Of a letter by whom and to whom it was sent."""
    around: Mapping[str, str]
    """Of a letter the ids of those that its header calls the previous and the next one."""
    tallies: str
    """The key of how often it mentions what, which is a digest of it."""
    places: str
    """The key of the ids of the passages that mention each entity, likewise."""


@dataclass(frozen=True, slots=True)
class Followed:
    """All that is found when the pointers of a document are followed.

    ``facts`` are the digests of what was looked up, by name.
    """

    resolved: Resolved
    facts: dict[str, str]
    targets: dict[str, Target]
    attested: Attested
    tallies: Tallies
    places: Places


class Resolutions:
    """The resolutions of all documents; those that the cache has, and that still hold, from it."""

    def __init__(self, index: Index, cache: Cache, stacks: Stacks) -> None:
        self._index = index
        self._cache = cache
        self._stacks = stacks
        self.under = digest(program(), "resolved under", encode(index.state()))
        """A digest of all that may be looked up."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the edition's order."""
        return self._index.documents

    def all(self) -> dict[str, Resolved]:
        """Return the resolution of each document, by its id."""
        held = recall(self._cache, self.under, frozenset[bytes]) or frozenset()
        keys = [self._key(document) for document in self.documents]
        together = Together(self._cache, keys, Resolved)
        now = [
            known if known and self._holds(document, known, held) else self._resolved(document)
            for document, known in zip(self.documents, together.read, strict=True)
        ]
        together.keep(keys, now)
        met = {state_of(document, one) for document, one in zip(self.documents, now, strict=True)}
        if met != held:
            remember(self._cache, self.under, met)
        self._cache.uses(key + part for key in keys for part in (_TARGETS, _PASSAGES, _FACTS))
        self._cache.uses(key for one in now for key in (one.tallies, one.places))
        return {document.id: one for document, one in zip(self.documents, now, strict=True)}

    def _holds(self, document: Document, known: Resolved, held: Collection[bytes]) -> bool:
        """Tell whether a resolution holds; those ``held`` were found to do as things are."""
        if state_of(document, known) in held:
            return True
        facts = recall(self._cache, self._key(document) + _FACTS, dict[str, str])
        return facts is not None and all(
            self._index.fact(name) == is_ for name, is_ in facts.items()
        )

    def _resolved(self, document: Document) -> Resolved:
        """Resolve a document, and remember what was found."""
        key, found = self._key(document), self._follow(document)
        remember(self._cache, key, found.resolved)
        remember(self._cache, key + _TARGETS, found.targets)
        remember(self._cache, key + _PASSAGES, found.attested)
        remember(self._cache, key + _FACTS, found.facts)
        remember(self._cache, found.resolved.tallies, found.tallies)
        remember(self._cache, found.resolved.places, found.places)
        return found.resolved

    def _follow(self, document: Document) -> Followed:
        return resolve(document, self.contents(document), self._index)

    def contents(self, document: Document) -> Contents:
        """Return what a document contains."""
        return self._stacks.contents(document.id)

    def text(self, document: Document) -> str:
        """Return the text of a document."""
        return self._stacks.text(document.id)

    def targets(self, document: Document) -> Mapping[str, Target]:
        """Return what the pointers of a document lead to, once its resolution was asked for."""
        known = recall(self._cache, self._key(document) + _TARGETS, Targets)
        return self._follow(document).targets if known is None else known

    def encoded_targets(self, document: Document) -> bytes:
        """Return the same encoded (``Targets``), for those who only hand it on."""
        known = self._cache.get(self._key(document) + _TARGETS)
        return encode(self.targets(document)) if known is None else known

    def passages(self, document: Document) -> Attested:
        """Return the passages of a document that mention something, as ``targets`` does."""
        known = recall(self._cache, self._key(document) + _PASSAGES, Attested)
        return self._follow(document).attested if known is None else known

    def tallies(self, document: Document, resolved: Resolved) -> Tallies:
        """Return how often a document mentions which entities, and names which dates."""
        known = recall(self._cache, resolved.tallies, Tallies)
        return self._follow(document).tallies if known is None else known

    def places(self, document: Document, resolved: Resolved) -> Places:
        """Return the ids of the passages of a document that mention each entity."""
        known = recall(self._cache, resolved.places, Places)
        return self._follow(document).places if known is None else known

    def _key(self, document: Document) -> str:
        return document.contents + _RESOLVED


def resolve(document: Document, contents: Contents, index: Index) -> Followed:
    """Follow the pointers of a document."""
    prefixes = document.survey.prefixes
    with index.traced() as asked:
        targets, unresolved = index.targets(contents.pointers, document, prefixes)
        assets, absent = named_files(contents.files, index)
        mentions = index.mentions(document, contents.passages)
        sent = Sent.by(contents.acts, document, index) if contents.acts else None
        near = around(document, contents.letters, index)
    assets |= files_led_to(targets)
    dated = days(contents.passages)
    facts = {name: index.fact(name) for name in sorted(asked)}
    metadata = document.survey.metadata
    called = (document.id, metadata.title, metadata.date)
    tallies = Tallies(_tally(called, mentions, _runs), _tally(called, dated, len))
    places = {entity: _ids(marked) for entity, marked in mentions.items()}
    resolved = Resolved(
        known=digest(encode(facts)),
        assets=assets,
        remarks=(*unresolved, *absent),
        withheld=index.withheld_pointers(contents.pointers, targets, unresolved, document.files),
        entities="\n".join(sorted({one.id for one in targets.values() if one.kind in KINDS})),
        sent=sent,
        around=near,
        tallies=digest("tallies", encode(tallies)),
        places=digest("places", encode(places)),
    )
    return Followed(resolved, facts, targets, Attested.by(mentions, dated), tallies, places)


def state_of(document: Document, resolved: Resolved) -> bytes:
    """Return what tells a document and what was found of it from all others, and from former ones.

    That is the end of the key of its contents, with its number in the file, and the facts.
    """
    return bytes.fromhex(document.contents[2 * MARK :] + resolved.known[: 2 * MARK])


def _tally(called: object, found: Mapping[str, Marked], count: Callable[[Marked], int]) -> Tally:
    marks = b"".join(_mark((called, marked)) for marked in found.values())
    return Tally(tuple(found), tuple(map(count, found.values())), marks)


def _runs(marked: Marked) -> int:
    return sum(len(runs) for _, runs in marked)


def _ids(marked: Marked) -> tuple[str, ...]:
    """Return the ids of passages, sorted."""
    return tuple(sorted({passage.fragment for passage, _ in marked} - {""}))


def _mark(value: object) -> bytes:
    return bytes.fromhex(digest(encode(value)))[:MARK]


def named_files(pointers: Iterable[Pointer], index: Index) -> tuple[dict[str, str], list[Remark]]:
    """Return the files that pointers name, by pointer, and remarks on those that are missing."""
    found: dict[str, str] = {}
    remarks: list[Remark] = []
    for pointer in pointers:
        reference = parse_pointer(pointer.value, base=pointer.place.file)
        if reference.scheme or pointer.value.startswith("#"):
            continue
        if index.has_file(reference.file):
            found[pointer.value] = reference.file
        elif index.refusal(reference.file):
            remarks.append(refused(pointer, index.refusal(reference.file)))
        elif pointer.place.attribute == "url" or "." in pointer.value:
            message = f"The file '{pointer.value}' is not in the edition's folder."
            remarks.append(Remark("ED402", pointer.place, message, _absent(reference.file, index)))
    return found, remarks


def files_led_to(targets: Mapping[str, Target]) -> dict[str, str]:
    """Return the files that pointers lead to, such as a PDF or a sound, by pointer."""
    return {pointer: target.id for pointer, target in targets.items() if target.kind == "file"}


def _absent(path: str, index: Index) -> str:
    """Return how to mend that a file is not there."""
    folder, name = posixpath.split(path)
    meant = nearest(name, index.files_in(folder))
    if meant:
        return f"Did you mean '{meant}', which is there?"
    return "Put the file there, or correct the path: it is read from this file's own folder."
