"""Gathering: the first half of a build — everything is read, judged, surveyed and resolved.

Nothing is rendered and nothing written here; ``check`` ends where this ends.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from edition import addresses, consistency, resources
from edition.config import Settings
from edition.diagnostics import Finding, Judgement, Remark
from edition.errors import UsageError
from edition.findings import Locator
from edition.folding import folded
from edition.grammars import Grammars, Judged, loaded
from edition.index import Index, Target
from edition.judging import Trial, judge, not_judged
from edition.model import Document, EditionFacts, Entity, Pointer, Survey
from edition.nearness import nearest
from edition.pointers import parse as parse_pointer
from edition.positions import Position
from edition.stages.load import EDITION, Folder, Loaded, find, load
from edition.stages.survey import survey_edition, survey_register
from edition.stamps import FILE, place, places, serialise
from edition.tasks import Presentation, SurveyTask, not_surveyed, stylesheets, survey_document
from edition.workers import Workers

RULES = "rules.xml"
"""The file of the rules for any TEI, among the schemas."""
_OWN = "edition.sch"
"""The same with those of our grammar, which no other grammar's documents need to keep."""
LOCK = "addresses.lock"
"""The file of published addresses, beside ``edition.xml``."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that is known before the first page is made."""

    source: Path
    files: Mapping[str, bytes]
    """All XML files of the source folder."""
    folder: Folder
    texts: Mapping[str, str]
    """Each document as the stylesheets get it, by id."""
    index: Index
    targets: Mapping[str, Mapping[str, Target]]
    """What pointers lead to: for each document by its id, for other files by their paths."""
    assets: Mapping[str, Mapping[str, str]]
    """The files that each document names, by pointer, as paths below the source folder."""
    entries: Mapping[str, str]
    """The register entries as the stylesheets get them, by entity."""
    edition: str
    """``edition.xml`` as the stylesheets get it; empty where there is none."""
    locked: Mapping[str, Sequence[addresses.Published]]
    date: str
    """The date of the newest change that the sources record (ISO), or nothing."""
    judged: Judged
    """Which schema judged which file."""
    findings: tuple[Finding, ...]
    locator: Locator


