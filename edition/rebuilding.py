"""Rebuilding: whether the sources give the same edition as is published, byte for byte.

Everything is made anew in a folder for temporary files, without the cache, and nothing of the
edition's own is written to.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from edition import __version__
from edition.diagnostics import Finding, Judgement, Severity
from edition.making import EPOCH, REPORT, read_facts
from edition.pipeline import build
from edition.program import version_of_all
from edition.request import Progress, Request
from edition.verification import compare


def rebuild(request: Request, progress: Progress) -> list[Finding]:
    """Build an edition once more and return how the one that is published differs from it.

    That is the one in the output folder of the request. It tells with which options it was built;
    where it does not, those of the request count. Raises what a build raises.
    """
    published = request.settings.output
    told = read_facts(published)
    with tempfile.TemporaryDirectory(prefix="edition-") as scratch, _dated(told):
        anew = replace(
            request,
            settings=replace(request.settings, output=Path(scratch).resolve() / "edition"),
            draft=_option(told, "draft", otherwise=request.draft),
            strict=_option(told, "strict", otherwise=request.strict),
            pdf=_option(told, "pdf", otherwise=request.pdf),
            search=_option(told, "search", otherwise=request.search),
            own=False,
            fresh=True,
            cache=Path(scratch).resolve() / "cache",
        )
        outcome = build(anew, progress)
        if outcome.published is None:
            errors = sum(finding.severity is Severity.ERROR for finding in outcome.findings)
            message = f"The sources have errors now ({errors:,}), and no edition comes of them."
            return [*other_program(published), _finding("ED834", message)]
        return [*other_program(published), *compare(published, anew.settings.output)]


def schema_of(published: Path) -> str | None:
    """Return the grammar by which a published edition was judged, if it tells."""
    schema = read_facts(published).get("schema")
    return schema if isinstance(schema, str) else None


def other_program(published: Path) -> Iterator[Finding]:
    """Yield a finding if another program than this one made a published edition."""
    told = read_facts(published)
    if told.get("program") == version_of_all():
        return
    version = str(told.get("version") or "unknown")
    message = (
        f"The edition was made by another program (version {version}; this is {__version__},"
        " with its libraries): what differs may come of that."
    )
    yield _finding("ED830", message)


def _option(told: Mapping[str, object], name: str, *, otherwise: bool) -> bool:
    value = told.get(name)
    return value if isinstance(value, bool) else otherwise


@contextmanager
def _dated(told: Mapping[str, object]) -> Iterator[None]:
    """Build with the date that the edition was built with, if it was given one."""
    before = os.environ.get(EPOCH)
    date = told.get("date", before)
    try:
        _set_date(date if isinstance(date, str) else None)
        yield
    finally:
        _set_date(before)


def _set_date(date: str | None) -> None:
    if date is None:
        os.environ.pop(EPOCH, None)
    else:
        os.environ[EPOCH] = date


def _finding(code: str, message: str) -> Finding:
    return Finding(REPORT, 1, 1, code, Judgement().severity(code), message)
