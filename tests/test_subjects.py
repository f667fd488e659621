"""What documents are about, as a tree."""

from __future__ import annotations

from edition.index import Index
from edition.model import Class, Document, Metadata, Topic
from edition.subjects import Subjects
from tests import documents

CLASSES = (
    Class("kinds", "edition.xml", ("Kinds",)),
    Class("kinds.letter", "edition.xml", ("Kinds", "Letters")),
    Class("kinds.private", "edition.xml", ("Kinds", "Letters", "Private")),
    Class("elm", "registers/plants.xml", ("Elm",)),
)


def document(name: str, *topics: Topic) -> Document:
    return documents.document(name, folder="documents/", topics=topics)


def category(pointer: str) -> Topic:
    return Topic((), (pointer,), "documents/a.xml")


def subjects(*given: Document, language: str = "en") -> Subjects:
    index = Index(given, (), None, frozenset(), registers=frozenset({"registers/plants.xml"}))
    return Subjects(index, CLASSES, language)


def test_a_category_stands_below_those_that_it_is_part_of() -> None:
    a = document("a", category("../edition.xml#kinds.private"))
    found = subjects(a, document("b", category("../edition.xml#kinds.letter")))
    [kinds] = found.broadest
    [letters] = kinds.narrower
    [private] = letters.narrower
    assert [(item.name, item.count, len(item.documents)) for item in (kinds, letters, private)] == [
        ("Kinds", 2, 0),
        ("Letters", 2, 1),
        ("Private", 1, 1),
    ]
    assert private.key == "kinds/letters/private"
    assert private.broader == (kinds, letters)
    assert found.of("a") == (private,)


def test_keywords_of_one_name_are_one_subject() -> None:
    a = document("a", Topic(("Weather",)), Topic(("weather",)))
    found = subjects(a, document("b", Topic(("weather",)), Topic(("C++",)), Topic(("C",))))
    assert [(item.key, item.name, item.count) for item in found.all] == [
        ("c-2", "C", 1),
        ("c", "C++", 1),
        ("weather", "Weather", 2),
    ]


def test_a_keyword_that_points_at_a_category_is_that() -> None:
    a = document("a", Topic(("elms",), ("#elm",), "documents/a.xml"), category("#gone"))
    assert [item.name for item in subjects(a).of("a")] == ["Elm"]


def test_a_code_stands_below_the_system_that_it_is_of() -> None:
    code = Topic(("5.1",), (), "documents/a.xml", "../edition.xml#kinds", is_code=True)
    word = Topic(("Prose",), (), "documents/a.xml", "https://example.org/genres", is_code=True)
    number = Topic(("830",), (), "documents/a.xml", "https://example.org/numbers", is_code=True)
    found = subjects(document("a", code, word, number))
    assert [[one.name for one in (*item.broader, item)] for item in found.of("a")] == [
        ["Kinds", "5.1"],
        ["Prose"],
    ]


def test_a_keyword_stands_below_the_taxonomy_that_it_is_of() -> None:
    near = Topic(("Notes",), (), "documents/a.xml", "../edition.xml#kinds")
    far = Topic(("UN",), (), "documents/a.xml", "https://example.org/words")
    found = subjects(document("a", near, far))
    assert [[one.name for one in (*item.broader, item)] for item in found.of("a")] == [
        ["Kinds", "Notes"],
        ["UN"],
    ]


def test_categories_that_other_files_describe_have_their_names() -> None:
    a = document("a", category("../edition.xml#kinds.private"), category("#gone"), Topic(("x",)))
    assert subjects(a).described_elsewhere(a) == {"../edition.xml#kinds.private": "Private"}


def test_what_kind_of_document_one_is_is_said_by_the_names_of_categories() -> None:
    elsewhere = ("../edition.xml#kinds.private", "../edition.xml#kinds", "#gone", "#elm")
    metadata = Metadata("", types=("Draft",), categories=tuple(map(category, elsewhere)))
    a = documents.document("a", metadata, folder="documents/")
    assert list(subjects(a).kinds(a)) == ["Draft", "Private", "Kinds", "gone", "Elm"]


def test_subjects_are_in_the_order_of_the_language() -> None:
    a = document("a", Topic(("Öl",)), Topic(("Zoll",)))
    assert [item.name for item in subjects(a, language="sv").all] == ["Zoll", "Öl"]
    assert [item.name for item in subjects(a, language="de").all] == ["Öl", "Zoll"]