def gather(
    settings: Settings,
    *,
    grammars: Grammars,
    presentation: Presentation,
    workers: Workers,
    strict: bool,
) -> Gathered:
    """Read and judge the source folder.

    Raises UsageError when it is not there or empty, and what the engines raise.
    """
    files, others = read(settings.source)
    folder = load({path: data for path, data in files.items() if path != LOCK}, others)
    judgement = Judgement(bare=folder.edition is None, strict=strict)
    locator = Locator(files, judgement)
    remarks: list[Remark] = list(folder.remarks)
    judged = grammars.judge(folder)
    remarks += judged.remarks
    invalid = {remark.place.file for remark in remarks if _is_of_a_grammar(remark.code)}
    if grammars.judges:
        remarks += _rules(folder, workers, _OWN if grammars.is_ours else RULES, invalid)

    locked = addresses.read_lock(files[LOCK].decode("utf-8", "replace")) if LOCK in files else {}
    texts: dict[str, str] = {}
    aliases: dict[str, Mapping[str, str]] = {}
    for unit in folder.documents:
        aliases[unit.id], repeated = addresses.assign(unit.root, locked.get(unit.id, ()))
        remarks += _repeated(repeated)
        texts[unit.id] = serialise(unit.root)
    tasks = [
        SurveyTask(unit.loaded.file, texts[unit.id], settings.split, presentation)
        for unit in folder.documents
    ]
    documents: list[Document] = []
    for unit, surveyed in zip(
        folder.documents,
        workers.map(survey_document, tasks, otherwise=not_surveyed),
        strict=True,
    ):
        if isinstance(surveyed, Remark):
            remarks.append(surveyed)
            continue
        documents.append(
            Document(
                id=unit.id,
                file=unit.loaded.file,
                survey=surveyed,
                files=unit.loaded.files,
                sha256=unit.sha256,
                invalid=bool(invalid & set(unit.loaded.files)),
                aliases=aliases[unit.id],
            )
        )
    entities, entries, pointers, repeated_entities = _registers(folder.registers, presentation)
    remarks += repeated_entities
    facts, edition = _edition(folder.edition, presentation)
    index = Index(
        documents=tuple(documents),
        entities=entities,
        facts=facts,
        files=folder.others,
        registers=frozenset(item.file for item in folder.registers),
        unreadable=_left_out(files, folder),
    )
    index.documents, unlisted = index.order()
    remarks += unlisted
    targets: dict[str, Mapping[str, Target]] = {}
    assets: dict[str, dict[str, str]] = {}
    for document in index.documents:
        survey = document.survey
        targets[document.id], unresolved = index.targets(survey.pointers, document, survey.prefixes)
        assets[document.id], absent = _assets(survey.files, folder.others)
        assets[document.id] |= _files(targets[document.id])
        remarks += [*unresolved, *absent]
    for path, items in pointers.items():
        targets[path], unresolved = index.targets(items, None)
        remarks += unresolved
    if folder.edition is not None:
        survey = _survey_of_edition(folder.edition, edition, presentation)
        targets[EDITION], unresolved = index.targets(survey.pointers, None, survey.prefixes)
        assets[EDITION], absent = _assets(survey.files, folder.others)
        assets[EDITION] |= _files(targets[EDITION])
        remarks += [*(item for item in unresolved if not _listed(item, unlisted)), *absent]
    if grammars.judges and not folder.unreadable:
        remarks += consistency.check(
            index,
            documents={unit.id: unit.root for unit in folder.documents},
            registers=[item.root for item in folder.registers],
            targets=[target for found in targets.values() for target in found.values()],
            unclear=_shared(repeated_entities, entities),
        )
    findings = [*locator.findings(folded(remarks, folder.gaps))]
    findings += [
        locator.at(
            item.code, item.file, Position(item.line, item.column), item.message, hint=item.hint
        )
        for item in folder.unreadable
    ]
    changed = [document.survey.metadata.changed for document in documents]
    changed += [facts.metadata.changed] if facts else []
    return Gathered(
        source=settings.source,
        files=files,
        folder=folder,
        texts=texts,
        index=index,
        targets=targets,
        assets=assets,
        entries=entries,
        edition=edition,
        locked=locked,
        date=max((item[:10] for item in changed if item), default=""),
        judged=judged,
        findings=tuple(findings),
        locator=locator,
    )


def _rules(folder: Folder, workers: Workers, name: str, invalid: set[str]) -> list[Remark]:
    """Return what our own rules say, of each file once and as its editor wrote it.

    The rules of a grammar repeat in their way what its content models have said, and keep silent
    on the files that are ``invalid``.
    """
    schema = resources.schemas() / name
    trials = [
        Trial(serialise(item.root), schema, by_rules=True, file=item.file)
        for item in loaded(folder)
    ]
    verdicts = workers.map(judge, trials, otherwise=not_judged)
    found = [remark for verdict in verdicts for remark in verdict.remarks]
    return [item for item in found if item.code != "ED390" or item.place.file not in invalid]


