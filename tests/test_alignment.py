"""Blocks stand beside those that they correspond to, and none is lost or changes its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.alignment import Block, Column, Row, Span, align


def block(name: str, *others: str) -> Block:
    return Block(name, frozenset({name}), frozenset(others))


def told(rows: list[Row]) -> list[str]:
    return ["|".join("".join(item.content for item in side) for side in row) for row in rows]


def aligned(left: list[Block], right: list[Block]) -> list[str]:
    return told(align(Column(tuple(left)), Column(tuple(right))))


def test_either_side_may_say_it() -> None:
    left = [block("a", "A"), block("b"), block("c")]
    right = [block("A"), block("B", "b"), block("C")]
    assert aligned(left, right) == ["a|A", "b|B", "c|", "|C"]


def test_what_corresponds_to_nothing_stands_alone_in_order() -> None:
    left = [block("a", "A"), block("b"), block("c", "C")]
    right = [block("X"), block("A"), block("C")]
    assert aligned(left, right) == ["|X", "a|A", "b|", "c|C"]


def test_one_may_correspond_to_several() -> None:
    left = [block("a", "A", "B"), block("b", "C"), block("c", "C")]
    right = [block("A"), block("B"), block("C")]
    assert aligned(left, right) == ["a|AB", "bc|C"]


def test_of_those_that_cross_as_many_are_kept_as_can_be() -> None:
    left = [block("a", "C"), block("b", "A"), block("c", "B")]
    right = [block("A"), block("B"), block("C")]
    assert aligned(left, right) == ["a|", "b|A", "c|B", "|C"]


def test_divisions_stand_beside_each_other_as_wholes() -> None:
    left = Column(
        (block("h"), block("a"), block("b")), (Span(0, 3, frozenset("d"), frozenset("D")),)
    )
    right = Column((block("H"), block("A")), (Span(0, 2, frozenset("D"), frozenset()),))
    assert told(align(left, right)) == ["hab|HA"]


def test_and_by_their_paragraphs_where_these_correspond() -> None:
    left = Column(
        (block("h"), block("a", "A"), block("b")), (Span(0, 3, frozenset("d"), frozenset("D")),)
    )
    right = Column((block("H"), block("A")), (Span(0, 2, frozenset("D"), frozenset()),))
    assert told(align(left, right)) == ["h|H", "a|A", "b|"]


def test_the_same_id_is_as_good_where_an_editor_gave_it() -> None:
    def derived() -> Block:
        return Block("x", frozenset({"ed-p-1"}))

    assert aligned([block("a"), derived()], [derived(), block("a")]) == ["|x", "a|a", "x|"]
    assert aligned([derived()], [derived()]) == ["x|x"]


def test_without_any_correspondence_the_texts_are_one_row() -> None:
    assert aligned([block("a"), block("b")], [block("A")]) == ["ab|A"]


@given(
    st.lists(st.sets(st.integers(0, 9), max_size=3), max_size=10),
    st.lists(st.sets(st.integers(0, 9), max_size=3), max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2),
)
def test_no_block_is_lost_or_changes_its_place(
    left: list[set[int]], right: list[set[int]], divisions: list[tuple[int, int]]
) -> None:
    columns = []
    for side, other, blocks in (("l", "r", left), ("r", "l", right)):
        made = tuple(
            block(f"{side}{number}", *(f"{other}{one}" for one in others))
            for number, others in enumerate(blocks)
        )
        spans = tuple(
            Span(first, end, frozenset({f"{side}d"}), frozenset({f"{other}d"}))
            for first, end in divisions
            if first < end <= len(made)
        )
        columns.append(Column(made, spans))
    rows = align(*columns)
    for number, column in enumerate(columns):
        assert [item for row in rows for item in row[number]] == list(column.blocks)
    assert all(one or other for one, other in rows) or not (left or right)
