"""The plain text of a document, read back."""

from __future__ import annotations

import re

from edition.words import words

_NOTE = re.compile(r"^(\[\^[^\]\s]*\])", re.MULTILINE)
"""The mark of a note in plain text, before the note; the same calls it."""

_MARK = re.compile(r"\[\^[^\]\s]*\]")
_JOINER = "\u2060"

_SIGN = re.compile("\\[\u2060…\u2060\\]|\u2060[^\\w\u2060]+\u2060|[\\[(⟦“]\u2060|\u2060[\\])⟧”]")
"""A sign of the edition within a word of plain text: word joiners tie it to the word, on both of
its sides, or on the one where a letter stands."""


def read_plain(text: str) -> tuple[str, ...]:
    """Return the words of a plain text, without the marks of its notes and the edition's signs."""
    marks = frozenset(_NOTE.findall(text))

    def without(match: re.Match[str]) -> str:
        found = match.group()
        start = 0
        while start >= 0 and found[start:] not in marks:
            start = found.find("[^", start + 1)
        return found[:start] if start >= 0 else found

    if marks:
        text = _MARK.sub(without, text)
    return tuple(words(_SIGN.sub("", text) if _JOINER in text else text))
