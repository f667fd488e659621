"""Who wrote to whom, and the letters before and after."""

from __future__ import annotations

from edition.correspondence import Letter
from edition.diagnostics import Place
from edition.index import Index
from edition.model import Act, Date, Document, Entity, Run
from tests import documents

ANN = Entity("ann", "person", "Ann Lee", "Lee, Ann", "", Place("persons.xml", 1))


def letter(name: str, when: str, sender: Run | None, *to: Run) -> Document:
    acts = (
        Act("sent", (sender,) if sender else (), (Run("Bath"),), Date("", when) if when else None),
        Act("received", to),
    )
    return documents.document(name, acts=acts)


def ann(file: str, text: str = "Ann") -> Run:
    return Run(text, ("persons.xml#ann",), file)


BOB, TOM = Run("Bob"), Run("[Tom]")
LETTERS = (
    letter("c", "1803-07", ann("c.xml", "A."), Run("bob"), TOM),
    letter("a", "1803-06-27", ann("a.xml"), BOB),
    letter("b", "1803-06-28", BOB, ann("b.xml")),
    letter("d", "", TOM, ann("d.xml")),
    letter("e", "1803-06-28", BOB),
    letter("f", "1803-06-29", BOB, BOB),
)


def known() -> Index:
    return Index(LETTERS, (ANN,), None, frozenset(), registers=frozenset({"persons.xml"}))


def names(letters: tuple[Letter, ...]) -> list[str]:
    return [item.document.id for item in letters]


def test_letters_are_by_date_and_undated_ones_last() -> None:
    assert names(documents.letters(known()).letters) == ["a", "b", "e", "f", "c", "d"]


def test_one_who_is_named_otherwise_is_the_same() -> None:
    found = documents.letters(known())
    assert [(item.key, item.name) for item in found.correspondents] == [
        ("ann", "Ann Lee"),
        ("-bob", "Bob"),
        ("-tom", "[Tom]"),
    ]
    assert names(tuple(found.of("-tom"))) == ["c", "d"]
    assert names(tuple(found.of("ann"))) == ["a", "b", "c", "d"]


def test_a_name_of_any_length_has_an_address() -> None:
    titles = "Most Reverend and Right Honourable " * 20
    index = Index((letter("a", "", Run(titles)),), (), None, frozenset())
    [party] = documents.letters(index).correspondents
    assert len(party.key.encode()) < 250
    assert party.name == titles


def test_a_letter_has_the_ones_around_it_between_the_same_two() -> None:
    found = documents.letters(known())
    around = {name: found.around(name) for name in "abcdef"}
    told = {
        name: (
            item.names,
            item.previous.id if item.previous else "",
            item.following.id if item.following else "",
        )
        for name, item in around.items()
        if item
    }
    assert told == {
        "a": (("Ann Lee", "Bob"), "", "b"),
        "b": (("Bob", "Ann Lee"), "a", "c"),
        "c": (("Ann Lee", "bob"), "b", ""),
        "d": (("[Tom]", "Ann Lee"), "", ""),
    }
