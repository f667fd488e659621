"""Names are found in a text whatever register they are of, and however large that is."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.consistency.entries import Entry, Span, normalised
from edition.consistency.names import Names, _matches, _Word
from edition.diagnostics import Place

WORDS = st.sampled_from("Anna anna Ánna Bo NATO".split())
FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), max_size=4, unique=True)
REGISTERS = st.lists(FORMS, min_size=1, max_size=8)
Forms = list[list[tuple[str, ...]]]
"""The forms of the names of each entry."""
NOWHERE = etree.Element("p")


@st.composite
def registers_and_texts(
    draw: st.DrawFn,
) -> tuple[Forms, list[str]]:
    """Return the forms of the names of entries, and a text in which some of them stand."""
    forms = draw(REGISTERS)
    said = [form for its in forms for form in its] + [("and",)]
    parts = draw(st.lists(st.sampled_from(said) | WORDS.map(lambda word: (word,)), min_size=1))
    return forms, [word for part in parts for word in part]


def register(forms: Forms) -> list[Entry]:
    """Return entries that have these forms of a name."""
    return [
        Entry(
            f"e{number}", "person", Place("p.xml", 1), "", tuple(its), Span(), Span(), frozenset()
        )
        for number, its in enumerate(forms)
    ]


def is_name(form: tuple[str, ...], said: list[str]) -> bool:
    """Tell whether words are a form, as a reader sees it who knows nothing but this form."""
    if normalised(form) != normalised(said):
        return False
    if len(form) == 1:
        return form[0].isupper() and len(form[0]) >= 3 and said[0] == form[0]
    if form[0][0].islower() or not any(len(word) >= 3 for word in form):
        return False
    return all(not of[0].isupper() or by[0].isupper() for of, by in zip(form, said, strict=True))


def found_one_by_one(entries: list[Entry], text: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield whose name stands where in a text, by all forms of all entries, the longest first."""
    at = 0
    while at < len(text):
        ends = [
            (len(form), entry.id)
            for entry in entries
            for form in entry.forms
            if is_name(form, text[at : at + len(form)])
            and not any(
                normalised(form) == normalised(other)
                for another in entries
                if another is not entry
                for other in another.forms
            )
        ]
        length, owner = max(ends, default=(1, ""))
        if owner:
            yield owner, at, length
        at += length


@settings(max_examples=400)
@given(registers_and_texts())
def test_the_longest_name_that_only_one_has_is_found(
    edition: tuple[Forms, list[str]],
) -> None:
    forms, text = edition
    entries = register(forms)
    words = [_Word(word, NOWHERE) for word in text]
    at = {id(word): number for number, word in enumerate(words)}
    found = [(owner.id, at[id(it[0])], len(it)) for owner, it in _matches(words, Names(entries))]
    assert found == list(found_one_by_one(entries, text))


@given(registers_and_texts(), st.sets(st.integers(0, 7)))
def test_who_may_be_named_matters(edition: tuple[Forms, list[str]], pointed_at: set[int]) -> None:
    forms, text = edition
    entries = register(forms)
    words = frozenset(normalised(text))
    ids = [f"e{number}" for number in sorted(pointed_at)]
    expected = [
        entry.id
        for entry in entries
        if entry.id in ids or any(words.issuperset(normalised(form)) for form in entry.forms)
    ]
    assert [entry.id for entry in Names(entries).mattering(words, ids)] == expected
