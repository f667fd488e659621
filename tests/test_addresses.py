"""Ids that come from content, and the lock that keeps published ones alive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.addresses import (
    XML_ID,
    Published,
    addresses,
    assign,
    fingerprint,
    likeness,
    of_page,
    read_lock,
    write_lock,
)

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>none</p></teiHeader><text><body>'
FOOT = "</body></text></TEI>"
LONG = (
    "The conversation lasted more than two hours and was translated when necessary by the minister"
)


def document(content: str) -> etree._Element:
    return etree.fromstring(HEAD + content + FOOT, etree.XMLParser(collect_ids=False))


def ids(root: etree._Element) -> list[str]:
    return [element.get(XML_ID) for element in root.iter(etree.Element) if element.get(XML_ID)]


def lock(root: etree._Element) -> list[Published]:
    return list(addresses("d", root, dict.fromkeys(ids(root), ""), prints={}))


def test_an_editors_id_is_kept() -> None:
    root = document('<p xml:id="mine">One</p><p>Two</p>')
    assert assign(root) == ({}, [])
    first, second = ids(root)
    assert first == "mine"
    assert second.startswith("ed-p-")


def test_an_id_that_nothing_can_point_at_is_none() -> None:
    root = document('<p xml:id="two words">One</p><p xml:id=" ">Two</p><p xml:id=" one ">Three</p>')
    plain = document('<p>One</p><p>Two</p><p xml:id="one">Three</p>')
    assert assign(root) == assign(plain) == ({}, [])
    assert ids(root) == ids(plain)


def test_the_header_gets_none() -> None:
    root = document("<p>One</p>")
    assign(root)
    assert len(ids(root)) == 1


def test_inserting_renames_nothing() -> None:
    before, after = document("<p>One</p><p>Two</p>"), document("<p>New</p><p>One</p><p>Two</p>")
    assign(before)
    assign(after)
    assert ids(after)[1:] == ids(before)


def test_the_same_words_twice_have_two_ids() -> None:
    root = document("<p>Again</p><p>Again</p>")
    assign(root)
    first, second = ids(root)
    assert second == f"{first}-2"


def test_a_repeated_id_is_told_apart_and_reported() -> None:
    root = document('<p xml:id="x">One</p><p xml:id="x">Two</p>')
    _, repeated = assign(root)
    assert ids(root) == ["x", "x-2"]
    assert [item.id for item in repeated] == ["x"]


def test_page_breaks_are_called_by_their_number() -> None:
    root = document('<pb n="131"/><p>One</p><pb/>')
    assign(root)
    assert ids(root)[0] == "ed-pb-131"
    assert ids(root)[2] != "ed-pb"


BROKEN = "<pb/><p>One hour of talk</p><pb/><p>Two hours of it<note>aside</note> more</p>"


def test_page_breaks_without_a_number_are_called_by_what_follows() -> None:
    before, after = document(BROKEN), document(BROKEN.replace("<pb/>", "<p>New</p><pb/>", 1))
    assign(before)
    assign(after)
    assert ids(after)[1:] == ids(before)
    assert [name for name in ids(before) if name.startswith("ed-pb-")]


def test_a_page_break_inserted_shifts_no_other() -> None:
    before = document(BROKEN)
    assign(before)
    after = document(BROKEN.replace("talk", "talk<pb/> and tea"))
    assign(after, lock(before))
    assert set(ids(before)) <= set(ids(after))
    assert ids(after)[3:] == ids(before)[2:]


def test_a_page_break_is_known_by_one_side_of_it() -> None:
    before = document(f"<p>{LONG}</p><pb/><p>{LONG[::-1]}</p>")
    assign(before)
    after = document(f"<p>{LONG}</p><pb/><p>Something else is inserted.</p><p>{LONG[::-1]}</p>")
    assign(after, lock(before))
    assert ids(after)[:2] == ids(before)[:2]


def test_page_breaks_that_were_counted_keep_their_ids() -> None:
    root = document(BROKEN)
    counted = [Published("d", "", name, fingerprint("")) for name in ("ed-pb", "ed-pb-2")]
    assign(root, counted)
    assert [name for name in ids(root) if "-pb" in name] == ["ed-pb", "ed-pb-2"]
    # From then on they are known by what stands around them.
    after = document(BROKEN.replace("<pb/>", "<pb/><p>New words at the top</p><pb/>", 1))
    assign(after, lock(root))
    assert [name for name in ids(after) if "-pb" in name][-1] == "ed-pb-2"


def test_a_page_break_among_nothing_is_called_by_its_kind() -> None:
    root = document("<pb/>")
    assign(root)
    assert ids(root) == ["ed-pb"]


def test_pages_stand_in_the_lock_by_their_paths() -> None:
    item = of_page("persons/bob.html")
    assert item.line == "/persons/bob.html -"
    assert read_lock([item.line, "d -", "d/p#x -", "# no line", " -"]) == {
        "": [item],
        "d": [Published("d", "", "", "-"), Published("d", "p", "x", "-")],
    }
    assert item.page == "persons/bob.html"


def test_an_edited_paragraph_keeps_its_id() -> None:
    before = document(f"<p>One</p><p>{LONG}.</p>")
    assign(before)
    after = document(f"<p>Other words altogether</p><p>{LONG.replace('two', 'three')}, in all.</p>")
    assign(after, lock(before))
    assert ids(after)[1] == ids(before)[1]
    assert ids(after)[0] not in ids(before)


def test_without_the_lock_an_edited_paragraph_has_a_new_id() -> None:
    before, after = document(f"<p>{LONG}.</p>"), document(f"<p>{LONG}, twice.</p>")
    assign(before)
    assign(after)
    assert ids(after) != ids(before)


def test_an_id_given_later_leaves_an_alias() -> None:
    before, after = document("<p>One</p>"), document('<p xml:id="mine">One</p>')
    assign(before)
    aliases, _ = assign(after, lock(before))
    assert aliases == {ids(before)[0]: "mine"}


def test_notes_do_not_change_a_paragraphs_id() -> None:
    before, after = document("<p>One</p>"), document("<p>One<note>Added</note></p>")
    assign(before)
    assign(after)
    assert ids(after)[0] == ids(before)[0]


def test_deep_nesting_is_no_obstacle() -> None:
    root = etree.fromstring(HEAD + "<p>" + "<hi>" * 200 + "x" + "</hi>" * 200 + "</p>" + FOOT)
    assign(root)
    assert len(ids(root)) == 1


def test_the_lock_reads_what_it_wrote() -> None:
    root = document(f'<p xml:id="mine">One</p><p>{LONG}</p>')
    assign(root)
    text = write_lock(item.line for item in lock(root))
    assert read_lock(text.splitlines()) == {"d": sorted(lock(root), key=lambda item: item.address)}
    assert text.splitlines() == sorted(text.splitlines())


def test_the_lock_passes_over_what_makes_no_sense() -> None:
    assert read_lock(["<<<<<<< ours", "d -", "d#x"]) == {"d": [Published("d", "", "", "-")]}


WORDS = st.lists(
    st.text("abcdefghij", min_size=2, max_size=8), min_size=12, max_size=40, unique=True
)


@given(WORDS, st.data())
def test_one_word_changed_leaves_a_likeness(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    edited = [*words[:place], "xyz", *words[place + 1 :]]
    assert likeness(fingerprint(" ".join(words)), fingerprint(" ".join(edited))) >= 0.5


@given(st.text())
def test_a_text_is_like_itself(text: str) -> None:
    assert likeness(fingerprint(text), fingerprint(text)) == 1


@given(st.lists(st.text("abc ", max_size=6), max_size=8))
def test_ids_are_unique_and_the_same_twice(texts: list[str]) -> None:
    content = "".join(f"<p>{text}</p>" for text in texts)
    one, other = document(content), document(content)
    assign(one)
    assign(other)
    assert ids(one) == ids(other)
    assert len(set(ids(one))) == len(texts)
