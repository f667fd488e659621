"""Words as the audit counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.words import CLOSE, OPEN, unbracketed, words


def aside(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def test_words_are_letters_and_digits_after_nfkc() -> None:
    assert words("ﬁve 2.2 km—it’s co\u00adoperation x² é") == [
        "five", "2", "2", "km", "it", "s", "cooperation", "x2", "é",
    ]  # fmt: skip


def test_vowel_marks_belong_to_their_word() -> None:
    assert words("ܫܠܳܡܳܐ אָב") == ["ܫܠܳܡܳܐ", "אָב"]


def test_a_word_that_is_interrupted_is_one_word() -> None:
    assert words(f"fav{aside('ou')}r now") == ["favr", "ou", "now"]
    assert words(f"a{aside('b')}{aside('c')}d{aside('e')}f g") == ["adf", "b", "c", "e", "g"]
    assert words(f"a{aside('b' + aside('c') + 'd')}e") == ["ae", "bd", "c"]
    assert words(f"a {aside('b')} c") == ["a", "b", "c"]


def test_what_interrupts_never_joins_its_neighbours() -> None:
    assert words(f"one{aside('two')}{aside('three')}") == ["one", "two", "three"]


@given(st.text(f"ab {OPEN}{CLOSE}", max_size=20))
def test_any_text_can_be_read(text: str) -> None:
    assert "".join(sorted("".join(words(text)))) == "".join(sorted(c for c in text if c in "ab"))


def test_brackets_within_words_are_passed_over() -> None:
    assert unbracketed("[In]comparabilis Chr(isto) ⟦a⟧b (c) d[…]e") == (
        "[Incomparabilis Christo) ⟦ab (c) de"
    )
    assert unbracketed("end.(Start") == "end.(Start"


def test_the_layout_of_a_text_is_no_part_of_its_words() -> None:
    assert words("one\n            two\u2003      _three__four\n") == [
        "one",
        "two",
        "three",
        "four",
    ]
