"""What pointers lead to, and what is cut from the index."""

from __future__ import annotations

from dataclasses import replace

from edition.diagnostics import Place
from edition.index import Index, chronological, days
from edition.model import (
    Date,
    Document,
    EditionFacts,
    Entity,
    Entry,
    Metadata,
    Passage,
    Pointer,
    Run,
    Survey,
)

KIM = Entity(
    "kim", "person", "Kim", "Kim", "gloss", Place("registers/p.xml", 3), ("https://d.de/1",)
)


def survey(**more: object) -> Survey:
    known: dict[str, object] = {
        "metadata": Metadata(title="Title"),
        "anchors": {"here": "", "there": "part"},
        "hidden_anchors": frozenset({"resp"}),
        "parts": (),
        "pointers": (),
        "passages": (),
        "files": (),
    }
    return Survey(**{**known, **more})  # type: ignore[arg-type]


def document(name: str, **more: object) -> Document:
    return Document(name, f"documents/{name}.xml", survey(**more), (f"documents/{name}.xml",))


def index(*documents: Document, order: tuple[Pointer, ...] = ()) -> Index:
    return Index(
        documents=documents,
        entities=(KIM,),
        facts=EditionFacts(Metadata(title="Edition"), order),
        files=frozenset({"documents/image.png"}),
        registers=frozenset({"registers/p.xml"}),
    )


def kinds(values: list[str]) -> list[str | None]:
    a, b = document("a"), document("b")
    found = [index(a, b).resolve(value, base=a.file, document=a) for value in values]
    return [item.kind if item else None for item in found]


def test_a_fragment_is_the_documents_own_then_the_registers() -> None:
    assert kinds(["#here", "#kim", "#resp", "#nowhere"]) == ["document", "person", "document", None]


def test_an_entry_of_the_documents_own_has_its_name() -> None:
    own = document("a", entries={"here": Entry("person", "Ivan", "a merchant")})
    found = index(own, document("b")).resolve("#here", base=own.file, document=own)
    assert found is not None
    assert (found.kind, found.of, found.name, found.gloss) == (
        "document", "person", "Ivan", "a merchant",
    )  # fmt: skip
    assert (found.document, found.fragment) == ("a", "here")


def test_ids_of_one_file_lead_to_the_document_that_has_them() -> None:
    one = Document("v", "v.xml", survey(anchors={"front": ""}), ("v.xml",))
    two = Document("d1", "v.xml", survey(anchors={"d1": "", "kim": ""}), ("v.xml",), "v")
    three = Document("v-2", "v.xml", survey(anchors={"p": ""}), ("v.xml",), "v")
    found = index(one, two, three)
    for document_, value, expected in (
        (three, "#kim", ("d1", "kim")),
        (three, "#p", ("v-2", "p")),
        (two, "v.xml#front", ("v", "front")),
        (two, "v.xml", ("v", "")),
        (None, "v.xml#p", ("v-2", "p")),
        (None, "v.xml", ("v", "")),
        (one, "#v-2", ("v-2", "")),
    ):
        target = found.resolve(
            value, base="v.xml" if document_ else "edition.xml", document=document_
        )
        assert target is not None
        assert (target.document, target.fragment) == expected, value
    assert found.resolve("#gone", base="v.xml", document=two) is None


def test_files_lead_to_documents_registers_and_images() -> None:
    values = ["b.xml", "b.xml#there", "b.xml#nowhere", "../registers/p.xml#kim", "image.png"]
    assert kinds(values) == ["document", "document", None, "person", "file"]
    assert kinds(["gone.xml", "../edition.xml", "../registers/p.xml"]) == [
        None,
        "edition",
        "register",
    ]


def test_the_web_is_let_through_by_scheme() -> None:
    assert kinds(["https://example.org", "javascript:alert(1)", "data:text/html,x"]) == [
        "web",
        None,
        None,
    ]


def test_an_authoritys_address_leads_to_the_entry_that_has_it() -> None:
    assert kinds(["http://d.de/1", "https://d.de/1/", "https://d.de/2"]) == [
        "person",
        "person",
        "web",
    ]


def test_the_part_of_a_fragment_is_known() -> None:
    a, b = document("a"), document("b")
    target = index(a, b).resolve("b.xml#there", base=a.file, document=a)
    assert target is not None
    assert (target.document, target.part, target.fragment) == ("b", "part", "there")


def test_a_pointer_that_leads_nowhere_is_remarked_on_once() -> None:
    a = document("a")
    pointer = Pointer("#gone", Place(a.file, 7, "ref"), count=3)
    key = Pointer("nobody", Place(a.file, 8, "key"))
    found, remarks = index(a).targets([pointer, key], a)
    assert found == {}
    assert [remark.message for remark in remarks] == [
        "'#gone' leads nowhere, here and in 2 more places."
    ]


def test_documents_stand_in_the_editions_order_then_by_date() -> None:
    late = document("x", metadata=Metadata("X", date=Date("", when="1957-07-03")))
    early = document("y", metadata=Metadata("Y", date=Date("", not_before="-0044")))
    listed, undated = document("z"), document("w")
    pointers = tuple(
        Pointer(value, Place("edition.xml", 1, "target")) for value in ("documents/z.xml", "gone")
    )
    ordered, remarks = index(late, early, undated, listed, order=pointers).order()
    assert [item.id for item in ordered] == ["z", "y", "x", "w"]
    assert [remark.code for remark in remarks] == ["ED404"]


def test_mentions_and_days_mark_the_runs_that_name() -> None:
    runs = (
        Run("Kim", ("#kim",), "documents/a.xml"),
        Run(" on "),
        Run("3 July", date=Date("3 July", when="1957-07-03")),
    )
    a = document("a", passages=(Passage("here", "", runs),))
    found = index(a)
    passages = a.survey.passages
    assert found.mentions(a, passages) == {"kim": ((passages[0], frozenset({0})),)}
    assert days(passages) == {"1957-07-03": ((passages[0], frozenset({2})),)}


def test_what_was_looked_up_is_known_by_name() -> None:
    a, b = document("a"), document("b", anchors={"there": ""})
    found = index(a, b)
    with found.traced() as asked:
        found.resolve("b.xml#there", base=a.file, document=a)
        found.resolve("#kim", base=a.file, document=a)
        found.resolve("https://d.de/1", base=a.file, document=a)
        found.has_file("documents/image.png")
    assert asked == {
        "file documents/b.xml",
        "file documents/a.xml",
        "entry kim",
        "authority d.de/1",
        "file documents/image.png",
    }


def test_a_fact_changes_with_what_it_tells_of() -> None:
    a, b = document("a"), document("b")
    before, after = index(a, b), index(a, replace(b, offer="other"))
    name = "file documents/b.xml"
    assert before.fact(name) != after.fact(name)
    for same in ("file documents/a.xml", "entry kim", "entry lee", "authority d.de/1"):
        assert before.fact(same) == after.fact(same)
    assert before.fact("entry kim") != before.fact("entry lee")
    assert before.fact("file gone.png") != before.fact("file documents/image.png")


def test_years_before_christ_come_first() -> None:
    dates = ["1957", "-0044", "-0100-05", "0012", "1957-07"]
    assert sorted(dates, key=chronological) == ["-0100-05", "-0044", "0012", "1957", "1957-07"]
