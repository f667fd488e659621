"""Following: an edition is built again whenever one of its files has changed.

For a small change most of the time goes into starting: Python, the engines, the stylesheets. Here
all that stays from one build to the next (``standing``), as long as nothing but sources changes.
The engines are in another process, which may end without this one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import edition
from edition import resources
from edition.closure import wanted
from edition.config import FILES, Settings
from edition.engines.watchfiles import Changes
from edition.errors import AbsentError, EditionError, UsageError
from edition.grammars import CATALOG, sum_of
from edition.pipeline import build
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
from edition.standing import StandingType

Telling = TypeVar("Telling", bound=Progress)


def follow(
    request: Request, begin: Callable[[], Telling]
) -> Iterator[tuple[Telling, Outcome | EditionError]]:
    """Build an edition, and again whenever its sources have changed.

    Yields after each build who was told how far it had come, as ``begin`` gave it, and what came of
    it, or why nothing did. Ends when anything else has changed that the edition is made with, or
    the source folder itself came or went: then all has to begin anew.
    """
    settings = request.settings
    source, own = settings.source, frozenset(_folders(settings))
    files = _with_ways((*_files(request), *settings.fonts, source), settings.root)

    def is_other(found: Collection[Path]) -> bool:
        """Tell whether something has changed with which the processes began."""
        return not files.isdisjoint(found) or any(_is_below(path, own) for path in found)

    with workers_for(request) as workers, Changes([source, *own], files) as changes:
        try:
            standing = StandingType(workers, made_with(request))
        except UsageError as error:
            yield begin(), error
            while not is_other(changes.next()):
                pass
            return
        for readiness in (to_read(request), to_render(request)):
            workers.awaken(make_ready, readiness)
        while True:
            progress = begin()
            came = _built(request, progress, standing)
            yield progress, came
            standing.values.turn()
            if isinstance(came, Outcome) and came.is_known:
                _read_ahead(request, standing)
            # Only now is it known which schemas the files name.
            schemas = came.schemas if isinstance(came, Outcome) else {}
            named = _with_ways(wanted(schemas), settings.root) - files
            changes.add(named)
            files |= named
            if any(sum_of(path) != sum_ for path, sum_ in schemas.items()):
                return
            request = replace(request, fresh=False)
            are_sources = False
            while not are_sources:
                found = changes.next()
                if is_other(found):
                    return
                # The lock is written by the build itself.
                are_sources = any(_is_below(path, {source}) for path in found - {source / LOCK})


def _built(request: Request, progress: Progress, standing: StandingType) -> Outcome | EditionError:
    """Return what comes of a build, without what it has known, or why nothing does."""
    try:
        return replace(build(request, progress, standing), remains=None)
    except EditionError as error:
        return error


def _read_ahead(request: Request, standing: StandingType) -> None:
    """Read what is known of the sources: a build that found nothing changed has not."""
    with suppress(EditionError), opened(request, standing.values) as cache:
        gathered_of(request, looked_at(request.settings, cache), standing.workers, cache)


def changes_of_settings(folder: Path, wrong: EditionError) -> Changes:
    """Return the changes of what is ``wrong`` with the settings in a folder, to be entered."""
    absent = [wrong.path] if isinstance(wrong, AbsentError) else []
    return Changes([], _with_ways([*(folder / name for name in FILES), *absent], folder))


def _with_ways(paths: Iterable[Path], folder: Path) -> frozenset[Path]:
    """Return some files, and the folders on the way to each: they may go, and come back."""
    ways = {way for path in paths for way in path.parents if folder in way.parents}
    return frozenset({*paths, *ways})


def _is_below(path: Path, folders: Collection[Path]) -> bool:
    """Tell whether a file lies in one of some folders, and is neither hidden there nor Python's."""
    return any(
        not any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
        for folder in folders
        if path.is_relative_to(folder)
    )


def _folders(settings: Settings) -> Iterator[Path]:
    """Yield the folders that hold, beside the sources, what an edition is made with."""
    yield Path(edition.__file__).parent.resolve()
    yield resources.stylesheets().resolve()
    yield resources.schemas().resolve()
    yield from settings.fonts


def _files(request: Request) -> Iterator[Path]:
    """Yield the files that an edition is made with, beside those in folders of their own."""
    settings = request.settings
    yield from (settings.root / name for name in (*FILES, CATALOG))
    own = settings.overrides
    yield from (path for path in (own.css, own.typst) if path is not None)
    is_named = request.schema not in {"auto", "none"}
    schemas = [(settings.root / request.schema).resolve()] if is_named else []
    entries = [path for _, path in own.entries]
    yield from wanted([*schemas, *entries])
    yield from (path.with_name("guide.xml") for path in schemas)
