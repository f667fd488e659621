"""Gathering: the first half of a build — everything is read, judged, surveyed and resolved.

Nothing is rendered and nothing written here; ``check`` ends where this ends.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from edition import consistency, reserve, resources
from edition.absences import Absences
from edition.accession import Accession, Accessions, Stacks, Terms
from edition.addresses import Published
from edition.cache import Cache
from edition.collation import Key
from edition.config import Settings
from edition.consistency.entries import Entry
from edition.correspondence import Correspondence, correspondence
from edition.diagnostics import Finding, Judgement, Place, Remark
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.findings import Locator
from edition.folding import folded
from edition.grammars import Grammars, Judged, Written
from edition.holding import holding
from edition.index import EDITION, Index, Target
from edition.intake import Head, Intake
from edition.lists import order_of
from edition.location import located
from edition.memo import recall, remember
from edition.model import Class, Document, Entity, Pointer, Relation
from edition.naming import fitting, objection
from edition.naming import folded as file_name
from edition.numbering import Numbering
from edition.omission import without_pointers
from edition.permanence import Ledger, Lines
from edition.positions import Position
from edition.presentation import Presentation
from edition.program import program
from edition.relations import Related, related
from edition.resolution import Resolutions, Resolved, files_led_to, named_files
from edition.sources import LOCK, Sources, is_text
from edition.stages import inert
from edition.subjects import Subjects
from edition.versions import Bundle, bundles
from edition.withholding import Withheld
from edition.workers import Workers

RULES = "rules.xml"
"""The file of the rules for any TEI, among the schemas."""
_OWN = "edition.sch"
"""The same with those of our grammar, which no other grammar's documents need to keep."""

_TOGETHER = 50
"""How many documents are held against the registers at a time."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that is known before the first page is made."""

    sources: Sources
    index: Index
    bundles: Mapping[str, Bundle]
    """The versions of each document that has several, by its id."""
    resolved: Mapping[str, Resolved]
    """The resolution of each document, by id."""
    resolutions: Resolutions
    targets: Mapping[str, Mapping[str, Target]]
    """What the pointers of registers and of ``edition.xml`` lead to, by their paths."""
    assets: Mapping[str, str]
    """The files that ``edition.xml`` names, by pointer, as paths below the source folder."""
    entries: Mapping[str, str]
    """The register entries as the stylesheets get them, by entity."""
    relations: Mapping[str, tuple[Related, ...]]
    """The relations that the registers say each entity to have, by its id."""
    prefaces: Mapping[str, tuple[str, ...]]
    """What registers say beside their entries, by the kind of these."""
    subjects: Subjects
    """What the documents are about."""
    correspondence: Correspondence
    """Who wrote to whom."""
    edition: str
    """``edition.xml`` as the stylesheets get it; empty where there is none."""
    is_edition: bool
    """Whether there is an ``edition.xml``."""
    offered: tuple[str, ...]
    """The files that the edition consists of, sorted, which are offered as TEI."""
    ledger: Ledger
    """The addresses that have been published."""
    lock: Lines
    """The lines of ``addresses.lock`` for the addresses of documents that there are now."""
    date: str
    """The date of the newest change that the sources record (ISO), or nothing."""
    judged: Judged
    """Which schema judged which file."""
    findings: tuple[Finding, ...]
    locator: Locator
    withheld: Mapping[str, Withheld]
    """What of the files is published in no form, by file."""
    absences: Absences
    """The documents that are withheld, and the ids that others are without."""
    published: tuple[Published, ...]
    """What was published of the documents that the absences concern."""
    passages: int
    """How many elements of what is published are withheld."""
    active: frozenset[str]
    """Files of which a browser would run something (ED841)."""

    def count_withheld(self) -> tuple[int, int]:
        """Return how many documents are withheld, and how many passages of the others."""
        return len(self.absences.documents), self.passages

    def files(self) -> list[str]:
        """Return the files that documents name, as paths below the source folder, sorted."""
        found = {path for item in self.resolved.values() for path in item.assets.values()}
        return sorted(found.union(self.assets.values()))

    def pointers_to(self, files: Set[str]) -> Iterator[tuple[Pointer, str]]:
        """Yield the pointers of documents that name one of some files, each with the file.

        Only the documents that do are read.
        """
        for document in self.index.documents:
            named = self.resolved[document.id].assets
            if not files.isdisjoint(named.values()):
                for pointer in self.resolutions.contents(document).files:
                    path = named.get(pointer.value, "")
                    if path in files:
                        yield pointer, path