def read(source: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the XML files of a folder with their bytes, and the paths of its other files.

    Raises UsageError when there is no such folder or no XML in it.
    """
    if not source.is_dir():
        raise UsageError(
            f"There is no folder {source}. Name the folder of TEI files with --source."
        )
    texts, others = find(source)
    if not texts:
        raise UsageError(f"The folder {source} holds no XML files.")
    files = {path: (source / path).read_bytes() for path in texts}
    if LOCK in others:
        files[LOCK] = (source / LOCK).read_bytes()
        others.remove(LOCK)
    return files, others


def _registers(
    registers: Iterable[Loaded], presentation: Presentation
) -> tuple[tuple[Entity, ...], dict[str, str], dict[str, tuple[Pointer, ...]], list[Remark]]:
    compiled = stylesheets(presentation, "survey")
    entities: list[Entity] = []
    entries: dict[str, str] = {}
    pointers: dict[str, tuple[Pointer, ...]] = {}
    remarks: list[Remark] = []
    taken: dict[str, Entity] = {}
    for register in registers:
        _, repeated = addresses.assign(register.root)
        remarks += _repeated(repeated)
        found, pointers[register.file] = survey_register(
            compiled, compiled.parse(serialise(register.root))
        )
        elements = {found: element for element, found in places(register.root)}
        for entity in found:
            identifier, number = entity.id, 2
            while identifier.casefold() in taken:
                identifier, number = f"{entity.id}-{number}", number + 1
            if identifier != entity.id:
                other = taken[entity.id.casefold()].place.file
                message = f"'{entity.id}' is the id of an entry in {other} already."
                where = dataclasses.replace(entity.place, attribute="xml:id")
                hint = "Give one of the two another xml:id."
                remarks.append(Remark("ED403", where, message, hint))
            unique = dataclasses.replace(entity, id=identifier)
            taken[identifier.casefold()] = unique
            entities.append(unique)
            entry = deepcopy(elements[entity.place])
            entry.set(FILE, entity.place.file)
            entries[identifier] = serialise(entry)
    ordered = sorted(entities, key=lambda entity: (entity.kind, _collation(entity.sort), entity.id))
    return tuple(ordered), entries, pointers, remarks


def _collation(text: str) -> str:
    """Return the key by which names are ordered: letters without their diacritics."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in folded if not unicodedata.combining(character))


def _edition(loaded: Loaded | None, presentation: Presentation) -> tuple[EditionFacts | None, str]:
    if loaded is None:
        return None, ""
    addresses.assign(loaded.root)
    text = serialise(loaded.root)
    compiled = stylesheets(presentation, "survey")
    return survey_edition(compiled, compiled.parse(text)), text


def _survey_of_edition(loaded: Loaded, text: str, presentation: Presentation) -> Survey:
    surveyed = survey_document(SurveyTask(loaded.file, text, 1 << 40, presentation))
    if isinstance(surveyed, Remark):
        raise UsageError(surveyed.message)
    return surveyed


def _assets(
    pointers: Iterable[Pointer], others: frozenset[str]
) -> tuple[dict[str, str], list[Remark]]:
    """Return the files that a document names, by pointer, and remarks on those that are missing."""
    found: dict[str, str] = {}
    remarks: list[Remark] = []
    for pointer in pointers:
        reference = parse_pointer(pointer.value, base=pointer.place.file)
        if reference.scheme or pointer.value.startswith("#"):
            continue
        if reference.file in others:
            found[pointer.value] = reference.file
        elif pointer.place.attribute == "url" or "." in pointer.value:
            message = f"The file '{pointer.value}' is not in the edition's folder."
            remarks.append(Remark("ED402", pointer.place, message, _absent(reference.file, others)))
    return found, remarks


def _files(targets: Mapping[str, Target]) -> dict[str, str]:
    """Return the files that pointers lead to, such as a PDF or a sound, by pointer."""
    return {pointer: target.id for pointer, target in targets.items() if target.kind == "file"}


def _absent(path: str, others: frozenset[str]) -> str:
    """Return how to mend that a file is not there."""
    folder, name = posixpath.split(path)
    beside = [posixpath.basename(other) for other in others if posixpath.dirname(other) == folder]
    meant = nearest(name, beside)
    if meant:
        return f"Did you mean '{meant}', which is there?"
    return "Put the file there, or correct the path: it is read from this file's own folder."


def _repeated(items: Iterable[addresses.Repeated]) -> list[Remark]:
    return [
        Remark(
            "ED105",
            place(item.element, "xml:id"),
            f"The id '{item.id}' occurs twice in this document.",
            "Give one of the two another xml:id.",
        )
        for item in items
    ]


def _is_of_a_grammar(code: str) -> bool:
    """Tell whether a code says that a document is not valid."""
    return code.startswith("ED2") and code != "ED202"


def _left_out(files: Iterable[str], folder: Folder) -> frozenset[str]:
    """Return the files that are no part of the edition, which is said of each where it is."""
    items = [*(unit.loaded for unit in folder.documents), *folder.registers]
    items += [folder.edition] if folder.edition else []
    return frozenset(files) - {file for item in items for file in item.files}


def _shared(remarks: Iterable[Remark], entities: Iterable[Entity]) -> frozenset[str]:
    """Return the ids of entries of which it is not clear what points at them."""
    places = {(remark.place.file, remark.place.ordinal) for remark in remarks}
    later = {e.id for e in entities if (e.place.file, e.place.ordinal) in places}
    return frozenset({*later, *(re.sub(r"-\d+$", "", identifier) for identifier in later)})


def _listed(remark: Remark, others: Sequence[Remark]) -> bool:
    return any(remark.place == other.place for other in others)
