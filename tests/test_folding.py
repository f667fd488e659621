"""One mistake is one remark: what only follows from another, or repeats it, is left out."""

from __future__ import annotations

import pytest

from edition.diagnostics import Place, Remark
from edition.folding import folded

PLACE = Place("a.xml", 3, "target")
ELEMENT = Place("a.xml", 3)


def remark(code: str, place: Place = PLACE) -> Remark:
    return Remark(code, place, f"This is {code}.")


def test_the_same_is_said_once() -> None:
    assert folded([remark("ED105"), remark("ED105")]) == [remark("ED105")]


@pytest.mark.parametrize(
    ("better", "echo"),
    [
        ("ED305", "ED401"),
        ("ED303", "ED210"),
        ("ED106", "ED210"),
        ("ED401", "ED212"),
        ("ED402", "ED401"),
    ],
)
def test_of_two_about_one_place_the_better_stays(better: str, echo: str) -> None:
    assert folded([remark(echo), remark(better)]) == [remark(better)]
    elsewhere = remark(echo, Place("a.xml", 4, "target"))
    assert folded([elsewhere, remark(better)]) == [elsewhere, remark(better)]


def test_a_rule_of_a_foreign_schema_explains_nothing() -> None:
    both = [remark("ED401"), remark("ED390")]
    assert folded(both) == both


def test_a_name_in_an_unknown_element_is_not_called_untagged() -> None:
    text = Place("a.xml", 3, run=0, words="Anna Berg")
    unknown = remark("ED203", ELEMENT)
    assert folded([unknown, remark("ED321", text)]) == [unknown]


def test_what_an_inclusion_did_not_bring_is_not_missed() -> None:
    incomplete = remark("ED206", ELEMENT)
    assert folded([incomplete], gaps={ELEMENT}) == []
    assert folded([incomplete], gaps={Place("a.xml", 4)}) == [incomplete]
