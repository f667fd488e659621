"""Numbering: names that many want, each with a number if it is taken already."""

from __future__ import annotations

from collections.abc import Container


class Numbering:
    """Gives names that are free.

    It remembers how far it has counted, so that a thousand of one name cost no more than others.
    """

    __slots__ = ("_next",)

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def free(self, wanted: str, taken: Container[str]) -> str:
        """Return ``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is not taken.

        ``taken`` only ever grows, and holds names as they are folded, if ``wanted`` is.
        """
        if wanted not in taken:
            return wanted
        number = self._next.get(wanted, 2)
        while f"{wanted}-{number}" in taken:
            number += 1
        self._next[wanted] = number
        return f"{wanted}-{number}"
