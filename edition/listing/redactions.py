"""What of the sources is not in the texts, and what was supplied: by document, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from edition import layout, lists
from edition.elements import element, escaped, root
from edition.model import Document, Redaction
from edition.sheets import Sheet, Sheets, cards, date_of
from edition.stages import context

Read = Callable[[Document], Sequence[Redaction]]
"""Reads the redactions of a document."""


def sheets_of_redactions(
    sheets: Sheets, documents: Sequence[Document], read: Read
) -> Iterator[Sheet]:
    """Yield the list of redactions, by year of the documents if there are many."""
    found = _redacted_ones(documents)
    if not found:
        return
    yield from sheets.by_year(
        "redactions",
        "redactions.html",
        found,
        partial(_page, sheets, read),
        when=date_of,
        address=partial(layout.section_page, "redactions"),
        told=_reasons(found),
        size=_listed,
    )


def of_redactions(documents: Sequence[Document]) -> object:
    """Return what these pages depend on."""
    found = _redacted_ones(documents)
    return [document.survey.redacted for document in found], cards(found)


def _redacted_ones(documents: Sequence[Document]) -> list[Document]:
    return [document for document in documents if document.survey.redacted.listed]


def _listed(document: Document) -> int:
    return document.survey.redacted.listed


def _page(sheets: Sheets, read: Read, path: str, documents: Sequence[Document], told: str) -> Sheet:
    def slice_() -> str:
        return root("context", [told, *(_redacted(item, read(item)) for item in documents)])

    marks = [document.survey.redacted.mark for document in documents]
    return sheets.single("redactions", path, (told, marks, cards(documents)), slice_)


def _redacted(document: Document, redactions: Sequence[Redaction]) -> str:
    shown = redactions[: lists.LONGEST]
    more = len(redactions) - len(shown)
    return element(
        "redacted",
        context.row(document) + "".join(map(_redaction, shown)),
        document=document.id,
        more=str(more) if more else "",
    )


def _redaction(item: Redaction) -> str:
    return element(
        "redaction",
        escaped(item.text),
        kind=item.kind,
        reason=item.reason,
        extent=item.extent,
        count=str(item.count),
        part=item.part,
        fragment=item.fragment,
    )


def _reasons(documents: Sequence[Document]) -> str:
    """Return for what reasons how much is redacted, the most frequent first."""
    counts: dict[tuple[str, str], list[int]] = {}
    for document in documents:
        for kind, reason, count in document.survey.redacted.reasons:
            found = counts.setdefault((kind, reason), [0, 0])
            found[0] += count
            found[1] += 1
    rows = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    return "".join(
        element("reason", kind=kind, reason=reason, count=str(count), documents=str(of))
        for (kind, reason), (count, of) in rows
    )
