"""The index: all surveys merged, from which is cut what one document needs of the others."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from edition.diagnostics import Remark
from edition.digests import digest
from edition.layout import KINDS
from edition.model import (
    Date,
    Document,
    EditionFacts,
    Entity,
    Life,
    Passage,
    Pointer,
    Prefix,
    Run,
)
from edition.nearness import nearest
from edition.pointers import SCHEMES, WEB, Reference, expand, parse
from edition.withholding import Withheld

EDITION = "edition.xml"

_WITHHELD = frozenset({"ED411", "ED412"})
"""The codes of remarks on pointers that lead to what is withheld."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a pointer leads to, free of any medium.

    ``kind`` is ``document``, ``web``, ``file``, or a kind of entity; ``id`` the entity,
    ``document``, ``part`` and ``fragment`` the place in a document; ``of`` is the kind of entity
    that a document describes there itself; ``sort`` are the words by which lists order it.
    """

    pointer: str
    kind: str
    id: str = ""
    document: str = ""
    part: str = ""
    fragment: str = ""
    name: str = ""
    gloss: str = ""
    of: str = ""
    sort: str = ""
    life: Life = field(default_factory=Life)


Targets = dict[str, Target]
"""What pointers lead to, by their text."""


class Resolver(Protocol):
    """What knows where pointers lead."""

    def resolve(
        self, value: str, *, base: str, document: Document, prefixes: Sequence[Prefix]
    ) -> Target | None:
        """Return what a pointer in the file ``base`` leads to, or None."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The passages of one document that mention an entity; the runs that do are marked."""

    document: Document
    passages: tuple[tuple[Passage, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A date that occurs: the documents of that day, and the passages that name it."""

    when: str
    documents: tuple[Document, ...]
    passages: tuple[tuple[Document, Passage, frozenset[int]], ...]


@dataclass(slots=True)
class Index:
    """Everything that is known of the edition's documents and registers."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    facts: EditionFacts | None
    files: frozenset[str]
    """Files of the source folder that are no TEI, and that may be published."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Those that may not, each with the reason, as the end of a sentence."""
    registered: str = ""
    """A digest of all entities, in their order; nothing where nobody has made it."""
    registers: frozenset[str] = frozenset()
    """The register files."""
    unreadable: frozenset[str] = frozenset()
    """Files that could not be read: what points into them is not called wrong."""
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    """What of the files is not published, by file."""
    _by_id: dict[str, Document] = field(init=False, default_factory=dict)
    _by_file: dict[str, list[Document]] = field(init=False, default_factory=dict)
    _by_place: dict[tuple[str, str], Document] = field(init=False, default_factory=dict)
    _entity: dict[str, Entity] = field(init=False, default_factory=dict)
    _authority: dict[str, Entity] = field(init=False, default_factory=dict)
    _withheld_entries: frozenset[str] = field(init=False, default_factory=frozenset)
    _asked: set[str] = field(init=False, default_factory=set)
    _known: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for document in self.documents:
            self._by_id[document.id] = document
            for file in document.files:
                self._by_file.setdefault(file, []).append(document)
        for entity in self.entities:
            self._entity.setdefault(entity.id, entity)
            for identifier in entity.identifiers:
                self._authority.setdefault(_bare(identifier), entity)
        for file, documents in self._by_file.items():
            if len(documents) > 1:
                self._find_places(file, documents)

        self._withheld_entries = frozenset(
            identifier
            for file, told in self.withheld.items()
            for identifier in (told.ids if file in self.registers else ())
        ).difference(self._entity)

    def _find_places(self, file: str, documents: Sequence[Document]) -> None:
        """Remember in which of the documents of a file an id stands; a document's own is one."""
        for document in documents:
            for identifier in (*document.survey.anchors, *document.survey.hidden_anchors):
                self._by_place.setdefault((file, identifier), document)
        for document in documents:
            if document.volume:
                self._by_place.setdefault((file, document.id), document)

    def resolve(
        self, value: str, *, base: str, document: Document | None, prefixes: Iterable[Prefix] = ()
    ) -> Target | None:
        """Return what a pointer in the file ``base`` leads to, or None where it leads nowhere.

        ``#x`` means the document's own ``x``, else that of another document of the file, else the
        registers' (DESIGN, "Documents").
        """
        reference = parse(value, base=base, prefixes=prefixes)
        if reference.scheme:
            return self._outside(value, reference)
        names_volume = bool(document and document.volume) and "#" not in value
        if document and not names_volume and reference.file in {*document.files, base}:
            own = self._in_document(value, document, reference.fragment)
            own = own or self._beside(value, reference)
            if own or not value.startswith("#"):
                return own
        if value.startswith("#") or (reference.file in self.registers and reference.fragment):
            return self._entry(value, reference.fragment)
        return self._in_folder(value, reference)

    def key(self, value: str) -> Target | None:
        """Return the entity that a ``@key`` names, or None: a key need not be one of ours."""
        return self._entry(value, value)

    def targets(
        self,
        pointers: Iterable[Pointer],
        document: Document | None,
        prefixes: Sequence[Prefix] = (),
    ) -> tuple[dict[str, Target], list[Remark]]:
        """Return the targets of pointers by their text, and a remark on each that has none."""
        found: dict[str, Target] = {}
        remarks: list[Remark] = []
        for pointer in pointers:
            value = pointer.value
            if pointer.place.attribute == "key":
                target = self.key(value)
                if target is None and value in self._withheld_entries:
                    remarks.append(_withheld_entry(pointer))
            else:
                target = self.resolve(
                    value, base=pointer.place.file, document=document, prefixes=prefixes
                )
                if target is None:
                    remarks += self._leads_nowhere(pointer, document, prefixes)
            if target is not None:
                found.setdefault(value, target)
        return found, remarks

    def _leads_nowhere(
        self, pointer: Pointer, document: Document | None, prefixes: Sequence[Prefix]
    ) -> Iterator[Remark]:
        """Yield a remark on a pointer that has no target, if it ought to have one."""
        reference = parse(pointer.value, base=pointer.place.file, prefixes=prefixes)
        is_local = pointer.value.startswith("#")
        files = {reference.file, *(document.files if document and is_local else ())}
        if self.refusal(reference.file):
            yield refused(pointer, self.refusal(reference.file))
        elif self._is_withheld_entry(pointer.value, reference):
            yield _withheld_entry(pointer)
        elif any(self._withholds(file, reference.fragment) for file in sorted(files)):
            yield _withheld(pointer)
        elif self._is_ours(pointer, prefixes):
            yield _unresolved(pointer, prefixes)

    def _is_withheld_entry(self, value: str, reference: Reference) -> bool:
        is_of_register = value.startswith("#") or reference.file in self.registers
        return is_of_register and reference.fragment in self._withheld_entries

    def _withholds(self, file: str, fragment: str) -> bool:
        self._asked.add(f"file {file}")
        told = self.withheld.get(file)
        return told is not None and (told.whole or fragment in told.ids)

    def withheld_pointers(
        self,
        pointers: Iterable[Pointer],
        targets: Mapping[str, Target],
        remarks: Iterable[Remark],
        files: Iterable[str],
    ) -> tuple[str, ...]:
        """Return those of some pointers that lead to what is withheld, sorted.

        ``targets`` and ``remarks`` are what was found of them; ``files`` those they stand in, of
        which all that is withheld counts.
        """
        places = {remark.place for remark in remarks if remark.code in _WITHHELD}
        found = {
            pointer.value
            for pointer in (pointers if places else ())
            if pointer.place in places and pointer.value not in targets
        }
        for file in files:
            found.update(f"#{name}" for name in self.withheld.get(file, Withheld(file)).ids)
        return tuple(sorted(found.difference(targets)))

    def mentions(
        self, document: Document, passages: Iterable[Passage]
    ) -> dict[str, tuple[tuple[Passage, frozenset[int]], ...]]:
        """Return, for each entity that a document mentions, its passages that do, in order.

        With each passage come the numbers of its runs that mention the entity.
        """
        found: dict[str, list[tuple[Passage, frozenset[int]]]] = {}
        for passage in passages:
            marked: dict[str, set[int]] = {}
            for number, run in enumerate(passage.runs):
                for entity in self._entities_of(run, document):
                    marked.setdefault(entity.id, set()).add(number)
            for identifier, numbers in marked.items():
                found.setdefault(identifier, []).append((passage, frozenset(numbers)))
        return {identifier: tuple(items) for identifier, items in found.items()}

    def state(self) -> object:
        """Return all that may be looked up: while it is the same, so are all facts."""
        documents = [
            (file, [(item.id, item.volume, item.offer) for item in found])
            for file, found in self._by_file.items()
        ]
        others = (self.files, self.refused, self.registers, self.unreadable, self.withheld)
        return documents, self.registered or self.entities, self.facts is None, others

    def fact(self, name: str) -> str:
        """Return a digest of what is known under a name that ``traced`` gave."""
        if name not in self._known:
            self._known[name] = digest(self._fact(*name.split(" ", 1)))[:16]
        return self._known[name]

    def _fact(self, kind: str, key: str) -> str:
        if kind == "entry":
            return "withheld" if key in self._withheld_entries else _told(self._entity.get(key))
        if kind == "authority":
            return _told(self._authority.get(key))
        if kind == "folder":
            return "\n".join(self.files_in(key))
        documents = self._by_file.get(key, ())
        return "\n".join(
            (
                *(f"{document.id} {document.volume} {document.offer}" for document in documents),
                "register" if key in self.registers else "",
                "edition" if key == EDITION and self.facts else "",
                "file" if key in self.files else self.refused.get(key, ""),
                "unreadable" if key in self.unreadable else "",
                *(_held_back(self.withheld[key]) if key in self.withheld else ()),
            )
        )

    def has_file(self, path: str) -> bool:
        """Tell whether there is a file that is no TEI."""
        self._asked.add(f"file {path}")
        return path in self.files

    def refusal(self, path: str) -> str:
        """Return why a file may not be published, as the end of a sentence; nothing if it may."""
        self._asked.add(f"file {path}")
        return self.refused.get(path, "")

    def files_in(self, folder: str) -> list[str]:
        """Return the names of the files in a folder that are no TEI, sorted."""
        self._asked.add(f"folder {folder}")
        return sorted(
            posixpath.basename(path) for path in self.files if posixpath.dirname(path) == folder
        )

    @contextmanager
    def traced(self) -> Iterator[set[str]]:
        """Collect the names of all that is looked up within a block.

        What is found there stays the same for as long as the facts under these names do.
        """
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            self._asked = before

    def order(self) -> tuple[tuple[Document, ...], list[Remark]]:
        """Return the documents in the edition's order, with remarks on entries that name none.

        What ``edition.xml`` does not list follows by date, then by id, and documents of one file in
        its order; the units of a volume follow it.
        """
        listed: dict[str, Document] = {}
        remarks: list[Remark] = []
        for pointer in self.facts.order if self.facts else ():
            target = self.resolve(pointer.value, base=pointer.place.file, document=None)
            document = self._by_id.get(target.document) if target else None
            file = parse(pointer.value, base=pointer.place.file)
            if document is None and self._withholds(file.file, file.fragment):
                remarks.append(_withheld(pointer))
            elif document is None and self._is_ours(pointer, ()):
                message = f"'{pointer.value}' names no document of the edition."
                hint = "Correct the path, or remove it from the order."
                remarks.append(Remark("ED404", pointer.place, message, hint))
            elif document is not None:
                listed.setdefault(document.id, document)
        units: dict[str, list[Document]] = {}
        rest: list[Document] = []
        for document in self.documents:
            if document.volume in self._by_id and document.id not in listed:
                units.setdefault(document.volume, []).append(document)
            elif document.id not in listed:
                rest.append(document)
        rest.sort(key=lambda item: _by_date(item, self._by_file[item.file][0]))
        ordered = [
            one
            for document in (*listed.values(), *rest)
            for one in (document, *units.get(document.id, ()))
        ]
        return tuple(ordered), remarks

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Return the titles of the parts that each document is in, from the outermost.

        They are the headings in the edition's order; where that has none, each file that is divided
        into documents is a part.
        """
        titles = self.facts.parts if self.facts else {}
        listed: dict[str, tuple[str, ...]] = {}
        for pointer in self.facts.order if titles and self.facts else ():
            target = self.resolve(pointer.value, base=pointer.place.file, document=None)
            if target is not None:
                listed.setdefault(target.document, titles.get(pointer.value, ()))
        if not titles:
            for document in self.documents:
                if document.survey.units:
                    listed[document.id] = (document.survey.metadata.title or document.id,)
        for document in self.documents:
            if document.volume in listed:
                listed.setdefault(document.id, listed[document.volume])
        return listed

    def used_kinds(self) -> tuple[str, ...]:
        """Return the kinds of entities that have entries, in the order of the layout."""
        present = {entity.kind for entity in self.entities}
        return tuple(kind for kind in KINDS if kind in present)

    def _outside(self, value: str, reference: Reference) -> Target | None:
        """Return the entity that an authority file knows under this address, else the address."""
        self._asked.add(f"authority {_bare(value)}")
        entity = self._authority.get(_bare(value))
        if entity:
            return _entity_target(value, entity)
        return Target(value, "web") if reference.scheme in WEB else None

    def _entry(self, value: str, identifier: str) -> Target | None:
        self._asked.add(f"entry {identifier}")
        entity = self._entity.get(identifier)
        return _entity_target(value, entity) if entity else None

    def _in_folder(self, value: str, reference: Reference) -> Target | None:
        self._asked.add(f"file {reference.file}")
        if reference.file in self._by_file:
            first = self._by_file[reference.file][0]
            beside = self._beside(value, reference)
            return beside or self._in_document(value, first, reference.fragment)
        if reference.file in self.registers:
            return Target(value, "register", id=reference.file)
        if reference.file == EDITION and self.facts:
            return Target(value, "edition", fragment=reference.fragment)
        if reference.file in self.files:
            return Target(value, "file", id=reference.file)
        return None

    def _is_ours(self, pointer: Pointer, prefixes: Sequence[Prefix]) -> bool:
        """Tell whether a pointer that leads nowhere ought to lead somewhere in this edition."""
        reference = parse(pointer.value, base=pointer.place.file, prefixes=prefixes)
        if reference.scheme:
            return reference.scheme not in SCHEMES
        self._asked.add(f"file {reference.file}")
        return reference.file not in self.unreadable

    def _beside(self, value: str, reference: Reference) -> Target | None:
        """Return the place in one of the several documents of a file, or None."""
        self._asked.add(f"file {reference.file}")
        document = self._by_place.get((reference.file, reference.fragment))
        if document is None:
            return None
        return self._in_document(value, document, reference.fragment) or Target(
            value, "document", document=document.id, name=document.survey.metadata.title
        )

    def _in_document(self, value: str, document: Document, fragment: str) -> Target | None:
        survey = document.survey
        title = survey.metadata.title
        if not fragment or fragment in survey.hidden_anchors:
            return Target(value, "document", document=document.id, name=title)
        fragment = document.aliases.get(fragment, fragment)
        if fragment in survey.anchors:
            entry = survey.entries.get(fragment)
            return Target(
                value,
                "document",
                document=document.id,
                part=survey.anchors[fragment],
                fragment=fragment,
                name=entry.name if entry else title,
                gloss=entry.gloss if entry else "",
                of=entry.kind if entry else "",
                sort=entry.sort if entry else "",
                life=entry.life if entry else Life(),
            )
        return None

    def _entities_of(self, run: Run, document: Document) -> Iterator[Entity]:
        for pointer in run.pointers:
            target = self.resolve(
                pointer, base=run.file, document=document, prefixes=document.survey.prefixes
            ) or self.key(pointer)
            if target and target.kind in KINDS:
                yield self._entity[target.id]


def days(
    passages: Iterable[Passage],
) -> dict[str, tuple[tuple[Passage, frozenset[int]], ...]]:
    """Return, for each date that is named in the text, the passages that do, in order.

    With each passage come the numbers of its runs that name the date.
    """
    found: dict[str, list[tuple[Passage, frozenset[int]]]] = {}
    for passage in passages:
        marked: dict[str, set[int]] = {}
        for number, run in enumerate(passage.runs if passage.fragment else ()):
            if run.date and run.date.sort:
                marked.setdefault(run.date.sort, set()).add(number)
        for when, numbers in marked.items():
            found.setdefault(when, []).append((passage, frozenset(numbers)))
    return {when: tuple(items) for when, items in found.items()}


@lru_cache(maxsize=1 << 16)
def chronological(when: str) -> tuple[int, str]:
    """Return the key by which ISO dates are ordered, years before Christ included."""
    negative = when.startswith("-")
    year, _, rest = when.lstrip("-").partition("-")
    number = int(year) if year.isdigit() else 0
    return (-number if negative else number, rest)


def _by_date(document: Document, first: Document) -> tuple[bool, tuple[int, str], str]:
    """Return the key by which a document is ordered; ``first`` is the first of its file."""
    date: Date | None = document.survey.metadata.date
    when = date.sort if date else ""
    return (not when, chronological(when), first.id)


def _entity_target(value: str, entity: Entity) -> Target:
    return Target(
        value,
        entity.kind,
        id=entity.id,
        name=entity.name,
        gloss=entity.gloss,
        sort=entity.sort,
        life=entity.life,
    )


def _told(entity: Entity | None) -> str:
    if entity is None:
        return ""
    life = entity.life
    return "\n".join(
        (f"{entity.kind} {entity.id}", entity.name, entity.gloss, entity.sort, life.start, life.end)
    )


def _held_back(told: Withheld) -> Iterator[str]:
    yield "withheld" if told.whole else "withheld in part"
    yield from sorted(told.ids)


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def _withheld(pointer: Pointer) -> Remark:
    message = "This pointer leads to what is withheld; its words stand without a link."
    hint = "The link comes back when what it leads to is published."
    return Remark("ED411", pointer.place, message, hint)


def _withheld_entry(pointer: Pointer) -> Remark:
    message = "This points to a register entry that is withheld; its words are published."
    hint = "Withhold these words as well if they should not tell who or what is meant."
    return Remark("ED412", pointer.place, message, hint)


def refused(pointer: Pointer, reason: str) -> Remark:
    """Return the remark on a pointer to a file that may not be published."""
    message = f"The file '{pointer.value}' is not published: {reason}."
    hint = "Take this out of it, give it a form that is only shown, or put it into a .zip."
    return Remark("ED421", pointer.place, message, hint)


def _unresolved(pointer: Pointer, prefixes: Sequence[Prefix]) -> Remark:
    times = f", here and in {pointer.count - 1} more places" if pointer.count > 2 else ""
    times = ", here and in another place" if pointer.count == 2 else times
    message = f"'{pointer.value}' leads nowhere{times}."
    meaning = expand(pointer.value, prefixes)
    scheme = parse(pointer.value, base=pointer.place.file, prefixes=prefixes).scheme
    if meaning != pointer.value:
        hint = f"By its prefixDef it means '{meaning}': nothing is there."
    elif scheme and any(prefix.ident == scheme for prefix in prefixes):
        rest = pointer.value.partition(":")[2]
        hint = f"No matchPattern of the prefixDef of '{scheme}:' matches '{rest}'."
    elif scheme:
        meant = nearest(scheme, [prefix.ident for prefix in prefixes])
        hint = f"No prefixDef in the header says what '{scheme}:' means."
        hint = f"Did you mean '{meant}:'? {hint}" if meant else hint
    elif pointer.value.startswith("#"):
        hint = "No element of this document and no register entry has this xml:id."
    elif "#" in pointer.value:
        path = posixpath.basename(pointer.value.partition("#")[0])
        hint = f"Check that {path} is where the path says, and has an element with this xml:id."
    else:
        hint = "Check the path: it is read from the folder of the file that holds it."
    return Remark("ED401", pointer.place, message, hint)