def gather(
    settings: Settings,
    *,
    sources: Sources,
    grammars: Grammars,
    presentation: Presentation,
    workers: Workers,
    cache: Cache,
    strict: bool,
    meanwhile: Callable[[], object] = lambda: None,
    once_read: Callable[[], object] = lambda: None,
) -> Gathered:
    """Read and judge the source folder. Raises what the engines raise.

    ``meanwhile`` is called while the first files are being taken in, ``once_read`` when all are:
    what the workers do next can begin then.
    """
    accessions = Accessions(
        sources, _terms(settings, sources, grammars, presentation), workers, cache
    )
    items = accessions.all(meanwhile)
    once_read()
    unreadable = {item.file: item for intake in accessions.read() for item in intake.unreadable}
    unread = reserve.unread(unreadable, sources, settings.withholding)
    items = reserve.held_back(items, {file: accessions.may_include(file) for file in unread})
    taken_in = [accession.intake for accession in items]
    head = next((intake.head for intake in taken_in if intake.head), None)
    is_edition = EDITION in sources.texts and EDITION not in unreadable
    locator = Locator(sources, Judgement(bare=not is_edition, strict=strict))
    judged = _judged(taken_in, grammars, cache)

    remarks = [*sources.remarks, *_named_elsewhere(sources.texts, cache)]
    remarks += [remark for intake in accessions.read() for remark in intake.read]
    remarks += [remark for intake in taken_in for remark in intake.arranged]
    said_by_schemas, faulty = _said_by_schemas(taken_in, judged)
    remarks += said_by_schemas
    registers = _Registers(taken_in, settings.language, cache)
    remarks += registers.remarks
    documents, stacks = _documents(items, accessions, faulty)
    refused = _refused(sources, cache)
    index = Index(
        documents=tuple(documents),
        entities=registers.entities,
        registered=digest(encode(registers.entities)),
        facts=head.facts if head else None,
        files=sources.others - refused.keys(),
        refused=refused,
        registers=frozenset(intake.file for intake in taken_in if intake.register),
        unreadable=_left_out(sources.texts, taken_in),
        withheld=reserve.withheld(taken_in) | unread,
    )
    index.documents, unlisted = index.order()
    remarks += unlisted
    resolutions = Resolutions(index, cache, stacks)
    resolved = resolutions.all()
    remarks += [remark for document in index.documents for remark in resolved[document.id].remarks]
    targets, hidden, unresolved = registers.follow(index)
    remarks += unresolved
    assets: dict[str, str] = {}
    edition = ""
    if head is not None:
        targets[EDITION], assets, more = _of_edition(head, index, unlisted)
        remarks += more
        hidden[EDITION] = index.withheld_pointers(
            head.survey.pointers, targets[EDITION], (*more, *unlisted), (EDITION,)
        )
        edition = without_pointers(head.text, hidden[EDITION])
    if grammars.judges and not unreadable:
        led_to = {target.id for found in targets.values() for target in found.values()}
        led_to.update("\n".join(found.entities for found in resolved.values()).split("\n"))
        entries = registers.clear()
        told = encode(entries)
        held = holding(told, resolved, resolutions, workers, cache) if entries else []
        said = [*_said_of_registers(entries, told, led_to, cache), *held]
        remarks += sorted(said, key=lambda remark: (remark.place, remark.code, remark.message))
    gaps = frozenset(gap for intake in accessions.read() for gap in intake.gaps)
    findings = located(folded(remarks, gaps), locator, sources, cache)
    findings += [
        locator.at(
            item.code, item.file, Position(item.line, item.column), item.message, hint=item.hint
        )
        for item in unreadable.values()
    ]
    findings += reserve.idle(settings.withholding, taken_in, locator)
    absences = reserve.absences(taken_in)
    return Gathered(
        sources=sources,
        index=index,
        bundles=bundles(index, language=settings.language),
        resolved=resolved,
        resolutions=resolutions,
        targets=targets,
        assets=assets,
        entries=registers.texts,
        relations=related(registers.relations, index),
        prefaces=_prefaces(taken_in),
        subjects=Subjects(index, _classes(head, taken_in), settings.language),
        correspondence=correspondence(index.documents, lambda item: resolved[item.id].sent),
        edition=edition,
        is_edition=is_edition,
        # What is included as plain text stands in the document.
        offered=tuple(sorted(filter(is_text, {*_offered(taken_in)} - _whole(index.withheld)))),
        ledger=accessions.ledger,
        lock=Lines(
            {item.id: item.lock for intake in taken_in for item in intake.items},
            lambda name: stacks.contents(name).lock,
        ),
        date=_date(index),
        judged=judged,
        findings=tuple(findings),
        locator=locator,
        withheld=reserve.with_pointers(index, resolved, hidden, unlisted),
        absences=absences,
        published=tuple(
            item
            for items in accessions.ledger.recorded(absences.concerned).values()
            for item in items
        ),
        passages=sum(intake.passages for intake in taken_in),
        active=frozenset(remark.place.file for remark in remarks if remark.code == "ED841"),
    )


