"""Page breaks of a document's PDF: it is set again until none is wrong.

Typst moves a line to the next page after it has set the notes of the line, and leaves these behind;
and of the notes of one line it only takes care of the first. Where that happened, where a heading
is left, or a single line of a paragraph, is read in the PDF (``edition.pdf.breaks``), and the book
is told at these places when it is set again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.diagnostics import Place, Remark
from edition.pdf.breaks import Break
from edition.pdf.tags import Reading, read_printed
from edition.stages.book import Typescript

_ROUNDS = 10
"""How often a short document is set at most: most need one round, those with a wrong break two."""
_PAGES = 8
"""For so many pages a document is set once more, if need be."""
_MOST = 24
"""How often the longest ones are set at most."""

Attempt = Callable[[Sequence[str]], tuple[Typescript, bytes]]
"""Sets a document with what the book is told of some places."""

Name = tuple[str, int]
"""The kind of a break, and its number."""

Turn = tuple[int, str]
"""What the book is told of a place, after how many characters of the text."""

_SINGLES = frozenset({"orphan", "widow"})
_LOOSE: Turn = (-1, "loose")
"""Tells the book that paragraphs with notes may leave single lines."""

_SAYINGS = {
    "note": "The note that '{words}' calls on page {page} of the PDF begins on another page.",
    "heading": "The heading '{words}' stands alone at the foot of page {page} of the PDF.",
    "line": "The line '{words}', which leads to the next, is the last of page {page} of the PDF.",
    "orphan": "The line '{words}' is left alone at the foot of page {page} of the PDF.",
    "widow": "The line '{words}' is left alone at the head of page {page} of the PDF.",
}


@dataclass(frozen=True, slots=True)
class _Setting:
    """A document that was set, with its turns."""

    turns: tuple[Turn, ...]
    made: Typescript
    pdf: bytes
    reading: Reading

    def faults(self) -> tuple[int, int]:
        """Return how many breaks are wrong, the graver ones first."""
        singles = sum(wrong.kind in _SINGLES for wrong in self.reading.breaks)
        return len(self.reading.breaks) - singles, singles


def well_broken(attempt: Attempt) -> tuple[Typescript, bytes, Reading]:
    """Return a document, its PDF and what that says, with as few wrong page breaks as can be.

    ``attempt`` leaves the document where the volume finds it. Raises TransformError,
    TypesettingError.
    """
    best, last = _mended(attempt, ())
    if best.faults()[0]:
        # A line that has to go with another one may have left its note.
        loose, last = _mended(attempt, (_LOOSE,))
        best = min(best, loose, key=_Setting.faults)
    if best is not last:
        best = _set(attempt, best.turns)
    return best.made, best.pdf, best.reading


def _mended(attempt: Attempt, turns: Sequence[Turn]) -> tuple[_Setting, _Setting]:
    """Return the best of the settings that were tried, and the last one.

    The first wrong break is mended, then the next one: what comes before stands well, and what
    comes after it will stand elsewhere. Where it leads to another break before, that is mended
    instead, before something else is tried. Nothing is tried twice.
    """
    best = last = _set(attempt, turns)
    ways = [best]
    goal = 0
    tried: Counter[Name] = Counter()
    for _ in range(_rounds(best.reading.pages) - 1):
        wrong = _to_mend(ways[-1], tried)
        while len(ways) > 1 and (not wrong or wrong[0].after > goal):
            ways.pop()
            wrong = _to_mend(ways[-1], tried)
        if not wrong:
            break
        if len(ways) == 1:
            goal = wrong[0].after
        last = _set(attempt, next_turns(wrong, ways[-1].turns, tried))
        best = min(best, last, key=_Setting.faults)
        name = _name(wrong[0])
        tried[name] += 1
        if name in map(_name, last.reading.breaks):
            continue
        left = _to_mend(last, tried)
        if not left or left[0].after > goal:
            ways = [last]
        elif not tried[_name(left[0])]:
            ways.append(last)
    return best, last


def _rounds(pages: int) -> int:
    return min(_ROUNDS + pages // _PAGES, _MOST)


def _set(attempt: Attempt, turns: Sequence[Turn]) -> _Setting:
    made, pdf = attempt([place for _, place in turns])
    return _Setting(tuple(turns), made, pdf, read_printed(pdf))


def _to_mend(setting: _Setting, tried: Mapping[Name, int]) -> Sequence[Break]:
    """Return the wrong breaks for which there is something that was not tried yet."""
    is_loose = _LOOSE in setting.turns
    return [
        wrong
        for wrong in setting.reading.breaks
        if tried.get(_name(wrong), 0) < len(_cures(wrong))
        and not (is_loose and wrong.kind in _SINGLES)
    ]


def _name(wrong: Break) -> Name:
    return wrong.kind, wrong.number


def _cures(wrong: Break) -> Sequence[tuple[str, int]]:
    """Return what can be tried against a break: a place, and how often it is named."""
    number = wrong.number
    if wrong.kind == "orphan":
        return [(f"paragraph-{number}", 3)]
    if wrong.kind == "widow":
        if wrong.begins:
            return [(f"paragraph-{number}", 3)]
        short = (f"short-{number}", wrong.room)
        return [(f"note-{wrong.calls}", 2), short] if wrong.calls else [short]
    if wrong.kind == "note":
        paragraph = [(f"paragraph-{number}", 3)] if wrong.begins else []
        first, *more = [(f"note-{number}", times) for times in (2, 3, 5)]
        return [*paragraph, first, *more] if wrong.is_left else [first, *paragraph, *more]
    return [(f"{wrong.kind}-{number}", 2)]


def next_turns(
    breaks: Sequence[Break], turns: Sequence[Turn], tried: Mapping[Name, int]
) -> list[Turn]:
    """Return what the book is to be told of which places, by what it was told before.

    What comes before the first break stands well: there something can be done for certain, which is
    what it means that a place is named more often. What comes after it will stand elsewhere, and
    only asks for room.
    """
    first = breaks[0]
    place, times = _cures(first)[tried.get(_name(first), 0)]
    found = [turn for turn in turns if turn[0] <= first.after and turn[1] != place]
    found += [(first.after, place)] * times
    for wrong in breaks[1:]:
        place, _ = _cures(wrong)[0]
        if wrong.kind not in _SINGLES and all(place != other for _, other in found):
            found.append((wrong.after, place))
    return found


def left_amiss(printed: Reading, place: Place) -> Iterator[Remark]:
    """Yield what there is to say of the page breaks of a document that could not be mended."""
    singles = [wrong for wrong in printed.breaks if wrong.kind in _SINGLES]
    graver = [wrong for wrong in printed.breaks if wrong.kind not in _SINGLES]
    for code, broken in (("ED711", graver), ("ED713", singles)):
        for wrong in broken[:1]:
            said = _SAYINGS[wrong.kind].format(words=wrong.words, page=wrong.page)
            if code == "ED713" and len(broken) > 1:
                said += f" So are lines of {len(broken) - 1} more paragraphs."
            yield Remark(code, place, said)
