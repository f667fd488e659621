"""Tokens: the words of an attribute's value, some of which are not to stand there."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

_WORD = re.compile(r"\S+")


def superfluous(value: str, unwanted: Collection[str]) -> list[tuple[int, int]]:
    """Return the stretches of a value that make up unwanted words, with the blanks beside them.

    The value may be as it is written, with references to characters. Of a value that is made up
    of unwanted words alone it is the whole.
    """
    words = list(_WORD.finditer(value))
    wanted = [unescape(word.group()) not in unwanted for word in words]
    if all(wanted):
        return []
    if not any(wanted):
        return [(0, len(value))]
    last = max(number for number, is_wanted in enumerate(wanted) if is_wanted)
    found = [
        (word.start(), words[number + 1].start())
        for number, word in enumerate(words[:last])
        if not wanted[number]
    ]
    return [*found, (words[last].end(), words[-1].end())] if last < len(words) - 1 else found


def without(value: str, unwanted: Collection[str]) -> str:
    """Return a value without some words."""
    kept, at = [], 0
    for start, end in superfluous(value, unwanted):
        kept.append(value[at:start])
        at = end
    return "".join((*kept, value[at:]))
