"""What stands before and after a document: in the edition, by date, in a correspondence."""

from __future__ import annotations

from collections.abc import Sequence

from edition.index import Index
from edition.model import Act, Date, Document, Metadata, OtherForm, Run
from edition.ways import Ways
from tests import documents


def document(
    name: str, when: str = "", *, by: Sequence[str] = (), said: Sequence[tuple[str, str]] = ()
) -> Document:
    parties = zip(("sent", "received"), by, strict=False)
    return documents.document(
        name,
        Metadata(title=name, date=Date(when, when) if when else None),
        acts=tuple(Act(type_, (Run(party),)) for type_, party in parties),
        letters=tuple(OtherForm(f"{other}.xml", f"{name}.xml", which) for which, other in said),
    )


def ways(*given: Document) -> dict[str, list[str]]:
    index = Index(documents=given, entities=(), facts=None, files=frozenset())
    known = Ways(index, {}, documents.letters(index), documents.around(index))
    return {
        item.id: [
            f"{way.by} {way.previous.id if way.previous else '-'}"
            f" {way.following.id if way.following else '-'}"
            for way in known.of(item)
        ]
        for item in given
    }


def test_by_date_where_that_is_another_order() -> None:
    found = ways(document("b", "1902"), document("x"), document("a", "1901"), document("c", "1903"))
    assert found == {
        "b": ["edition - x", "date a c"],
        "x": ["edition b a"],
        "a": ["edition x c", "date - b"],
        "c": ["edition a -", "date b -"],
    }
    assert ways(document("a", "1901"), document("b", "1902"))["a"] == ["edition - b"]


def test_in_the_correspondence_of_two() -> None:
    found = ways(
        document("1", "1901-01", by=("Kim", "Lee")),
        document("2", "1901-02", by=("Park", "Lee")),
        document("3", "1901-03", by=("Lee", "Kim")),
    )
    assert found["1"] == ["edition - 2", "letter - 3"]
    assert found["2"] == ["edition 1 3"]
    assert found["3"] == ["edition 2 -", "letter 1 -"]


def test_what_the_header_says_comes_first() -> None:
    found = ways(
        document("1", "1901-01", by=("Kim", "Lee")),
        document("2", "1901-02"),
        document("3", "1901-03", by=("Lee", "Kim"), said=[("prev", "2"), ("next", "gone")]),
    )
    assert found["3"] == ["edition 2 -", "letter 2 -"]


def test_all_that_a_page_says_of_a_way_is_told() -> None:
    letters = (document("1", by=("A", "B")), document("2", by=("B", "A")))
    index = Index(letters, (), None, frozenset())
    [_, way] = Ways(index, {}, documents.letters(index), documents.around(index)).of(letters[0])
    assert way.told == ("letter", "A", "B", "", "", "2", "2")
