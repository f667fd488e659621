"""The data by which a search is narrowed: dates as spans, values by number, documents in parts."""

from __future__ import annotations

import json

import pytest

from edition.diagnostics import Place
from edition.model import Date, Document, Entity, Metadata
from edition.stages import facets
from tests import documents


def document(name: str, **metadata: object) -> Document:
    return documents.document(name, Metadata(title=f"Title of {name}", **metadata))  # type: ignore[arg-type]


def entity(name: str, kind: str = "person") -> Entity:
    return Entity(name, kind, name.title(), name, "", Place("r.xml", 0))


def kinds(item: Document) -> tuple[str, ...]:
    return item.survey.metadata.types


def made(*given: Document, **named: list[str]) -> dict[str, dict[str, object]]:
    entities = [entity("kim"), entity("mao"), entity("unnamed"), entity("moscow", "place")]
    files = facets.facets(given, entities, lambda item: named.get(item.id, []), kinds)
    prefix = f"{facets.FOLDER}/"
    return {path.removeprefix(prefix)[:-5]: json.loads(data) for path, data in files.items()}


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (Date("", when="1957-07-03"), (1957, 7, 3), (1957, 7, 3)),
        (Date("", when="1957-07"), (1957, 7, 1), (1957, 7, 31)),
        (Date("", when="1957"), (1957, 1, 1), (1957, 12, 31)),
        (Date("", when="1957-07-03T10:00:00"), (1957, 7, 3), (1957, 7, 3)),
        (Date("", not_before="1956", not_after="1957-02"), (1956, 1, 1), (1957, 2, 31)),
        (Date("", start="1956-05-04", end="1956-05-06"), (1956, 5, 4), (1956, 5, 6)),
        (Date("", not_after="1956"), (1956, 1, 1), (1956, 12, 31)),
        (Date("", when="-0044-03-15"), (-44, 3, 15), (-44, 3, 15)),
    ],
)
def test_span(date: Date, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    def number(year: int, month: int, day: int) -> int:
        return year * 372 + (month - 1) * 31 + day - 1

    assert facets.span(date) == (number(*first), number(*last))


def test_what_is_no_date_has_no_span() -> None:
    assert facets.span(None) is None
    assert facets.span(Date("spring", when="--05-01")) is None
    assert facets.span(Date("spring")) is None


def test_values_and_who_is_named() -> None:
    files = made(
        document(
            "a",
            language="ru",
            repository="AVPRF",
            types=("letter",),
            date=Date("3 July", "1957-07-03"),
        ),
        document("b", language="en", types=("letter", "telegram")),
        a=["mao", "kim", "moscow"],
        b=["kim"],
    )
    assert files["index"] == {
        "format": 1,
        "documents": 2,
        "part": facets.PART,
        "facets": ["date", "type", "language", "archive", "person", "place"],
    }
    assert files["date"]["from"] == [1957 * 372 + 6 * 31 + 2, None]
    assert files["date"]["length"] == [0, None]
    assert files["type"]["values"] == [["letter", "letter"], ["telegram", "telegram"]]
    assert files["type"]["documents"] == [[0], [0, 1]]
    assert files["archive"]["documents"] == [[0], []]
    assert files["person"]["values"] == [["kim", "Kim"], ["mao", "Mao"]]
    assert files["person"]["documents"] == [[0, 1], [0]]
    assert files["documents-0"]["documents"] == [["a", "Title of a", "3 July"], ["b", "Title of b"]]


def test_documents_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "PART", 2)
    files = made(*(document(name) for name in "abcde"))
    assert [len(files[f"documents-{n}"]["documents"]) for n in range(3)] == [2, 2, 1]  # type: ignore[arg-type]
    assert files["index"]["facets"] == []
    assert len(files) == 4


def test_no_documents() -> None:
    assert made() == {"index": {"format": 1, "documents": 0, "part": facets.PART, "facets": []}}
