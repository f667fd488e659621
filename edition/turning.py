"""Page breaks of a document's PDF: it is set again until no heading is left, and no note apart.

Typst moves a line to the next page after it has set the notes of the line, and leaves these behind;
and of the notes of one line it only takes care of the first. Where that happened is read in the PDF
(``edition.pdf.breaks``), and at these places the book asks for room when it is set again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.diagnostics import Place, Remark
from edition.pdf.tags import Printed, read_printed
from edition.stages.book import Typescript

_ROUNDS = 6
"""How often a document is set at most. Most need one round, and a torture grid of all kinds of
blocks needs four."""

_SAYINGS = {
    "note": "The note that '{words}' calls on page {page} of the PDF begins on another page.",
    "heading": "The heading '{words}' stands alone at the foot of page {page} of the PDF.",
    "line": "The line '{words}', which leads to the next, is the last of page {page} of the PDF.",
}


def well_broken(
    attempt: Callable[[Sequence[str]], tuple[Typescript, bytes]],
) -> tuple[Typescript, bytes, Printed]:
    """Return a document, its PDF and what that says, with as few wrong page breaks as can be.

    ``attempt`` sets the document with some places that are to go to the next page, and leaves it
    where the volume finds it. Raises TransformError, TypesettingError.
    """
    turns: list[str] = []
    best: tuple[int, list[str]] | None = None
    for _ in range(_ROUNDS):
        made, pdf = attempt(turns)
        printed = read_printed(pdf)
        if not printed.breaks:
            return made, pdf, printed
        if best is None or len(printed.breaks) < best[0]:
            best = len(printed.breaks), list(turns)
        turns += [f"{wrong.kind}-{wrong.number}" for wrong in printed.breaks]
    made, pdf = attempt(best[1] if best else ())
    return made, pdf, read_printed(pdf)


def left_amiss(printed: Printed, place: Place) -> Iterator[Remark]:
    """Yield what there is to say of the page breaks of a document that could not be mended."""
    for wrong in printed.breaks[:1]:
        yield Remark(
            "ED711", place, _SAYINGS[wrong.kind].format(words=wrong.words, page=wrong.page)
        )