def _said_by_schemas(taken_in: Sequence[Intake], judged: Judged) -> tuple[list[Remark], set[str]]:
    """Return what grammars and rules say, and the files at fault by their grammar."""
    invalid = [*(remark for intake in taken_in for remark in intake.invalid), *judged.remarks]
    faulty = {remark.place.file for remark in invalid if _is_of_a_grammar(remark.code)}
    ruled = [
        remark
        for intake in taken_in
        for remark in intake.ruled
        # The rules of a grammar repeat in their way what its content models have said.
        if remark.code != "ED390" or remark.place.file not in faulty
    ]
    return [*invalid, *ruled], faulty


def _date(index: Index) -> str:
    """Return the date of the newest change that the sources record (ISO), or nothing."""
    changed = [document.survey.metadata.changed for document in index.documents]
    changed += [index.facts.metadata.changed] if index.facts else []
    return max((item[:10] for item in changed if item), default="")


def _refused(sources: Sources, cache: Cache) -> dict[str, str]:
    """Return the files that are not to be published even if a document names them, and why."""
    found = {}
    for path in sorted(sources.others):
        reason = ""
        if path.lower().endswith(".svg"):
            key = digest(program(), "inert", sources.digest(path))
            known = recall(cache, key, str)
            reason = inert.objection(path, sources[path]) if known is None else known
            if known is None:
                remember(cache, key, reason)
        else:
            reason = inert.objection(path, b"")
        if reason:
            found[path] = reason
    return found


def _named_elsewhere(files: tuple[str, ...], cache: Cache) -> tuple[Remark, ...]:
    """Return a remark on each file that some systems cannot have, alone or beside another one."""
    key = digest(program(), "names of files", encode(files))
    known = recall(cache, key, tuple[Remark, ...])
    if known is None:
        known = tuple(_ill_named(files))
        remember(cache, key, known)
    return known


def _ill_named(files: Iterable[str]) -> Iterator[Remark]:
    met: dict[str, str] = {}
    hint = "Rename it, if others are to work on the edition, or to copy it."
    for file in files:
        why = objection(file)
        other = met.setdefault(file_name(file), file)
        if not why and other != file:
            why = (
                f"'{other}' is the same for those that tell neither case nor composed letters apart"
            )
        if why:
            yield Remark("ED114", Place(file, 0), f"Some systems have no such file: {why}.", hint)


def _terms(
    settings: Settings, sources: Sources, grammars: Grammars, presentation: Presentation
) -> Terms:
    rules = resources.schemas() / (_OWN if grammars.is_ours else RULES)
    return Terms(
        unit=settings.unit,
        split=settings.split,
        presentation=presentation,
        grammar=grammars.own,
        rules=rules if grammars.judges else None,
        judged_later=grammars.judges_later,
        locks=EDITION in sources.texts or bool(sources.digest(LOCK)),
        withholding=settings.withholding,
    )


