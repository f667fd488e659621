"""The build: the order of the stages, and nothing else.

Everything is gathered first (``gathering``) and written last (``stages.publish``); in between each
document is rendered on its own (``tasks``), and then the pages that sum up many (``summaries``).
"""

from __future__ import annotations

import itertools
import os
import posixpath
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from edition import addresses, layout, resources
from edition.addresses import Published as Address
from edition.config import Settings
from edition.coverage import Kind, kinds
from edition.dates import build_date
from edition.diagnostics import Finding, Place, Remark, has_errors
from edition.engines.tinycss2 import hiding
from edition.errors import UsageError
from edition.gathering import LOCK, Gathered, gather
from edition.grammars import Grammars
from edition.guide import IDENTIFIER, Guide, guide_beside
from edition.pages import Made, PageTask, make_page, not_made
from edition.pointers import slugify
from edition.positions import Position
from edition.redirects import Redirects
from edition.stages import audit, book, cite, context, data, search
from edition.stages.publish import Published, Staging
from edition.summaries import Summaries
from edition.tasks import (
    Presentation,
    Press,
    Rendered,
    RenderTask,
    missing_in_volume,
    not_rendered,
    render_document,
    typesetter,
)
from edition.workers import Workers


class Progress(Protocol):
    """Somebody who is told how far the build has come."""

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[None]:
        """Begin a stage of ``total`` steps; it ends with the block."""

    def advance(self) -> None:
        """Say that a step of the current stage is done."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run, beyond the settings."""

    settings: Settings
    schema: str
    jobs: int | None = None
    strict: bool = False
    draft: bool = False
    pdf: bool = True
    search: bool = True
    own: bool = True
    """The sources are the edition's own, so its lock of addresses may be written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: the findings, and what was published if anything was."""

    findings: tuple[Finding, ...]
    documents: int
    published: Published | None = None
    validated: str = ""
    """By what the files were validated, in a sentence; empty where they were not."""
    unhandled: tuple[Kind, ...] = ()
    """What no rule handles and no page shows."""


def check(request: Request, progress: Progress) -> Outcome:
    """Read and judge the sources; render and write nothing."""
    with Workers(request.jobs) as workers, progress.stage("Checking"):
        gathered = _gather(request, workers)
    return Outcome(
        tuple(sorted(gathered.findings)),
        len(gathered.index.documents),
        validated=gathered.judged.summary(),
    )


def build(request: Request, progress: Progress) -> Outcome:
    """Make the edition and publish it; with errors only drafts are published."""
    settings = request.settings
    if settings.output.is_relative_to(settings.source):
        raise UsageError("The output folder lies among the sources. Give another one (--out).")
    with (
        Workers(request.jobs) as workers,
        tempfile.TemporaryDirectory(prefix="edition-") as scratch,
        Staging(settings.output, sources=_sources(settings)) as staging,
    ):
        with progress.stage("Checking"):
            gathered = _gather(request, workers)
        count = len(gathered.index.documents)
        validated = gathered.judged.summary()
        if has_errors(gathered.findings) and not request.draft:
            return Outcome(tuple(sorted(gathered.findings)), count, validated=validated)

        made = _render(request, gathered, Path(scratch), workers, progress)
        with progress.stage("Audit"):
            findings, unhandled = _audit(request, gathered, made)
        if has_errors(findings) and not request.draft:
            return Outcome(findings, count, validated=validated, unhandled=unhandled)

        with progress.stage("Publishing"):
            for path, content in sorted(made.files.items()):
                staging.write(path, content)
            if request.search:
                _index(staging, settings)
            published = staging.commit()
            if request.own and gathered.edition and not has_errors(findings):
                _write_lock(gathered)
    return Outcome(findings, count, published, validated, unhandled)


@dataclass(frozen=True, slots=True)
class _Edition:
    """All files of an edition before they are published, and what was said of their making."""

    files: dict[str, bytes | Path]
    remarks: dict[Remark, None]
    rendered: list[Rendered]
    summaries: Summaries
    read: dict[str, audit.Page]
    """The pages as they were read back, by path."""


