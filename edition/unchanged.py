"""What is unchanged: a build from which nothing has changed since is not done again.

Its findings are told as they were. The published edition has to be there as it was published.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from edition.closure import closure
from edition.config import Settings
from edition.coverage import Kind
from edition.diagnostics import Finding
from edition.digests import digest, of_file
from edition.engines.msgspec import encode
from edition.look import look
from edition.program import program
from edition.sources import LOCK, Sources


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a build came to: what it said, and a digest of the list of its files."""

    findings: tuple[Finding, ...]
    documents: int
    validated: str
    unhandled: tuple[Kind, ...]
    withheld: tuple[int, int]
    manifest: str


def conclusion_key(
    settings: Settings, schema: str, options: tuple[bool, ...], sources: Sources, lock: str
) -> str:
    """Return a digest of all that a build depends on; nothing, if that cannot be said beforehand.

    ``options`` are those of the request, ``lock`` is the digest of the lock of addresses. Where
    each document names its own schema, it is not known which files count.
    """
    if schema == "auto":
        return ""
    schemas = [] if schema == "none" else [(settings.root / schema).resolve()]
    files = (
        f"{path} {sources.digest(path)}"
        for path in (*sources.texts, *sorted(sources.others))
        if path != LOCK
    )
    return digest(
        program(),
        "conclusion",
        look(settings),
        # All settings, whatever there will be of them.
        repr(settings),
        encode((schema, options, os.environ.get("SOURCE_DATE_EPOCH", ""))),
        closure(schemas),
        *(of_file(path) for path in _beside(schemas) if path.is_file()),
        lock,
        encode(sources.remarks),
        *files,
    )


def _beside(schemas: list[Path]) -> list[Path]:
    """Return the encoding guides beside grammars."""
    return [path.with_name("guide.xml") for path in schemas]
