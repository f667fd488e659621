"""Which documents are in which volume of the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from lxml import etree

from edition.binding import Binding, Volume, bound_in, volumes
from edition.model import Date, Document, Metadata, Survey


def document(name: str, when: str = "") -> Document:
    date = Date(when, when=when) if when else None
    survey = Survey(Metadata(title=name, date=date), {}, frozenset(), (), (), (), ())
    return Document(name, f"{name}.xml", survey, ())


LETTERS = [
    document("a", "1912-12-30"),
    document("b"),
    document("c", "1913-01-01"),
    document("d", "1914"),
    document("e", "1913-02"),
]
PAGES = {"a": 4, "b": 1, "c": 2, "d": 10, "e": 3}


def bound(
    binding: Binding,
    *,
    of: Sequence[Document] = LETTERS,
    parts: Mapping[str, str] | None = None,
) -> list[tuple[int, str, str]]:
    found = volumes(of, PAGES, binding, parts=parts or {})
    return [(volume.number, volume.title, "".join(volume.documents)) for volume in found]


def test_an_edition_is_one_volume_if_nobody_says_otherwise() -> None:
    assert bound(Binding()) == [(0, "", "abcde")]
    assert volumes(LETTERS, PAGES, Binding(), parts={})[0].pages > sum(PAGES.values())


def test_each_year_has_a_volume_and_what_has_none_goes_with_what_is_before_it() -> None:
    expected = [(1, "1912", "ab"), (2, "1913", "ce"), (3, "1914", "d")]
    assert bound(Binding(by="year")) == expected
    assert bound(Binding(by="year"), of=LETTERS[1:]) == [(1, "1913", "bce"), (2, "1914", "d")]


def test_each_part_has_a_volume() -> None:
    parts = {"a": "One", "c": "Two", "e": "Two"}
    assert bound(Binding(by="part"), parts=parts) == [(1, "One", "ab"), (2, "Two", "cde")]
    assert bound(Binding(by="part")) == [(0, "", "abcde")]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (100, [(0, "", "abcde")]),
        (13, [(1, "1912–1913", "abc"), (2, "1914", "d"), (3, "1913", "e")]),
        (1, [(1, "1912", "a"), (2, "", "b"), (3, "1913", "c"), (4, "1914", "d"), (5, "1913", "e")]),
    ],
)
def test_volumes_have_at_most_so_many_pages_but_no_document_is_cut(
    pages: int, expected: list[tuple[int, str, str]]
) -> None:
    assert bound(Binding(pages=pages)) == expected


def test_an_edition_without_years_is_one_volume() -> None:
    assert bound(Binding(by="year"), of=[document("b")]) == [(0, "", "b")]


def test_what_has_no_pdf_is_in_no_volume() -> None:
    assert bound(Binding(), of=[*LETTERS, document("f", "1915")]) == [(0, "", "abcde")]


def test_an_edition_without_documents_is_a_volume_of_none() -> None:
    for binding in (Binding(), Binding(by="year"), Binding(by="part"), Binding(pages=9)):
        assert bound(binding, of=()) == [(0, "", "")]


def test_the_first_volume_has_the_front_and_the_last_one_the_back() -> None:
    edition = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><editorialDecl>rules'
        "</editorialDecl></encodingDesc></teiHeader><text><front>before</front><body>order</body>"
        "<back>after</back></text></TEI>"
    )
    whole = Volume(0, "", (), 9)
    first, middle, last = (Volume(n, "", (), 9, is_last=n == 3) for n in (1, 2, 3))
    told = ["".join(etree.fromstring(bound_in(one, edition)).itertext()) for one in (first, last)]
    assert bound_in(whole, edition) == edition
    assert told == ["rulesbeforeorder", "orderafter"]
    assert "".join(etree.fromstring(bound_in(middle, edition)).itertext()) == "order"
