"""What is unchanged: a build from which nothing has changed since is not done again.

Its findings are told as they were. The published edition has to be there as it was published.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from edition.cache import Cache
from edition.closure import closure
from edition.config import Settings
from edition.coverage import Kind
from edition.diagnostics import Finding
from edition.digests import digest, of_file
from edition.engines.msgspec import encode
from edition.look import look
from edition.memo import recall, remember
from edition.program import program
from edition.request import Outcome, Request
from edition.sources import LOCK, Sources
from edition.stages.publish import Staging

_OF_CHANCE = frozenset({"ED213", "ED502", "ED703", "ED820"})
"""Codes of what may have failed for want of time or memory."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a build came to: what it said, and a digest of the list of its files."""

    findings: tuple[Finding, ...]
    documents: int
    validated: str
    unhandled: tuple[Kind, ...]
    withheld: tuple[int, int]
    manifest: str


@dataclass(frozen=True)
class Conclusions:
    """What builds came to that were asked for the same, of the same sources."""

    request: Request
    sources: Sources
    cache: Cache

    def are_known(self) -> bool:
        """Tell whether a build of the same came to something, published or not."""
        key = self._key(self.sources.digest(LOCK))
        return bool(key) and self.cache.has(key)

    def last(self, staging: Staging) -> Outcome | None:
        """Return what the last build came to, if nothing has changed since; stage its files."""
        key = self._key(self.sources.digest(LOCK))
        known = recall(self.cache, key, Conclusion) if key else None
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
            is_known=True,
        )

    def remember(self, outcome: Outcome, *, lock: str, manifest: str) -> None:
        """Remember what a build came to, unless it might come to something else another time.

        ``lock`` and ``manifest`` are digests of the lock of addresses and of the list of files.
        """
        key = self._key(lock)
        if key and not any(finding.code in _OF_CHANCE for finding in outcome.findings):
            known = Conclusion(
                outcome.findings,
                outcome.documents,
                outcome.validated,
                outcome.unhandled,
                outcome.withheld,
                manifest,
            )
            remember(self.cache, key, known)

    def _key(self, lock: str) -> str:
        return self._given and digest(self._given, lock)

    @cached_property
    def _given(self) -> str:
        request = self.request
        options = (request.strict, request.draft, request.pdf, request.search, request.own)
        return conclusion_key(request.settings, request.schema, options, self.sources)


def conclusion_key(
    settings: Settings, schema: str, options: tuple[bool, ...], sources: Sources
) -> str:
    """Return a digest of all that a build depends on; nothing, if that cannot be said beforehand.

    It is without the lock of addresses, which the build itself writes. ``options`` are those of
    the request. Where each document names its own schema, it is not known which files count.
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
        encode(sources.remarks),
        *files,
    )


def _beside(schemas: list[Path]) -> list[Path]:
    """Return the encoding guides beside grammars."""
    return [path.with_name("guide.xml") for path in schemas]
