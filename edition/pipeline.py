"""The build: the order of the stages, and nothing else.

Everything is gathered first (``gathering``) and published last (``stages.publish``); in between
each document is rendered on its own (``rendering``), and then the pages that sum up many
(``summaries``). What earlier builds made and what still holds is taken from the cache.
"""

from __future__ import annotations

import gc
import itertools
import os
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from edition import layout, permanence, resources
from edition.cache import Cache
from edition.closure import closure
from edition.config import Settings
from edition.coverage import Kind, kinds
from edition.crawling import Faults, Site
from edition.dates import build_date
from edition.diagnostics import Finding, Place, Remark, has_errors
from edition.digests import digest
from edition.disclosure import Disclosure
from edition.engines import citeproc_styles
from edition.engines.msgspec import encode
from edition.engines.tinycss2 import hiding
from edition.errors import UsageError
from edition.gathering import Gathered
from edition.guide import IDENTIFIER, Guide, guide_beside
from edition.imaging import Images, make_images
from edition.links import look_alike, within
from edition.location import located
from edition.look import look
from edition.making import facts
from edition.memo import recall, remember
from edition.naming import fitting, folded
from edition.numbering import Numbering
from edition.offering import Offer, Offering
from edition.outputs import Kept, Outputs
from edition.pages import Made, PageTask, make_page, not_made
from edition.parallel import make_parallel, no_parallel
from edition.parallels import Parallels
from edition.pointers import slugify
from edition.positions import Position
from edition.program import program
from edition.redirects import Redirects
from edition.rendering import Manner, Rendering, guide_task, orders
from edition.request import (
    Outcome,
    Progress,
    Request,
    gathered_of,
    looked_at,
    opened,
    presentation_of,
)
from edition.sheets import Sheet, cards
from edition.sources import LOCK, Sources
from edition.stages import book, data, facets, search, sitemap
from edition.stages.assets import published
from edition.stages.images import is_image
from edition.stages.publish import Staging
from edition.summaries import Summaries, no_volume
from edition.tasks import Press, missing_in_volume, not_rendered, render_document, typesetter
from edition.unchanged import Conclusion, conclusion_key
from edition.workers import Errand, Workers

_OF_CHANCE = frozenset({"ED213", "ED502", "ED703", "ED820"})
"""Codes of what may have failed for want of time or memory."""


def build(request: Request, progress: Progress) -> Outcome:
    """Make the edition and publish it; with errors only drafts are published."""
    cache = opened(request)
    outcome = _build(request, progress, cache)
    return replace(outcome, trouble=cache.trouble)


def _build(request: Request, progress: Progress, cache: Cache) -> Outcome:
    settings = request.settings
    _check(settings)
    with (
        _uncollected(),
        Workers(request.jobs, request.scheduler, request.watch) as workers,
        cache,
        Staging(settings.output, sources=_sources(settings), record=_record(request)) as staging,
    ):
        own = _own(request)
        sources = looked_at(settings, cache)
        known = _concluded(request, sources, cache, staging)
        if known is not None:
            return known
        with progress.stage("Checking"):
            gathered = gathered_of(request, sources, workers, cache)
        count = len(gathered.index.documents)
        validated, withheld = gathered.judged.summary(), gathered.count_withheld()
        if has_errors(gathered.findings) and not request.draft:
            return Outcome(
                tuple(sorted(gathered.findings)), count, validated=validated, withheld=withheld
            )

        outputs = Outputs(staging, cache, settings.base_url)
        images = _images(gathered, workers, outputs, progress)
        making = _Making(request, gathered, staging.scratch(), workers, outputs, images=images)
        made = making.make(progress)
        with progress.stage("Audit"):
            findings, unhandled = _audit(request, gathered, made, workers, cache)
        if has_errors(findings) and not request.draft:
            return Outcome(
                findings, count, validated=validated, unhandled=unhandled, withheld=withheld
            )

        with progress.stage("Publishing"):
            if request.search:
                _index(made, staging, settings, cache)
            if own != _own(request):
                cache.forget()
                raise UsageError(
                    "The edition's own stylesheets or schemas were changed while it was built."
                    " Build it again."
                )
            if request.own and gathered.is_edition:
                sources.confirm(LOCK)
            published = staging.commit()
            lock = sources.digest(LOCK)
            if request.own and gathered.is_edition and not has_errors(findings):
                lock = gathered.ledger.record(made.lock)
        outcome = Outcome(findings, count, published, validated, unhandled, withheld)
        _conclude(request, sources, cache, outcome, lock=lock, manifest=staging.manifest())
    return outcome


