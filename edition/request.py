"""A request: what is asked of a run, and how the first half of every run answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from edition import cache as caches
from edition import resources
from edition.cache import Cache
from edition.closure import closure
from edition.config import Settings
from edition.coverage import Kind
from edition.diagnostics import Finding, in_order
from edition.digests import digest
from edition.errors import UsageError
from edition.gathering import Gathered, gather
from edition.grammars import Grammars
from edition.look import look
from edition.memo import recall, remember
from edition.presentation import Presentation
from edition.readiness import Readiness
from edition.sources import Snapshot, Sources
from edition.values import Values
from edition.watch import Watch
from edition.workers import Workers

if TYPE_CHECKING:
    from edition.stages.publish import Published


class Progress(Protocol):
    """Somebody who is told how far the build has come."""

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[None]:
        """Begin a stage of ``total`` steps; it ends with the block."""

    def advance(self, *, reused: bool = False) -> None:
        """Say that a step of the current stage is done, or that its result could be taken over."""


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
    fresh: bool = False
    """What earlier builds made is not used."""
    scheduler: str = ""
    """The address of a Dask scheduler, whose workers do what else this machine's processes do."""
    watch: Watch = field(default_factory=Watch)
    """By which a guardian sees what is being done."""
    cache: Path | None = None
    """The folder of the cache; None: the edition's own."""

    @property
    def memory(self) -> Path:
        """The folder in which builds remember what they made."""
        return self.cache or self.settings.root / caches.FOLDER


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
    withheld: tuple[int, int] = (0, 0)
    """How many documents are not published, and how many passages of those that are."""
    schemas: Mapping[Path, str] = field(default_factory=dict, compare=False)
    """The schemas that files name, at hand or not (``Judged.named``)."""
    trouble: str = ""
    """Why the cache was of no use, in a sentence."""
    is_known: bool = field(default=False, compare=False)
    """Nothing has changed since the build that came to it, so that nothing was done."""
    remains: object = field(default=None, repr=False, compare=False)
    """All that the run has known, for who ends now: to let go of it takes longer than to end."""


def check(request: Request, progress: Progress) -> Outcome:
    """Read and judge the sources; render and write nothing."""
    cache = opened(request)
    with (
        workers_for(request) as workers,
        cache,
        progress.stage("Checking"),
    ):
        gathered = gathered_of(request, looked_at(request.settings, cache), workers, cache)
    return Outcome(
        tuple(in_order(gathered.findings)),
        len(gathered.index.documents),
        validated=gathered.judged.summary(),
        withheld=gathered.count_withheld(),
        trouble=cache.trouble,
    )


def opened(request: Request, values: Values | None = None) -> Cache:
    """Return the cache of the edition, which is to be entered, with the values at hand."""
    return Cache(request.memory, reads=not request.fresh, values=values)


def workers_for(request: Request) -> Workers:
    """Return those who do the work of a request, to be entered."""
    return Workers(request.jobs, request.scheduler, request.watch)


def looked_at(settings: Settings, cache: Cache) -> Sources:
    """Look at the source folder, with what is known of it from the last time.

    Raises UsageError when there is nothing to read.
    """
    key = digest("sources", str(settings.source))
    known = recall(cache, key, Snapshot)
    sources = Sources(settings.source, known)
    if known is None or known.files != sources.snapshot.files or not known.is_sure():
        remember(cache, key, sources.snapshot)
    return sources


def gathered_of(
    request: Request,
    sources: Sources,
    workers: Workers,
    cache: Cache,
    *,
    meanwhile: Callable[[], object] = lambda: None,
    once_read: Callable[[], object] = lambda: None,
) -> Gathered:
    """Gather all that is known before the first page is made, as ``gather`` does."""
    settings = request.settings
    with Grammars(request.schema, root=settings.root, source=settings.source) as grammars:
        return gather(
            settings,
            sources=sources,
            grammars=grammars,
            presentation=presentation_of(settings),
            workers=workers,
            cache=cache,
            strict=request.strict,
            meanwhile=meanwhile,
            once_read=once_read,
        )


def made_with(request: Request) -> str:
    """Return a digest of what is read of an edition beside its sources, and more than once.

    Raises UsageError where it cannot be read.
    """
    settings, schema = request.settings, request.schema
    schemas = [] if schema in {"auto", "none"} else [(settings.root / schema).resolve()]
    try:
        return digest(look(settings), closure(schemas))
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be read: {error.strerror}.") from error


def to_read(request: Request) -> Readiness:
    """Return by what the documents of a build are read."""
    return Readiness(presentation_of(request.settings), ("survey",))


def to_render(request: Request) -> Readiness:
    """Return by what they are rendered."""
    settings = request.settings
    presentation = presentation_of(settings, pdf=request.pdf)
    return Readiness(presentation, presentation.outputs, settings.styles, settings.language)


def presentation_of(settings: Settings, *, pdf: bool = True) -> Presentation:
    """Return the stylesheets and fonts of an edition; without ``pdf`` it is not to be printed."""
    found = Presentation(resources.stylesheets(), settings.overrides.entries, settings.fonts)
    return found if pdf else replace(found, outputs=("prepare", "site", "text"))
