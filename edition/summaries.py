"""What sums up many documents, as functions of the index: tasks for pages, and the volume."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from edition import layout, lists
from edition.config import Settings
from edition.coverage import Kind
from edition.diagnostics import Finding, Place, Remark
from edition.errors import TransformError, TypesettingError
from edition.figures import Figures
from edition.gathering import Gathered
from edition.index import EDITION, Mentions
from edition.model import Document, Entity
from edition.pages import Made, PageTask
from edition.redirects import Redirects
from edition.stages import book, context, prepare
from edition.tasks import Presentation, stylesheets, typesetter

_HEADER = Place(EDITION, 0)
"""Where is said what concerns the edition as a whole."""
Item = TypeVar("Item")

_AT_HOME = 12
"""How many documents the first page lists."""


class Summaries:
    """Says what there is to make, page by page, and makes the volume."""

    def __init__(
        self,
        gathered: Gathered,
        settings: Settings,
        presentation: Presentation,
        *,
        date: dt.date,
        search: bool,
        pdf: bool,
        guide: str = "",
    ) -> None:
        self._gathered = gathered
        self._index = gathered.index
        self._presentation = presentation
        self._date = date
        self._mentions: dict[str, list[Mentions]] = self._index.mentions()
        self._tallies = {key: context.tally(items) for key, items in self._mentions.items()}
        self._days = self._index.chronology()
        self.edition = context.edition_facts(
            self._index,
            settings,
            date=date.isoformat(),
            search=search,
            pdf=pdf,
            guide=guide,
            chronology=self._by_what(),
        )
        self._search = search

    @property
    def mentions(self) -> Mapping[str, Sequence[Mentions]]:
        """Where each entity is mentioned."""
        return self._mentions

    def pages(self) -> Iterator[PageTask]:
        """Yield home, about, the lists, the registers and the pages of all entities."""
        documents = self._index.documents
        home = self._context_of_edition(documents[:_AT_HOME])
        yield self._page("home", "index.html", home, source=self._gathered.edition)
        about = self._context_of_edition(())
        yield self._page("about", "about.html", about, source=self._gathered.edition)
        yield from self._documents()
        if self._search:
            yield self._page("search", "search.html", context.empty_context())
        if self._days:
            yield from self._chronology()
        for kind in self._index.used_kinds():
            yield from self._register(kind)

    def _documents(self) -> Iterator[PageTask]:
        documents = self._index.documents
        if len(documents) <= lists.LONGEST:
            yield self._page("documents", "documents.html", context.documents_context(documents))
            return
        groups = lists.by_year(documents, _date_of, longest=lists.LONGEST)
        sections = [_year(group, layout.year_page(group.name)) for group in groups]
        yield self._page("documents", "documents.html", context.overview_context(sections))
        for number, group in enumerate(groups):
            place = context.place_among(sections, number)
            slice_ = context.documents_context(group.items, place=place)
            yield self._page("documents", sections[number].path, slice_)

    def _by_what(self) -> str:
        """Return how dates are listed: as a ``whole``, or by ``year``; nothing if there are none.

        The documents link to the days that they name, and have to know.
        """
        entries = sum(len(day.documents) + len(day.passages) for day in self._days)
        if entries > lists.LONGEST:
            return "year"
        return "whole" if self._days else ""

    def _chronology(self) -> Iterator[PageTask]:
        if self._by_what() == "whole":
            slice_ = context.chronology_context(self._days)
            yield self._page("chronology", "chronology.html", slice_)
            return
        groups = lists.by_year(self._days, lambda day: day.when)
        sections = [_year(group, layout.chronology_page(group.name)) for group in groups]
        yield self._page("chronology", "chronology.html", context.overview_context(sections))
        for number, group in enumerate(groups):
            place = context.place_among(sections, number)
            slice_ = context.chronology_context(group.items, place=place)
            yield self._page("chronology", sections[number].path, slice_)

    def _register(self, kind: str) -> Iterator[PageTask]:
        entities = self._of_kind(kind)
        path = layout.register_page(kind)
        if len(entities) <= lists.LONGEST_REGISTER:
            register = context.register(kind, entities, self._tallies)
            yield self._page("register", path, context.register_context(register))
        else:
            groups = lists.by_letter(entities)
            sections = [
                context.Section(
                    path=layout.letter_page(kind, group.name),
                    of="letter",
                    key=group.key,
                    count=len(group.items),
                    first=group.items[0].name,
                    last=group.items[-1].name,
                )
                for group in groups
            ]
            yield self._page("register", path, context.overview_context(sections, kind=kind))
            for number, group in enumerate(groups):
                register = context.register(kind, group.items, self._tallies)
                place = context.place_among(sections, number)
                slice_ = context.register_context(register, place=place)
                yield self._page("register", sections[number].path, slice_)
        for number, entity in enumerate(entities):
            yield from self._entity(
                entity,
                previous=entities[number - 1] if number else None,
                following=entities[number + 1] if number + 1 < len(entities) else None,
            )

    def _entity(
        self, entity: Entity, *, previous: Entity | None, following: Entity | None
    ) -> Iterator[PageTask]:
        """Yield the page of an entity, and of very many passages that mention it one a year."""
        targets = self._gathered.targets.get(entity.place.file, {})
        entry = self._gathered.entries[entity.id]
        tally = self._tallies.get(entity.id, context.Tally())
        found = self._mentions.get(entity.id, ())
        mentions: Iterable[str] = map(context.mentions, found)
        if tally.mentions > lists.LONGEST:
            groups = lists.by_year(
                found, lambda item: _date_of(item.document), longest=lists.LONGEST
            )
            sections = [
                _year(group, layout.mentions_page(entity.kind, entity.id, group.name))
                for group in groups
            ]
            for number, group in enumerate(groups):
                slice_ = context.mentions_context(
                    entity,
                    tally,
                    map(context.mentions, group.items),
                    place=context.place_among(sections, number),
                )
                yield self._page("mentions", sections[number].path, slice_, place=entity.place)
            mentions = [context.overview(sections)]
        slice_ = context.entity_context(
            entity,
            tally,
            mentions,
            targets={pointer: target for pointer, target in targets.items() if pointer in entry},
            files={},
            previous=previous,
            following=following,
        )
        path = layout.entity_page(entity.kind, entity.id)
        yield self._page("entity", path, slice_, source=entry, place=entity.place)

    def report(
        self,
        findings: Iterable[Finding],
        figures: Iterable[Figures],
        unhandled: Iterable[Kind],
    ) -> PageTask:
        """Return the report for people."""
        slice_ = context.report_context(findings, figures, unhandled)
        return self._page("report", "report.html", slice_)

    def redirect_pages(self, redirects: Redirects) -> Iterator[PageTask]:
        """Yield the pages of former addresses, which lead on to the present ones."""
        for former, present in redirects.pages():
            source = context.redirect_context(present)
            yield self._page("redirect", former, source)

    def unreadable(self, finding: Finding, document: str) -> PageTask:
        """Return the page that stands in a draft for a document that cannot be read or rendered."""
        slice_ = context.unreadable_context(finding)
        path = layout.document_page(document)
        return self._page("unreadable", path, slice_)

    def volume(self, root: Path, documents: Collection[str]) -> Made:
        """Return the PDF of the edition with these documents; ``root`` holds their fragments."""
        compiled = stylesheets(self._presentation, "prepare", "site", "text", "book")
        compositor = typesetter(self._presentation)
        chosen = [document for document in self._index.documents if document.id in documents]
        registers = [
            context.register(kind, self._of_kind(kind), self._tallies)
            for kind in self._index.used_kinds()
        ]
        about = compiled.parse(self._context_of_edition(chosen, registers))
        source = about
        if self._gathered.edition:
            source = prepare.prepare(compiled, compiled.parse(self._gathered.edition))
        try:
            made = book.volume(
                compiled,
                compositor,
                source,
                context=about,
                edition=compiled.parse(self.edition),
            )
            pdf = book.set_in_type(compositor, made, root=root, day=self._date)
        except (TypesettingError, TransformError) as error:
            message = f"The volume could not be set: {error}"
            return Made({}, remarks=(Remark("ED703", _HEADER, message),))
        return Made({layout.pdf("edition"): pdf}, remarks=made.remarks)

    def _page(
        self,
        mode: str,
        path: str,
        slice_: str,
        *,
        source: str = "",
        place: Place = _HEADER,
    ) -> PageTask:
        return PageTask(
            mode=mode,
            path=path,
            context=slice_,
            edition=self.edition,
            presentation=self._presentation,
            source=source,
            place=place,
        )

    def _of_kind(self, kind: str) -> list[Entity]:
        return [entity for entity in self._index.entities if entity.kind == kind]

    def _context_of_edition(
        self, documents: Iterable[Document], registers: Iterable[str] = ()
    ) -> str:
        counts = {"document": len(self._index.documents)}
        counts |= {kind: len(self._of_kind(kind)) for kind in self._index.used_kinds()}
        return context.edition_context(
            documents,
            self._gathered.targets.get(EDITION, {}),
            {
                pointer: layout.asset(path)
                for pointer, path in self._gathered.assets.get(EDITION, {}).items()
            },
            counts=counts,
            registers=registers,
        )


def _date_of(document: Document) -> str:
    date = document.survey.metadata.date
    return date.sort if date else ""


def _year(group: lists.Group[Item], path: str) -> context.Section:
    return context.Section(path, "year", group.key, len(group.items), group.number)
