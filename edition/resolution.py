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
from edition.memo import keep_together, recall, recall_all, remember
from edition.model import Document, Passage, Pointer
from edition.nearness import nearest
from edition.pointers import parse as parse_pointer
from edition.program import program
from edition.ways import around

_TARGETS, _PASSAGES = "01", "02"
"""What is kept of a resolution apart, at the end of its key."""

MARK = 16
"""So many bytes of a digest tell passages apart."""

Marked = tuple[tuple[Passage, frozenset[int]], ...]
"""Passages, each with the numbers of its runs that mention something."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A resolution as it is remembered: what was looked up, and what was found there."""

    resolved: Resolved
    facts: bytes
    """The digests of facts by their names, encoded: they are seldom asked for."""


@dataclass(frozen=True, slots=True)
class Attested:
    """The passages of a document that mention something: by entity, and by date."""

    entities: Mapping[str, Marked]
    days: Mapping[str, Marked]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a document mentions each of some entities, or in how many passages names dates.

    Of the n-th of the ``names`` there is the n-th of the ``counts``, and of the ``marks``, which
    are digests of the passages, ``MARK`` bytes each.
    """

    names: tuple[str, ...]
    counts: tuple[int, ...]
    marks: bytes


@dataclass(frozen=True, slots=True)
class Tallies:
    """How often a document mentions which entities, and names which dates in how many passages.

    Besides there are digests of how it is called and of the places where it mentions entities.
    """

    entities: Tally
    days: Tally
    called: bytes
    places: bytes


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
    encoded: bytes
    """What ``tallies`` gives; it takes much room as values, and is asked for once or twice."""
    encoded_places: bytes
    """What ``places`` gives, likewise."""

    def tallies(self) -> Tallies:
        """Return how often the document mentions which entities, and names which dates."""
        return decode(self.encoded, Tallies)

    def places(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the passages that mention each entity, sorted."""
        return decode(self.encoded_places, dict[str, tuple[str, ...]])


class Resolutions:
    """The resolutions of all documents; those that the cache has, and that still hold, from it."""

    def __init__(self, index: Index, cache: Cache, stacks: Stacks) -> None:
        self._index = index
        self._cache = cache
        self._stacks = stacks

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the edition's order."""
        return self._index.documents

    def all(self) -> dict[str, Resolved]:
        """Return the resolution of each document, by its id."""
        under = digest(program(), "resolved under", encode(self._index.state()))
        held = recall(self._cache, under, frozenset[bytes]) or frozenset()
        keys = [self._key(document) for document in self.documents]
        read = recall_all(self._cache, keys, Remembered)
        now = [
            known if known and self._holds(document, known, held) else self._resolved(document, key)
            for document, key, known in zip(self.documents, keys, read, strict=True)
        ]
        keep_together(self._cache, keys, now, read)
        found = [
            (document, one.resolved) for document, one in zip(self.documents, now, strict=True)
        ]
        met = {state_of(*one) for one in found}
        if met != held:
            remember(self._cache, under, met)
        self._cache.uses(key + part for key in keys for part in (_TARGETS, _PASSAGES))
        return {document.id: resolved for document, resolved in found}

    def _holds(self, document: Document, known: Remembered, held: Collection[bytes]) -> bool:
        """Tell whether a resolution holds; those ``held`` were found to do as things are."""
        if state_of(document, known.resolved) not in held:
            facts = decode(known.facts, dict[str, str])
            if any(self._index.fact(name) != is_ for name, is_ in facts.items()):
                return False
        return True

    def _resolved(self, document: Document, key: str) -> Remembered:
        """Resolve a document, and remember what was found."""
        made, targets, passages = resolve(document, self.contents(document), self._index)
        remember(self._cache, key, made)
        remember(self._cache, key + _TARGETS, targets)
        remember(self._cache, key + _PASSAGES, passages)
        return made

    def contents(self, document: Document) -> Contents:
        """Return what a document contains."""
        return self._stacks.contents(document.id)

    def text(self, document: Document) -> str:
        """Return the text of a document."""
        return self._stacks.text(document.id)

    def targets(self, document: Document) -> Mapping[str, Target]:
        """Return what the pointers of a document lead to, once its resolution was asked for."""
        known = recall(self._cache, self._key(document) + _TARGETS, Targets)
        return (
            resolve(document, self.contents(document), self._index)[1] if known is None else known
        )

    def encoded_targets(self, document: Document) -> bytes:
        """Return the same encoded (``Targets``), for those who only hand it on."""
        known = self._cache.get(self._key(document) + _TARGETS)
        return encode(self.targets(document)) if known is None else known

    def passages(self, document: Document) -> Attested:
        """Return the passages of a document that mention something, as ``targets`` does."""
        known = recall(self._cache, self._key(document) + _PASSAGES, Attested)
        return (
            resolve(document, self.contents(document), self._index)[2] if known is None else known
        )

    def _key(self, document: Document) -> str:
        return digest(program(), "resolved", document.id, document.contents)


def resolve(
    document: Document, contents: Contents, index: Index
) -> tuple[Remembered, dict[str, Target], Attested]:
    """Follow the pointers of a document: what is known then, its targets and its passages."""
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
    attested = Attested(mentions, dated)
    metadata = document.survey.metadata
    places = encode({entity: _ids(marked) for entity, marked in mentions.items()})
    tallies = Tallies(
        _tally(mentions, _runs),
        _tally(dated, len),
        _mark((document.id, metadata.title, metadata.date)),
        _mark(places),
    )
    resolved = Resolved(
        known=digest(encode(facts)),
        assets=assets,
        remarks=(*unresolved, *absent),
        withheld=index.withheld_pointers(contents.pointers, targets, unresolved, document.files),
        entities="\n".join(sorted({one.id for one in targets.values() if one.kind in KINDS})),
        sent=sent,
        around=near,
        encoded=encode(tallies),
        encoded_places=places,
    )
    return Remembered(resolved, encode(facts)), targets, attested


def state_of(document: Document, resolved: Resolved) -> bytes:
    """Return what tells a document and what was found of it from all others, and from former ones.

    That is the end of the key of its contents, with its number in the file, and the facts.
    """
    return bytes.fromhex(document.contents[2 * MARK :] + resolved.known[: 2 * MARK])


def _tally(found: Mapping[str, Marked], count: Callable[[Marked], int]) -> Tally:
    marks = b"".join(map(_mark, found.values()))
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
