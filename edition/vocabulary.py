"""Vocabulary: the words of a source, by which it is told whether a finding quotes what is withheld.

The names of elements and attributes are none of them; the values of attributes are.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_NAMES = re.compile(r"""</?[^\s/>]+|[\w:.-]+\s*=\s*(?=["'])""")


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(_WORD.findall(text))


def vocabulary(source: str) -> set[str]:
    """Return the words of the text of a source file."""
    return words(_NAMES.sub(" ", source))
