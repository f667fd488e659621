"""The flows of a document, and what parts words."""

from __future__ import annotations

from lxml import etree

from edition.flows import flows
from edition.stamps import stamp


def read(content: str) -> list[str]:
    text = f"<teiHeader>no</teiHeader><text><body>{content}</body></text>"
    root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>')
    stamp(root, "a.xml")
    return [" ".join(flow.words) for flow in flows(root)]


def test_the_header_is_hidden_by_name() -> None:
    assert read("<p>text</p>") == ["text"]


def test_blocks_part_words_and_inlines_do_not() -> None:
    assert read("<p>a<hi>b</hi>c</p><p>d</p>") == ["abc d"]


def test_a_note_is_a_flow_of_its_own() -> None:
    assert read("<p>be<note>aside <p>twice</p></note>fore</p>") == ["before", "aside twice"]


def test_line_breaks_part_words_unless_they_say_no() -> None:
    assert read('<p>a<lb/>b<lb break="no"/>c</p>') == ["a bc"]


def test_the_chosen_alternative_is_in_line_and_the_others_are_not() -> None:
    assert read("<p>x<choice><sic>teh</sic><corr>the</corr></choice>y</p>") == ["xthey", "teh"]
    assert read("<p>x<subst><del>a</del><add>b</add></subst>y</p>") == ["xby", "a"]
    assert read("<p>x<app><rdg>a</rdg><rdg>b</rdg></app>y</p>") == ["xay", "b"]


def test_an_abbreviation_outside_a_choice_is_part_of_its_word() -> None:
    assert read("<p><expan><abbr>Chr</abbr><ex>isto</ex></expan></p>") == ["Christo"]


def test_elements_of_other_namespaces_part_words() -> None:
    assert read('<p>a<m xmlns="urn:m">b</m>c</p>') == ["a b c"]
