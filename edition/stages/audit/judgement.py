"""The words of a document held against those of its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise

from edition.comparison import Comparison, Run, Spot, compare, is_missing
from edition.diagnostics import Place, Remark
from edition.figures import Figures, Output
from edition.flows import Flow, Source
from edition.words import unbracketed, words

_SHOWN = 12
"""How many of the words that are missing a finding names."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The words of a document as they were read back; of the PDF the text (None: not made)."""

    html: tuple[str, ...]
    available: int
    beside: tuple[str, ...]
    text: tuple[str, ...]
    pdf: str | None


def judge(
    document: str, source: Source, outputs: Outputs, *, apart: Callable[[], Source]
) -> tuple[Figures, list[Remark]]:
    """Hold the flows of a document against the words of its outputs.

    ``apart`` gives the other way to read the source (``flows.read``); it is asked only if the
    first does not fit.
    """
    html = _agreed(_in_exact(source, outputs.html, apart))
    text = _agreed(_in_exact(source, outputs.text, apart))
    remarks = [
        *_remarks(source.flows, html, "the HTML page"),
        *_remarks(source.flows, text, "the plain text"),
        *_unpublished(source.header, outputs.beside),
    ]
    pdf: Output | None = None
    if outputs.pdf is not None:
        made = words(outputs.pdf)
        printed = _agreed(_in_print(source, outputs.pdf, made, apart))
        pdf = _figures(made, printed)
        remarks += _remarks(source.flows, printed, "the PDF")
    figures = Figures(
        document=document,
        source=sum(len(flow.words) for flow in source.flows),
        hidden=source.hidden,
        available=outputs.available,
        html=_figures(outputs.html, html),
        text=_figures(outputs.text, text),
        pdf=pdf,
    )
    return figures, remarks


def judge_side(
    source: Source, made: Sequence[str], *, apart: Callable[[], Source], page: str
) -> list[Remark]:
    """Hold the flows of a document against the words of its side of a page of two texts."""
    found = _agreed(_in_exact(source, made, apart))
    return list(_remarks(source.flows, found, f"the page {page}"))


def judge_print(
    source: Source, text: str, *, apart: Callable[[], Source], output: str
) -> list[Remark]:
    """Hold the flows of a document against the text of a PDF that holds them among others."""
    return list(
        _remarks(source.flows, _agreed(_in_print(source, text, words(text), apart)), output)
    )


def _agreed(readings: Iterator[tuple[Sequence[Run], Comparison]]) -> Comparison:
    """Return the first reading that finds all words, or what is at fault by all of them.

    What is one word in a reading may be two in another, so that letters tell what all miss.
    """
    runs, first = next(readings)
    concerned, letters = _concerned(first), _letters(runs, first)
    missed = set().union(*letters.values())
    for other, reading in chain([(runs, first)], readings) if concerned else ():
        if not reading.lost and not reading.garbled:
            return reading
        concerned &= _concerned(reading)
        missed &= set().union(*_letters(other, reading).values())
    return replace(
        first,
        lost=tuple(
            (word, spot)
            for word, spot in first.lost
            if word in concerned or not missed.isdisjoint(letters[spot])
        ),
        garbled=tuple(found for found in first.garbled if concerned.intersection(found[0].source)),
    )


_Letter = tuple[int, int]
"""A letter of the source: the number of its flow, and its own number in that flow."""


def _letters(runs: Sequence[Run], found: Comparison) -> dict[Spot, set[_Letter]]:
    """Return the letters of each word that is lost."""
    flows = {spot.flow for _, spot in found.lost}
    places = {
        flow: [*pairwise(accumulate(map(len, runs[flow].words), initial=0))] for flow in flows
    }
    return {
        spot: {(spot.flow, letter) for letter in range(*places[spot.flow][spot.word])}
        for _, spot in found.lost
    }


def _concerned(reading: Comparison) -> set[str]:
    """Return the words of the source that are lost or garbled."""
    garbled = {word for item, _ in reading.garbled for word in item.source}
    return garbled | {word for word, _ in reading.lost}


def _in_exact(
    source: Source, output: Sequence[str], apart: Callable[[], Source]
) -> Iterator[tuple[Sequence[Run], Comparison]]:
    """Yield the ways to compare an output that marks what it adds."""
    for number in range(2):
        flows = (apart() if number else source).flows
        runs = [Run(flow.words, flow.whole) for flow in flows]
        yield runs, compare(runs, output, is_exact=True)


def _in_print(
    source: Source, text: str, made: Sequence[str], apart: Callable[[], Source]
) -> Iterator[tuple[Sequence[Run], Comparison]]:
    """Yield the ways to compare a PDF: it does not tell whose the brackets within words are.

    ``made`` are the words of its ``text``.
    """
    for number in range(2):
        flows = (apart() if number else source).flows
        runs = [Run(flow.words) for flow in flows]
        yield runs, compare(runs, made, is_exact=False)
        bare = [Run(flow.unbracketed) for flow in flows]
        yield bare, compare(bare, words(unbracketed(text)), is_exact=False)


def _figures(output: Sequence[str], found: Comparison) -> Output:
    return Output(
        words=len(output),
        lost=len(found.lost),
        garbled=len(found.garbled),
        moved=len(found.misplaced),
        added=found.added,
    )


def _remarks(flows: Sequence[Flow], found: Comparison, output: str) -> Iterator[Remark]:
    if found.lost:
        yield _lost(flows, found.lost, output)
    if found.garbled:
        item, spot = found.garbled[0]
        source, made = " ".join(item.source), " ".join(item.output)
        message = f"The words '{source}' run together as '{made}' in {output}"
        if len(item.source) == 1:
            message = f"The word '{source}' falls apart as '{made}' in {output}"
        more = len(found.garbled) - 1
        message += f", and {more} more {'does' if more == 1 else 'do'}." if more else "."
        yield Remark("ED605", _place(flows, spot), message)
    for word, spot in found.misplaced[:1]:
        message = f"The word '{word}' stands in another order in {output}."
        yield Remark("ED604", _place(flows, spot), message)


def _unpublished(header: Sequence[Flow], beside: Sequence[str]) -> Iterator[Remark]:
    runs = [Run(flow.words, flow.whole) for flow in header]
    found = compare(runs, beside, is_exact=False) if is_missing(runs, beside) else Comparison()
    if found.lost:
        yield _lost(header, found.lost, "the HTML page")


def _lost(flows: Sequence[Flow], lost: Sequence[tuple[str, Spot]], output: str) -> Remark:
    first = _place(flows, lost[0][1])
    names = ", ".join(f"'{word}'" for word, _ in lost[:_SHOWN])
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    message = f"{len(lost)} words of the source are missing in {output}: {names}{more}."
    if len(lost) == 1:
        message = f"A word of the source is missing in {output}: {names}."
    return Remark("ED601", first, message)


def _place(flows: Sequence[Flow], spot: Spot) -> Place:
    return flows[spot.flow].place(spot.word)
