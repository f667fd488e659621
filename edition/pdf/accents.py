"""Accents that are drawn apart from the letters they stand on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from edition.pdf.drawing import Piece

Told = tuple[str, Piece]
"""What a piece stands for, and the piece."""


def without_shadows(line: Sequence[Told]) -> Iterator[Told]:
    """Yield pieces without the accents among them.

    Such an accent is a piece of its own, a little higher or lower than its letter, and bears the
    text of both, as the letter does.
    """
    kept = ""
    for (text, piece), following in zip_longest(line, line[1:]):
        if len(piece.glyphs) == 1 and len(text) > 1 and unicodedata.combining(text[-1]):
            after = following[1].glyphs[0] if following else ""
            if text in (after, kept):
                continue
        kept = piece.glyphs[-1]
        yield text, piece
