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
from typing import TypeVar

from edition import layout
from edition.cache import Cache
from edition.config import Settings
from edition.correspondence import Correspondence
from edition.dates import build_date
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.engines.tinycss2 import Hiding
from edition.gathering import Gathered
from edition.guide import Guide
from edition.index import Index
from edition.listing.subjects import named
from edition.memo import Together, recall, remember
from edition.model import Document
from edition.omission import without_pointers
from edition.outputs import Kept, Outputs
from edition.pictures import Picture, among
from edition.presentation import Presentation
from edition.program import program
from edition.redirects import Moved, Redirects
from edition.stages import audit, cite, context
from edition.tasks import Press, Rendered, RenderTask, not_rendered, render_document
from edition.versions import Bundle, told
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
    """What is found under a quick key: the other, and what was made under it."""

    key: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document whose turn has not come, and what was made of it before, if that is known."""

    order: Order
    keys: _Keys
    kept: Kept | None
    is_taken_over: bool = False


def orders(
    index: Index,
    bundles: Mapping[str, Bundle],
    correspondence: Correspondence,
    said: Callable[[Document], Mapping[str, str]],
) -> list[Order]:
    """Return the documents of an edition with their neighbours, volumes and versions.

    ``said`` gives the letters that the header of one calls the previous and the next.
    """
    volumes = {item.id: item for item in index.documents if item.survey.units}
    ways = Ways(index, bundles, correspondence, said)
    return [
        Order(
            document,
            ways.of(document),
            volumes.get(document.volume),
            bundles.get(document.id, ()),
        )
        for document in index.documents
    ]


class Rendering:
    """Renders the documents of an edition in order, whatever is known of them already."""

    def __init__(self, gathered: Gathered, manner: Manner, cache: Cache) -> None:
        self._gathered = gathered
        self._manner = manner
        self._cache = cache
        self._found: dict[str, _Found] = {}
        """What is known of documents by now, by their quick keys."""
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

    def documents(
        self, orders: Sequence[Order], workers: Workers, outputs: Outputs
    ) -> Iterator[tuple[Kept, bool]]:
        """Yield what becomes of each document, and whether it was known before."""
        waiting: deque[_Waiting] = deque()
        quick = [self._quick_key(order) for order in orders]
        known = Together(self._cache, quick, _Found)
        are_there = outputs.take_over_all([found.kept for found in known.read if found])

        def tasks() -> Iterator[RenderTask]:
            for order, key, found in zip(orders, quick, known.read, strict=True):
                if found is not None and are_there:
                    waiting.append(
                        _Waiting(order, self._held(key, found), found.kept, is_taken_over=True)
                    )
                    continue
                keys, slice_, kept = self._known(order, key, found)
                waiting.append(_Waiting(order, keys, kept))
                if kept is None:
                    yield self._task(order, slice_ or self._context(order), outputs)

        made = workers.map(render_document, tasks(), otherwise=not_rendered)
        for rendered in made:
            while waiting[0].kept is not None:
                yield self._taken_over(waiting.popleft(), workers, outputs)
            one = waiting.popleft()
            yield self._keep(one.order, one.keys, rendered, outputs), False
        for one in waiting:
            yield self._taken_over(one, workers, outputs)
        known.keep(quick, [self._found.get(key) for key in quick])

    def _held(self, quick: str, found: _Found) -> _Keys:
        """Hold what was found under a quick key, and return the keys of the document."""
        self._found[quick] = found
        self._cache.uses((found.key,))
        return _Keys(quick, found.key)

    def _known(
        self, order: Order, quick: str, found: _Found | None
    ) -> tuple[_Keys, str, Kept | None]:
        """Return the keys of a document, its context if it was made, and what was made of it."""
        if found is not None:
            return self._held(quick, found), "", found.kept
        slice_ = self._context(order)
        keys = _Keys(quick, self._key(order, slice_))
        kept = recall(self._cache, keys.key, Kept)
        if kept is not None:
            self._remember(keys, kept)
        return keys, slice_, kept

    def _remember(self, keys: _Keys, kept: Kept) -> None:
        self._found[keys.quick] = found = _Found(keys.key, kept)
        remember(self._cache, keys.quick, found)

    def _taken_over(self, one: _Waiting, workers: Workers, outputs: Outputs) -> tuple[Kept, bool]:
        order, keys, kept = one.order, one.keys, one.kept
        if kept is not None and (one.is_taken_over or outputs.take_over(kept)):
            return kept, True
        # Its files are there no more, neither published nor in the cache.
        task = self._task(order, self._context(order), outputs)
        rendered = workers.one(render_document, task, otherwise=not_rendered)
        return self._keep(order, keys, rendered, outputs), False

    def _keep(self, order: Order, keys: _Keys, rendered: Rendered, outputs: Outputs) -> Kept:
        if not rendered.files:
            return outputs.keep(rendered)
        cited, base_url = self._cited(order), self._manner.settings.base_url
        pages = rendered.pages
        if base_url:
            path = layout.cite(order.document.id)
            pages = (*pages, audit.cited(path, cited.values(), base_url=base_url))
        files = {**rendered.files, **cited}
        kept = outputs.keep_as(keys.key, replace(rendered, files=files, pages=pages))
        self._remember(keys, kept)
        return kept

    def _quick_key(self, order: Order) -> str:
        document, volume = order.document, order.volume
        around = (
            [way.told for way in order.ways],
            (volume.id, volume.offer, volume.survey.units.get(document.id)) if volume else "",
            self._aliases(document),
            self._moved(document),
            self._families_of(document),
            document.invalid,
            *((one.key, one.name) for one in self._gathered.subjects.of(document.id)),
            self._gathered.subjects.described_elsewhere(document),
            told(order.versions),
            sorted(self._pictures(document).items()),
        )
        known = self._gathered.resolved[document.id].known
        return digest(*self._given(document), encode(around), known)

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

    def _key(self, order: Order, slice_: str) -> str:
        return digest(*self._given(order.document), slice_, self._described(order))

    def _given(self, document: Document) -> Iterator[str | bytes]:
        """Yield what a document depends on by itself, whatever stands around it."""
        yield from (self._by, document.id, document.contents)
        withheld = self._gathered.resolved[document.id].withheld
        yield encode((withheld, self._enclosed(document), list(self._images(document))))

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

    def _task(self, order: Order, slice_: str, outputs: Outputs) -> RenderTask:
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
            described=self._described(order),
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
