"""Accession: the files of a source folder taken in, each by itself, and told apart.

A file is first taken in as if it were alone. Where the folder shows that it is not (another
document has the id, a published address is gone), it is taken in once more, knowing that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from edition import bounds
from edition.addresses import Published
from edition.cache import Cache
from edition.diagnostics import Place
from edition.digests import digest
from edition.engines.msgspec import decode, encode
from edition.intake import (
    ANY,
    Circumstances,
    Contents,
    Intake,
    IntakeTask,
    Item,
    KeptBack,
    Text,
    named_files,
    not_taken_in,
    take_in,
)
from edition.memo import Together, recall, remember
from edition.naming import folded
from edition.permanence import Ledger, is_gone
from edition.presentation import Presentation
from edition.program import program
from edition.sources import Sources, State, is_text
from edition.stages.load import standing
from edition.withholding import Withholding
from edition.workers import Workers

_Addresses = tuple[Published, ...]

_ALONE = Circumstances()
"""Those of a file that need not know of others."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What all files are taken in by."""

    unit: str
    split: int
    presentation: Presentation
    grammar: Path | None
    rules: Path | None
    judged_later: bool
    locks: bool
    withholding: Withholding


@dataclass(frozen=True, slots=True)
class Accession:
    """A file that was taken in, and the keys of what its documents contain."""

    intake: Intake
    key: str
    circumstances: Circumstances
    numbers: tuple[int, ...] = ()
    """Of the documents that count, which of the file's they are; nothing: all of them."""

    def documents(self) -> Iterator[tuple[int, Item]]:
        """Yield the documents that count, each with its number in the file."""
        numbers = self.numbers or range(len(self.intake.items))
        yield from zip(numbers, self.intake.items, strict=True)

    def contents_of(self, number: int) -> str:
        """Return the key of the contents of the file's n-th document."""
        return f"{self.key}{number:08x}"


