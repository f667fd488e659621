"""What the engine promises beyond the specification: data for hints, and an end to all work."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from edition.relaxng import Error, Expected, Grammar, IncorrectSchemaError, Kind, grammar
from edition.relaxng.pattern import Patterns

RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def load(schema: str, files: Mapping[str, str] | None = None) -> Grammar:
    """Load a schema in which nothing has a prefix."""
    texts = {"main.rng": schema, **(files or {})}

    def read(address: str) -> bytes:
        if address not in texts:
            raise FileNotFoundError(address)
        declared = rf'<\1 xmlns="{RNG}" datatypeLibrary="{XSD}"'
        return re.sub(r"^<(\w+)", declared, texts[address]).encode()

    return Grammar.load("main.rng", read)


def element(name: str, *content: str) -> str:
    return f'<element name="{name}">{"".join(content) or "<empty/>"}</element>'


def attribute(name: str, *content: str) -> str:
    return f'<attribute name="{name}">{"".join(content)}</attribute>'


def optional(*content: str) -> str:
    return f"<optional>{''.join(content)}</optional>"


def define(name: str, *content: str) -> str:
    return f'<define name="{name}">{"".join(content)}</define>'


def ref(name: str) -> str:
    return f'<ref name="{name}"/>'


def grammar_of(start: str, *defines: str) -> str:
    return f"<grammar><start>{start}</start>{''.join(defines)}</grammar>"


def matching(expression: str) -> str:
    data = f'<data type="string"><param name="pattern">{expression}</param></data>'
    return element("a", data)


def parse(text: str) -> etree._Element:
    return etree.fromstring(text, etree.XMLParser(huge_tree=True))


def only(errors: list[Error]) -> Error:
    assert len(errors) == 1, errors
    return errors[0]


LETTER = """<grammar ns="urn:l">
  <start><element name="letter">
    <attribute name="status"><choice><value>draft</value><value>final</value></choice></attribute>
    <optional><attribute name="when"><data type="date"/></attribute></optional>
    <optional>
      <attribute name="to"><list><oneOrMore><data type="NCName"/></oneOrMore></list></attribute>
    </optional>
    <element name="opener"><element name="date"><text/></element><text/></element>
    <oneOrMore><choice><ref name="p"/><ref name="list"/></choice></oneOrMore>
    <optional><element name="closer"><text/></element></optional>
  </element></start>
  <define name="p">
    <element name="p"><mixed><zeroOrMore><ref name="name"/></zeroOrMore></mixed></element>
  </define>
  <define name="list">
    <element name="list"><oneOrMore><element name="item"><text/></element></oneOrMore></element>
  </define>
  <define name="name"><element name="name"><attribute name="ref"/><text/></element></define>
