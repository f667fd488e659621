"""Reserve: what is withheld over all files, as the files told each by itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.absences import Absences
from edition.accession import Accession
from edition.diagnostics import Finding, Remark
from edition.findings import Locator
from edition.index import EDITION, Index
from edition.intake import Intake, KeptBack
from edition.positions import Position, decode
from edition.resolution import Resolved
from edition.sources import Sources
from edition.withholding import ELEMENTS, Withheld, Withholding


def withheld(taken_in: Iterable[Intake]) -> dict[str, Withheld]:
    """Return what of the files is not published, by file."""
    found: dict[str, Withheld] = {}
    intakes = list(taken_in)
    if not any(intake.withheld for intake in intakes):
        return found
    for intake in intakes:
        told = {item.file: item for item in intake.withheld}
        # What a file includes can be pointed at as if it stood in it.
        ids = frozenset(identifier for item in intake.withheld for identifier in item.ids)
        own = told.get(intake.file, Withheld(intake.file))
        told[intake.file] = dataclasses.replace(own, ids=ids)
        for file in intake.files:
            here = told.get(file, Withheld(file))
            found[file] = found[file].joined(here) if file in found else here
    return {file: item for file, item in sorted(found.items()) if item != Withheld(file)}


def unread(files: Iterable[str], sources: Sources, withholding: Withholding) -> dict[str, Withheld]:
    """Return those of some files that cannot be read which nevertheless say they are withheld."""
    return {
        file: Withheld(file, whole=True)
        for file in files
        if withholding.is_told_by(decode(sources[file]))
    }


def held_back(
    accessions: Sequence[Accession], included: Mapping[str, Iterable[str]]
) -> list[Accession]:
    """Withhold what files include that cannot be read and are withheld, if nothing else does.

    ``included`` are the files that each of those may include.
    """
    named = {name for names in included.values() for name in names}
    return [_whole(item) if item.intake.file in named else item for item in accessions]


def _whole(accession: Accession) -> Accession:
    intake = accession.intake
    found = (KeptBack(item.id, item.place, item.file, item.volume) for item in intake.items)
    withheld = dataclasses.replace(
        intake,
        items=(),
        register=None,
        kept_back=(*intake.kept_back, *found),
        withheld=tuple(Withheld(file, whole=True) for file in intake.files),
    )
    return dataclasses.replace(accession, intake=withheld, numbers=())


def with_pointers(
    index: Index,
    resolved: Mapping[str, Resolved],
    others: Mapping[str, Sequence[str]],
    unlisted: Sequence[Remark],
) -> dict[str, Withheld]:
    """Return what is withheld of the files, with what would name it in what is published.

    ``others`` are the pointers of files that are no documents, ``unlisted`` the remarks on those
    of the edition's order.
    """
    pointers: dict[str, set[str]] = {file: set(found) for file, found in others.items() if found}
    for document in index.documents:
        found = resolved[document.id].withheld
        for file in document.files if found else ():
            pointers.setdefault(file, set()).update(found)
    all_ = dict(index.withheld)
    for file, values in pointers.items():
        told = all_.get(file, Withheld(file))
        all_[file] = dataclasses.replace(told, pointers=frozenset(values))
    items = {remark.place.ordinal for remark in unlisted if remark.code == "ED411"}
    if items:
        told = all_.get(EDITION, Withheld(EDITION))
        all_[EDITION] = dataclasses.replace(told, ordinals=told.ordinals | items)
    return dict(sorted(all_.items()))


def absences(taken_in: Iterable[Intake]) -> Absences:
    """Return which documents, and which ids of others, are not there to be read."""
    taken_in = tuple(taken_in)
    shown = {item.id: item.gone for intake in taken_in for item in intake.items}
    kept_back = {item.id for intake in taken_in for item in intake.kept_back}
    registers = [intake.register for intake in taken_in if intake.register]
    entries = {entity.id for register in registers for entity in register.entities}
    return Absences(
        frozenset(kept_back - shown.keys()),
        {document: frozenset(gone) for document, gone in sorted(shown.items()) if gone},
        frozenset(item for register in registers for item in register.gone - entries),
    )


def idle(
    withholding: Withholding, taken_in: Iterable[Intake], locator: Locator
) -> Iterator[Finding]:
    """Yield a finding for each pattern of the settings that withholds nothing."""
    patterns = {pattern for intake in taken_in for pattern in intake.patterns}
    for pattern in withholding.elements:
        if pattern not in patterns and pattern not in ELEMENTS:
            message = f"The pattern \"{pattern}\" of the setting 'withhold' selects nothing."
            hint = "Correct it if it should: what it means to withhold is published."
            yield locator.at("ED811", "settings", Position(1, 1), message, hint=hint)
