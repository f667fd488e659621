"""The flows of a document, what parts words, and what hides them."""

from __future__ import annotations

from lxml import etree

from edition.flows import HIDDEN, Source, read
from edition.stamps import stamp

ABSTRACT = "<profileDesc><abstract><p>short</p></abstract></profileDesc>"


def source(content: str, *, parts: frozenset[str] = frozenset()) -> Source:
    text = f"<teiHeader>no {ABSTRACT}</teiHeader><text><body>{content}</body></text>"
    root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>')
    stamp(root, "a.xml")
    return read(root, parts=parts)


def flows(content: str) -> list[str]:
    return [" ".join(flow.words) for flow in source(content).flows]


def test_the_header_is_hidden_by_name_but_for_what_it_publishes() -> None:
    found = source("<p>text</p>")
    assert [flow.words for flow in found.flows] == [("text",)]
    assert [flow.words for flow in found.header] == [("short",)]
    assert found.hidden == {"header": 2}


def test_every_rule_that_hides_words_has_a_name_and_a_sentence() -> None:
    assert len({rule.name for rule in HIDDEN}) == len(HIDDEN)
    assert all(rule.sentence.endswith(".") for rule in HIDDEN)


def test_of_a_formula_the_words_are_read_but_not_what_annotates_it() -> None:
    found = source(
        r'<formula notation="LaTeX">\frac x y</formula><formula>a b</formula>'
        '<formula><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>m</mi>'
        '<annotation encoding="application/x-tex">n</annotation></semantics></math></formula>'
    )
    assert found.hidden["annotation"] == 1
    assert [flow.words for flow in found.flows] == [("frac", "x", "y", "a", "b", "m")]


def test_blocks_part_words_and_inlines_do_not() -> None:
    assert flows("<p>a<hi>b</hi>c</p><p>d</p>") == ["abc d"]


def test_a_note_is_a_flow_of_its_own() -> None:
    found = source("<p>be<note>aside <p>twice</p></note>fore</p>").flows
    assert [flow.words for flow in found] == [("before",), ("aside", "twice")]
    assert [(flow.name, flow.whole) for flow in found] == [("TEI", False), ("note", True)]


def test_line_breaks_part_words_unless_they_say_no() -> None:
    assert flows('<p>a<lb/>b<lb break="no"/>c</p>') == ["a bc"]
    assert flows('<p>a <lb break="no"/>\n <g/> b</p>') == ["ab"]


def test_tokens_are_joined_where_they_say_so() -> None:
    assert flows('<p><w join="right">can</w> <w>not</w> <w>a</w> <pc join="left">b</pc></p>') == [
        "cannot ab"
    ]


def test_interpretations_and_glosses_are_pieces() -> None:
    assert flows("<p><interp>a</interp><interp>b</interp></p>") == ["a b"]
    assert flows("<p><gloss>a</gloss><gloss>b</gloss></p>") == ["a b"]


def test_the_chosen_alternative_is_in_line_and_the_others_are_not() -> None:
    assert flows("<p>x<choice><sic>teh</sic><corr>the</corr></choice>y</p>") == ["xthey", "teh"]
    assert flows("<p>x<subst><del>a</del><add>b</add></subst>y</p>") == ["xby", "a"]
    assert flows("<p>x<app><rdg>a</rdg><rdg>b</rdg></app>y</p>") == ["xay", "b"]
    grouped = "<app><rdgGrp><rdg>a</rdg><lem>b</lem></rdgGrp><rdgGrp><rdg>c</rdg></rdgGrp></app>"
    assert flows(f"<p>x{grouped}y</p>") == ["xby", "a", "c"]


def test_white_space_in_a_choice_parts_no_words_and_in_an_entry_it_does() -> None:
    assert flows("<p>x<choice>\n<sic>a</sic>\n<corr>b</corr>\n</choice>y</p>") == ["xby", "a"]
    assert flows("<p>x<app>\n<lem>a</lem>\n<rdg>b</rdg></app>y</p>") == ["x a y", "b"]


def test_entries_of_a_list_are_apart_from_one_another() -> None:
    entries = "<app><lem>a</lem><rdg>b</rdg></app><app><lem>c</lem></app>"
    assert flows(f"<div>x<listApp>{entries}</listApp></div>") == ["x", "a c", "b"]
    assert flows(f"<p>x{entries}</p>") == ["xac", "b"]


def test_an_abbreviation_outside_a_choice_is_part_of_its_word() -> None:
    assert flows("<p><expan><abbr>Chr</abbr><ex>isto</ex></expan></p>") == ["Christo"]


def test_names_part_words_only_where_they_are_pieces_of_information() -> None:
    assert flows("<p>the <placeName>London</placeName>er</p>") == ["the Londoner"]
    name = "<persName><forename>Ada</forename><surname>King</surname></persName>"
    assert flows(f"<p>{name}</p>") == ["Ada King"]


def test_elements_of_other_namespaces_part_words() -> None:
    assert flows('<p>a<m xmlns="urn:m">b</m>c</p>') == ["a b c"]


def test_a_part_with_a_page_of_its_own_is_a_flow() -> None:
    content = '<div xml:id="x"><p>a</p></div><div><p>b</p></div>'
    found = source(content, parts=frozenset({"x"})).flows
    assert [flow.words for flow in found] == [("b",), ("a",)]


def test_a_word_knows_its_element() -> None:
    [text, note] = source("<p>one <hi>two</hi> three<note>four</note></p>").flows
    places = [text.place(number) for number in range(3)]
    assert [place.ordinal for place in places] == [7, 8, 7]
    assert note.place(0).file == "a.xml"
    assert note.place(0).ordinal == 9


def test_of_a_header_only_foreign_metadata_is_for_machines() -> None:
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>One two</fileDesc>'
        '<xenoData><a xmlns="urn:a">three</a></xenoData></teiHeader><text>four</text></TEI>'
    )
    stamp(root, "a.xml")
    source = read(root)
    assert [flow.words for flow in source.header] == [("One", "two")]
    assert source.hidden == {"header": 2, "foreign-metadata": 1}
