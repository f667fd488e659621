"""What sums up many documents, as functions of the index: pages, and the volume."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from edition import layout
from edition.archives import Archive, archives
from edition.attestations import Attestations, Date
from edition.backmatter import BackMatter
from edition.binding import MEGABYTES, Volume, bound_in
from edition.cache import Cache
from edition.config import Settings
from edition.coverage import Kind
from edition.dates import EARLIEST
from edition.diagnostics import Finding, Place, Remark
from edition.digests import digest
from edition.elements import escaped
from edition.engines.msgspec import encode
from edition.errors import TransformError, TypesettingError
from edition.figures import Figures
from edition.gathering import Gathered
from edition.index import EDITION
from edition.listing.archives import of_archives, sheets_of_archives
from edition.listing.calendar import has_days, of_calendar, sheets_of_calendar
from edition.listing.letters import of_letters, sheets_of_letters
from edition.listing.redactions import of_redactions, sheets_of_redactions
from edition.listing.subjects import of_subjects, sheets_of_subjects
from edition.model import Document, Entity, Redaction
from edition.pages import Made, PageTask
from edition.pictures import Picture, among
from edition.presentation import Presentation, stylesheets
from edition.program import program
from edition.redirects import Redirects
from edition.sheaves import Company, Sheaf, sheaf
from edition.sheets import Beside, Sheet, Sheets, cards, date_of, listed_by, with_versions
from edition.stages import audit, book, context, data, prepare
from edition.tasks import typesetter
from edition.versions import heads
from edition.workers import Errand

_HEADER = Place(EDITION, 0)
"""Where is said what concerns the edition as a whole."""


_AT_HOME = 12
"""How many documents the first page lists."""


class Summaries:
    """Says what there is to make, page by page, and makes the volume."""

    def __init__(
        self,
        gathered: Gathered,
        settings: Settings,
        presentation: Presentation,
        look: str,
        *,
        date: dt.date,
        search: bool,
        pdf: bool,
        guide: str = "",
        cache: Cache,
        pictures: Mapping[str, Picture] | None = None,
    ) -> None:
        self._gathered = gathered
        self._pictures = among(pictures or {}, gathered.assets.values())
        self._index = gathered.index
        self._presentation = presentation
        self._base_url = settings.base_url
        self._language = settings.language
        self._by_id = {entity.id: entity for entity in gathered.index.entities}
        self._look = look
        self._date = date
        self.mentions = Attestations(
            gathered.index.documents, gathered.resolved, gathered.resolutions, cache
        )
        """Where each entity is mentioned."""
        self._dated = [item for item in gathered.index.documents if date_of(item)]
        passages = sum(date.count for date in self.mentions.dates.values())
        self._letters = gathered.correspondence
        self._of_archives = of_archives(gathered.index.documents, settings.language)
        facts = partial(
            context.edition_facts,
            self._index,
            settings,
            chronology=listed_by(len(self._dated) + passages),
            search=search,
            pdf=pdf,
            guide=guide,
            lists=tuple(self._lists()),
        )
        self.edition = facts(date="" if date == EARLIEST else date.isoformat())
        """What the pages share that sum up the whole (``c:edition``)."""
        self.frame = facts(date="")
        """What the pages of documents and entities share: no more than stays the same."""
        self._search = search

    def front(self, figures: Sequence[Figures], volumes: Sequence[Volume] = ()) -> Sheaf:
        """Return home, about, and what depends on nothing else.

        ``figures`` are those of the audit of all documents, ``volumes`` what there is of the book.
        """
        sheets = Sheets(digest(self._look, self.edition), self._page)
        return Sheaf("", lambda _: self._front(sheets, figures, volumes))

    def sheaves(self) -> Iterator[Sheaf]:
        """Yield the lists, the registers and the pages of all entities."""
        documents, bundles = self._index.documents, self._gathered.bundles
        sheets = Sheets(digest(self._look, self.edition), self._page)

        def listed(name: str, of: object, found: Callable[[], Iterable[Sheet]]) -> Sheaf:
            return sheaf(name, sheets.by, of, lambda _: found())

        shown = with_versions(documents, bundles)
        yield listed("documents", shown, lambda: sheets.documents(documents, bundles))
        dated = self._dated
        if dated or self.mentions.dates:
            yield listed(
                "chronology",
                (self.mentions.dates, [date_of(item) for item in dated], cards(dated)),
                lambda: sheets.chronology(self._dates, self.mentions.days),
            )
        if has_days(dated):
            yield listed(
                "calendar", of_calendar(dated), lambda: sheets_of_calendar(sheets, self._dates)
            )
        subjects, language = self._gathered.subjects, self._language
        yield listed(
            "subjects",
            (language, of_subjects(subjects)),
            lambda: sheets_of_subjects(sheets, subjects, language),
        )
        letters = self._letters
        yield listed(
            "letters",
            (language, self._of_letters),
            lambda: sheets_of_letters(sheets, letters, language),
        )
        yield listed(
            "archives", self._of_archives, lambda: sheets_of_archives(sheets, self._archives)
        )
        yield listed(
            "redactions",
            of_redactions(documents),
            lambda: sheets_of_redactions(sheets, documents, self._redactions),
        )
        for kind in self._index.used_kinds():
            entities = self._of_kind(kind)
            tallies = self._tallies(entities)
            prefaces = self._gathered.prefaces.get(kind, ())
            yield listed(
                f"register {kind}",
                (language, self._index.registered, [*tallies.values()], prefaces),
                partial(
                    sheets.register, kind, entities, tallies, language=language, prefaces=prefaces
                ),
            )
            yield from self._entities(entities)

    def _front(
        self, sheets: Sheets, figures: Sequence[Figures], volumes: Sequence[Volume]
    ) -> Iterator[Sheet]:
        """Yield the first page, what is about the edition, and what depends on nothing else."""
        documents = self._index.documents
        first = heads(documents, self._gathered.bundles)[:_AT_HOME]
        text = self._gathered.edition
        of = (
            self._gathered.targets.get(EDITION, {}),
            self._gathered.assets,
            sorted(self._pictures.items()),
            self._counts(),
        )
        home = partial(self._context_of_edition, first, volumes=volumes)
        bound = [(volume.number, volume.title) for volume in volumes]
        told = context.statistics(documents, self._index.entities, figures)
        about = partial(self._context_of_edition, (), statistics=told)
        yield sheets.single("home", "index.html", (of, cards(first), bound), home, source=text)
        yield sheets.single("about", "about.html", (of, told), about, source=text)
        if self._search:
            yield sheets.single("search", "search.html", "", context.empty_context)
        if self._base_url:
            yield sheets.single("missing", "404.html", "", context.empty_context)

    @cached_property
    def _back_matter(self) -> BackMatter:
        index, entries = self._index, self._gathered.entries
        return BackMatter(index, entries, self._letters, language=self._language)

    @cached_property
    def _of_letters(self) -> object:
        """What the pages of letters depend on."""
        return of_letters(self._letters)

    @cached_property
    def _dates(self) -> tuple[Date, ...]:
        """All dates, in order."""
        return self.mentions.calendar()

    @cached_property
    def _archives(self) -> tuple[Archive, ...]:
        """Where what the documents are made from is kept; to put it in order takes its time."""
        return archives(self._index.documents, self._language)

    def _lists(self) -> Iterator[str]:
        """Yield the names of the lists that there are besides the registers."""
        if self._gathered.subjects:
            yield "subjects"
        if self._letters.letters:
            yield "correspondence"
        if self._of_archives:
            yield "archives"
        if any(item.survey.redacted.listed for item in self._index.documents):
            yield "redactions"
        if has_days(self._dated):
            yield "calendar"

    def _redactions(self, document: Document) -> Sequence[Redaction]:
        return self._gathered.resolutions.contents(document).redactions

    def _entities(self, entities: Sequence[Entity]) -> Iterator[Sheaf]:
        """Yield the pages of the entities of a kind."""
        sheets = Sheets(digest(self._look, self.frame), partial(self._page, edition=self.frame))
        by = digest(sheets.by, self._registered)
        for number, entity in enumerate(entities):
            has_letters = "letters" if self._letters.of(entity.id) else ""
            # No digest, of which there would be one for each of many entities.
            key = f"{by} {self.mentions.told(entity.id)} {has_letters} {entity.id}"
            yield Sheaf(key, partial(self._entity, sheets, entities, number), entity.id)

    def _entity(
        self, sheets: Sheets, entities: Sequence[Entity], number: int, company: Company
    ) -> Iterator[Sheet]:
        """Yield the pages of one of the entities of a kind."""
        entity = entities[number]
        return sheets.entity(
            entity,
            self._gathered.entries[entity.id],
            self.mentions.of(entity.id),
            tally=self.mentions.tally(entity.id),
            targets=self._gathered.targets.get(entity.place.file, {}),
            around=(
                entities[number - 1] if number else None,
                entities[number + 1] if number + 1 < len(entities) else None,
            ),
            beside=self._beside(entity, company),
        )

    @cached_property
    def _registered(self) -> str:
        """A digest of the registers: of all that the pages of entities say besides mentions."""
        gathered = self._gathered
        return digest(
            self._index.registered,
            encode(gathered.entries),
            encode(gathered.targets),
            encode(gathered.relations),
        )

    def _beside(self, entity: Entity, company: Company) -> Beside:
        return Beside(
            self._gathered.relations.get(entity.id, ()),
            tuple(context.Company(self._by_id[other], count) for other, count in company),
            layout.correspondent_page(entity.id) if self._letters.of(entity.id) else "",
        )

    def data(self) -> Iterator[tuple[str, object, Callable[[], bytes]]]:
        """Yield the names of the lists that there are, what their data depends on, and makes it."""
        subjects, letters = self._gathered.subjects, self._letters
        related = [*{one: None for found in self._gathered.relations.values() for one in found}]
        redacted = [item for item in self._index.documents if item.survey.redacted.listed]
        if subjects:
            yield "subjects", of_subjects(subjects), lambda: data.subjects(subjects.all)
        if letters.letters:
            yield "letters", self._of_letters, lambda: data.letters(letters.letters)
        if self._of_archives:
            yield "archives", self._of_archives, lambda: data.archives(self._archives)
        if related:
            yield "relations", related, lambda: data.relations(related)
        if redacted:
            yield "redactions", of_redactions(redacted), lambda: data.redactions(redacted)

    def report(
        self,
        findings: Iterable[Finding],
        figures: Iterable[Figures],
        unhandled: Iterable[Kind],
    ) -> PageTask:
        """Return the report for people."""
        slice_ = context.report_context(findings, figures, unhandled)
        return self._page("report", "report.html", slice_)

    def redirect_pages(self, redirects: Redirects, there: Container[str]) -> Iterator[PageTask]:
        """Yield the pages of former addresses, which lead on to the present ones.

        What is ``there`` (paths) is not written over.
        """
        for former, present in redirects.pages():
            if former not in there:
                source = context.redirect_context(present, redirects.fragments(former))
                yield self._page("redirect", former, source)

    def withheld_pages(self, paths: Iterable[str]) -> Iterator[PageTask]:
        """Yield the pages of documents that were published and are withheld at present."""
        for path in paths:
            yield self._page("withheld", path, context.empty_context())

    def unreadable(self, finding: Finding, document: str) -> PageTask:
        """Return the page that stands in a draft for a document that cannot be read or rendered."""
        slice_ = context.unreadable_context(finding)
        path = layout.document_page(document)
        return self._page("unreadable", path, slice_)

    def volume_key(self, volume: Volume) -> str:
        """Return a digest of what a volume depends on, but for the documents themselves."""
        return digest(
            program(),
            "volume",
            str(volume.number),
            volume.title,
            str(volume.before),
            self._look,
            self.edition,
            self.told(volume),
            encode(self._gathered.targets.get(EDITION, {})),
            self._date.isoformat(),
            cards(self._inside(volume)),
            encode(sorted(self._parts(volume).items())),
            *self._registers(volume),
        )

    def volume(self, root: Path, volume: Volume, *, state: str) -> Made:
        """Return the PDF of a volume; ``root`` holds the fragments of its documents.

        ``state`` is a digest of the sources that it is made from.
        """
        compiled = stylesheets(self._presentation, *self._presentation.outputs)
        compositor = typesetter(self._presentation)
        inside = self._inside(volume)
        about = compiled.parse(
            self._context_of_edition(
                inside,
                self._registers(volume),
                volumes=(volume,),
                parts=self._parts(volume),
                state=state,
            )
        )
        source, told = about, self.told(volume)
        if told:
            source = prepare.prepare(compiled, compiled.parse(told))
        try:
            made = book.volume(
                compiled,
                compositor,
                source,
                context=about,
                edition=compiled.parse(self.edition),
            )
            printed = book.printed(compositor, made, root=root, day=self._date)
            compositor.forget()
            path = layout.volume(volume.number)
            page = audit.pdf_page(path, printed.pdf, base_url=self._base_url)
        except (TypesettingError, TransformError) as error:
            message = f"{named(volume).capitalize()} could not be set: {error}"
            return Made({}, remarks=(Remark("ED703", _HEADER, message),))
        remarks = made.remarks if printed.is_settled else (*made.remarks, _unsettled())
        return Made({page.path: printed.pdf}, (page,), remarks)

    def _inside(self, volume: Volume) -> list[Document]:
        """Return the documents of a volume in order."""
        by_id = {document.id: document for document in self._index.documents}
        return [by_id[document] for document in volume.documents]

    def _parts(self, volume: Volume) -> dict[str, str]:
        """Return the title of the innermost part that each document of a volume is in."""
        titles = self._titles
        return {name: titles[name][-1] for name in volume.documents if titles.get(name)}

    @cached_property
    def _titles(self) -> Mapping[str, tuple[str, ...]]:
        return self._index.parts()

    def told(self, volume: Volume) -> str:
        """Return what stands of ``edition.xml`` in a volume."""
        return bound_in(volume, self._gathered.edition)

    def _registers(self, volume: Volume) -> list[str]:
        """Return the registers, as contexts have them: what a volume of several can mention."""
        there = self._named_in(volume) if volume.number else None
        return [
            self._back_matter.register(kind, self.mentions.tally, among=there)
            for kind in self._index.used_kinds()
        ]

    def _named_in(self, volume: Volume) -> set[str]:
        """Return the entities that pointers of a volume lead to."""
        told, targets = self.told(volume), self._gathered.targets.get(EDITION, {})
        found = {target.id for pointer, target in targets.items() if escaped(pointer) in told}
        for document in self._inside(volume):
            found.update(item.id for item in self._gathered.resolutions.targets(document).values())
        return found

    def _tallies(self, entities: Iterable[Entity]) -> dict[str, context.Tally]:
        return {entity.id: self.mentions.tally(entity.id) for entity in entities}

    def _of_kind(self, kind: str) -> Sequence[Entity]:
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[Entity]]:
        found: dict[str, list[Entity]] = {}
        for entity in self._index.entities:
            found.setdefault(entity.kind, []).append(entity)
        return found

    def _counts(self) -> dict[str, int]:
        counts = {"document": len(heads(self._index.documents, self._gathered.bundles))}
        return counts | {kind: len(self._of_kind(kind)) for kind in self._index.used_kinds()}

    def _page(
        self,
        mode: str,
        path: str,
        slice_: str,
        *,
        source: str = "",
        place: Place = _HEADER,
        edition: str = "",
    ) -> PageTask:
        return PageTask(
            mode=mode,
            path=path,
            context=slice_,
            edition=edition or self.edition,
            presentation=self._presentation,
            base_url=self._base_url,
            source=source,
            place=place,
        )

    def _context_of_edition(
        self,
        documents: Iterable[Document],
        registers: Iterable[str] = (),
        *,
        statistics: str = "",
        volumes: Iterable[Volume] = (),
        parts: Mapping[str, str] | None = None,
        state: str = "",
    ) -> str:
        assets = self._gathered.assets
        return context.edition_context(
            documents,
            self._gathered.targets.get(EDITION, {}),
            {pointer: layout.asset(path) for pointer, path in assets.items()},
            pictures=self._pictures,
            counts=self._counts(),
            registers=registers,
            statistics=statistics,
            volumes=volumes,
            parts=parts,
            state=state,
        )


def _unsettled() -> Remark:
    message = (
        "The pages of the volume did not settle: page numbers in contents, indexes and references"
        " may be wrong."
    )
    hint = "Look at what the edition's own design makes of numbers that depend on pages."
    return Remark("ED714", _HEADER, message, hint)


def named(volume: Volume) -> str:
    """Return what a volume is called in messages."""
    return f"volume {volume.number}" if volume.number else "the volume"


def no_volume(errand: Errand, reason: str) -> Made:
    """Return what there is of a volume that came to nothing: the remark that says so."""
    return Made({}, remarks=(Remark("ED703", _HEADER, f"Setting {errand.subject} {reason}."),))


def of_one_name(volume: Volume, document: Document) -> Made:
    """Return what there is of a volume whose PDF would stand in the place of that of a document."""
    message = (
        f"The PDF of the document '{document.id}' has the address of {named(volume)}, and the"
        " edition is published without the volume."
    )
    hint = "Give the document another xml:id."
    return Made({}, remarks=(Remark("ED715", Place(document.file, 0), message, hint),))


def too_large(volume: Volume, budget: int) -> Made:
    """Return what there is of a volume of more pages than are set: the remark that says so."""
    message = (
        f"{named(volume).capitalize()} would have some {volume.pages:,} pages, more than the"
        f" {budget:,} that are set ('print.budget'), and the edition is published without it."
    )
    hint = (
        'Divide it (\'print.volumes\': "year", "part", or how many pages a volume may have), or'
        f" allow more: this one takes {volume.pages * MEGABYTES / 1000:.1f} GB of memory to set."
    )
    return Made({}, remarks=(Remark("ED705", _HEADER, message, hint),))