def _check(settings: Settings) -> None:
    """Raise UsageError where the settings ask for what cannot be done."""
    if settings.output.is_relative_to(settings.source):
        raise UsageError("The output folder lies among the sources. Give another one (--out).")
    for style in settings.styles:
        if not citeproc_styles.exists(style):
            raise UsageError(f"There is no style of citing called '{style}' ('site.styles').")


def _own(request: Request) -> str:
    """Return a digest of what is read of an edition beside its sources, and more than once."""
    settings, schema = request.settings, request.schema
    schemas = [] if schema in {"auto", "none"} else [(settings.root / schema).resolve()]
    return digest(look(settings), closure(schemas))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do without the collector of cycles: plain values by the million, and none of them in one."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _concluded(
    request: Request, sources: Sources, cache: Cache, staging: Staging
) -> Outcome | None:
    """Return what the last build came to, if nothing has changed since."""
    key = _conclusion_key(request, sources, sources.digest(LOCK))
    known = recall(cache, key, Conclusion) if key else None
    published = staging.keep_all(known.manifest) if known else None
    if known is None or published is None:
        return None
    return Outcome(
        known.findings,
        known.documents,
        published,
        known.validated,
        known.unhandled,
        known.withheld,
    )


def _conclude(
    request: Request, sources: Sources, cache: Cache, outcome: Outcome, *, lock: str, manifest: str
) -> None:
    """Remember what a build came to, unless it might come to something else another time."""
    key = _conclusion_key(request, sources, lock)
    if key and not any(finding.code in _OF_CHANCE for finding in outcome.findings):
        known = Conclusion(
            outcome.findings,
            outcome.documents,
            outcome.validated,
            outcome.unhandled,
            outcome.withheld,
            manifest,
        )
        remember(cache, key, known)


def _conclusion_key(request: Request, sources: Sources, lock: str) -> str:
    options = (request.strict, request.draft, request.pdf, request.search, request.own)
    return conclusion_key(request.settings, request.schema, options, sources, lock)


@dataclass(slots=True)
class _Edition:
    """An edition before it is published: what is remembered of its making."""

    outputs: Outputs
    documents: dict[str, Kept]
    others: list[Kept]
    summaries: Summaries
    disclosure: Disclosure
    remarks: dict[Remark, None]
    lock: dict[str, str]
    """The lines of ``addresses.lock`` for what there is now, by document."""
    leading: Redirects
    """What leads on, the sections of lists that are divided otherwise among it."""

    def site(self, cache: Cache) -> Site:
        """Return all pages and files, the report among them."""
        made = itertools.chain(self.documents.values(), self.others)
        pages = {path: key for one in made for path, key in one.pages.items()}
        files = frozenset({*self.outputs.files, "report.html", "data/report.json"})
        return Site(pages, files, cache, self.outputs.page, self.outputs.others())


