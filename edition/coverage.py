"""Coverage: what no rule handles and no page shows, over all documents of an edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from edition.diagnostics import Finding, Place, Remark
from edition.figures import Figures, Unhandled
from edition.findings import Locator

CODES = frozenset({"ED501", "ED503"})
"""The codes of the findings that are counted here."""

_NAMED = 3
"""How many kinds a finding names."""

_MOST = 12
"""So many values of one attribute are kinds; if there are more, they are told together."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of encoding (``seg[@type='x']``): how often it occurs, in how many documents.

    ``values`` are how many kinds are told together as one; ``file``, ``line`` and ``column`` are
    the place of the first.
    """

    code: str
    pattern: str
    count: int
    documents: int
    file: str
    line: int
    column: int
    values: int = 1


def kinds(figures: Iterable[Figures], locator: Locator) -> tuple[Kind, ...]:
    """Return the kinds that the documents have, the most frequent first."""
    items = [(item.document, found) for item in figures for found in item.unhandled]
    patterns: dict[str, set[str]] = {}
    for _, found in items:
        patterns.setdefault(found.family, set()).add(found.pattern)
    counts: Counter[str] = Counter()
    documents: dict[str, set[str]] = {}
    first: dict[str, Unhandled] = {}
    for document, found in items:
        many = found.attribute and len(patterns[found.family]) > _MOST
        pattern = found.family if many else found.pattern
        counts[pattern] += found.count
        documents.setdefault(pattern, set()).add(document)
        first.setdefault(pattern, replace(found, pattern=pattern))
    met = [
        Kind(
            found.code,
            pattern,
            counts[pattern],
            len(documents[pattern]),
            place.file,
            place.line,
            place.column,
            len(patterns[found.family]) if found.attribute and pattern == found.family else 1,
        )
        for pattern, found in first.items()
        for place in locator.findings([Remark(found.code, _place(found), "")])
    ]
    return tuple(sorted(met, key=lambda kind: (-kind.count, kind.pattern)))


def told_together(
    findings: Iterable[Finding], kinds: Sequence[Kind], *, list_at: str
) -> list[Finding]:
    """Return findings with one that tells of all kinds, at the first place of the most frequent.

    ``list_at`` is the page that lists them; it is empty where none was published.
    """
    kept: list[Finding] = []
    told: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        if finding.code in CODES:
            told.setdefault((finding.file, finding.line, finding.column), finding)
        else:
            kept.append(finding)
    if len(told) < 2 or not kinds:
        return [*kept, *told.values()]
    top = kinds[0]
    named = ", ".join(f"{kind.pattern} ({kind.count})" for kind in kinds[:_NAMED])
    message = (
        f"{len(kinds)} kinds of encoding are shown without a sign of what they are; the most "
        f"frequent: {named}."
    )
    first = told.get((top.file, top.line, top.column)) or next(iter(told.values()))
    hint = f"All are listed in {list_at}." if list_at else ""
    return [*kept, replace(first, code="ED503", message=message, hint=hint)]


def _place(found: Unhandled) -> Place:
    return Place(found.file, found.ordinal, found.attribute)
