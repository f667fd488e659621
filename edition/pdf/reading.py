"""Pieces of a block as one text: words that lines divide made whole, scripts in their direction.

Typst leaves the space at which a line ends in the text, and a hyphen of its own is a soft one: so
what stands at the end of a line tells what was there before there were lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.pdf.accents import Told, without_shadows
from edition.pdf.directions import FROM_THE_RIGHT, as_read
from edition.pdf.drawing import Piece

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
"""Scripts whose lines end between any two letters: ideographs, kana, Hangul, Thai and others."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0730-\u074a"
_ADDRESS = re.compile(r"https?:\n?/\n?/\n?\S+(?:\n\S+)*")
_SEAM = re.compile(rf"(?<=[\w{_MARKS}])(?<![{_UNSPACED}])\n(?=\w)")
"""A line's end that parts two letters or digits, without a hyphen and without a space."""

_INVISIBLE = re.compile("[\u00ad\u202a-\u202e\u2061\u2063\u2066-\u2069]")
"""Soft hyphens, controls of direction, the sign of a line that leads to the next one
(``breaks.LEADING``), and the separators around substitutes."""

_GENERATED = re.compile("\u2064\u2064[^\u2064]*\u2064\u2064")
"""What the book says within a text, such as the page that a link leads to, between two pairs of
signs without width (invisible pluses)."""

_REPEATED = re.compile(rf"\S[{_MARKS}]*(?:\u2062\u2062|\u2062[^\u2062\u2064]*\u2064\S[{_MARKS}]*)")
"""What is none of the text where it stands, the lemma of an entry at the page foot, a number in the
margin: one invisible sign stands after its first letter, one before the last."""

_CODE_POINT = re.compile("(?<=\u2063)U\\+([0-9A-F]{4,6})(?=\u2063)")
"""What the book shows for a character that no font has, between two invisible separators; they
stay where a line ends between two of them, which is within a word."""


def joined(pieces: Sequence[Piece]) -> str:
    """Return the pieces of a block as one text, in the order in which they are read.

    What a line's end parts without a hyphen a reader takes for two words, except in an address and
    in a script without spaces. What the book adds within a text is left out.
    """
    text = "\n".join(map(_read, _lines(pieces))).replace("\u00ad\n", "")
    if "\n" in text:
        text = _ADDRESS.sub(lambda match: match.group().replace("\n", ""), text)
        text = _SEAM.sub(" ", text).replace("\n", "")
    if "\u2062" in text:
        text = _REPEATED.sub("", text)
    if "\u2064" in text:
        text = _GENERATED.sub("", text)
    return " ".join(_INVISIBLE.sub("", text).split())


def _read(line: Sequence[Told]) -> str:
    if FROM_THE_RIGHT.search("".join(text for text, _ in line)):
        return as_read(line)
    return "".join(text for text, _ in without_shadows(line))


def _lines(pieces: Sequence[Piece]) -> list[list[Told]]:
    """Return what each piece stands for, line by line, as they were drawn."""
    lines: list[list[Told]] = []
    before: Piece | None = None
    for piece in pieces:
        if before is None or _breaks(before, piece):
            lines.append([])
        lines[-1].append(_told(piece))
        before = piece
    return lines


def _told(piece: Piece) -> Told:
    text = "".join(piece.glyphs)
    if "\u2063U+" in text:
        text = _CODE_POINT.sub(lambda match: chr(int(match.group(1), 16)), text)
        piece = piece._replace(glyphs=tuple(text))
    return text, piece


def _breaks(before: Piece, after: Piece) -> bool:
    """Tell whether a line ended between two pieces; raised and lowered figures end none."""
    drop = abs(after.y - before.y)
    if drop < 0.2 and before.page == after.page:
        return False
    size = max(before.size, after.size)
    return (
        before.page != after.page or drop > 0.7 * size or (drop > 0.2 * size and after.x < before.x)
    )
