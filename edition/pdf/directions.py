"""Lines that hold text from the right, in the order in which they are read.

Typst draws the runs of a line, each of one direction, in that order. A run may consist of several
pieces, since a vowel sign that is raised, or a letter of another font, is one of its own; these it
draws from left to right, as it does the glyphs of a piece.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from edition.pdf.accents import Told, without_shadows
from edition.pdf.drawing import Piece

FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


def as_read(line: Sequence[Told]) -> str:
    """Return the text of a line."""
    end = len(line) - _ends_with_space(line)
    by_place = sorted(range(end), key=lambda number: line[number][1].x)
    neighbours = set(pairwise(by_place))
    runs: list[list[int]] = []
    for number in range(len(line)):
        is_beside = (number - 1, number) in neighbours
        if is_beside and _may_go_on(line[number - 1], line[number]):
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in _parted(run, line, neighbours)]
    return "".join(_text([line[number] for number in part]) for part in parts)


def _ends_with_space(line: Sequence[Told]) -> bool:
    """Tell whether the last piece is the space at which the line ends, which takes no room."""
    *others, (text, last) = line
    places = [piece.x for _, piece in others]
    return text.isspace() and not (places and min(places) < last.x < max(places))


def _may_go_on(before: Told, after: Told) -> bool:
    """Tell whether two pieces, the second right of the first, may be of one run from the right."""
    is_parted = _look(before[1]) != _look(after[1])
    return is_parted and all(
        _is_sign(text) or _is_from_the_right(text) for text in (before[0], after[0])
    )


def _parted(
    run: list[int], line: Sequence[Told], neighbours: Collection[tuple[int, int]]
) -> Iterator[list[int]]:
    """Yield a run, and by itself a space or a sign at one of its ends that is not of it.

    In a line from the left it is not where it stands right between this run and a word before, or
    a word after.
    """
    first, last = run[0], run[-1]
    is_after_a_word = (first - 1, first) in neighbours and not _is_sign(line[first - 1][0])
    if len(run) > 1 and _is_sign(line[first][0]) and is_after_a_word:
        yield [first]
        run = run[1:]
    if len(run) > 1 and _is_sign(line[last][0]) and (last, last + 1) in neighbours:
        yield run[:-1]
        yield [last]
    else:
        yield run


def _is_sign(text: str) -> bool:
    return not any(char.isalnum() for char in text)


def _is_from_the_right(text: str) -> bool:
    return FROM_THE_RIGHT.search(text) is not None


def _look(piece: Piece) -> tuple[bytes, float, float]:
    return piece.font, piece.size, piece.y


def _text(run: Sequence[Told]) -> str:
    if not any(_is_from_the_right(text) for text, _ in run):
        return "".join(text for text, _ in run)
    return "".join(
        "".join(reversed(piece.glyphs)) if len(piece.glyphs) > 1 else text
        for text, piece in reversed(list(without_shadows(run)))
    )