class Accessions:
    """The files of a source folder as they are taken in; what is known is taken from the cache."""

    def __init__(self, sources: Sources, terms: Terms, workers: Workers, cache: Cache) -> None:
        self._sources = sources
        self._terms = terms
        self._workers = workers
        self._cache = cache
        self._by = digest(
            program(),
            "intake",
            terms.unit,
            str(terms.split),
            terms.grammar.name if terms.grammar else "",
            terms.rules.name if terms.rules else "",
            f"{terms.judged_later} {terms.locks}",
            encode(terms.withholding),
        )
        self.ledger = Ledger(sources, cache)
        """What is recorded of the documents that were published."""
        self._inclusions = _Inclusions(sources, cache)
        self._found: dict[str, Accession] = {}

    def all(self, meanwhile: Callable[[], object] = lambda: None) -> list[Accession]:
        """Return the files that no other includes, each taken in with regard to the others.

        ``meanwhile`` is done when the first of those that are not known have been handed over.
        """
        self._take(dict.fromkeys(self._sources.texts, _ALONE), meanwhile)
        stands = self._standing()
        parted = self._parted(stands)
        self._take(
            {
                file: replace(parted.get(file, _ALONE), locked=locked)
                for file, locked in self._locked(stands).items()
            }
        )
        if self._are_single():
            return [self._found[file] for file in stands]
        kept: list[Accession] = []
        met: set[Place] = set()
        for file in stands:
            kept.append(_without(self._found[file], met))
            met.update(item.place for item in kept[-1].intake.items if not item.volume)
        return kept

    def read(self) -> list[Intake]:
        """Return the intake of every file, also of those that others include."""
        return [self._found[file].intake for file in self._sources.texts]

    def may_include(self, file: str) -> list[str]:
        """Return the files that a file may consist of, also if it cannot be read."""
        return self._inclusions.of(file)

    def contents(self, accession: Accession, number: int) -> Contents:
        """Return what the n-th document of a file contains."""
        known = recall(self._cache, accession.contents_of(number), Contents)
        if known is not None:
            return known
        # The cache lost it meanwhile.
        task = self._task(accession.intake.file, accession.circumstances)
        return decode(take_in(task).contents[number], Contents)

    def text(self, accession: Accession, number: int) -> str:
        """Return the text of the n-th document of a file."""
        known = recall(self._cache, accession.contents_of(number), Text)
        return self.contents(accession, number).text if known is None else known.text

    def _are_single(self) -> bool:
        """Tell whether each file consists of itself only: no document can be in two, then."""
        return all(len(intake.files) <= 1 for intake in self.read())

    def _standing(self) -> list[str]:
        files = {intake.file: intake.files for intake in self.read() if intake.files}
        included = {name for file, names in files.items() for name in names if name != file}
        return list(standing(files, included))

    def _take(
        self, files: Mapping[str, Circumstances], meanwhile: Callable[[], object] = lambda: None
    ) -> None:
        """Take in files; what the cache has of them is taken from there."""
        keys = {file: self._key(file, circumstances) for file, circumstances in files.items()}
        together = Together(self._cache, keys.values(), Intake)
        known = dict(zip(keys, together.read, strict=True))
        missing: list[str] = []
        for file, intake in known.items():
            if intake is None:
                missing.append(file)
            else:
                self._found[file] = accession = Accession(intake, keys[file], files[file])
                self._cache.uses(map(accession.contents_of, range(len(intake.items))))
        tasks = (self._task(file, files[file]) for file in missing)
        taken = self._workers.map(take_in, tasks, otherwise=not_taken_in)
        meanwhile()
        for file, made in zip(missing, taken, strict=True):
            intake = decode(made.intake, Intake)
            accession = Accession(intake, keys[file], files[file])
            for number, contents in enumerate(made.contents):
                self._cache.put(accession.contents_of(number), contents)
            if not made.is_of_chance:
                self._cache.put(keys[file], made.intake)
                known[file] = intake
            self._found[file] = accession
        together.keep([*keys.values()], [*known.values()])

    def _key(self, file: str, circumstances: Circumstances) -> str:
        files = [f"{name} {self._sources.digest(name)}" for name in self._inclusions.of(file)]
        given = b"" if circumstances == _ALONE else encode(circumstances)
        return digest(self._by, file, given, *files)

    def _task(self, file: str, circumstances: Circumstances) -> IntakeTask:
        terms = self._terms
        return IntakeTask(
            file,
            {name: self._sources[name] for name in self._inclusions.of(file)},
            terms.unit,
            terms.split,
            terms.presentation,
            terms.grammar,
            terms.rules,
            terms.judged_later,
            terms.locks,
            circumstances,
            terms.withholding,
        )

    def _parted(self, files: Iterable[str]) -> dict[str, Circumstances]:
        """Take in once more each file with a document whose id one before it has."""
        # In most editions each file is by itself and no id is there twice, which is soon seen.
        intakes = self.read()
        ids = [folded(item.id) for intake in intakes for item in intake.items]
        is_one_held_back = any(intake.kept_back for intake in intakes)
        if self._are_single() and len(set(ids)) == len(ids) and not is_one_held_back:
            return {}
        parted: dict[str, Circumstances] = {}
        taken: dict[str, str] = {}
        met: set[Place] = set()
        files = tuple(files)
        shown = {item.place for file in files for item in self._found[file].intake.items}
        for file in files:
            items = self._holders(file, met, shown)
            wanted = [folded(item.id) for item in items]
            if not taken.keys().isdisjoint(wanted):
                others = {name: where for name, where in taken.items() if _is_like(name, wanted)}
                parted[file] = Circumstances(taken=others)
                self._take({file: parted[file]})
                items = self._holders(file, met, shown)
            taken.update((folded(item.id), item.file) for item in items)
            met.update(item.place for item in items if not item.volume)
        return parted

    def _holders(
        self, file: str, met: Collection[Place], shown: Collection[Place]
    ) -> list[Item | KeptBack]:
        """Return what holds an id in a file: its documents, also those that are withheld.

        One that another file shows is that other's.
        """
        intake = _without(self._found[file], met).intake
        held = [x for x in intake.kept_back if x.place not in met and x.place not in shown]
        volumes = {item.id for item in intake.items} | {item.id for item in held}
        units = [item for item in intake.kept_back if item.volume in volumes and item not in held]
        return [*intake.items, *held, *units]

    def _locked(self, files: Iterable[str]) -> dict[str, Mapping[str, tuple[Published, ...]]]:
        """Return, for files that have lost a published address, all those of their documents."""
        items = {
            item.id: (file, number, item.lock)
            for file in files
            for number, item in self._found[file].documents()
        }
        present = {document: lock for document, (_, _, lock) in items.items()}
        differing = sorted(self.ledger.differing(present) & items.keys())
        # A document that was edited once differs for good, as long as it is taken in by itself.
        keys = {
            document: digest(program(), "locked", self.ledger.mark(document), present[document])
            for document in differing
        }
        known = {one: recall(self._cache, keys[one], _Addresses) for one in differing}
        missing = [document for document in differing if known[document] is None]
        recorded = self.ledger.recorded(missing) if missing else {}
        for document in missing:
            file, number, _ = items[document]
            lines = self.contents(self._found[file], number).lock
            all_ = recorded.get(document, ())
            has_lost = any(is_gone(address, lines) for address in all_)
            known[document] = all_ if has_lost else ()
            remember(self._cache, keys[document], known[document])
        found: dict[str, dict[str, tuple[Published, ...]]] = {}
        for document, addresses in known.items():
            if addresses:
                found.setdefault(items[document][0], {})[document] = addresses
        return dict(found)


