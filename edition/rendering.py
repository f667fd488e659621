"""Rendering: all documents of an edition, each from the cache or by a worker.

What a document's files depend on is known before its context is made: its own contents, the facts
that were looked up for it, its neighbours. While these are the same nothing is done. Where they are
not, its context is made, and it is rendered only if that differs too.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from edition.memo import recall, remember
from edition.model import Document
from edition.omission import without_pointers
from edition.outputs import Kept, Outputs
from edition.presentation import Presentation
from edition.program import program
from edition.redirects import Redirects
from edition.stages import audit, cite, context
from edition.tasks import Press, Rendered, RenderTask, not_rendered, render_document
from edition.workers import Workers


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


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be rendered, and what stands before and after it."""

    document: Document
    previous: Document | None
    following: Document | None
    volume: Document | None


def orders(documents: Sequence[Document]) -> list[Order]:
    """Return the documents of an edition with their neighbours and volumes."""
    volumes = {document.id: document for document in documents if document.survey.units}
    last = len(documents) - 1
    return [
        Order(
            document,
            documents[number - 1] if number else None,
            documents[number + 1] if number < last else None,
            volumes.get(document.volume),
        )
        for number, document in enumerate(documents)
    ]


class Rendering:
    """Renders the documents of an edition in order, whatever is known of them already."""

    def __init__(self, gathered: Gathered, manner: Manner, cache: Cache) -> None:
        self._gathered = gathered
        self._manner = manner
        self._cache = cache
        self._redirects = Redirects(manner.settings.redirects)
        self._by = digest(
            program(),
            "document",
            manner.look,
            manner.edition,
            "" if manner.press is None else f"pdf {os.environ.get('SOURCE_DATE_EPOCH', '')}",
            encode(manner.hiding),
            encode(gathered.index.facts),
        )

    def documents(
        self, orders: Sequence[Order], workers: Workers, outputs: Outputs
    ) -> Iterator[tuple[Kept, bool]]:
        """Yield what becomes of each document, and whether it was known before."""
        waiting: deque[tuple[Order, str, Kept | None]] = deque()

        def tasks() -> Iterator[RenderTask]:
            for order in orders:
                key, slice_, kept = self._known(order)
                waiting.append((order, key, kept))
                if kept is None:
                    yield self._task(order, slice_ or self._context(order))

        made = workers.map(render_document, tasks(), otherwise=not_rendered)
        for rendered in made:
            while waiting[0][2] is not None:
                yield self._taken_over(*waiting.popleft(), workers, outputs)
            order, key, _ = waiting.popleft()
            yield self._keep(order, key, rendered, outputs), False
        for order, key, kept in waiting:
            yield self._taken_over(order, key, kept, workers, outputs)

    def _known(self, order: Order) -> tuple[str, str, Kept | None]:
        """Return the key of a document, its context if it was made, and what was made of it."""
        quick = self._quick_key(order)
        key, slice_ = recall(self._cache, quick, str), ""
        if key is None:
            slice_ = self._context(order)
            key = self._key(order, slice_)
            remember(self._cache, quick, key)
        return key, slice_, recall(self._cache, key, Kept)

    def _taken_over(
        self, order: Order, key: str, kept: Kept | None, workers: Workers, outputs: Outputs
    ) -> tuple[Kept, bool]:
        if kept is not None and outputs.take_over(kept):
            return kept, True
        # Its files are there no more, neither published nor in the cache.
        task = self._task(order, self._context(order))
        rendered = workers.here(render_document, task, otherwise=not_rendered)
        return self._keep(order, key, rendered, outputs), False

    def _keep(self, order: Order, key: str, rendered: Rendered, outputs: Outputs) -> Kept:
        if not rendered.files:
            return outputs.keep(rendered)
        cited, base_url = self._cited(order), self._manner.settings.base_url
        pages = rendered.pages
        if base_url:
            path = layout.cite(order.document.id)
            pages = (*pages, audit.cited(path, cited.values(), base_url=base_url))
        kept = outputs.keep(replace(rendered, files={**rendered.files, **cited}, pages=pages))
        remember(self._cache, key, kept)
        return kept

    def _quick_key(self, order: Order) -> str:
        document = order.document
        resolved = self._gathered.resolved[document.id]
        volume = order.volume
        around = (
            *((item.id, item.survey.metadata.title) for item in _neighbours(order)),
            order.previous is None,
            (volume.id, volume.offer, volume.survey.units.get(document.id)) if volume else "",
            self._redirects.aliases(document.id),
            document.invalid,
            *((one.key, one.name) for one in self._gathered.subjects.of(document.id)),
        )
        return digest(
            self._by,
            document.id,
            document.contents,
            encode(around),
            resolved.known,
            encode(resolved.withheld),
            *self._images(document),
        )

    def _key(self, order: Order, slice_: str) -> str:
        document = order.document
        images = self._images(document)
        cited = order.volume.survey.metadata.title if order.volume else ""
        withheld = encode(self._gathered.resolved[document.id].withheld)
        return digest(self._by, document.id, document.contents, slice_, cited, withheld, *images)

    def _images(self, document: Document) -> Iterator[str]:
        """Yield what of images ends up in a PDF."""
        if self._manner.press is not None:
            files = self._gathered.resolved[document.id].assets.values()
            for path in sorted(set(files)):
                yield f"{path} {self._gathered.sources.digest(path)}"

    def _context(self, order: Order) -> str:
        document = order.document
        files = self._gathered.resolved[document.id].assets
        return context.document_context(
            document,
            targets=self._gathered.resolutions.targets(document),
            files={pointer: layout.asset(path) for pointer, path in files.items()},
            previous=order.previous,
            following=order.following,
            redirected=self._redirects.aliases(document.id),
            volume=order.volume,
            unprintable={layout.asset(path) for path in self._manner.unprintable},
            language=self._manner.settings.language,
            subjects=map(named, self._gathered.subjects.of(document.id)),
        )

    def _task(self, order: Order, slice_: str) -> RenderTask:
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
                self._gathered.resolutions.contents(document).text,
                self._gathered.resolved[document.id].withheld,
            ),
            context=slice_,
            edition=manner.edition,
            parts=document.survey.parts,
            presentation=manner.presentation,
            press=press,
            base_url=manner.settings.base_url,
            hiding=manner.hiding,
        )

    def _cited(self, order: Order) -> dict[str, bytes]:
        document = order.document
        base = self._manner.settings.base_url.rstrip("/")
        address = f"{base}/{layout.document_page(document.id)}" if base else ""
        volume = order.volume.survey.metadata.title if order.volume else ""
        facts = self._gathered.index.facts
        return dict(cite.citations(document, facts, address=address, volume=volume))


def guide_task(guide: Guide, manner: Manner) -> RenderTask:
    """Return the task to render the encoding guide."""
    slice_ = context.document_context(
        guide.document,
        targets=guide.targets,
        files={},
        previous=None,
        following=None,
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


def _neighbours(order: Order) -> Iterator[Document]:
    yield from (item for item in (order.previous, order.following) if item is not None)