def _judged(taken_in: Sequence[Intake], grammars: Grammars, cache: Cache) -> Judged:
    items = [intake for intake in taken_in if _is_of_the_edition(intake)]
    if grammars.judges_later:
        written = (
            Written(intake.file, intake.written, intake.schemas, intake.namespace)
            for intake in items
        )
        return grammars.judge(written, cache)
    return grammars.named(intake.file for intake in items)


def _is_of_the_edition(intake: Intake) -> bool:
    """Tell whether a file holds documents, a register or the edition's own header."""
    return bool(intake.items or intake.register or intake.head)


def _left_out(files: Iterable[str], taken_in: Iterable[Intake]) -> frozenset[str]:
    """Return the files that are no part of the edition, which is said of each where it is."""
    used = (intake.files for intake in taken_in if _is_of_the_edition(intake))
    return frozenset(files).difference(*used)


def _offered(taken_in: Iterable[Intake]) -> Iterator[str]:
    """Yield the files of the published documents, of the registers and of ``edition.xml``."""
    for intake in taken_in:
        if _is_of_the_edition(intake):
            yield intake.file
        if intake.register or intake.head:
            yield from intake.files
        for item in intake.items:
            yield from item.files


def _whole(withheld: Mapping[str, Withheld]) -> set[str]:
    """Return the files that are withheld as a whole."""
    return {file for file, item in withheld.items() if item.whole}


def _documents(
    items: Iterable[Accession], accessions: Accessions, faulty: set[str]
) -> tuple[list[Document], Stacks]:
    """Return all documents, and what they contain."""
    documents: list[Document] = []
    places: dict[str, tuple[Accession, int]] = {}
    for accession in items:
        for number, item in accession.documents():
            places[item.id] = (accession, number)
            documents.append(
                Document(
                    id=item.id,
                    file=item.file,
                    survey=item.survey,
                    files=item.files,
                    volume=item.volume,
                    invalid=not faulty.isdisjoint(item.files),
                    aliases=item.aliases,
                    offer=item.offer,
                    card=item.card,
                    contents=accession.contents_of(number),
                )
            )
    return documents, Stacks(accessions, places)


class _Registers:
    """The registers of an edition, each entry with an id of its own."""

    def __init__(self, taken_in: Iterable[Intake], language: str, cache: Cache) -> None:
        self.remarks: list[Remark] = []
        self.relations: list[Relation] = []
        self.texts: dict[str, str] = {}
        self.pointers: dict[str, Sequence[Pointer]] = {}
        self._entities: dict[str, Entity] = {}
        self._entries: list[Entry] = []
        self._files: dict[str, str] = {}
        self._shared: set[str] = set()
        self._numbering = Numbering()
        for intake in taken_in:
            if intake.register:
                self.pointers[intake.file] = intake.register.pointers
                self.relations += intake.register.relations
                known = zip(
                    intake.register.entities,
                    intake.register.entries,
                    intake.register.texts,
                    strict=True,
                )
                for entity, entry, text in known:
                    self._add(entity, entry, text, file=intake.file)
        self.entities = _ordered([*self._entities.values()], language, cache)
        """All entries by kind and name, in the order of the edition's language."""

    def follow(
        self, index: Index
    ) -> tuple[dict[str, Mapping[str, Target]], dict[str, tuple[str, ...]], list[Remark]]:
        """Follow the pointers of all registers; those to what is withheld leave their entries.

        Returns what they lead to, those that lead to what is withheld, and what is to be said.
        """
        targets: dict[str, Mapping[str, Target]] = {}
        hidden: dict[str, tuple[str, ...]] = {}
        remarks: list[Remark] = []
        for path, pointers in self.pointers.items():
            targets[path], unresolved = index.targets(pointers, None)
            remarks += unresolved
            hidden[path] = index.withheld_pointers(pointers, targets[path], unresolved, (path,))
        for entity in self._entities.values():
            text = self.texts[entity.id]
            self.texts[entity.id] = without_pointers(text, hidden[self._files[entity.id]])
        return targets, hidden, remarks

    def clear(self) -> tuple[Entry, ...]:
        """Return, in the same order, the entries of which it is clear what points at them."""
        place = {entity.id: number for number, entity in enumerate(self.entities)}
        found = [entry for entry in self._entries if entry.id not in self._shared]
        return tuple(sorted(found, key=lambda entry: place[entry.id]))

    def _add(self, entity: Entity, entry: Entry, text: str, *, file: str) -> None:
        wanted = fitting(entity.id)
        name = file_name(wanted)
        identifier = wanted + self._numbering.free(name, self._entities).removeprefix(name)
        if wanted != entity.id:
            message = (
                f"'{entity.id}' cannot be the name of a file on every system; the entry is"
                f" published as '{identifier}'."
            )
            where = dataclasses.replace(entity.place, attribute="xml:id")
            hint = "Give it another xml:id."
            self.remarks.append(Remark("ED115", where, message, hint))
        if identifier != wanted:
            other = self._entities[name]
            self._shared |= {identifier, other.id}
            message = f"'{entity.id}' is the id of an entry in {other.place.file} already."
            where = dataclasses.replace(entity.place, attribute="xml:id")
            hint = "Give one of the two another xml:id."
            self.remarks.append(Remark("ED403", where, message, hint))
        if identifier != entity.id:
            entity = dataclasses.replace(entity, id=identifier)
            entry = dataclasses.replace(entry, id=identifier)
        self._entities[file_name(identifier)] = entity
        self._entries.append(entry)
        self.texts[identifier] = text
        self._files[identifier] = file