class _Making:
    """The making of every file but the report."""

    def __init__(
        self,
        request: Request,
        gathered: Gathered,
        scratch: Path,
        workers: Workers,
        outputs: Outputs,
        *,
        images: Images,
    ) -> None:
        settings = request.settings
        self._request = request
        self._settings = settings
        self._gathered = gathered
        self._workers = workers
        self._outputs = outputs
        self._files = images
        self._cache = outputs.cache
        self._look = look(settings)
        self._presentation = presentation_of(settings, pdf=request.pdf)
        self._press = Press(scratch, build_date(os.environ, gathered.date))
        self._guide = self._find_guide()
        self._summaries = Summaries(
            gathered,
            settings,
            self._presentation,
            self._look,
            date=self._press.day,
            search=request.search,
            pdf=request.pdf,
            guide=self._guide.document.id if self._guide else "",
            pictures=images.pictures(),
        )

    def make(self, progress: Progress) -> _Edition:
        """Make all files, or take them over."""
        unreadable = self._furnish() if self._request.pdf else frozenset()
        offer = self._offer()
        manner = self._manner(unreadable, offer.sums)
        disclosure = self._disclosure(offer)
        documents = self._documents(manner, progress)
        with progress.stage("Lists and registers"):
            summing = self._pages(documents)
            others = [*self._guided(manner), *summing, *self._parallels(manner)]
            listed = {path for one in summing for path in one.pages}
            lock = {**self._gathered.lock, "": permanence.pages(listed)}
            leading = self._leading(listed)
            others += self._other_pages(documents, disclosure, leading)
        if self._request.pdf:
            with progress.stage("The volume"):
                others.append(self._volume(documents))
        remarks = list(offer.remarks)
        remarks += [remark for one in (*documents.values(), *others) for remark in one.remarks]
        remarks += _unprintable(self._gathered, unreadable)
        remarks += self._files.remarks(self._gathered)
        self._data(offer.sums)
        self._sitemaps(documents, listed)
        self._assets()
        said = dict.fromkeys(remarks)
        return _Edition(
            self._outputs, documents, others, self._summaries, disclosure, said, lock, leading
        )

    def _offer(self) -> Offer:
        """Write the TEI."""
        gathered = self._gathered
        offering = Offering(gathered.sources, gathered.withheld, gathered.active, self._outputs)
        return offering.make(gathered.offered, self._workers)

    def _disclosure(self, offer: Offer) -> Disclosure:
        gathered, settings = self._gathered, self._settings
        folders = (settings.root, settings.source, settings.output)
        return Disclosure(gathered.sources, offer, gathered.withheld, self._cache, folders=folders)

    def _find_guide(self) -> Guide | None:
        """Return the encoding guide, if the edition is judged by a grammar that has one."""
        schema = self._request.schema
        if not self._gathered.is_edition or schema in {"auto", "none"}:
            return None
        return guide_beside(self._settings.root / schema, self._presentation, self._cache)

    def _manner(self, unreadable: frozenset[str], offered: Mapping[str, str]) -> Manner:
        head = self._gathered.index.facts
        css = self._settings.overrides.css
        return Manner(
            settings=self._settings,
            presentation=self._presentation,
            look=self._look,
            edition=self._summaries.frame,
            press=self._press if self._request.pdf else None,
            day=build_date(os.environ, head.metadata.changed if head else ""),
            hiding=hiding(css.read_text("utf-8", "replace")) if css else (),
            unprintable=unreadable,
            offered=offered,
            pictures=self._files.pictures(),
        )

    def _furnish(self) -> frozenset[str]:
        """Put what Typst needs into its root folder: the layout, and the images documents name.

        Returns those of the images that Typst cannot read.
        """
        root = self._press.root
        book.furnish(root, resources.stylesheets(), design=self._settings.overrides.typst)
        compositor = typesetter(self._presentation)

        def can_show(image: Errand) -> bool:
            return compositor.can_show(f"/{layout.asset(image.subject)}", root=root)

        unreadable: set[str] = set()
        for path in self._gathered.files():
            target = root / layout.asset(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self._files.published(path))
            if book.is_image(path) and not self._workers.here(
                can_show, Errand(path), otherwise=lambda *_: False
            ):
                unreadable.add(path)
        return frozenset(unreadable)

    def _documents(self, manner: Manner, progress: Progress) -> dict[str, Kept]:
        """Return what became of each document, by id."""
        gathered = self._gathered
        wanted = orders(gathered.index, gathered.bundles, gathered.correspondence)
        made = Rendering(gathered, manner, self._cache)
        found: dict[str, Kept] = {}
        with progress.stage("Documents", len(wanted)):
            results = made.documents(wanted, self._workers, self._outputs)
            for order, (kept, is_known) in zip(wanted, results, strict=True):
                found[order.document.id] = kept
                progress.advance(reused=is_known)
        return found

    def _guided(self, manner: Manner) -> Iterator[Kept]:
        """Yield what becomes of the encoding guide, if there is one."""
        if self._guide is None:
            return
        task = guide_task(self._guide, manner)
        key = digest(program(), self._look, "guide", task.text, task.context, task.edition)
        kept = recall(self._cache, key, Kept)
        if kept is None or not self._outputs.take_over(kept):
            rendered = self._workers.here(render_document, task, otherwise=not_rendered)
            files = dict(rendered.files)
            files.pop(layout.text(IDENTIFIER), None)
            kept = self._outputs.keep(replace(rendered, files=files))
            if files:
                remember(self._cache, key, kept)
        yield kept

    def _pages(self, documents: Mapping[str, Kept]) -> list[Kept]:
        """Return the pages that sum up many documents, and those of the entities."""
        figures = [kept.figures for kept in documents.values() if kept.figures]
        sheets = list(self._summaries.pages(figures))
        found: dict[str, Kept] = {}
        missing: list[Sheet] = []
        for sheet in sheets:
            kept = recall(self._cache, sheet.key, Kept)
            if kept is not None and self._outputs.take_over(kept):
                found[sheet.key] = kept
            else:
                missing.append(sheet)
        wanted = [(sheet.entity, sheet.documents) for sheet in missing]
        passages = self._summaries.mentions.passages(wanted)
        tasks = (sheet.task(passages.get(sheet.entity, {})) for sheet in missing)
        made = self._workers.map(make_page, tasks, otherwise=not_made)
        for sheet, page in zip(missing, made, strict=True):
            found[sheet.key] = self._outputs.keep(page)
            if page.files:
                remember(self._cache, sheet.key, found[sheet.key])
        return [found[sheet.key] for sheet in sheets]

    def _parallels(self, manner: Manner) -> list[Kept]:
        """Return the pages that have two texts side by side."""
        wanted = list(Parallels(self._gathered, manner).pages())
        found = {one.key: recall(self._cache, one.key, Kept) for one in wanted}
        missing = [
            one
            for one in wanted
            if (kept := found[one.key]) is None or not self._outputs.take_over(kept)
        ]
        tasks = (one.task() for one in missing)
        made = self._workers.map(make_parallel, tasks, otherwise=no_parallel)
        for one, page in zip(missing, made, strict=True):
            found[one.key] = kept = self._outputs.keep(page)
            if page.files or not page.remarks:
                remember(self._cache, one.key, kept)
        return [kept for kept in found.values() if kept is not None]

    def _leading(self, listed: set[str]) -> Redirects:
        """Return what leads on: by the settings, or as a section of a list that is there."""
        redirects = Redirects(self._settings.redirects)
        recorded = self._gathered.ledger.recorded([""]).get("", ())
        return permanence.continued(recorded, listed, redirects)

    def _other_pages(
        self, documents: dict[str, Kept], disclosure: Disclosure, leading: Redirects
    ) -> list[Kept]:
        """Return the pages for what is not there: unreadable files, and former addresses."""
        absences, published = self._gathered.absences, self._gathered.published
        there = self._outputs.files
        tasks = [
            *_unreadable(self._gathered, disclosure, self._summaries),
            *_unrendered(self._gathered, documents, disclosure, self._summaries),
            *self._summaries.redirect_pages(absences.redirects(published, leading), there),
            *self._summaries.withheld_pages(absences.notices(published, leading)),
        ]
        made = self._workers.map(make_page, tasks, otherwise=not_made)
        return [self._outputs.keep(page) for page in made]

    def _volume(self, documents: dict[str, Kept]) -> Kept:
        """Make the volume, and say what is missing in it."""
        inside = {name: kept for name, kept in documents.items() if layout.pdf(name) in kept.files}
        sums = [f"{name} {kept.typescript} {kept.printed}" for name, kept in inside.items()]
        key = digest(self._summaries.volume_key(), *sums, *self._images())
        kept = recall(self._cache, key, Kept)
        if kept is None or not self._outputs.take_over(kept):
            for name, one in inside.items():
                book.place(
                    self._press.root, name, book.Typescript(self._outputs.text(one.typescript))
                )
            printed = {name: self._outputs.text(one.printed) for name, one in inside.items()}

            def set_volume(_: Errand) -> Made:
                made = self._summaries.volume(self._press.root, inside.keys())
                pdf = made.files.get(layout.pdf("edition"))
                missing = _missing_in_volume(self._gathered, pdf, printed) if pdf else ()
                return replace(made, remarks=(*made.remarks, *missing))

            volume = Errand("the volume", sum(map(len, printed.values())))
            made = self._workers.here(set_volume, volume, otherwise=no_volume)
            kept = self._outputs.keep(made)
            if made.files:
                remember(self._cache, key, kept)
        return kept

    def _images(self) -> Iterator[str]:
        for path in self._gathered.files():
            yield f"{path} {self._gathered.sources.digest(path)}"

    def _data(self, offered: Mapping[str, str]) -> None:
        """Write the data of all documents and entities."""
        index, mentions, pdf = self._gathered.index, self._summaries.mentions, self._request.pdf
        self._outputs.derive(
            "data/documents.json",
            digest(program(), "documents", cards(index.documents), str(pdf), encode(offered)),
            lambda: data.documents(index.documents, offered, pdf=pdf),
        )
        self._outputs.derive(
            "data/entities.json",
            digest(program(), "entities", encode(index.entities), mentions.places()),
            lambda: data.entities(index.entities, mentions.fragments),
        )
        for name, made in self._summaries.data():
            self._outputs.write(f"data/{name}.json", made)
        if self._request.search:
            resolved = self._gathered.resolved
            found = facets.facets(
                index.documents, index.entities, lambda item: resolved[item.id].mentions
            )
            for path, content in found.items():
                self._outputs.write(path, content)

    def _sitemaps(self, documents: Mapping[str, Kept], listed: set[str]) -> None:
        """Write the sitemaps, if the edition has an address."""
        if not self._settings.base_url:
            return
        pages = dict.fromkeys(listed - {"404.html", "search.html"}, "")
        for document in self._gathered.index.documents:
            made, survey = documents[document.id].pages, document.survey
            for part in ("", *(part.id for part in survey.parts)):
                path = layout.document_page(document.id, part)
                if path in made:
                    pages[path] = sitemap.day(survey.metadata.changed)
        for path, data_ in sitemap.sitemaps(pages, base_url=self._settings.base_url).items():
            self._outputs.write(path, data_)

    def _assets(self) -> None:
        """Write the style and scripts of the pages, and the files that documents name."""
        folder = resources.stylesheets() / "assets"
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"assets/{path.relative_to(folder).as_posix()}"
                self._outputs.write(name, published(name, path.read_bytes()))
        if self._settings.overrides.css:
            self._outputs.write("assets/own.css", self._settings.overrides.css.read_bytes())
        sources = self._gathered.sources
        for file in self._gathered.files():
            name, sum_ = layout.asset(file), sources.digest(file)
            if self._files.is_changed(file):
                key = digest(program(), "published", sum_)
                self._outputs.derive(name, key, partial(self._files.published, file))
            else:
                self._outputs.copy(name, sources.folder / file, sum_)


