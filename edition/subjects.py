"""Subjects: what the documents of an edition are about, as a tree.

A subject is known by its names, from the taxonomy on down; those of the same names are one,
wherever they are written, in capitals or not. A keyword of no taxonomy is a subject by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edition.collation import collation
from edition.index import Index
from edition.layout import KINDS
from edition.model import Class, Document, Topic
from edition.naming import fitting, folded
from edition.numbering import Numbering
from edition.pointers import parse, slugify

Names = tuple[str, ...]
"""The names of a subject and of those that it is part of, from the broadest on."""


@dataclass(slots=True)
class Subject:
    """A subject, with the documents that are about it and the narrower subjects."""

    key: str
    """What stands for it in addresses: the names as addresses have them, with slashes."""
    name: str
    broader: tuple[Subject, ...] = ()
    narrower: list[Subject] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    count: int = 0
    """How many documents are about it or about what is narrower."""


class Subjects:
    """All subjects of an edition, in the order of its language."""

    def __init__(self, index: Index, classes: Iterable[Class], language: str) -> None:
        self._index = index
        self._classes: Mapping[tuple[str, str], Names] = {
            (item.file, item.id): item.names for item in classes if item.names
        }
        self._by_id = {id_: names for (_, id_), names in reversed(self._classes.items())}
        self._of: dict[str, tuple[Subject, ...]] = {}
        self._found: dict[tuple[str, str], Subject] = {}
        self._keys: set[str] = set()
        self._numbering = Numbering()
        about: dict[str, set[str]] = {}
        for document in index.documents:
            own = dict.fromkeys(
                names for topic in document.survey.topics for names in self._names(topic, document)
            )
            subjects = {item.key: item for item in map(self._subject, own)}
            self._of[document.id] = tuple(subjects.values())
            for subject in subjects.values():
                subject.documents.append(document)
                for one in (subject, *subject.broader):
                    about.setdefault(one.key, set()).add(document.id)
        order = collation(language)
        for subject in self._found.values():
            subject.count = len(about[subject.key])
            subject.narrower.sort(key=lambda item: (order.key(item.name), item.key))
        self.all: tuple[Subject, ...] = tuple(
            sorted(self._found.values(), key=lambda item: (order.key(item.name), item.key))
        )
        """All subjects by name."""

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def broadest(self) -> tuple[Subject, ...]:
        """The subjects that are part of no other."""
        return tuple(subject for subject in self.all if not subject.broader)

    def state(self) -> object:
        """Return all that may be asked of it, but for what pointers to entities lead to."""
        keys = [[(one.key, one.name) for one in found] for found in self._of.values()]
        return keys, sorted(self._classes.items())

    def of(self, document: str) -> tuple[Subject, ...]:
        """Return the subjects of a document, as its header has them."""
        return self._of[document]

    def kinds(self, document: Document) -> Iterable[str]:
        """Yield what kinds of document one is: by the names of categories, or else their ids."""
        metadata = document.survey.metadata
        yield from metadata.types
        for topic in metadata.categories:
            for pointer in topic.pointers:
                names = self._class(pointer, topic, document)
                yield names[-1] if names else re.sub("^.*[#:]", "", pointer)

    def described_elsewhere(self, document: Document) -> dict[str, str]:
        """Return the names of the categories of other files that a document is of, by pointer."""
        return {
            pointer: names[-1]
            for topic in document.survey.topics
            if not topic.names
            for pointer in topic.pointers
            if (names := self._class(pointer, topic, document))
        }

    def _names(self, topic: Topic, document: Document) -> Iterable[Names]:
        """Return the subjects that a document is about by a keyword, a code or a reference."""
        classes = (self._class(pointer, topic, document) for pointer in topic.pointers)
        pointed = [names for names in classes if names]
        if pointed or not any(topic.names):
            return pointed
        scheme = self._class(topic.scheme, topic, document) if topic.scheme else None
        # Of a system that nobody has described here, a code that is no word says nothing.
        return (
            []
            if topic.is_code and topic.scheme and not scheme and not _WORD.search(topic.names[-1])
            else [(*(scheme or ()), *topic.names)]
        )

    def _class(self, pointer: str, topic: Topic, document: Document) -> Names | None:
        reference = parse(pointer, base=topic.file, prefixes=document.survey.prefixes)
        found = self._classes.get((reference.file, reference.fragment))
        if found is None and (pointer.startswith("#") or not topic.names):
            found = self._by_id.get(reference.fragment)
        if found is None and not topic.names:
            target = self._index.resolve(
                pointer, base=topic.file, document=document, prefixes=document.survey.prefixes
            )
            found = (target.name,) if target and target.kind in KINDS else None
        return found

    def _subject(self, names: Names) -> Subject:
        """Return the subject of these names, with those that it is part of."""
        broader: tuple[Subject, ...] = ()
        for name in names:
            above = f"{broader[-1].key}/" if broader else ""
            subject = self._found.get((above, folded(name)))
            if subject is None:
                key = self._numbering.free(f"{above}{_slug(name)}", self._keys)
                self._keys.add(key)
                subject = self._found[above, folded(name)] = Subject(key, name, broader)
                if broader:
                    broader[-1].narrower.append(subject)
            broader = (*broader, subject)
        return broader[-1]


_WORD = re.compile(r"[^\W\d_]{3}")


def _slug(name: str) -> str:
    """Return a name as a part of an address, without a dot, which parts the year from it."""
    return fitting(re.sub(r"\.+", "-", slugify(name)).strip("-") or "-")
