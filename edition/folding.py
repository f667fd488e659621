"""Folding: what only follows from a mistake, or says it again and less well, is not said.

Several stages look at the same document, each for itself: a pointer to a note that is not there
breaks a rule of the edition, leads nowhere, and may be no IDREF of its grammar. Editors are told
once, by the remark that says it best.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from edition.diagnostics import Place, Remark

_ABOUT_A_PLACE = {
    "ED105": frozenset({"ED106"}),
    "ED208": frozenset({"ED212", "ED401"}),
    "ED210": frozenset({"ED105", "ED106", "ED120", "ED212", "ED401", "ED402"}),
    "ED212": frozenset({"ED401"}),
    "ED309": frozenset({"ED120"}),
    "ED401": frozenset({"ED120", "ED402"}),
    "ED402": frozenset({"ED120"}),
}
"""What says better what a code says of the same place."""
_SAID_BY_RULES = frozenset({"ED208", "ED210", "ED212", "ED401"})

_ABOUT_AN_ELEMENT = {
    "ED321": frozenset({"ED201", "ED203", "ED204"}),
    "ED323": frozenset({"ED403"}),
}
"""What a code follows from, if that is said of the same element."""


def folded(remarks: Iterable[Remark], gaps: Collection[Place] = ()) -> list[Remark]:
    """Return remarks, each once, without those that follow from others or say them again.

    ``gaps`` are the elements that lack what was to be included in them: they are not complete,
    but that has been said.
    """
    once = list(dict.fromkeys(remarks))
    places: dict[Place, set[str]] = {}
    elements: dict[tuple[str, int], set[str]] = {}
    for remark in once:
        places.setdefault(remark.place, set()).add(remark.code)
        elements.setdefault(_element(remark), set()).add(remark.code)

    def follows(remark: Remark) -> bool:
        here = places[remark.place]
        return (
            not here.isdisjoint(_ABOUT_A_PLACE.get(remark.code, ()))
            or not elements[_element(remark)].isdisjoint(_ABOUT_AN_ELEMENT.get(remark.code, ()))
            or (remark.code in _SAID_BY_RULES and any(map(_is_of_a_rule, here)))
            or (remark.code == "ED206" and remark.place in gaps)
        )

    return [remark for remark in once if not follows(remark)]


def _element(remark: Remark) -> tuple[str, int]:
    return (remark.place.file, remark.place.ordinal)


def _is_of_a_rule(code: str) -> bool:
    """Tell whether a code is of a rule of ours on single documents."""
    return "ED301" <= code < "ED390"