def _ordered(entities: Sequence[Entity], language: str, cache: Cache) -> tuple[Entity, ...]:
    """Return entries by kind and name, in the order of a language, which is remembered."""

    def place(number: int) -> tuple[str, Key, str]:
        entity = entities[number]
        return entity.kind, order_of(entity.kind, language).key(entity.sort), entity.id

    told = encode([(entity.kind, entity.sort, entity.id) for entity in entities])
    key = digest(program(), "order", language, told)
    numbers = recall(cache, key, tuple[int, ...])
    if numbers is None:
        numbers = tuple(sorted(range(len(entities)), key=place))
        remember(cache, key, numbers)
    return tuple(entities[number] for number in numbers)


def _said_of_registers(
    entries: tuple[Entry, ...], told: bytes, mentioned: Set[str], cache: Cache
) -> tuple[Remark, ...]:
    """Return what registers say against themselves, which is remembered.

    ``told`` are the entries encoded.
    """
    key = digest(program(), "registers", told, "\n".join(sorted(mentioned)))
    known = recall(cache, key, tuple[Remark, ...])
    if known is None:
        known = tuple(consistency.of_registers(entries, mentioned=mentioned))
        remember(cache, key, known)
    return known


def _prefaces(taken_in: Iterable[Intake]) -> dict[str, tuple[str, ...]]:
    """Return what registers say beside their entries, by the kind of these."""
    found: dict[str, dict[str, None]] = {}
    for intake in taken_in:
        for preface in intake.register.prefaces if intake.register else ():
            found.setdefault(preface.kind, {})[preface.text] = None
    return {kind: tuple(texts) for kind, texts in found.items()}


def _classes(head: Head | None, taken_in: Iterable[Intake]) -> Iterator[Class]:
    """Yield the categories that documents can point at."""
    yield from head.facts.classes if head else ()
    for intake in taken_in:
        yield from intake.register.classes if intake.register else ()


def _of_edition(
    head: Head, index: Index, unlisted: Sequence[Remark]
) -> tuple[Mapping[str, Target], dict[str, str], list[Remark]]:
    """Return what the pointers of ``edition.xml`` lead to, the files it names, and remarks."""
    survey = head.survey
    targets, unresolved = index.targets(survey.pointers, None, survey.prefixes)
    assets, absent = named_files(survey.files, index)
    said = {remark.place for remark in unlisted}
    remarks = [*(item for item in unresolved if item.place not in said), *absent]
    return targets, assets | files_led_to(targets), remarks


def _is_of_a_grammar(code: str) -> bool:
    """Tell whether a code says that a document is not valid."""
    return code.startswith("ED2") and code != "ED202"
