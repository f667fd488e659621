"""Rendering: all documents of an edition, each from the cache or by a worker.

What a document's files depend on is known before its context is made: its own contents, the facts
that were looked up for it, its neighbours. While these are the same nothing is done. Where they are
not, its context is made, and it is rendered only if that differs too.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from edition import layout
from edition.cache import Cache
from edition.config import Settings
from edition.dates import build_date
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.engines.tinycss2 import Hiding
from edition.gathering import Gathered
from edition.guide import Guide
from edition.listing.subjects import named
from edition.memo import recall, remember, some_together
from edition.model import Document
from edition.omission import without_pointers
from edition.outputs import Kept, Outputs
from edition.pictures import Picture, among
from edition.presentation import Presentation
from edition.program import program
from edition.redirects import Moved, Redirects
from edition.stages import audit, cite, context
from edition.tasks import Press, Rendered, RenderTask, not_rendered, render_document
from edition.versions import Bundle
from edition.versions import told as told_of
from edition.ways import Way, Ways
from edition.workers import Workers

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Manner:
    """How all documents of a build are rendered."""

    settings: Settings
    presentation: Presentation
    look: str
    """A digest of what the edition itself adds to the presentation."""
    edition: str
    """What all pages share (``c:edition``)."""
    press: Press | None
    day: dt.date
    """The date of the PDF of a document that records no change."""
    hiding: tuple[Hiding, ...] = ()
    unprintable: frozenset[str] = frozenset()
    """The images that the typesetter cannot read, as paths below the source folder."""
    offered: Mapping[str, str] = field(default_factory=dict)
    """The files of TEI that are offered, with their digests."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """What is known of images, by their paths in the published tree."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be rendered, and what stands around it: on each way, and in its volume."""

    document: Document
    ways: tuple[Way, ...]
    volume: Document | None
    versions: Bundle = ()
    """Its versions, itself among them; nothing where it has no other."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of a document: by what is known before its context is made, and by that."""

    quick: str
    key: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a document: its key, and what was made under it."""

    key: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class _Row:
    """Some documents that are looked up together, and the key of all that they depend on."""

    key: str
    documents: Sequence[Document]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document whose turn has not come, and what was made of it before, if that is known."""

    document: Document
    keys: _Keys | None
    kept: Kept | None
    is_taken_over: bool = False