def _images(gathered: Gathered, workers: Workers, outputs: Outputs, progress: Progress) -> Images:
    """Return the images that documents name, once their smaller copies are made."""
    named = [path for path in gathered.files() if is_image(path)]
    if not named:
        return Images(gathered.sources, {})
    with progress.stage("Images"):
        return make_images(named, gathered.sources, workers, outputs)


def _audit(
    request: Request, gathered: Gathered, made: _Edition, workers: Workers, cache: Cache
) -> tuple[tuple[Finding, ...], tuple[Kind, ...]]:
    """Return all findings of the build and what is not handled, and add the report of them."""
    absences = gathered.absences
    leading = absences.redirects(gathered.published, made.leading)
    missing = permanence.vanished(
        gathered.ledger, made.lock, made.leading, absences=absences, locator=gathered.locator
    )
    site = made.site(cache)
    findings = tuple(
        sorted(
            {
                *gathered.findings,
                *located(made.remarks, gathered.locator, gathered.sources, cache),
                *missing,
                *_faulty_pages(gathered, site.faults(str(request.settings.output)), site),
                *permanence.faulty_redirects(
                    leading, site.page, present=made.lock, locator=gathered.locator
                ),
            }
        )
    )
    figures = [kept.figures for kept in made.documents.values() if kept.figures]
    unhandled = kinds(figures, gathered.locator)
    disclosed = made.disclosure.findings(findings)
    task = made.summaries.report(disclosed, figures, unhandled)
    report = workers.here(make_page, task, otherwise=not_made)
    made.outputs.keep(report)
    late = _faulty_pages(gathered, site.faults_of(report.pages), site)
    said = tuple({*gathered.locator.findings(report.remarks), *late})
    schemas = {
        file: schema for file, schema in gathered.judged.schemas.items() if file in gathered.offered
    }
    shown = sorted({*disclosed, *made.disclosure.findings(said)})
    made.outputs.write(
        "data/report.json",
        data.report(shown, figures, unhandled, schemas, facts(request)),
    )
    return tuple(sorted({*findings, *said})), unhandled


