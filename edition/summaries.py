"""What sums up many documents, as functions of the index: pages, and the volume.

A page is only made where something it depends on has changed, which is known before there is a
task for it (``Sheet``): to know that nobody is mentioned elsewhere, no passage need be read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

from edition import layout
from edition.attestations import Attestations
from edition.config import Settings
from edition.coverage import Kind
from edition.diagnostics import Finding, Place, Remark
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.errors import TransformError, TypesettingError
from edition.figures import Figures
from edition.gathering import Gathered
from edition.index import EDITION
from edition.model import Document, Entity
from edition.pages import Made, PageTask
from edition.program import program
from edition.redirects import Redirects
from edition.stages import book, context, prepare
from edition.tasks import Presentation, stylesheets, typesetter

_ATTRIBUTE = re.compile(r'="([^"]*)"')

_HEADER = Place(EDITION, 0)
"""Where is said what concerns the edition as a whole."""


_AT_HOME = 12
"""How many documents the first page lists."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be made: a digest of all that it depends on, and what gives the task.

    ``task`` gets the passages that mention the ``entity`` whose page it is, if it is one.
    """

    key: str
    task: Callable[[list[str]], PageTask]
    entity: str = ""


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
    ) -> None:
        self._gathered = gathered
        self._index = gathered.index
        self._presentation = presentation
        self._look = look
        self._date = date
        self.mentions = Attestations(
            gathered.index.documents, gathered.resolved, gathered.resolutions
        )
        """Where each entity is mentioned."""
        facts = partial(
            context.edition_facts,
            self._index,
            settings,
            chronology=self.mentions.has_days(),
            search=search,
            pdf=pdf,
            guide=guide,
        )
        self.edition = facts(date=date.isoformat())
        """What the pages share that sum up the whole (``c:edition``)."""
        self.frame = facts(date="")
        """What the pages of documents and entities share: no more than stays the same."""
        self._search = search

    def pages(self) -> Iterator[Sheet]:
        """Yield home, about, the lists, the registers and the pages of all entities."""
        documents = self._index.documents
        first = documents[:_AT_HOME]
        text, named = self._gathered.edition, encode(self._gathered.targets.get(EDITION, {}))
        counts, about = encode(self._counts()), partial(self._context_of_edition, ())
        home = partial(self._context_of_edition, first)
        at_home = digest(text, named, counts, _cards(first))
        yield self._list("home", "index.html", at_home, home, source=text)
        yield self._list("about", "about.html", digest(text, named, counts), about, source=text)
        listed = partial(context.documents_context, documents)
        yield self._list("documents", "documents.html", _cards(documents), listed)
        if self._search:
            yield self._list("search", "search.html", "", context.empty_context)
        if self.mentions.has_days():
            yield self._list("chronology", "chronology.html", self._days(), self._chronology)
        for kind in self._index.used_kinds():
            yield from self._register(kind)

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
        slice_ = context.report_context([finding], ())
        path = layout.document_page(document)
        return self._page("unreadable", path, slice_)

    def volume_key(self) -> str:
        """Return a digest of what the volume depends on, but for the documents themselves."""
        return digest(
            program(),
            "volume",
            self._look,
            self.edition,
            self._gathered.edition,
            encode(self._gathered.targets.get(EDITION, {})),
            self._date.isoformat(),
            _cards(self._index.documents),
            *self._registers(),
        )

    def volume(self, root: Path, documents: Collection[str]) -> Made:
        """Return the PDF of the edition with these documents; ``root`` holds their fragments."""
        compiled = stylesheets(self._presentation, "prepare", "site", "text", "book")
        compositor = typesetter(self._presentation)
        chosen = [document for document in self._index.documents if document.id in documents]
        about = compiled.parse(self._context_of_edition(chosen, self._registers()))
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

    def _list(
        self, mode: str, path: str, of: str, slice_: Callable[[], str], *, source: str = ""
    ) -> Sheet:
        """Return a page that sums up what ``of`` is a digest of."""
        key = digest(program(), self._look, mode, path, self.edition, source, of)
        return Sheet(key, lambda _: self._page(mode, path, slice_(), source=source))

    def _register(self, kind: str) -> Iterator[Sheet]:
        entities = self._of_kind(kind)
        rows = self._rows(kind)
        listing = partial(context.register_context, rows)
        yield self._list("register", layout.register_page(kind), digest(rows), listing)
        for number, entity in enumerate(entities):
            previous = entities[number - 1] if number else None
            following = entities[number + 1] if number + 1 < len(entities) else None
            yield self._entity(entity, previous, following)

    def _entity(self, entity: Entity, previous: Entity | None, following: Entity | None) -> Sheet:
        entry = self._gathered.entries[entity.id]
        among = self._gathered.targets.get(entity.place.file, {})
        targets = {pointer: among[pointer] for pointer in _values(entry) if pointer in among}
        path = layout.entity_page(entity.kind, entity.id)

        def task(passages: list[str]) -> PageTask:
            slice_ = context.entity_context(
                entity,
                self.mentions.tally(entity.id),
                passages,
                targets=targets,
                files={},
                previous=previous,
                following=following,
            )
            return self._page(
                "entity", path, slice_, source=entry, place=entity.place, edition=self.frame
            )

        attested = [
            (item.document.id, _called(item.document), item.tally.digest)
            for item in self.mentions.of(entity.id)
        ]
        around = [(item.id, item.name) if item else None for item in (previous, following)]
        known = encode((entity, around, targets, attested))
        key = digest(program(), self._look, "entity", path, self.frame, entry, known)
        return Sheet(key, task, entity.id)

    def _registers(self) -> list[str]:
        return [self._rows(kind) for kind in self._index.used_kinds()]

    def _rows(self, kind: str) -> str:
        """Return the entities of a kind with how often each is mentioned, as contexts have them."""
        entities = self._of_kind(kind)
        tallies = {entity.id: self.mentions.tally(entity.id) for entity in entities}
        return context.register(kind, entities, tallies)

    def _of_kind(self, kind: str) -> list[Entity]:
        return [entity for entity in self._index.entities if entity.kind == kind]

    def _counts(self) -> dict[str, int]:
        counts = {"document": len(self._index.documents)}
        return counts | {kind: len(self._of_kind(kind)) for kind in self._index.used_kinds()}

    def _days(self) -> str:
        """Return a digest of what the chronology shows."""
        dated = [
            (item.id, _called(item), self._gathered.resolved[item.id].days)
            for item in self._index.documents
        ]
        return digest(encode(dated))

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
            source=source,
            place=place,
        )

    def _chronology(self) -> str:
        return context.chronology_context(self.mentions.days())

    def _context_of_edition(
        self, documents: Iterable[Document], registers: Iterable[str] = ()
    ) -> str:
        assets = self._gathered.assets
        return context.edition_context(
            documents,
            self._gathered.targets.get(EDITION, {}),
            {pointer: layout.asset(path) for pointer, path in assets.items()},
            counts=self._counts(),
            registers=registers,
        )


def _cards(documents: Iterable[Document]) -> str:
    """Return a digest of what lists show of documents."""
    cards = [
        (
            item.id,
            item.file,
            item.invalid,
            item.survey.words,
            item.survey.metadata,
            item.survey.parts,
        )
        for item in documents
    ]
    return digest(encode(cards))


def _values(entry: str) -> list[str]:
    """Return what stands in the attributes of an entry and may be a pointer, sorted."""
    values = {unescape(value) for value in _ATTRIBUTE.findall(entry)}
    return sorted(values.union(*(value.split() for value in values)))


def _called(document: Document) -> bytes:
    metadata = document.survey.metadata
    return encode((metadata.title, metadata.date))
