"""Files that are forms of one document belong together, whichever of them says so."""

from __future__ import annotations

from edition.correspondence import Correspondence
from edition.index import Index
from edition.model import Document, Metadata, OtherForm
from edition.versions import beside, bundles, heads
from edition.ways import Ways
from tests import documents


def document(name: str, *named: tuple[str, str], lang: str = "en", form: str = "") -> Document:
    others = tuple(OtherForm(f"{other}.xml", f"{name}.xml", which) for other, which in named)
    metadata = Metadata(title=name, language=lang)
    return documents.document(name, metadata, form=form, other_forms=others)


def index(*given: Document) -> Index:
    return Index(documents=given, entities=(), facts=None, files=frozenset())


def told(*given: Document, language: str = "en") -> dict[str, list[str]]:
    found = bundles(index(*given), language=language)
    return {
        name: [f"{item.document.id} {item.form}".strip() for item in bundle]
        for name, bundle in found.items()
    }


def test_one_has_to_say_it_and_it_holds_both_ways() -> None:
    english = document("en", ("ru", "original"))
    expected = ["en translation", "ru original"]
    found = told(document("ru", lang="ru"), english, document("other"))
    assert found == {"en": expected, "ru": expected}


def test_what_belongs_to_one_belongs_to_all() -> None:
    one = document("a", ("b", ""))
    two = document("b", lang="ru")
    three = document("c", ("b", "version"), lang="ru", form="transcript")
    assert told(one, two, three)["a"] == ["a", "b", "c transcript"]


def test_the_first_is_in_the_language_of_the_edition() -> None:
    one, two = document("a", ("b", "")), document("b", lang="ru-Latn")
    assert told(one, two, language="ru")["a"] == ["b", "a"]


def test_a_translation_has_an_original_of_another_language() -> None:
    english = document("en", form="translation")
    french = document("fr", ("en", "version"), lang="fr")
    assert told(english, french)["en"] == ["en translation", "fr"]
    original = document("ru", ("en", ""), ("fr", ""), lang="ru", form="original")
    assert told(english, french, original)["fr"] == [
        "en translation",
        "fr translation",
        "ru original",
    ]


def test_nobody_is_a_version_of_himself_or_of_what_is_not_there() -> None:
    assert told(document("a", ("a", "original"), ("gone", "original"))) == {}


def test_of_many_each_stands_beside_the_first() -> None:
    row = [document("a"), *(document(name, ("a", "")) for name in "bcdef")]
    known = bundles(index(*row), language="en")
    assert [(one.document.id, two.document.id) for one, two in beside(known["c"])] == [
        ("a", name) for name in "bcdef"
    ]
    few = bundles(index(*row[:3]), language="en")
    assert len(list(beside(few["a"]))) == 3


def test_versions_are_one_place_in_the_order() -> None:
    row = [
        document("1"),
        document("2-en", ("2-ru", "original")),
        document("2-ru", lang="ru"),
        document("3-ru", lang="ru"),
        document("3-en", ("3-ru", "")),
        document("4"),
    ]
    known = bundles(index(*row), language="en")
    assert [item.id for item in heads(row, known)] == ["1", "2-en", "3-en", "4"]
    ways = Ways(index(*row), known, Correspondence(()), lambda _: {})
    first = {item.id: ways.of(item)[0] for item in row}
    around = {
        name: tuple(item and item.id for item in (way.previous, way.following))
        for name, way in first.items()
    }
    assert around == {
        "1": (None, "2-en"),
        "2-en": ("1", "3-en"),
        "2-ru": ("1", "3-ru"),
        "3-ru": ("2-ru", "4"),
        "3-en": ("2-en", "4"),
        "4": ("3-en", None),
    }
