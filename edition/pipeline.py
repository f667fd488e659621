"""The build: the order of the stages, and nothing else.

Everything is gathered first (``gathering``) and published last (``stages.publish``); in between
each document is rendered on its own (``rendering``), and then the pages that sum up many
(``summaries``). What earlier builds made and what still holds is taken from the cache.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from edition import permanence
from edition.cache import Cache
from edition.config import Settings
from edition.coverage import Kind, kinds
from edition.diagnostics import Finding, has_errors, in_order
from edition.digests import digest
from edition.engines import citeproc_styles
from edition.engines.typst import typefaces
from edition.errors import UsageError
from edition.faults import faulty_pages
from edition.gathering import Gathered
from edition.imaging import Images, make_images
from edition.location import located
from edition.looking import begin_to_look
from edition.making import facts
from edition.memo import recall, remember
from edition.outputs import Outputs
from edition.pages import make_page, not_made
from edition.production import Edition, Production
from edition.program import program
from edition.readiness import make_ready
from edition.request import (
    Outcome,
    Progress,
    Request,
    gathered_of,
    looked_at,
    made_with,
    opened,
    to_read,
    to_render,
    workers_for,
)
from edition.sources import LOCK
from edition.stages import data, search
from edition.stages.images import is_image
from edition.stages.publish import Staging
from edition.standing import StandingType
from edition.unchanged import Conclusions
from edition.watch import Watch
from edition.workers import Workers

_MANY = 1000
"""To look at so many files takes longer than to start a process, which meanwhile gets ready."""


def build(request: Request, progress: Progress, standing: StandingType | None = None) -> Outcome:
    """Make the edition and publish it; with errors only drafts are published.

    ``standing`` is what was kept from the build before, and is kept for the next one. Nothing that
    was made stays in the cache where the edition's own stylesheets or schemas changed meanwhile.
    """
    cache = opened(request, standing.values if standing else None)
    at_work = nullcontext(standing.workers) if standing else workers_for(request)
    with at_work as workers:
        outcome = _build(request, progress, cache, workers, standing)
    return replace(outcome, trouble=cache.trouble)


def _build(
    request: Request,
    progress: Progress,
    cache: Cache,
    workers: Workers,
    standing: StandingType | None,
) -> Outcome:
    settings = request.settings
    _check(settings)
    with (
        _uncollected(request.watch),
        cache,
        ExitStack() as held,
    ):
        own = standing.own if standing else made_with(request)
        sources = looked_at(settings, cache)
        conclusions = Conclusions(request, sources, cache)
        is_large, is_known = len(sources.texts) >= _MANY, conclusions.are_known()
        # There may be a hundred thousand published files, and each is looked at: here, while others
        # get ready for the documents, or by others that are ready, once they have read them.
        is_for_others = workers.are_at_work
        staging = Staging(
            settings.output,
            sources=_sources(settings),
            record=_record(request),
            looking=partial(begin_to_look, workers) if is_for_others else None,
        )
        if is_large and not is_known:
            workers.awaken(make_ready, to_read(request))
        begin: Callable[[], object] = partial(held.enter_context, staging)
        if is_known:
            known = conclusions.last(held.enter_context(staging))
            if known is not None:
                return known
            begin = nullcontext
        at_first, then = (nullcontext, begin) if is_for_others else (begin, nullcontext)
        held.callback(_forget_what_is_mixed, request, own, cache)
        with progress.stage("Checking"):
            gathered = gathered_of(
                request,
                sources,
                workers,
                cache,
                meanwhile=at_first,
                once_read=partial(_once_read, then, request, workers, is_large=is_large),
            )
        outcome = Outcome(
            tuple(in_order(gathered.findings)),
            len(gathered.index.documents),
            validated=gathered.judged.summary(),
            withheld=gathered.count_withheld(),
            schemas=gathered.judged.named,
        )
        if has_errors(gathered.findings) and not request.draft:
            return outcome

        outputs = Outputs(staging, cache, settings.base_url)
        images = _images(gathered, workers, outputs, progress)
        scratch = staging.scratch()
        production = Production(request, gathered, scratch, workers, outputs, images=images)
        made = production.make(progress)
        with progress.stage("Audit"):
            findings, unhandled = _audit(request, gathered, made, workers, cache)
        outcome = replace(outcome, findings=findings, unhandled=unhandled)
        if has_errors(findings) and not request.draft:
            return outcome

        with progress.stage("Publishing"):
            if request.search:
                _index(made, staging, settings, cache)
            if own != made_with(request):
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
        outcome = replace(outcome, published=published)
        manifest = staging.manifest()
        conclusions.remember(outcome, lock=lock, manifest=manifest)
        made.remember(cache, manifest)
        cache.complete()
    return replace(outcome, remains=(gathered, production, made))


def _check(settings: Settings) -> None:
    """Raise UsageError where the settings ask for what cannot be done."""
    if settings.output.is_relative_to(settings.source):
        raise UsageError("The output folder lies among the sources. Give another one (--out).")
    for style in settings.styles:
        if not citeproc_styles.exists(style):
            raise UsageError(f"There is no style of citing called '{style}' ('site.styles').")
    for script, names in settings.typography.typefaces.items():
        at_hand = typefaces(settings.fonts)
        for name in names:
            if name.casefold() not in map(str.casefold, at_hand):
                raise UsageError(
                    f"There is no typeface called '{name}' ('print.typefaces.{script}') in the"
                    f" folders of 'print.fonts'; at hand are: {', '.join(at_hand)}."
                )


def _once_read(
    begin: Callable[[], object], request: Request, workers: Workers, *, is_large: bool
) -> None:
    """Begin with what others are to do when they have read, and to get ready to render many."""
    begin()
    if is_large:
        workers.awaken(make_ready, to_render(request))


def _forget_what_is_mixed(request: Request, own: str, cache: Cache) -> None:
    """Forget what was made if it may have been made with other stylesheets than it is kept for."""
    try:
        is_same = own == made_with(request)
    except UsageError:
        is_same = False
    if not is_same:
        cache.forget()


@contextmanager
def _uncollected(watch: Watch) -> Iterator[None]:
    """Do without the collector of cycles: plain values by the million, and none of them in one.

    For good, where the process ends with the program: to look at all of them once takes a second.
    """
    gc.disable()
    try:
        yield
    finally:
        if not watch.is_of_the_program:
            gc.enable()


def _images(gathered: Gathered, workers: Workers, outputs: Outputs, progress: Progress) -> Images:
    """Return the images that documents name, once their smaller copies are made."""
    named = [path for path in gathered.files() if is_image(path)]
    if not named:
        return Images(gathered.sources, {})
    with progress.stage("Images"):
        return make_images(named, gathered.sources, workers, outputs)


def _audit(
    request: Request, gathered: Gathered, made: Edition, workers: Workers, cache: Cache
) -> tuple[tuple[Finding, ...], tuple[Kind, ...]]:
    """Return all findings of the build and what is not handled, and add the report of them."""
    absences = gathered.absences
    leading = absences.redirects(gathered.published, made.leading)
    missing = permanence.vanished(
        gathered.ledger, made.lock, made.leading, absences=absences, locator=gathered.locator
    )
    site = made.site(cache)
    faults = site.faults(made.former(cache, site))
    findings = tuple(
        in_order(
            {
                *gathered.findings,
                *located(made.remarks, gathered.locator, gathered.sources, cache),
                *missing,
                *faulty_pages(gathered, faults, site),
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
    report = workers.one(make_page, task, otherwise=not_made)
    made.outputs.keep(report)
    late = site.faults_of(report.pages)
    told = faulty_pages(gathered, late, site)
    said = tuple({*gathered.locator.findings(report.remarks), *told})
    schemas = gathered.judged.schemas
    schemas = {file: schemas[file] for file in gathered.offered if file in schemas}
    shown = in_order({*disclosed, *made.disclosure.findings(said)})
    made.outputs.write(
        "data/report.json",
        data.report(shown, figures, unhandled, schemas, facts(request)),
    )
    made.is_sound = not (faults or late)
    return tuple(in_order({*findings, *said})), unhandled


def _record(request: Request) -> Path:
    """Return the file in which is remembered what the published files were like."""
    return request.memory / f"published-{digest(str(request.settings.output))[:16]}"


def _sources(settings: Settings) -> list[Path]:
    overrides = settings.overrides
    own = (overrides.site, overrides.text, overrides.book, overrides.css, overrides.typst)
    return [settings.source, *(path for path in own if path is not None)]


def _index(made: Edition, staging: Staging, settings: Settings, cache: Cache) -> None:
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