def _missing_in_volume(gathered: Gathered, pdf: bytes, printed: dict[str, str]) -> Iterator[Remark]:
    missing = missing_in_volume(pdf, printed)
    for document in gathered.index.documents:
        if document.id in missing:
            message = (
                f"The word '{missing[document.id]}' of the document is missing in the volume, "
                "or out of place; in the document's own PDF it is not."
            )
            yield Remark("ED601", Place(document.file, 0), message)


def _record(request: Request) -> Path:
    """Return the file in which is remembered what the published files were like."""
    return request.memory / f"published-{digest(str(request.settings.output))[:16]}"


def _sources(settings: Settings) -> list[Path]:
    overrides = settings.overrides
    own = (overrides.site, overrides.text, overrides.book, overrides.css, overrides.typst)
    return [settings.source, *(path for path in own if path is not None)]


def _unprintable(gathered: Gathered, unreadable: frozenset[str]) -> Iterator[Remark]:
    for pointer, _ in gathered.pointers_to(unreadable):
        message = f"The image '{pointer.value}' cannot be read, and the PDF is without it."
        yield Remark("ED704", pointer.place, message)


def _unreadable(
    gathered: Gathered, disclosure: Disclosure, summaries: Summaries
) -> Iterator[PageTask]:
    """Yield the pages that stand in a draft for the files that cannot be read."""
    withheld = {file for file, told in gathered.withheld.items() if told.whole}
    taken = {folded(document.id) for document in gathered.index.documents}
    numbering = Numbering()
    for finding in gathered.findings:
        is_shown = finding.file not in withheld
        if is_shown and finding.code in {"ED101", "ED102", "ED103", "ED109"}:
            said = disclosure.without_excerpt(finding)
            slug = fitting(slugify(posixpath.splitext(finding.file)[0]))
            name = folded(slug)
            free = slug + numbering.free(name, taken).removeprefix(name)
            taken.add(folded(free))
            yield summaries.unreadable(said, free)


