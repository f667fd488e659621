"""The pages that sum up many documents, and the volume: functions of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition import layout
from edition.config import Settings
from edition.coverage import Kind
from edition.diagnostics import Finding, Place, Remark
from edition.engines.saxonche import Tree
from edition.errors import TransformError, TypesettingError
from edition.figures import Figures
from edition.gathering import Gathered
from edition.index import EDITION, Mentions
from edition.model import Document
from edition.redirects import Redirects
from edition.stages import book, context, prepare, site
from edition.tasks import Presentation, stylesheets, typesetter


@dataclass(frozen=True, slots=True)
class Made:
    """Files of the published tree, and what there is to say of their making."""

    files: Mapping[str, bytes]
    remarks: tuple[Remark, ...] = ()


class Summaries:
    """Makes the pages of one edition."""

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
        self._compiled = stylesheets(presentation, "prepare", "site", "text", "book")
        self.edition = context.serialise(
            context.edition_facts(
                self._index,
                settings,
                date=date.isoformat(),
                search=search,
                pdf=pdf,
                guide=guide,
            )
        )
        self._edition = self._compiled.parse(self.edition)
        self._search = search

    @property
    def mentions(self) -> Mapping[str, Sequence[Mentions]]:
        """Where each entity is mentioned."""
        return self._mentions

    def pages(self) -> Made:
        """Return home, about, the lists, the registers and the pages of all entities."""
        files: dict[str, bytes] = {}
        remarks: list[Remark] = []
        for made in self._pages():
            files.update(made.files)
            remarks += made.remarks
        return Made(files, tuple(remarks))

    def _pages(self) -> Iterable[site.Pages]:
        about = self._context_of_edition(self._index.documents)
        source = self._source_of_edition(about)
        yield self._page("home", source, "index.html", about)
        yield self._page("about", source, "about.html", about)
        yield self._page("documents", about, "documents.html", about)
        if self._search:
            yield self._page("search", about, "search.html", about)
        days = self._index.chronology()
        if days:
            chronology = self._tree(context.serialise(context.chronology_context(days)))
            yield self._page("chronology", chronology, "chronology.html", chronology)
        for kind in self._index.used_kinds():
            yield from self._register(kind)

    def _register(self, kind: str) -> Iterable[site.Pages]:
        entities = [entity for entity in self._index.entities if entity.kind == kind]
        listing = self._tree(
            context.serialise(context.register_context([kind], entities, self._mentions))
        )
        yield self._page("register", listing, layout.register_page(kind), listing)
        for number, entity in enumerate(entities):
            targets = self._gathered.targets.get(entity.place.file, {})
            entry = self._gathered.entries[entity.id]
            slice_ = context.entity_context(
                entity,
                mentions=self._mentions.get(entity.id, ()),
                targets={
                    pointer: target for pointer, target in targets.items() if pointer in entry
                },
                files={},
                previous=entities[number - 1] if number else None,
                following=entities[number + 1] if number + 1 < len(entities) else None,
            )
            path = layout.entity_page(kind, entity.id)
            yield self._page(
                "entity", self._tree(entry), path, self._tree(context.serialise(slice_))
            )

    def report(
        self,
        findings: Iterable[Finding],
        figures: Iterable[Figures],
        unhandled: Iterable[Kind],
    ) -> Mapping[str, bytes]:
        """Return the report for people."""
        slice_ = self._tree(context.serialise(context.report_context(findings, figures, unhandled)))
        return self._page("report", slice_, "report.html", slice_).files

    def redirect_pages(self, redirects: Redirects) -> Made:
        """Return the pages of former addresses, which lead on to the present ones."""
        files: dict[str, bytes] = {}
        for former, present in redirects.pages():
            source = self._tree(context.serialise(context.redirect_context(present)))
            files.update(self._page("redirect", source, former, source).files)
        return Made(files)

    def unreadable(self, finding: Finding, document: str) -> Made:
        """Return the page that stands in a draft for a document that cannot be read or rendered."""
        slice_ = self._tree(context.serialise(context.report_context([finding], ())))
        page = self._page("unreadable", slice_, layout.document_page(document), slice_)
        return Made(page.files, page.remarks)

    def volume(self, root: Path, documents: Collection[str]) -> Made:
        """Return the PDF of the edition with these documents; ``root`` holds their fragments."""
        chosen = [document for document in self._index.documents if document.id in documents]
        about = self._context_of_edition(chosen, registers=True)
        compositor = typesetter(self._presentation)
        place = Place(EDITION, 0)
        try:
            made = book.volume(
                self._compiled,
                compositor,
                self._source_of_edition(about),
                context=about,
                edition=self._edition,
            )
            pdf = book.set_in_type(compositor, made, root=root, day=self._date)
        except (TypesettingError, TransformError) as error:
            return Made({}, (Remark("ED703", place, f"The volume could not be set: {error}"),))
        return Made({layout.pdf("edition"): pdf}, made.remarks)

    def _page(self, mode: str, source: Tree, path: str, slice_: Tree) -> site.Pages:
        return site.page(
            self._compiled, mode, source, path=path, context=slice_, edition=self._edition
        )

    def _source_of_edition(self, otherwise: Tree) -> Tree:
        if not self._gathered.edition:
            return otherwise
        return prepare.prepare(self._compiled, self._tree(self._gathered.edition))

    def _context_of_edition(
        self, documents: Sequence[Document], *, registers: bool = False
    ) -> Tree:
        root = context.edition_context(
            documents,
            self._gathered.targets.get(EDITION, {}),
            {
                pointer: layout.asset(path)
                for pointer, path in self._gathered.assets.get(EDITION, {}).items()
            },
        )
        if registers:
            kinds = self._index.used_kinds()
            root.extend(context.register_context(kinds, self._index.entities, self._mentions))
        return self._tree(context.serialise(root))

    def _tree(self, text: str) -> Tree:
        return self._compiled.parse(text)
