"""Lost: the pages that stand in a draft for what cannot be read, or cannot be rendered."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from edition.disclosure import Disclosure
from edition.gathering import Gathered
from edition.naming import fitting, folded
from edition.numbering import Numbering
from edition.outputs import Kept
from edition.pages import PageTask
from edition.pointers import slugify
from edition.summaries import Summaries


def unreadable(
    gathered: Gathered, disclosure: Disclosure, summaries: Summaries
) -> Iterator[PageTask]:
    """Yield the pages that stand in a draft for the files that cannot be read."""
    withheld = {file for file, told in gathered.withheld.items() if told.whole}
    taken = {folded(document.id) for document in gathered.index.documents}
    numbering = Numbering()
    for finding in gathered.findings:
        is_shown = finding.file not in withheld
        if is_shown and finding.code in {"ED101", "ED102", "ED103", "ED109"}:
            said = disclosure.without_excerpt(finding)
            slug = fitting(slugify(posixpath.splitext(finding.file)[0]))
            name = folded(slug)
            free = slug + numbering.free(name, taken).removeprefix(name)
            taken.add(folded(free))
            yield summaries.unreadable(said, free)


def unrendered(
    gathered: Gathered,
    documents: Mapping[str, Kept],
    disclosure: Disclosure,
    summaries: Summaries,
) -> Iterator[PageTask]:
    """Yield the pages that stand in a draft for the documents that could not be rendered."""
    for name, kept in documents.items():
        if not kept.files:
            [finding] = gathered.locator.findings(kept.remarks)
            yield summaries.unreadable(disclosure.without_excerpt(finding), name)
