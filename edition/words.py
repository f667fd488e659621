"""Words as the audit counts them: runs of letters and digits after NFKC."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(
    r"[^\W_]+(?:[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0730-\u074a]+[^\W_]*)*"
)
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_TATWEEL = {0x0640: None}


_AHEAD = 2_000
"""How many words of other flows may stand between two words of one."""
_NEAR = 4
"""Up to this distance a word is taken for the one looked for without further evidence."""
_TRIES = 5_000
"""How many words are tried in all to find the place where a flow begins."""


def words(text: str) -> list[str]:
    """Return the words of a text, in order; invisible characters are no part of them."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)))


def missing(source: Sequence[str], output: Sequence[str]) -> list[str]:
    """Return the words of ``source`` that ``output`` has not, or not as often, in order.

    A word that an output divides or joins otherwise (at a line's end, in a table) is not missing,
    so long as its letters stand there together.
    """
    lost = Counter(source) - Counter(output)
    if not lost:
        return []
    spare = Counter(output) - Counter(source)
    letters = "".join(word for word in output if word in spare)
    found: list[str] = []
    for word in source:
        if lost[word] > 0:
            lost[word] -= 1
            if word in letters:
                letters = letters.replace(word, "\0", 1)
            else:
                found.append(word)
    return found


def first_out_of_order(flow: Sequence[str], output: Sequence[str]) -> str:
    """Return a word of a flow that does not follow its predecessors in the output.

    Other flows may stand between the words of this one, and words that the output divides or
    joins otherwise are passed over. Empty if all is in order.
    """
    present = set(output)
    known = [word for word in flow if word in present]
    if not known:
        return ""
    misplaced = ""
    for start in _starts(known, output)[: _TRIES // len(known) + _NEAR]:
        word = _follow(known, output, start)
        if not word:
            return ""
        misplaced = misplaced or word
    return misplaced


def _starts(flow: Sequence[str], output: Sequence[str]) -> list[int]:
    """Return where a flow may begin, the likeliest places first.

    Those are the places of its first word from which its rarest is about as far as in the flow.
    """
    counts = Counter(output)
    rarest = min(range(len(flow)), key=lambda number: counts[flow[number]])
    firsts = [number for number, word in enumerate(output) if word == flow[0]]
    places = [number for number, word in enumerate(output) if word == flow[rarest]]
    found: dict[int, int] = {}
    for place in places:
        nearest = bisect_right(firsts, place - rarest)
        for start in firsts[max(0, nearest - _NEAR) : nearest + 1]:
            found[start] = min(found.get(start, len(output)), abs(place - start - rarest))
    likely = sorted(found, key=lambda start: (found[start], start))
    return [*likely, *firsts[:_NEAR]]


def _follow(flow: Sequence[str], output: Sequence[str], position: int) -> str:
    """Read a flow in the output from a position on; return the first word that is out of place."""
    for number, word in enumerate(flow):
        following = flow[number + 1 : number + 1 + _NEAR]
        ahead = output[position : position + min(_AHEAD, 100 + 10 * len(flow))]
        for distance, other in enumerate(ahead):
            if other == word and _fits(distance, ahead, following):
                position += distance + 1
                break
        else:
            if word not in "".join(ahead):
                return word
    return ""


def _fits(distance: int, ahead: Sequence[str], following: Sequence[str]) -> bool:
    """Tell whether a word found some way ahead is the one looked for.

    Far ahead the same word may stand by chance; there one of those that follow has to follow it.
    """
    if distance <= _NEAR or not following:
        return True
    after = ahead[distance + 1 : distance + 1 + _NEAR * _NEAR]
    return any(word in after for word in following)