</grammar>"""


@pytest.fixture(scope="module")
def letter() -> Grammar:
    return load(LETTER)


def judge(letter: Grammar, content: str, attributes: str = 'status="draft"') -> Error:
    text = f'<letter xmlns="urn:l" {attributes}>{content}</letter>'
    return only(letter.validate(parse(text)))


OPENER = "<opener><date>x</date></opener>"


class TestExpected:
    def test_element_unknown(self, letter: Grammar) -> None:
        error = judge(letter, f"{OPENER}<para/>")
        assert error.kind is Kind.ELEMENT_UNKNOWN
        assert error.element.tag == "{urn:l}para"
        assert error.expected.elements == ("{urn:l}list", "{urn:l}p")

    def test_element_not_allowed(self, letter: Grammar) -> None:
        error = judge(letter, f"{OPENER}<p/><item/>")
        assert error.kind is Kind.ELEMENT_NOT_ALLOWED
        assert error.expected.elements == ("{urn:l}closer", "{urn:l}list", "{urn:l}p")
        assert error.expected.end
        assert letter.parents("{urn:l}item") == ("{urn:l}list",)

    def test_element_too_early(self, letter: Grammar) -> None:
        error = judge(letter, "<p/>")
        assert error.kind is Kind.ELEMENT_TOO_EARLY
        assert error.element.tag == "{urn:l}p"
        assert error.expected.missing == ("{urn:l}opener",)

    def test_content_incomplete(self, letter: Grammar) -> None:
        error = judge(letter, OPENER)
        assert error.kind is Kind.CONTENT_INCOMPLETE
        assert error.element.tag == "{urn:l}letter"
        assert error.expected.missing == ("{urn:l}list", "{urn:l}p")

    def test_text(self, letter: Grammar) -> None:
        error = judge(letter, f"{OPENER}<!-- c -->stray<p/>")
        assert (error.kind, error.after, error.value) == (Kind.TEXT_NOT_ALLOWED, 1, "stray")
        assert not error.expected.text
        assert judge(letter, f"stray{OPENER}<p/>").after == -1

    def test_attribute_value(self, letter: Grammar) -> None:
        error = judge(letter, f"{OPENER}<p/>", 'status="finel"')
        assert (error.kind, error.attribute) == (Kind.ATTRIBUTE_INVALID, "status")
        assert error.value == "finel"
        assert error.expected.values == ("draft", "final")
        error = judge(letter, f"{OPENER}<p/>", 'status="draft" when="July"')
        assert [datatype.name for datatype in error.expected.datatypes] == ["date"]
        error = judge(letter, f"{OPENER}<p/>", 'status="draft" to="a 1"')
        assert error.expected.listed

    def test_attribute_name(self, letter: Grammar) -> None:
        error = judge(letter, f"{OPENER}<p/>", 'status="draft" wen="1957-07-03"')
        assert (error.kind, error.attribute) == (Kind.ATTRIBUTE_NOT_ALLOWED, "wen")
        assert error.expected == Expected(attributes=("to", "when"))

    def test_attribute_missing(self, letter: Grammar) -> None:
        error = judge(letter, f"{OPENER}<p/>", "")
        assert error.kind is Kind.ATTRIBUTE_MISSING
        assert error.expected.missing == ("status",)
        assert error.expected.attributes == ("status", "to", "when")

    def test_root(self, letter: Grammar) -> None:
        error = only(letter.validate(parse('<p xmlns="urn:l"/>')))
        assert error.kind is Kind.ELEMENT_NOT_ALLOWED
        assert error.expected.elements == ("{urn:l}letter",)
        assert only(letter.validate(parse("<letter/>"))).kind is Kind.ELEMENT_UNKNOWN

    def test_wildcards(self) -> None:
        anything = load(element("a", '<element><nsName ns="urn:x"/><empty/></element>'))
        assert only(anything.validate(parse("<a/>"))).expected.wildcards == ("{urn:x}*",)

    def test_identifiers(self) -> None:
        entry = element("b", attribute("i", '<data type="ID"/>'))
        entries = load(element("a", f"<zeroOrMore>{entry}</zeroOrMore>"))
        error = only(entries.validate(root := parse('<a><b i="x"/><b i="x"/></a>')))
        assert (error.kind, error.element, error.other) == (Kind.ID_DUPLICATE, root[1], root[0])

    def test_message_is_neutral(self, letter: Grammar) -> None:
        assert judge(letter, "<p/>").message.startswith("{urn:l}p: ")

    def test_a_schema_that_is_unclear_about_identifiers_is_usable(self) -> None:
        identifier = attribute("i", '<data type="ID"/>')
        unclear = load(element("a", "<choice>", identifier, attribute("i"), "</choice>"))
        assert [(c.element, c.attribute) for c in unclear.conflicts] == [("a", "i")]
        assert not unclear.validate(parse('<a i="no name"/>'))


class TestLimits:
    @pytest.mark.parametrize("name", ["a", "b"])
    def test_deep_document(self, name: str) -> None:
        nested = load(grammar_of(ref("a"), define("a", element("a", optional(ref("a"))))))
        root = leaf = etree.Element("a")
        for _ in range(10_000):
            leaf = etree.SubElement(leaf, "a")
        etree.SubElement(leaf, name)
        assert len(nested.validate(root)) == (name == "b")

    def test_competing_definitions_do_not_multiply(self) -> None:
        last = f"<choice>{ref('a')}{element('b')}</choice>"
        rivals = f"<choice>{element('a', ref('a'))}{element('a', last)}</choice>"
        both = load(grammar_of(ref("a"), define("a", rivals)))
        root = leaf = etree.Element("a")
        for _ in range(2_000):
            leaf = etree.SubElement(leaf, "a")
        assert only(both.validate(root)).kind is Kind.CONTENT_INCOMPLETE
        etree.SubElement(leaf, "b")
        assert not both.validate(root)

    def test_large_content_model(self) -> None:
        names = [f"e{number}" for number in range(1_500)]
        large = load(element("a", *(optional(element(name)) for name in names)))
        root = etree.Element("a")
        for name in names:
            etree.SubElement(root, name)
        assert not large.validate(root)
        etree.SubElement(root, names[0])
        assert only(large.validate(root)).kind is Kind.ELEMENT_MISPLACED

    def test_large_interleave(self) -> None:
        names = [f"e{number}" for number in range(300)]
        large = load(element("a", "<interleave>", *map(element, names), "</interleave>"))
        root = etree.Element("a")
        for name in sorted(names):
            etree.SubElement(root, name)
        assert not large.validate(root)

    def test_a_list_that_explodes_is_contained(self) -> None:
        two = "<group><value>a</value><value>a</value></group>"
        nested = optional("<choice><value>a</value>", two, "</choice>")
        for _ in range(9):
            nested = f"<group>{nested}{nested}</group>"
        large = load(element("a", f"<list><oneOrMore>{nested}</oneOrMore></list>"))
        started = time.process_time()
        errors = large.validate(parse(f"<a>{'a ' * 3000}b</a>"))
        assert time.process_time() - started < 30
        assert only(errors).kind in {Kind.BUDGET_EXCEEDED, Kind.TEXT_INVALID}

    def test_budget(self) -> None:
        root = parse(f'<letter xmlns="urn:l" status="draft">{OPENER}<p/></letter>')
        fresh = load(LETTER)
        assert only(fresh.validate(root, budget=3)).kind is Kind.BUDGET_EXCEEDED
        # What was worked out until then is sound.
        assert not fresh.validate(root)

    def test_many_faults_fit_the_budget(self, letter: Grammar) -> None:
        names = "".join(f"<nam{i % 50}>x</nam{i % 50}>" for i in range(10_000))
        text = f'<letter xmlns="urn:l" status="draft">{OPENER}<p>{names}</p></letter>'
        errors = letter.validate(parse(text))
        assert len(errors) == 10_000
        assert {error.kind for error in errors} == {Kind.ELEMENT_UNKNOWN}

    def test_memory_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(grammar, "_CAPACITY", 500)
        names = [f"e{number}" for number in range(12)]
        parts = (optional(element(name)) for name in names)
        many = load(element("a", "<interleave>", *parts, "</interleave>"))
        for bits in range(2**11):
            root = etree.Element("a")
            for number, name in enumerate(names):
                if bits >> number & 1:
                    etree.SubElement(root, name)
            assert not many.validate(root)
            assert many._engine.patterns.kept < 1_000

    def test_all_unicode_in_a_pattern(self) -> None:
        letters = load(matching("\\P{Lu}*"))
        text = (chr(code) for code in range(0x20, 0xD800))
        root = etree.Element("a")
        root.text = "".join(c for c in text if unicodedata.category(c) not in {"Lu", "Cc"})
        assert not letters.validate(root)

    @pytest.mark.parametrize(
        "expression", ["(a{1,999}){1,999}", "(a*)*b", "((a?){50}){50}", "(.*a.{200})*"]
    )
    def test_evil_patterns_end(self, expression: str) -> None:
        evil = load(matching(expression))
        started = time.process_time()
        evil.validate(parse(f"<a>{'a' * 2000}c</a>"))
        assert time.process_time() - started < 20


class TestSchemas:
    def test_doubled_references(self) -> None:
        doubled = (define(f"x{n}", ref(f"x{n + 1}"), ref(f"x{n + 1}")) for n in range(25))
        last = define("x25", element("b", attribute("c")))
        large = load(grammar_of(element("a", ref("x0")), *doubled, last))
        error = only(large.validate(parse('<a><b c=""/></a>')))
        assert error.kind is Kind.CONTENT_INCOMPLETE

    def test_doubled_inclusions(self) -> None:
        def twice(address: str) -> str:
            return f'<group><externalRef href="{address}"/><externalRef href="{address}"/></group>'

        files = {f"{n}.rng": twice(f"{n + 1}.rng") for n in range(40)}
        files["40.rng"] = "<empty/>"
        with pytest.raises(IncorrectSchemaError, match="inclusions"):
            load(element("a", '<externalRef href="0.rng"/>'), files)

    def test_deep_schema(self) -> None:
        with pytest.raises(IncorrectSchemaError, match="deep"):
            load(element("a", "<optional>" * 200, "<empty/>", "</optional>" * 200))

    def test_long_chain_of_references(self) -> None:
        chain = (define(f"x{n}", ref(f"x{n + 1}")) for n in range(2000))
        with pytest.raises(IncorrectSchemaError, match="deep"):
            load(grammar_of(ref("x0"), *chain, define("x2000", element("a"))))

    def test_only_what_the_reader_allows_is_read(self) -> None:
        with pytest.raises(IncorrectSchemaError, match="read"):
            load(element("a", '<externalRef href="/etc/passwd"/>'))

    def test_entities_outside_are_not_read(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text(f'<empty xmlns="{RNG}"/>')
        entity = f'<!DOCTYPE element [<!ENTITY x SYSTEM "{secret}">]>'
        text = f'{entity}<element xmlns="{RNG}" name="a">&x;</element>'
        with pytest.raises(IncorrectSchemaError):
            Grammar.load("x.rng", lambda _: text.encode())

    def test_a_fault_tells_its_place(self) -> None:
        with pytest.raises(IncorrectSchemaError) as raised:
            load('<grammar>\n<start>\n<ref name="x"/></start></grammar>')
        assert (raised.value.source, raised.value.line) == ("main.rng", 3)
        assert str(raised.value).startswith("main.rng:3: ")

    def test_a_fault_in_an_included_file(self) -> None:
        with pytest.raises(IncorrectSchemaError) as raised:
            load(
                '<grammar><include href="b.rng"/></grammar>', {"b.rng": "<grammar>\n<x/></grammar>"}
            )
        assert (raised.value.source, raised.value.line) == ("b.rng", 2)


def test_equal_patterns_are_one() -> None:
    patterns = Patterns(capacity=10)
    one = patterns.group(patterns.text, patterns.one_or_more(patterns.text))
    two = patterns.group(patterns.text, patterns.one_or_more(patterns.text))
    assert one is two
    assert patterns.choice((one, patterns.not_allowed, two)) is one


def test_what_was_judged_before_changes_nothing(letter: Grammar) -> None:
    texts = [
        f'<letter xmlns="urn:l" status="draft">{content}</letter>'
        for content in (f"{OPENER}<p/>", "<p/>", f"{OPENER}<para/>x<item/>", f"x{OPENER}")
    ]
    fresh = [_told(load(LETTER).validate(parse(text))) for text in texts]
    assert [_told(letter.validate(parse(text))) for text in texts] == fresh
    assert [_told(letter.validate(parse(text))) for text in texts] == fresh


def _told(errors: list[Error]) -> list[tuple[Kind, str, Expected]]:
    return [(error.kind, error.element.tag, error.expected) for error in errors]