def _render(
    request: Request, gathered: Gathered, scratch: Path, workers: Workers, progress: Progress
) -> _Edition:
    """Make every file but the report."""
    settings = request.settings
    press = Press(scratch, build_date(os.environ, gathered.date))
    guide = _guide(request, gathered)
    summaries = Summaries(
        gathered,
        settings,
        _presentation(settings),
        date=press.day,
        search=request.search,
        pdf=request.pdf,
        guide=guide.document.id if guide else "",
    )
    unreadable: frozenset[str] = frozenset()
    if request.pdf:
        unreadable = _furnish(press.root, gathered, settings)
    at_press = press if request.pdf else None
    tasks = list(_tasks(gathered, summaries, settings, at_press, unreadable))
    if guide:
        tasks.append(_guide_task(guide, summaries, settings))
    rendered: list[Rendered] = []
    with progress.stage("Documents", len(tasks)):
        for item in workers.map(render_document, tasks, otherwise=not_rendered):
            rendered.append(item)
            progress.advance()
    made: list[Rendered | Made] = [*rendered]
    with progress.stage("Lists and registers"):
        pages = itertools.chain(
            summaries.pages(),
            _unreadable(gathered, summaries),
            _unrendered(gathered, rendered, summaries),
            summaries.redirect_pages(Redirects(settings.redirects)),
        )
        made += workers.map(make_page, pages, otherwise=not_made)
    if request.pdf:
        with progress.stage("The volume"):
            made.append(summaries.volume(press.root, _in_type(rendered)))
    files: dict[str, bytes | Path] = {}
    for one in made:
        files.update(one.files)
    files.update(_data(gathered, settings, summaries, pdf=request.pdf))
    files.update(_assets(gathered, settings))
    files.pop(layout.text(IDENTIFIER), None)
    remarks = dict.fromkeys(remark for one in made for remark in one.remarks)
    remarks |= dict.fromkeys(_unprintable(gathered, unreadable))
    read = {page.path: page for one in made for page in one.pages}
    return _Edition(files, remarks, rendered, summaries, read)


def _audit(
    request: Request, gathered: Gathered, made: _Edition
) -> tuple[tuple[Finding, ...], tuple[Kind, ...]]:
    """Return all findings of the build and what is not handled, and add the report of them."""
    redirects = Redirects(request.settings.redirects)
    files = {*made.files, "report.html", "data/report.json"}
    made.remarks.update(dict.fromkeys(_missing_in_volume(gathered, made)))
    findings = tuple(
        sorted(
            {
                *gathered.findings,
                *gathered.locator.findings(made.remarks),
                *_vanished(gathered, redirects),
                *_dead_links(gathered, made.read, files),
                *_dead_redirects(gathered, redirects, made.read),
            }
        )
    )
    figures = [
        item.figures for item in made.rendered if item.figures and item.document != IDENTIFIER
    ]
    unhandled = kinds(figures, gathered.locator)
    report = make_page(made.summaries.report(findings, figures, unhandled))
    made.files.update(report.files)
    findings = tuple(sorted({*findings, *gathered.locator.findings(report.remarks)}))
    made.files["data/report.json"] = data.report(
        findings,
        figures,
        unhandled,
        gathered.judged.schemas,
    )
    return findings, unhandled


def _missing_in_volume(gathered: Gathered, made: _Edition) -> Iterator[Remark]:
    pdf = made.files.get(layout.pdf("edition"))
    if isinstance(pdf, bytes):
        missing = missing_in_volume(pdf, made.rendered)
        for document in gathered.index.documents:
            if document.id in missing:
                message = (
                    f"The word '{missing[document.id]}' of the document is missing in the volume, "
                    "or out of place; in the document's own PDF it is not."
                )
                yield Remark("ED601", Place(document.file, 0), message)


def _gather(request: Request, workers: Workers) -> Gathered:
    settings = request.settings
    with Grammars(request.schema, root=settings.root, source=settings.source) as grammars:
        return gather(
            settings,
            grammars=grammars,
            presentation=_presentation(settings),
            workers=workers,
            strict=request.strict,
        )


def _presentation(settings: Settings) -> Presentation:
    return Presentation(resources.stylesheets(), settings.overrides.entries, settings.fonts)


def _sources(settings: Settings) -> list[Path]:
    overrides = settings.overrides
    own = (overrides.site, overrides.text, overrides.book, overrides.css, overrides.typst)
    return [settings.source, *(path for path in own if path is not None)]


