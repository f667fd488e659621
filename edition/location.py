"""Location: remarks as findings with exact places, from the cache where a file is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from edition.cache import Cache
from edition.diagnostics import Finding, Remark, Severity
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.findings import Locator
from edition.memo import recall, remember
from edition.program import program
from edition.sources import Sources


def located(
    remarks: Iterable[Remark], locator: Locator, sources: Sources, cache: Cache
) -> list[Finding]:
    """Return a finding for each remark, in no order."""
    by_file: dict[str, list[Remark]] = {}
    for remark in remarks:
        by_file.setdefault(remark.place.file, []).append(remark)
    findings: list[Finding] = []
    for file, said in by_file.items():
        key = digest(program(), "located", sources.digest(file), encode(said))
        found = recall(cache, key, tuple[Finding, ...])
        if found is None:
            found = tuple(locator.findings(said))
            remember(cache, key, found)
        findings += (_judged(item, locator.severity(item.code)) for item in found)
    return findings


def _judged(finding: Finding, severity: Severity) -> Finding:
    return finding if finding.severity is severity else replace(finding, severity=severity)