class Rendering:
    """Renders the documents of an edition in order, whatever is known of them already."""

    def __init__(self, gathered: Gathered, manner: Manner, cache: Cache) -> None:
        self._gathered = gathered
        self._manner = manner
        self._cache = cache
        self._found: dict[str, _Found] = {}
        """What is known of documents by now, by their ids."""
        self._documents_of = Counter(item.file for item in gathered.index.documents)
        self._redirects = gathered.absences.redirects(
            gathered.published, Redirects(manner.settings.redirects)
        )
        self._families = {
            entity.id: entity.sort.partition(", ")[0]
            for entity in gathered.index.entities
            if entity.kind == "person" and ", " in entity.sort
        }
        self._titles = {
            document.id: document.survey.metadata.title or document.id
            for document in gathered.index.documents
        }
        facts = gathered.index.facts
        self._common = (*facts.metadata.authors, *facts.metadata.editors) if facts else ()
        """Those who are responsible for the edition as a whole."""
        self._by = digest(
            program(),
            "document",
            manner.look,
            manner.edition,
            "" if manner.press is None else f"pdf {os.environ.get('SOURCE_DATE_EPOCH', '')}",
            encode(manner.hiding),
            # The order and what the documents are about are asked of each.
            encode(facts.metadata if facts else None),
        )

    def documents(self, workers: Workers, outputs: Outputs) -> Iterator[tuple[str, Kept, bool]]:
        """Return the id of each document, what becomes of it, and whether that was known before.

        The first ones are begun with at once.
        """
        documents = self._gathered.index.documents
        rows = [self._row(some) for some in some_together(documents, attrgetter("contents"))]
        known = {row.key: self._known_together(row) for row in rows}
        keys = self._find_others()
        self._cache.uses([found.key for found in self._found.values()])
        are_there = outputs.take_over_all([found.kept for found in self._found.values()])
        waiting: deque[_Waiting] = deque()

        def tasks() -> Iterator[RenderTask]:
            for document in documents:
                found = self._found.get(document.id)
                if found is not None:
                    waiting.append(_Waiting(document, None, found.kept, is_taken_over=are_there))
                    continue
                order = self._order(document)
                slice_ = self._context(order)
                described = self._described(order)
                both = _Keys(keys[document.id], self._key(order, slice_, described))
                kept = recall(self._cache, both.key, Kept)
                waiting.append(_Waiting(document, both, kept))
                if kept is None:
                    yield self._task(order, slice_, described, outputs)
                else:
                    self._remember(document, both, kept)

        made = workers.map(render_document, tasks(), otherwise=not_rendered)

        def results() -> Iterator[tuple[str, Kept, bool]]:
            for rendered in made:
                while waiting[0].kept is not None:
                    yield self._taken_over(waiting.popleft(), workers, outputs)
                one = waiting.popleft()
                kept = self._keep(one.document, one.keys, rendered, outputs)
                yield one.document.id, kept, False
            for one in waiting:
                yield self._taken_over(one, workers, outputs)
            self._remember_together(rows, known)

        return results()

    def _row(self, documents: Sequence[Document]) -> _Row:
        own = [
            (*self._own(item), self._gathered.resolved[item.id].known, item.invalid)
            for item in documents
        ]
        return _Row(digest(self._by, self._surroundings, encode(own)), documents)

    def _known_together(self, row: _Row) -> tuple[_Found, ...]:
        """Return what is known of the documents of a row, and hold it."""
        found = recall(self._cache, row.key, tuple[_Found, ...]) or ()
        if len(found) == len(row.documents):
            self._found.update(zip((item.id for item in row.documents), found, strict=True))
        return found

    def _remember_together(
        self, rows: Sequence[_Row], before: Mapping[str, Sequence[_Found]]
    ) -> None:
        for row in rows:
            now = tuple(self._found.get(item.id) for item in row.documents)
            if now != before[row.key] and all(now):
                remember(self._cache, row.key, now)

    def _find_others(self) -> dict[str, str]:
        """Look up one by one the documents that are not known yet, and return their quick keys."""
        keys = {
            item.id: self._quick_key(self._order(item))
            for item in self._gathered.index.documents
            if item.id not in self._found
        }
        for document, key in keys.items():
            found = recall(self._cache, key, _Found)
            if found is not None:
                self._found[document] = found
        return keys

    def _remember(self, document: Document, keys: _Keys, kept: Kept) -> None:
        self._found[document.id] = found = _Found(keys.key, kept)
        remember(self._cache, keys.quick, found)

    def _taken_over(
        self, one: _Waiting, workers: Workers, outputs: Outputs
    ) -> tuple[str, Kept, bool]:
        document, kept = one.document, one.kept
        if kept is not None and (one.is_taken_over or outputs.take_over(kept)):
            return document.id, kept, True
        # Its files are there no more, neither published nor in the cache.
        order = self._order(document)
        task = self._task(order, self._context(order), self._described(order), outputs)
        rendered = workers.one(render_document, task, otherwise=not_rendered)
        return document.id, self._keep(document, one.keys, rendered, outputs), False

    def _keep(
        self, document: Document, keys: _Keys | None, rendered: Rendered, outputs: Outputs
    ) -> Kept:
        if not rendered.files:
            self._found.pop(document.id, None)
            return outputs.keep(rendered)
        order = self._order(document)
        if keys is None:
            key = self._key(order, self._context(order), self._described(order))
            keys = _Keys(self._quick_key(order), key)
        cited, base_url = self._cited(order), self._manner.settings.base_url
        pages = rendered.pages
        if base_url:
            path = layout.cite(order.document.id)
            pages = (*pages, audit.cited(path, cited.values(), base_url=base_url))
        files = {**rendered.files, **cited}
        kept = outputs.keep_as(keys.key, replace(rendered, files=files, pages=pages))
        self._remember(document, keys, kept)
        return kept

    @cached_property
    def _ways(self) -> Ways:
        gathered = self._gathered
        return Ways(
            gathered.index,
            gathered.bundles,
            gathered.correspondence,
            lambda item: gathered.resolved[item.id].around,
        )

    @cached_property
    def _volumes(self) -> Mapping[str, Document]:
        """The documents that others were taken out of, by their ids."""
        return {item.id: item for item in self._gathered.index.documents if item.survey.units}

    def _order(self, document: Document) -> Order:
        """Return a document with what stands around it."""
        return Order(
            document,
            self._ways.of(document),
            self._volumes.get(document.volume),
            self._gathered.bundles.get(document.id, ()),
        )

    @cached_property
    def _surroundings(self) -> str:
        """A digest of all that ``_around`` is found from.

        While it is the same, a document that is the same has the same around it.
        """
        gathered = self._gathered
        documents, resolved = gathered.index.documents, gathered.resolved
        told = [
            (item.id, item.volume, item.survey.metadata.title, item.survey.metadata.language)
            for item in documents
        ]
        dates = [item.survey.metadata.date for item in documents]
        letters = [
            (found.sent.card if found.sent else "", found.around)
            for found in map(resolved.__getitem__, self._titles)
        ]
        units = [(name, volume.survey.units) for name, volume in self._volumes.items()]
        versions = [(name, told_of(bundle)) for name, bundle in gathered.bundles.items()]
        return digest(
            gathered.resolutions.under,
            encode(
                (
                    (told, dates, letters, units, versions),
                    gathered.subjects.state(),
                    self._redirects.table,
                    self._families,
                    sorted(self._manner.pictures.items()),
                )
            ),
        )

    def _quick_key(self, order: Order) -> str:
        document = order.document
        known = self._gathered.resolved[document.id].known
        return digest(*self._given(document), encode(self._around(order)), known)

    def _around(self, order: Order) -> object:
        """Return what stands around a document; all of it is found from ``_surroundings``."""
        document, volume = order.document, order.volume
        return (
            [way.told for way in order.ways],
            (volume.id, volume.offer, volume.survey.units.get(document.id)) if volume else "",
            self._aliases(document),
            self._moved(document),
            self._families_of(document),
            document.invalid,
            *((one.key, one.name) for one in self._gathered.subjects.of(document.id)),
            self._gathered.subjects.described_elsewhere(document),
            told_of(order.versions),
            sorted(self._pictures(document).items()),
        )

    def _aliases(self, document: Document) -> dict[str, str]:
        """Return former ids that stand beside others; one that is there leads nowhere else."""
        present = document.survey.anchors
        found = self._redirects.aliases(document.id)
        return {old: new for old, new in found.items() if old not in present}

    def _moved(self, document: Document) -> list[tuple[Moved, str]]:
        """Return former ids that lead to another page, each with the title of what is there."""
        present = document.survey.anchors
        found = []
        for item in self._redirects.moved(document.id):
            place = layout.place_in_document(item.present)
            title = self._titles.get(place[0], "") if place else ""
            if item.fragment not in present:
                found.append((item, title or item.present))
        return found

    def _key(self, order: Order, slice_: str, described: str) -> str:
        return digest(*self._given(order.document), slice_, described)

    def _given(self, document: Document) -> Iterator[str | bytes]:
        """Yield what a document depends on by itself, whatever stands around it."""
        name, contents, *others = self._own(document)
        yield from (self._by, name, contents, encode(others))

    def _own(self, document: Document) -> tuple[str, str, object, str, list[str]]:
        withheld = self._gathered.resolved[document.id].withheld
        enclosed, images = self._enclosed(document), list(self._images(document))
        return document.id, document.contents, withheld, enclosed, images

    def _enclosed(self, document: Document) -> str:
        """Return the digest of the TEI that a PDF carries; nothing, if it carries none.

        A file of many documents is not repeated in the PDF of each.
        """
        if self._manner.press is None or self._documents_of[document.file] > 1:
            return ""
        return self._manner.offered.get(document.file, "")

    def _images(self, document: Document) -> Iterator[str]:
        """Yield what of images ends up in a PDF, and which do not."""
        if self._manner.press is not None:
            files = self._gathered.resolved[document.id].assets.values()
            for path in sorted(set(files)):
                is_out = path in self._manner.unprintable
                yield f"{path} {self._gathered.sources.digest(path)} {'out' if is_out else ''}"

    def _pictures(self, document: Document) -> dict[str, Picture]:
        """Return what is known of the images that a document names."""
        files = self._gathered.resolved[document.id].assets
        return among(self._manner.pictures, files.values())

    def _context(self, order: Order) -> str:
        document = order.document
        files = self._gathered.resolved[document.id].assets
        return context.document_context(
            document,
            targets=self._gathered.resolutions.targets(document),
            files={pointer: layout.asset(path) for pointer, path in files.items()},
            ways=order.ways,
            redirected=self._aliases(document),
            moved=self._moved(document),
            volume=order.volume,
            versions=order.versions,
            unprintable={layout.asset(path) for path in self._manner.unprintable},
            language=self._manner.settings.language,
            subjects=map(named, self._gathered.subjects.of(document.id)),
            categories=self._gathered.subjects.described_elsewhere(document),
            pictures=self._pictures(document),
        )

    def _task(self, order: Order, slice_: str, described: str, outputs: Outputs) -> RenderTask:
        document, manner = order.document, self._manner
        press = manner.press
        if press is not None:
            changed = document.survey.metadata.changed
            day = build_date(os.environ, changed) if changed else manner.day
            press = replace(press, day=day)
        return RenderTask(
            document=document.id,
            file=document.file,
            text=without_pointers(
                self._gathered.resolutions.text(document),
                self._gathered.resolved[document.id].withheld,
            ),
            context=slice_,
            edition=manner.edition,
            parts=document.survey.parts,
            presentation=manner.presentation,
            press=press,
            base_url=manner.settings.base_url,
            hiding=manner.hiding,
            offered=outputs.read(layout.tei(document.file)) if self._enclosed(document) else b"",
            described=described,
            styles=manner.settings.styles,
            language=manner.settings.language,
        )

    def _described(self, order: Order) -> str:
        """Return the description of a document for citing it, as CSL-JSON."""
        return json.dumps(self._told(cite.describe, order), ensure_ascii=False, sort_keys=True)

    def _cited(self, order: Order) -> dict[str, bytes]:
        return dict(self._told(cite.citations, order))

    def _told(self, tell: Callable[..., Told], order: Order) -> Told:
        """Return what is told of a document to those who cite it."""
        document = order.document
        base = self._manner.settings.base_url.rstrip("/")
        return tell(
            document,
            self._gathered.index.facts,
            address=f"{base}/{layout.document_page(document.id)}" if base else "",
            volume=order.volume.survey.metadata.title if order.volume else "",
            families=self._families_of(document),
        )

    def _families_of(self, document: Document) -> dict[str, str]:
        """Return the family names of those whom a header's authors and editors are, by pointer."""
        metadata = document.survey.metadata
        agents = (*metadata.authors, *metadata.editors, *self._common)
        families = ((one.pointer, self._family(one.pointer)) for one in agents if one.pointer)
        return {pointer: family for pointer, family in families if family}

    def _family(self, pointer: str) -> str:
        """Return the family name of the person whom a pointer means; nothing, if it means none."""
        return self._families.get(pointer.rpartition("#")[2], "")


def guide_task(guide: Guide, manner: Manner) -> RenderTask:
    """Return the task to render the encoding guide."""
    slice_ = context.document_context(
        guide.document,
        targets=guide.targets,
        files={},
        ways=(),
        redirected={},
        forms=False,
    )
    return RenderTask(
        document=guide.document.id,
        file=guide.document.file,
        text=guide.text,
        context=slice_,
        edition=manner.edition,
        parts=guide.document.survey.parts,
        presentation=manner.presentation,
        press=None,
        base_url=manner.settings.base_url,
    )