def _furnish(root: Path, gathered: Gathered, settings: Settings) -> frozenset[str]:
    """Put what Typst needs into its root folder: the layout, and the images documents name.

    Returns those of the images that Typst cannot read.
    """
    book.furnish(root, resources.stylesheets(), design=settings.overrides.typst)
    compositor = typesetter(_presentation(settings))
    unreadable: set[str] = set()
    for path in _named(gathered):
        target = root / layout.asset(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(settings.source / path, target)
        if book.is_image(path) and not compositor.can_show(f"/{layout.asset(path)}", root=root):
            unreadable.add(path)
    return frozenset(unreadable)


def _unprintable(gathered: Gathered, unreadable: frozenset[str]) -> Iterator[Remark]:
    for document in gathered.index.documents:
        files = gathered.assets[document.id]
        for pointer in document.survey.files:
            if files.get(pointer.value) in unreadable:
                message = f"The image '{pointer.value}' cannot be read, and the PDF is without it."
                yield Remark("ED704", pointer.place, message)


def _named(gathered: Gathered) -> list[str]:
    """Return the files that documents name, as paths below the source folder."""
    return sorted({path for files in gathered.assets.values() for path in files.values()})


def _tasks(
    gathered: Gathered,
    summaries: Summaries,
    settings: Settings,
    press: Press | None,
    unreadable: frozenset[str],
) -> Iterator[RenderTask]:
    documents = gathered.index.documents
    redirects = Redirects(settings.redirects)
    volumes = {document.id: document for document in documents if document.survey.units}
    css = settings.overrides.css
    rules = hiding(css.read_text("utf-8", "replace")) if css else ()
    for number, document in enumerate(documents):
        files = gathered.assets[document.id]
        slice_ = context.document_context(
            document,
            targets=gathered.targets[document.id],
            files={pointer: layout.asset(path) for pointer, path in files.items()},
            previous=documents[number - 1] if number else None,
            following=documents[number + 1] if number + 1 < len(documents) else None,
            redirected=redirects.aliases(document.id),
            volume=volumes.get(document.volume),
            unprintable={layout.asset(path) for path in unreadable},
        )
        yield RenderTask(
            document=document.id,
            file=document.file,
            text=gathered.texts[document.id],
            context=slice_,
            edition=summaries.edition,
            parts=document.survey.parts,
            presentation=_presentation(settings),
            press=press,
            hiding=rules,
        )


def _guide(request: Request, gathered: Gathered) -> Guide | None:
    """Return the encoding guide, if the edition is judged by a grammar that has one."""
    if gathered.folder.edition is None or request.schema in {"auto", "none"}:
        return None
    settings = request.settings
    return guide_beside(settings.root / request.schema, _presentation(settings))


def _guide_task(guide: Guide, summaries: Summaries, settings: Settings) -> RenderTask:
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
        edition=summaries.edition,
        parts=guide.document.survey.parts,
        presentation=_presentation(settings),
        press=None,
    )


def _unreadable(gathered: Gathered, summaries: Summaries) -> Iterator[PageTask]:
    """Yield the pages that stand in a draft for the files that cannot be read."""
    for finding in gathered.findings:
        if finding.code in {"ED101", "ED102", "ED103", "ED109"}:
            yield summaries.unreadable(finding, slugify(posixpath.splitext(finding.file)[0]))


def _unrendered(
    gathered: Gathered, rendered: Iterable[Rendered], summaries: Summaries
) -> Iterator[PageTask]:
    """Yield the pages that stand in a draft for the documents that could not be rendered."""
    for item in rendered:
        if not item.files:
            [finding] = gathered.locator.findings(item.remarks)
            yield summaries.unreadable(finding, item.document)


def _in_type(rendered: Iterable[Rendered]) -> frozenset[str]:
    """Return the documents that could be set, which therefore stand in the volume."""
    return frozenset(item.document for item in rendered if layout.pdf(item.document) in item.files)


