"""Production: every file of an edition but the report is made, or taken over as it was."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from edition import coverage, layout, lost, permanence, resources
from edition.binding import Volume, volumes
from edition.cache import Cache
from edition.crawling import Former, Site
from edition.dates import build_date
from edition.diagnostics import Place, Remark
from edition.digests import digest
from edition.disclosure import Disclosure
from edition.engines.msgspec import encode
from edition.engines.tinycss2 import hiding
from edition.gathering import Gathered
from edition.guide import IDENTIFIER, GuideTask, guide_beside, known_guide
from edition.imaging import Images
from edition.look import look
from edition.manifest import digest_of_lines
from edition.memo import recall, remember
from edition.naming import folded
from edition.offering import Offer, Offering
from edition.outputs import Kept, Outputs
from edition.pages import Made, make_page, not_made
from edition.parallel import make_parallel, no_parallel
from edition.parallels import Parallels
from edition.program import program
from edition.redirects import Redirects
from edition.rendering import Manner, Rendering, guide_task
from edition.request import Progress, Request, presentation_of
from edition.sheets import cards, with_versions
from edition.stages import book, data, facets, search, sitemap
from edition.stages.assets import published
from edition.summaries import Summaries, named, no_volume, of_one_name, too_large
from edition.summing import Summing
from edition.tasks import Press, hold_volume, not_rendered, render_document, typesetter
from edition.workers import Errand, Workers


@dataclass(slots=True)
class Edition:
    """An edition before it is published: what is remembered of its making."""

    outputs: Outputs
    documents: dict[str, Kept]
    others: list[Kept]
    summaries: Summaries
    disclosure: Disclosure
    remarks: dict[Remark, None]
    lock: permanence.Lines
    """The lines of ``addresses.lock`` for what there is now."""
    leading: Redirects
    """What leads on, the sections of lists that are divided otherwise among it."""
    is_sound: bool = False
    """Whether it is known that all links lead somewhere, and nothing else is wrong in pages."""

    def site(self, cache: Cache) -> Site:
        """Return all pages and files, the report among them."""
        made = itertools.chain(self.documents.values(), self.others)
        pages = {path: key for one in made for path, key in one.pages.items()}
        files = frozenset({*self.outputs.files, "report.html", "data/report.json"})
        return Site(pages, files, cache, self.outputs.page, self.outputs.others())

    def former(self, cache: Cache, site: Site) -> Former | None:
        """Return the site as it is published, if it is known that nothing is wrong with it."""
        staging = self.outputs.staging
        manifest = staging.former_manifest()
        if not manifest or recall(cache, self._sound, str) != manifest:
            return None
        within = f"{search.FOLDER}/"  # it is taken over, or made, when all else is done
        gone = {path for path in staging.gone() - site.files if not path.startswith(within)}
        return Former(staging.changed(), gone, self.outputs.former_page)

    def remember(self, cache: Cache, manifest: str) -> None:
        """Remember the SHA-256 of the list of files, if nothing is wrong with these."""
        remember(cache, self._sound, manifest if self.is_sound else "")

    @property
    def _sound(self) -> str:
        staging = self.outputs.staging
        return digest(program(), "sound", str(staging.out), self.outputs.base_url)


class Production:
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
            guide=IDENTIFIER if self._guide else "",
            cache=self._cache,
            pictures=images.pictures(),
        )

    def make(self, progress: Progress) -> Edition:
        """Make all files, or take them over."""
        unreadable = self._furnish() if self._request.pdf else frozenset()
        offer = self._offer()
        manner = self._manner(unreadable, offer.sums)
        disclosure = self._disclosure(offer)
        rendering = Rendering(self._gathered, manner, self._cache)
        rendered = rendering.documents(self._workers, self._outputs)
        self._data(offer.sums)
        summing = Summing(self._summaries, self._look, self._outputs)
        documents = self._documents(rendered, progress)
        bound = self._volumes(documents)
        there = [volume for volume in bound if not self._obstacle(volume)]
        with progress.stage("Lists and registers"):
            figures = [kept.figures for kept in documents.values() if kept.figures]
            summed = summing.make(figures, there, self._workers)
            others = [*self._guided(manner), *summed, *self._parallels(manner)]
            listed = {path for one in summed for path in one.pages}
            lock = self._gathered.lock.beside(listed)
            leading = self._leading(listed, lock)
            others += self._other_pages(documents, disclosure, leading)
        if self._request.pdf:
            with progress.stage("The volume"):
                others += [self._volume(volume, documents, offer.sums) for volume in bound]
        remarks = list(offer.remarks)
        remarks += [remark for one in (*documents.values(), *others) for remark in one.remarks]
        remarks += _unprintable(self._gathered, unreadable)
        remarks += self._files.remarks(self._gathered)
        self._sitemaps(documents, listed)
        self._assets()
        said = dict.fromkeys(remarks)
        return Edition(
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

    def _find_guide(self) -> GuideTask | None:
        """Return the encoding guide, if the edition is judged by a grammar that has one."""
        schema = self._request.schema
        if not self._gathered.is_edition or schema in {"auto", "none"}:
            return None
        return guide_beside(self._settings.root / schema, self._presentation)

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

        Of large images there are copies as well, which are large enough for plates.

        Returns those of the images that Typst cannot read.
        """
        root = self._press.root
        book.furnish(
            root,
            resources.stylesheets(),
            design=self._settings.overrides.typst,
            typography=self._settings.typography,
        )
        unreadable: set[str] = set()
        for path in self._gathered.files():
            name = layout.asset(path)
            _put(root / name, self._files.published(path))
            copy = layout.copy(name, "reading")
            if copy in self._outputs.files:
                _put(root / copy, self._outputs.read(copy))
            if book.is_image(path) and not self._can_be_set(path):
                unreadable.add(path)
        return frozenset(unreadable)

    def _can_be_set(self, path: str) -> bool:
        """Tell whether Typst can read an image, which it is asked once."""
        name = layout.asset(path)
        key = digest(program(), "can be set", name, self._gathered.sources.digest(path))
        known = recall(self._cache, key, bool)
        if known is None:

            def can_show(_: Errand) -> bool | None:
                return typesetter(self._presentation).can_show(f"/{name}", root=self._press.root)

            known = self._workers.here(can_show, Errand(path), otherwise=lambda *_: None)
            if known is not None:
                remember(self._cache, key, known)
        return bool(known)

    def _documents(
        self, rendered: Iterator[tuple[str, Kept, bool]], progress: Progress
    ) -> dict[str, Kept]:
        """Return what became of each document, by id."""
        found: dict[str, Kept] = {}
        with progress.stage("Documents", len(self._gathered.index.documents)):
            for document, kept, is_known in rendered:
                found[document] = kept
                progress.advance(reused=is_known)
        return found

    def _guided(self, manner: Manner) -> Iterator[Kept]:
        """Yield what becomes of the encoding guide, if there is one."""
        if self._guide is None:
            return
        mark = self._guide.mark
        key = digest(program(), self._look, "guide", mark, manner.edition)
        kept = self._outputs.taken_over(key)
        self._cache.uses((mark,))
        if kept is None:
            task = guide_task(known_guide(self._guide, self._cache, self._workers), manner)
            rendered = self._workers.one(render_document, task, otherwise=not_rendered)
            files = dict(rendered.files)
            files.pop(layout.text(IDENTIFIER), None)
            # What its pages do not show of it no editor can mend.
            remarks = tuple(one for one in rendered.remarks if one.code not in coverage.CODES)
            kept = self._outputs.keep_as(key, replace(rendered, files=files, remarks=remarks))
        yield kept

    def _volumes(self, documents: Mapping[str, Kept]) -> tuple[Volume, ...]:
        """Return the volumes that the edition is to have."""
        if not self._request.pdf:
            return ()
        leaves = self._settings.typography.leaves
        pages = {
            name: leaves(kept.printed_pages)
            for name, kept in documents.items()
            if layout.pdf(name) in kept.files
        }
        index = self._gathered.index
        parts = {document: titles[0] for document, titles in index.parts().items() if titles}
        return volumes(index.documents, pages, self._settings.binding, parts=parts)

    def _obstacle(self, volume: Volume) -> Made | None:
        """Return what there is of a volume that is not set: the remark that says why."""
        budget, path = self._settings.binding.budget, folded(layout.volume(volume.number))
        if volume.pages > budget:
            return too_large(volume, budget)
        for document in self._gathered.index.documents:
            if folded(layout.pdf(document.id)) == path:
                return of_one_name(volume, document)
        return None

    def _parallels(self, manner: Manner) -> list[Kept]:
        """Return the pages that have two texts side by side."""
        wanted = list(Parallels(self._gathered, manner).pages())
        known = {one.key: self._outputs.taken_over(one.key) for one in wanted}
        missing = [one for one in wanted if known[one.key] is None]
        tasks = (one.task() for one in missing)
        made = self._workers.map(make_parallel, tasks, otherwise=no_parallel)
        for one, page in zip(missing, made, strict=True):
            known[one.key] = self._outputs.keep_as(one.key, page)
        return [kept for kept in known.values() if kept is not None]

    def _leading(self, listed: set[str], lock: permanence.Lines) -> Redirects:
        """Return what leads on: by the settings, or as a section of a list that is there."""
        redirects = Redirects(self._settings.redirects)
        ledger = self._gathered.ledger
        if ledger.mark("") == lock.digests.get(""):
            return redirects  # All that is recorded is there.
        return permanence.continued(ledger.recorded([""]).get("", ()), listed, redirects)

    def _other_pages(
        self, documents: dict[str, Kept], disclosure: Disclosure, leading: Redirects
    ) -> list[Kept]:
        """Return the pages for what is not there: unreadable files, and former addresses."""
        absences, published = self._gathered.absences, self._gathered.published
        there = self._outputs.files
        tasks = [
            *lost.unreadable(self._gathered, disclosure, self._summaries),
            *lost.unrendered(self._gathered, documents, disclosure, self._summaries),
            *self._summaries.redirect_pages(absences.redirects(published, leading), there),
            *self._summaries.withheld_pages(absences.notices(published, leading)),
        ]
        made = self._workers.map(make_page, tasks, otherwise=not_made)
        return [self._outputs.keep(page) for page in made]

    def _volume(
        self, volume: Volume, documents: Mapping[str, Kept], offered: Mapping[str, str]
    ) -> Kept:
        """Make a volume, and say what is missing in it; ``offered`` are the digests of the TEI."""
        obstacle = self._obstacle(volume)
        if obstacle:
            return self._outputs.keep(obstacle)
        inside = {name: documents[name] for name in volume.documents}
        state = self._state(volume, offered)
        sums = [f"{name} {kept.typescript} {kept.printed}" for name, kept in inside.items()]
        key = digest(self._summaries.volume_key(volume), state, *sums, *self._images())
        kept = self._outputs.taken_over(key)
        if kept is None:
            for name, one in inside.items():
                book.place(
                    self._press.root, name, book.Typescript(self._outputs.text(one.typescript))
                )
            printed = {name: self._outputs.text(one.printed) for name, one in inside.items()}

            def set_volume(_: Errand) -> Made:
                made = self._summaries.volume(self._press.root, volume, state=state)
                pdf = made.files.get(layout.volume(volume.number))
                told = self._summaries.told(volume)
                missing = _missing_in_volume(self._gathered, pdf, printed, told) if pdf else ()
                return replace(made, remarks=(*made.remarks, *missing))

            errand = Errand(named(volume), sum(map(len, printed.values())))
            made = self._workers.here(set_volume, errand, otherwise=no_volume)
            kept = self._outputs.keep_as(key, made)
        return kept

    def _state(self, volume: Volume, offered: Mapping[str, str]) -> str:
        """Return a digest of the TEI that a volume is made from.

        Of several volumes none depends on the files of which only the others hold documents.
        """
        files: dict[bool, set[str]] = {True: set(), False: set()}
        for document in self._gathered.index.documents:
            files[document.id in volume.documents].update(document.files)
        others = files[False] - files[True] if volume.number else frozenset[str]()
        return digest_of_lines(
            {layout.tei(file): sum_ for file, sum_ in offered.items() if file not in others}
        )

    def _images(self) -> Iterator[str]:
        for path in self._gathered.files():
            yield f"{path} {self._gathered.sources.digest(path)}"

    def _data(self, offered: Mapping[str, str]) -> None:
        """Write the data of all documents and entities."""
        index, mentions, pdf = self._gathered.index, self._summaries.mentions, self._request.pdf
        bundles = self._gathered.bundles
        shown = encode(with_versions(index.documents, bundles))
        self._outputs.derive(
            "data/documents.json",
            digest(program(), "documents", shown, str(pdf), encode(offered)),
            lambda: data.documents(index.documents, offered, pdf=pdf, versions=bundles),
        )
        self._outputs.derive(
            "data/entities.json",
            digest(program(), "entities", index.registered, mentions.places()),
            lambda: data.entities(index.entities, mentions.fragments()),
        )
        for name, of, make in self._summaries.data():
            key = digest(program(), "data", name, encode(of))
            self._outputs.derive(f"data/{name}.json", key, make)
        if self._request.search:
            self._facets()

    def _facets(self) -> None:
        """Write by what a search can be narrowed."""
        index, resolved = self._gathered.index, self._gathered.resolved
        resolutions = self._gathered.resolutions
        kinds = {item.id: tuple(self._gathered.subjects.kinds(item)) for item in index.documents}
        of = (cards(index.documents), index.entities, self._summaries.mentions.places(), kinds)
        self._outputs.derive_all(
            digest(program(), "facets", encode(of)),
            lambda: facets.facets(
                index.documents,
                index.entities,
                lambda item: resolutions.tallies(item, resolved[item.id]).entities.names,
                lambda item: kinds[item.id],
            ),
        )

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
                data = path.read_bytes()
                key = digest(program(), "asset", name, data)
                self._outputs.derive(name, key, partial(published, name, data))
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


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _missing_in_volume(
    gathered: Gathered, pdf: bytes, printed: dict[str, str], told: str
) -> Iterator[Remark]:
    """Yield what is missing in a volume; ``told`` is what ``edition.xml`` says in it."""
    missing, remarks = hold_volume(pdf, printed, told)
    for document in gathered.index.documents:
        if document.id in missing:
            message = (
                f"The word '{missing[document.id]}' of the document is missing in the volume, "
                "or out of place; in the document's own PDF it is not."
            )
            yield Remark("ED601", Place(document.file, 0), message)
    yield from remarks


def _unprintable(gathered: Gathered, unreadable: frozenset[str]) -> Iterator[Remark]:
    for pointer, _ in gathered.pointers_to(unreadable):
        message = f"The image '{pointer.value}' cannot be read, and the PDF is without it."
        yield Remark("ED704", pointer.place, message)
