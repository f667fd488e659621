"""Words, and how the audit misses them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.words import first_out_of_order, missing, words


def test_words_are_letters_and_digits_after_nfkc() -> None:
    assert words("ﬁve 2.2 km—it’s co\u00adoperation x² é") == [
        "five", "2", "2", "km", "it", "s", "cooperation", "x2", "é",
    ]  # fmt: skip


def test_vowel_marks_belong_to_their_word() -> None:
    assert words("ܫܠܳܡܳܐ אָב") == ["ܫܠܳܡܳܐ", "אָב"]


def test_a_word_that_is_gone_is_missing() -> None:
    assert missing(["a", "b", "a"], ["b", "a"]) == ["a"]


def test_a_word_that_is_divided_is_not_missing() -> None:
    assert missing(["cooperation", "x"], ["co", "operation", "x"]) == []


def test_a_word_that_is_joined_to_another_is_not_missing() -> None:
    assert missing(["first", "second"], ["firstsecond"]) == []


def test_order_holds_where_other_words_stand_between() -> None:
    assert first_out_of_order("a b c".split(), "a x b y y c".split()) == ""


def test_order_that_does_not_hold_is_seen() -> None:
    assert first_out_of_order("a b c d e f g h".split(), "a b d c e f g h".split())


def test_a_note_far_from_the_text_is_in_order() -> None:
    output = ("one " * 50 + "see the note").split()
    assert first_out_of_order("see the note".split(), output) == ""


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30))
def test_what_is_there_is_neither_missing_nor_out_of_order(text: list[str]) -> None:
    assert missing(text, text) == []
    assert first_out_of_order(text, text) == ""


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=20), st.data())
def test_a_long_word_that_is_dropped_is_missing(text: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    source = [*text[:place], "zebra", *text[place:]]
    assert missing(source, text) == ["zebra"]
