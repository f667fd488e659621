"""What the volume lists after its documents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.backmatter import BackMatter
from edition.diagnostics import Place
from edition.index import Index
from edition.model import Act, Entity, OtherName, References, Run
from edition.stages.context import Tally
from tests import documents

FILE = "registers.xml"
NONE = References()


def entity(
    name: str, kind: str, called: str, sort: str = "", references: References = NONE
) -> Entity:
    return Entity(name, kind, called, sort or called, "", Place(FILE, 0), references=references)


def other(name: str, sort: str = "", type_: str = "variant") -> OtherName:
    return OtherName(name, sort or name, type_)


def listed(kind: str, entities: Iterable[Entity], letters: Iterable[tuple[str, str]] = ()) -> str:
    """Return a register of the volume; a letter is its sender and its addressee."""
    made = [
        documents.document(
            f"d{number}",
            acts=(
                Act("sent", (Run(sender, (f"#{sender}",), FILE),)),
                Act("received", (Run(to, (f"#{to}",), FILE),)),
            ),
        )
        for number, (sender, to) in enumerate(letters)
    ]
    index = Index(tuple(made), tuple(entities), None, frozenset(), registers=frozenset({FILE}))
    matter = BackMatter(index, {}, documents.letters(index), language="en")
    return matter.register(kind, lambda _: Tally(1, 1))


def rows(register: str) -> list[str]:
    """Return the names of entries, and those of references with an arrow, in their order."""
    found = re.findall(r'<c:(entity|reference) id="([^"]*)".*?<c:name>([^<]*)', register)
    return [name if row == "entity" else f"{name} → {to}" for row, to, name in found]


def test_other_names_stand_at_their_places() -> None:
    clemens = entity(
        "clemens",
        "person",
        "Samuel Clemens",
        "Clemens, Samuel",
        References(names=(other("Mark Twain", "Twain, Mark"), other("Марк Твен"))),
    )
    register = listed("person", [entity("a", "person", "Tom Sawyer", "Sawyer, Tom"), clemens])
    assert rows(register) == ["Samuel Clemens", "Tom Sawyer", "Mark Twain → clemens"]


def test_a_name_that_holds_the_word_one_looks_for_leads_nowhere() -> None:
    names = (other("S. Clemens"), other("Clemens-Langdon"), other("Samuel Clemens"))
    clemens = entity(
        "clemens", "person", "Samuel Clemens", "Clemens, Samuel", References(names=names)
    )
    york = entity(
        "york", "place", "New York", references=References(names=(other("New Amsterdam"),))
    )
    assert rows(listed("person", [clemens])) == ["Samuel Clemens"]
    assert rows(listed("place", [york])) == ["New Amsterdam → york", "New York"]


def test_what_stands_in_another_is_found_under_its_own_name() -> None:
    city = entity("city", "place", "Northport")
    quay = entity("quay", "place", "Ropers’ Quay", references=References(within="city"))
    register = listed("place", [city, quay])
    assert rows(register) == ["Northport", "Ropers’ Quay", "Ropers’ Quay → quay"]
    assert 'within="city"' in register
    assert 'under="city"' in register


def test_letters_belong_to_those_who_wrote_and_received_them() -> None:
    ann, bob = entity("ann", "person", "Ann"), entity("bob", "person", "Bob")
    register = listed("person", [ann, bob], [("ann", "bob"), ("bob", "ann"), ("ann", "bob")])
    of_ann, of_bob = register.split('id="bob"')
    assert re.findall(r'written document="(d\d)"', of_ann) == ["d0", "d2"]
    assert re.findall(r'received document="(d\d)"', of_bob) == ["d0", "d2"]


def test_of_who_wrote_all_documents_none_is_named() -> None:
    ann, bob = entity("ann", "person", "Ann"), entity("bob", "person", "Bob")
    register = listed("person", [ann, bob], [("ann", "bob"), ("ann", "bob")])
    assert "written" not in register
    assert register.count("received") == 2


def test_entries_lead_to_others_of_their_register() -> None:
    ann = entity(
        "ann", "person", "Ann", references=References(same=("#bob",), also=("#town", "#ann"))
    )
    register = listed(
        "person", [ann, entity("bob", "person", "Bob"), entity("town", "place", "Town")]
    )
    assert '<c:same id="bob"/>' in register
    assert "<c:also" not in register
