"""Values of attributes without some of their words."""

from __future__ import annotations

import pytest

from edition.tokens import without


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("#a #b", "#a #b"),
        ("#x", ""),
        (" #x  #y ", ""),
        ("#x #a", "#a"),
        ("#a #x", "#a"),
        ("#a #x #y", "#a"),
        ("#x #a #y #b", "#a #b"),
        ("#a\n  #x\n  #b", "#a\n  #b"),
        ("#x1 a#x", "#x1 a#x"),
    ],
)
def test_unwanted_words_go_with_the_blanks_beside_them(value: str, left: str) -> None:
    assert without(value, {"#x", "#y"}) == left