@dataclass(frozen=True, slots=True)
class Stacks:
    """What the documents of an edition contain, each read when it is asked for."""

    accessions: Accessions
    places: Mapping[str, tuple[Accession, int]]
    """The file of each document by its id, and the document's number in it."""

    def contents(self, document: str) -> Contents:
        """Return what a document contains."""
        return self.accessions.contents(*self.places[document])

    def text(self, document: str) -> str:
        """Return the text of a document."""
        return self.accessions.text(*self.places[document])


def _may_be_read(path: str, state: State) -> bool:
    """Tell whether a file may be included: of a text that is too large it is said that it is."""
    return is_text(path) or state.size <= bounds.FILE


def _without(accession: Accession, met: Collection[Place]) -> Accession:
    """Return a file without the documents that another has brought already."""
    items = accession.intake.items
    twice = {item.id for item in items if not item.volume and item.place in met}
    if not twice:
        return accession
    numbers = [
        number
        for number, item in enumerate(items)
        if item.id not in twice and item.volume not in twice
    ]
    kept = tuple(item for item in items if item.id not in twice and item.volume not in twice)
    return replace(accession, intake=replace(accession.intake, items=kept), numbers=tuple(numbers))


def _is_like(name: str, wanted: Iterable[str]) -> bool:
    return any(name == other or name.startswith(f"{other}-") for other in wanted)


class _Inclusions:
    """Which files each file may include, itself among them; remembered from build to build."""

    def __init__(self, sources: Sources, cache: Cache) -> None:
        self._sources = sources
        self._cache = cache
        self._key = digest(program(), "inclusions", str(sources.folder))
        self._named: dict[str, tuple[str, tuple[str, ...]]] = {}
        known = recall(cache, self._key, dict[str, tuple[str, tuple[str, ...]]]) or {}
        for file in sources.texts:
            now = sources.digest(file)
            before = known.get(file)
            if before is None or before[0] != now:
                before = (now, named_files(file, sources[file]))
            self._named[file] = before
        if self._named != known:
            remember(cache, self._key, self._named)

    def of(self, file: str) -> list[str]:
        """Return the files that a file may consist of, sorted."""
        if not self._named[file][1]:
            return [file]
        found = {file}
        waiting = [file]
        while waiting:
            names = self._named[waiting.pop()][1]
            fresh = self._at_hand(names) - found
            found |= fresh
            waiting += sorted(fresh & self._named.keys())
        return sorted(found)

    def _at_hand(self, names: tuple[str, ...]) -> set[str]:
        if ANY in names:
            return set(self._sources.texts)
        known = self._sources.snapshot.files
        return {name for name in names if name in known and _may_be_read(name, known[name])}