def _unrendered(
    gathered: Gathered,
    documents: dict[str, Kept],
    disclosure: Disclosure,
    summaries: Summaries,
) -> Iterator[PageTask]:
    """Yield the pages that stand in a draft for the documents that could not be rendered."""
    for name, kept in documents.items():
        if not kept.files:
            [finding] = gathered.locator.findings(kept.remarks)
            yield summaries.unreadable(disclosure.without_excerpt(finding), name)


def _faulty_pages(gathered: Gathered, faults: Faults, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the pages: links, ids, and what would run by itself."""
    sources = _sources_of_pages(gathered) if faults else {}
    said = [("ED602", path, _dead(path, link, site)) for path, link in faults.dead]
    for code, told, message in (
        ("ED603", faults.repeated, "The id '{what}' occurs twice on the page {path}."),
        ("ED807", faults.astray, "{path} names '{what}', which means a file of this machine."),
        ("ED808", faults.unmet, "An element of {path} refers to '{what}', which is not there."),
        ("ED511", faults.barred, "The page {path} holds {what}, which no page may hold."),
    ):
        said += [(code, path, message.format(path=path, what=what)) for path, what in told]
    for code, path, message in said:
        yield gathered.locator.at(code, sources.get(path, path), Position(1, 1), message)


def _sources_of_pages(gathered: Gathered) -> dict[str, str]:
    """Return the source file of each page of a document, and of each image."""
    found = {layout.asset(file): file for file in gathered.files()}
    for document in gathered.index.documents:
        found[layout.citing(document.id)] = document.file
        found[layout.pdf(document.id)] = found[layout.cite(document.id)] = document.file
        for part in ("", *(part.id for part in document.survey.parts)):
            found[layout.document_page(document.id, part)] = document.file
    return found


def _dead(path: str, link: str, site: Site) -> str:
    """Return the sentence on a link that leads nowhere."""
    what = f"The page {path} links to" if path.endswith(".html") else f"{path} names"
    said = f"{what} '{link}', which is not there"
    for found in within(path, [link]):
        if found.target not in site.files and (other := look_alike(found.target, site.files)):
            return f"{said}; {other} is, and not every system takes the two for one."
    return f"{said}."


def _index(made: _Edition, staging: Staging, settings: Settings, cache: Cache) -> None:
    """Take over the search index that is published, or make it anew.

    It is made anew if anything has changed that it finds, and if this program has not made it.
    """
    sums = [kept.searched for kept in made.documents.values()]
    key, by = digest("search", str(settings.output)), digest(program(), settings.language, *sums)
    if not (recall(cache, key, str) == by and staging.keep(search.FOLDER)):
        search.index(
            [made.outputs.searched(sum_) for sum_ in sums],
            staging.complete(),
            scratch=staging.scratch() / search.FOLDER,
            language=settings.language,
        )
        remember(cache, key, by)
