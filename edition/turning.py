"""Page breaks of a document's PDF: it is set again until no heading is left, and no note apart.

Typst moves a line to the next page after it has set the notes of the line, and leaves these behind;
and of the notes of one line it only takes care of the first. Where that happened is read in the PDF
(``edition.pdf.breaks``), and at these places the book asks for room when it is set again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.diagnostics import Place, Remark
from edition.pdf.breaks import Break
from edition.pdf.tags import Reading, read_printed
from edition.stages.book import Typescript

_ROUNDS = 8
"""How often a document is set at most: most need one round, those with a wrong break two."""

Turn = tuple[int, str]
"""A place that is to go to the next page, after how many characters of the text."""

_SAYINGS = {
    "note": "The note that '{words}' calls on page {page} of the PDF begins on another page.",
    "heading": "The heading '{words}' stands alone at the foot of page {page} of the PDF.",
    "line": "The line '{words}', which leads to the next, is the last of page {page} of the PDF.",
}


def well_broken(
    attempt: Callable[[Sequence[str]], tuple[Typescript, bytes]],
) -> tuple[Typescript, bytes, Reading]:
    """Return a document, its PDF and what that says, with as few wrong page breaks as can be.

    ``attempt`` sets the document with some places that are to go to the next page, and leaves it
    where the volume finds it. Raises TransformError, TypesettingError.
    """
    turns: list[Turn] = []
    best: tuple[int, list[Turn]] | None = None
    for _ in range(_ROUNDS):
        made, pdf = attempt([place for _, place in turns])
        printed = read_printed(pdf)
        if not printed.breaks:
            return made, pdf, printed
        if best is None or len(printed.breaks) < best[0]:
            best = len(printed.breaks), turns
        turns = next_turns(printed.breaks, turns)
    made, pdf = attempt([place for _, place in best[1]] if best else ())
    return made, pdf, read_printed(pdf)


def next_turns(breaks: Sequence[Break], turns: Sequence[Turn]) -> list[Turn]:
    """Return the places that are to go to the next page, by those that were to before.

    What comes before the first break stands well: there the page can end for certain, which is what
    a place means that is named again. What comes after it will stand elsewhere.
    """
    first = breaks[0]
    found = [turn for turn in turns if turn[0] <= first.after]
    for wrong in breaks:
        place = f"{wrong.kind}-{wrong.number}"
        if all(place != other for _, other in found):
            found.append((wrong.after, place))
        if wrong is first:
            found.append((wrong.after, place))
    return found


def left_amiss(printed: Reading, place: Place) -> Iterator[Remark]:
    """Yield what there is to say of the page breaks of a document that could not be mended."""
    for wrong in printed.breaks[:1]:
        yield Remark(
            "ED711", place, _SAYINGS[wrong.kind].format(words=wrong.words, page=wrong.page)
        )
