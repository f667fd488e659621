"""Words that are lost, garbled, or out of order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from edition.comparison import Run, compare, is_missing


def run(text: str, *, whole: bool = True) -> Run:
    return Run(tuple(text.split()), whole)


def lost(output: str, *runs: Run) -> list[str]:
    return [word for word, _ in compare(runs, output.split(), is_exact=True).lost]


def garbled(output: str, *runs: Run) -> list[tuple[str, str]]:
    found = compare(runs, output.split(), is_exact=True).garbled
    return [(" ".join(item.source), " ".join(item.output)) for item, _ in found]


def misplaced(output: str, *runs: Run, is_exact: bool = True) -> list[str]:
    return [word for word, _ in compare(runs, output.split(), is_exact=is_exact).misplaced]


def test_a_word_that_is_gone_is_lost_and_its_place_known() -> None:
    [(word, spot)] = compare([run("a b"), run("b c a")], "a b a c".split(), is_exact=True).lost
    assert (word, spot.flow, spot.word) == ("b", 1, 0)


def test_a_word_that_is_gone_more_often_has_another_place_each_time() -> None:
    found = compare([run("a b a c a")], "b c".split(), is_exact=True).lost
    assert [spot.word for _, spot in found] == [0, 2, 4]


def test_words_are_missing_if_they_occur_less_often() -> None:
    assert is_missing([run("a b"), run("a")], "c a b".split())
    assert not is_missing([run("a b"), run("a")], "a c a b".split())


def test_words_that_run_together_or_fall_apart_are_garbled_and_not_lost() -> None:
    assert garbled("firstsecond", run("first second")) == [("first second", "firstsecond")]
    assert garbled("co operation", run("cooperation")) == [("cooperation", "co operation")]
    assert lost("firstsecond co operation", run("first second cooperation")) == []


def test_a_word_in_the_middle_of_another_is_garbled() -> None:
    assert garbled("favouor", run("favor"), run("ou")) == [("favor ou", "favouor")]


def test_a_word_that_ran_into_one_that_stands_elsewhere_too_is_garbled() -> None:
    assert garbled("thecat the sat", run("cat the sat")) == [("the cat", "thecat")]


def test_a_word_is_not_made_up_of_any_letters() -> None:
    assert lost("cart", run("car")) == ["car"]


def test_other_runs_may_stand_anywhere() -> None:
    text, note = run("one two three", whole=False), run("see here")
    for output in ("one see here two three", "one two three see here", "see here one two three"):
        assert misplaced(output, text, note) == []


def test_another_order_is_seen() -> None:
    assert misplaced("one three two", run("one two three", whole=False)) == ["three"]
    assert misplaced("here see", run("see here")) == ["here"]


def test_a_run_that_is_whole_stands_unbroken_where_the_output_is_exact() -> None:
    text, note = run("a b a b", whole=False), run("a b")
    assert misplaced("a a b b a b", text, note) == []
    assert misplaced("a a a b b b", text, note) == ["a"]
    assert misplaced("x a y b", run("a b"), is_exact=False) == []


def test_what_was_moved_between_two_fixed_points_is_seen() -> None:
    text = run("start the end of the tale stop the rest", whole=False)
    assert misplaced("start end of the the tale stop the rest", text) != []


def test_added_words_are_counted() -> None:
    assert compare([run("a b")], "a x b y".split(), is_exact=True).added == 2


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=9), max_size=6))
def test_nothing_is_said_of_what_is_there(texts: list[list[str]]) -> None:
    runs = [Run(tuple(text)) for text in texts]
    output = [word for text in reversed(texts) for word in text]
    found = compare(runs, output, is_exact=True)
    assert (found.lost, found.garbled, found.misplaced, found.added) == ((), (), (), 0)


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=20), st.data())
def test_a_word_that_is_dropped_is_lost(text: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    source = Run((*text[:place], "zebra", *text[place:]))
    assert [word for word, _ in compare([source], text, is_exact=True).lost] == ["zebra"]


def test_two_sentences_of_a_long_text_that_change_places_are_always_seen() -> None:
    draw = random.Random(1)
    vocabulary = [f"w{number}" for number in range(400)]
    text = [draw.choice(vocabulary[: draw.randint(1, 400)]) for _ in range(2_000)]
    for _ in range(50):
        first, second = sorted(draw.sample(range(0, 1_990, 10), 2))
        moved = text.copy()
        moved[first : first + 10], moved[second : second + 10] = (
            text[second : second + 10],
            text[first : first + 10],
        )
        found = compare([Run(tuple(text), whole=False)], moved, is_exact=True)
        assert found.misplaced
