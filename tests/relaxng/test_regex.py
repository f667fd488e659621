"""Regular expressions: against Python's own where both mean the same, on every short text."""

from __future__ import annotations

import re
from itertools import product
from random import Random

import pytest

from edition.relaxng.regex import Regex, RegexError

TEXTS = ["".join(letters) for length in range(6) for letters in product("abc", repeat=length)]


def expression(random: Random, depth: int = 3) -> str:
    branches = []
    for _ in range(random.choice((1, 1, 2))):
        pieces = []
        for _ in range(random.randint(0, 3)):
            atom = random.choice(("a", "b", "c", ".", "[ab]", "[^a]", "[a-c]"))
            if depth and random.random() < 0.4:
                atom = f"({expression(random, depth - 1)})"
            pieces.append(atom + random.choice(("", "", "?", "*", "+", "{2}", "{1,2}", "{0,}")))
        branches.append("".join(pieces))
    return "|".join(branches)


@pytest.mark.parametrize("seed", range(150))
def test_as_python_has_it(seed: int) -> None:
    text = expression(Random(seed))
    ours, theirs = Regex(text), re.compile(text)
    assert [ours.matches(t) for t in TEXTS] == [bool(theirs.fullmatch(t)) for t in TEXTS]


@pytest.mark.parametrize(
    "wrong",
    "a** ( ) (a [ [] [a a{ a{2 a{2,1} {2} \\ \\q \\p \\p{X} \\p{IsNothing} [b-a] [a-\\d] ] } "
    "? a|* [a-[b]c] [[a]] (?:a)".split(),
)
def test_what_is_no_expression(wrong: str) -> None:
    with pytest.raises(RegexError):
        Regex(wrong)


@pytest.mark.parametrize("right", ["", "|", "()", "a||b", "[-a]", "[a-]", "[a-z-[aeiou]]", "\\-"])
def test_what_is_one(right: str) -> None:
    Regex(right)
