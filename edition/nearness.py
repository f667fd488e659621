"""Nearness: which of several names somebody may have meant who wrote another one."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 100
"""Longer names are not compared: that takes time as the square of their length."""


def nearest(written: str, names: Iterable[str]) -> str:
    """Return the name nearest to what was written, or nothing where none is near enough.

    One slip is allowed for every three letters, and one in shorter names; case is no slip.
    """
    if len(written) > _LONGEST:
        return ""
    folded = written.casefold()
    most = max(1, len(folded) // 3)
    found: list[tuple[int, str]] = []
    for name in sorted(set(names)):
        other = name.casefold()
        if other == folded:
            return name
        if min(len(folded), len(other)) > 1 and abs(len(folded) - len(other)) <= most:
            found.append((_slips(folded, other), name))
    slips, name = min(found, default=(most + 1, ""))
    return name if slips <= most else ""


def _slips(one: str, other: str) -> int:
    """Return how many letters were added, left out, changed or swapped with their neighbour.

    The optimal string alignment distance, row by row.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row, older = row, [i], before
        for j, b in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