def _data(
    gathered: Gathered, settings: Settings, summaries: Summaries, *, pdf: bool
) -> dict[str, bytes]:
    index = gathered.index
    files = {
        "data/documents.json": data.documents(index.documents, pdf=pdf),
        "data/entities.json": data.entities(index.entities, summaries.mentions),
    }
    titles = {document.id: document.survey.metadata.title for document in index.documents}
    for document in index.documents:
        base = settings.base_url.rstrip("/")
        address = f"{base}/{layout.document_page(document.id)}" if base else ""
        volume = titles.get(document.volume, "")
        files.update(cite.citations(document, index.facts, address=address, volume=volume))
    for file, content in gathered.files.items():
        if file != LOCK:
            files[layout.tei(file)] = content
    return files


def _assets(gathered: Gathered, settings: Settings) -> dict[str, Path]:
    """Return the style and scripts of the pages, and the files that documents name."""
    folder = resources.stylesheets() / "assets"
    files = {
        f"assets/{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    if settings.overrides.css:
        files["assets/own.css"] = settings.overrides.css
    for path in _named(gathered):
        files[layout.asset(path)] = settings.source / path
    return files


def _present(gathered: Gathered) -> Iterator[Address]:
    roots = {unit.id: unit.root for unit in gathered.folder.documents}
    for document in gathered.index.documents:
        anchors = document.survey.anchors
        yield from addresses.addresses(document.id, roots[document.id], anchors)
        for alias, target in document.aliases.items():
            former = [item for item in gathered.locked[document.id] if item.fragment == alias]
            yield Address(document.id, anchors.get(target, ""), alias, former[0].fingerprint)


def _vanished(gathered: Gathered, redirects: Redirects) -> Iterator[Finding]:
    """Yield a finding for each published address that is there no more and leads nowhere."""
    known = {item.address for item in _present(gathered)}
    lines = gathered.files.get(LOCK, b"").decode("utf-8", "replace").splitlines()
    for items in gathered.locked.values():
        for item in items:
            if item.address in known or redirects.covers(item):
                continue
            line = next(n for n, text in enumerate(lines, 1) if text.startswith(f"{item.address} "))
            page = layout.document_page(item.document, item.part)
            place = f"{page}#{item.fragment}" if item.fragment else page
            message = f"The address {place} has been published and is there no more."
            hint = f'Say where it leads now: [tool.edition.redirects] "{place}" = "…".'
            yield gathered.locator.at("ED801", LOCK, Position(line, 1), message, hint=hint)


def _dead_redirects(
    gathered: Gathered, redirects: Redirects, read: dict[str, audit.Page]
) -> Iterator[Finding]:
    for former, present in sorted(redirects.table.items()):
        path, _, fragment = present.partition("#")
        if path not in read or (fragment and fragment not in read[path].ids):
            message = f"The redirect of {former} leads to {present}, which is not there."
            yield gathered.locator.at("ED802", "settings", Position(1, 1), message)


def _dead_links(
    gathered: Gathered, read: dict[str, audit.Page], files: Iterable[str]
) -> Iterator[Finding]:
    sources = {
        layout.document_page(document.id, part): document.file
        for document in gathered.index.documents
        for part in ("", *(part.id for part in document.survey.parts))
    }
    for path, link in audit.crawl(read, files):
        message = f"The page {path} links to '{link}', which is not there."
        yield gathered.locator.at("ED602", sources.get(path, path), Position(1, 1), message)
    for page in read.values():
        for identifier in page.repeated:
            message = f"The id '{identifier}' occurs twice on the page {page.path}."
            yield gathered.locator.at(
                "ED603", sources.get(page.path, page.path), Position(1, 1), message
            )


def _index(staging: Staging, settings: Settings) -> None:
    """Take over the search index that is published, or make it anew if any page has changed."""
    changes = staging.changes()
    if not search.is_current((*changes.written, *changes.removed)) or not staging.keep("pagefind"):
        search.index(staging.complete(), language=settings.language)


def _write_lock(gathered: Gathered) -> None:
    """Record the addresses that are published now; what was published once stays recorded."""
    present = list(_present(gathered))
    former = [item for items in gathered.locked.values() for item in items]
    known = {item.address for item in present}
    text = addresses.write_lock([*present, *(item for item in former if item.address not in known)])
    path = gathered.source / LOCK
    if not path.exists() or path.read_text("utf-8") != text:
        # Written beside and renamed, so that a kill leaves the old lock or the new one.
        fresh = path.with_name(f".{LOCK}")
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
