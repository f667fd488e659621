"""Resolution: where the pointers of a document lead, and whom and which days it mentions.

It depends on other documents and on the registers, but only on what was looked up there: these
facts are remembered with it, and while they stay as they were it is not done again.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from edition.cache import Cache
from edition.diagnostics import Remark
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.index import Index, Target, days, refused
from edition.intake import Contents
from edition.layout import KINDS
from edition.memo import recall, remember
from edition.model import Document, Passage, Pointer
from edition.nearness import nearest
from edition.pointers import parse as parse_pointer
from edition.program import program

_TARGETS, _PASSAGES = "01", "02"
"""What is kept of a resolution apart, at the end of its key."""

Marked = tuple[tuple[Passage, frozenset[int]], ...]
"""Passages, each with the numbers of its runs that mention something."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A resolution as it is remembered: what was looked up, and what was found there."""

    resolved: Resolved
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Attested:
    """The passages of a document that mention something: by entity, and by date."""

    entities: Mapping[str, Marked]
    days: Mapping[str, Marked]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something is mentioned in a document, in how many passages and with which ids.

    ``digest`` is one of the passages themselves.
    """

    digest: str
    count: int
    passages: int
    fragments: tuple[str, ...]


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
    entities: tuple[str, ...]
    """The entries that its pointers lead to, sorted."""
    mentions: Mapping[str, Tally]
    """For each entity how often it is mentioned."""
    days: Mapping[str, Tally]
    """For each date that it names how often it does."""


class Resolutions:
    """The resolutions of all documents; those that the cache has, and that still hold, from it."""

    def __init__(
        self, index: Index, cache: Cache, contents: Callable[[Document], Contents]
    ) -> None:
        self._index = index
        self._cache = cache
        self.contents = contents
        """Gives what a document contains."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the edition's order."""
        return self._index.documents

    def of(self, document: Document) -> Resolved:
        """Return the resolution of a document."""
        key, fact = self._key(document), self._index.fact
        known = recall(self._cache, key, Remembered)
        if known and all(fact(name) == is_ for name, is_ in known.facts.items()):
            self._cache.uses((key + _TARGETS, key + _PASSAGES))
            return known.resolved
        made, targets, passages = resolve(document, self.contents(document), self._index)
        remember(self._cache, key, made)
        remember(self._cache, key + _TARGETS, targets)
        remember(self._cache, key + _PASSAGES, passages)
        return made.resolved

    def targets(self, document: Document) -> Mapping[str, Target]:
        """Return what the pointers of a document lead to, once its resolution was asked for."""
        known = recall(self._cache, self._key(document) + _TARGETS, dict[str, Target])
        return (
            resolve(document, self.contents(document), self._index)[1] if known is None else known
        )

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
    assets |= files_led_to(targets)
    dated = days(contents.passages)
    facts = {name: index.fact(name) for name in sorted(asked)}
    resolved = Resolved(
        known=digest(encode(facts)),
        assets=assets,
        remarks=(*unresolved, *absent),
        withheld=index.withheld_pointers(contents.pointers, targets, unresolved, document.files),
        entities=tuple(sorted({one.id for one in targets.values() if one.kind in KINDS})),
        mentions={entity: _tally(marked) for entity, marked in mentions.items()},
        days={when: _tally(marked) for when, marked in dated.items()},
    )
    return Remembered(resolved, facts), targets, Attested(mentions, dated)


def _tally(marked: Marked) -> Tally:
    return Tally(
        digest=digest(encode(marked)),
        count=sum(len(runs) for _, runs in marked),
        passages=len(marked),
        fragments=tuple(sorted({passage.fragment for passage, _ in marked} - {""})),
    )


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
