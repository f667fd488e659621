"""What is made from the ODD: fresh, complete in itself, and described throughout."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from edition.judging import rules, transpiler
from edition.stages.rules import Rules, TranslatedRules, read
from schemas.generate import FOLDER, generated

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
P5_SPECS = FOLDER.parent.parent / "shared" / "tei" / "p5-specs.xml"


@cache
def parsed(name: str) -> etree._ElementTree:
    return etree.parse(FOLDER / name)


@cache
def made() -> dict[str, bytes]:
    return generated()


GENERATED = (
    "edition.rng",
    "edition.sch",
    "edition.xsd",
    "examples.xsd",
    "guide.xml",
    "stylesheets/edition.xsl",
    "stylesheets/rules.xsl",
    "xml.xsd",
)
"""What is made, by name: to make it takes a second, which it would take in all processes."""


def test_all_that_is_made_is_tried() -> None:
    assert sorted(made()) == list(GENERATED)


@pytest.mark.parametrize("name", GENERATED)
def test_the_committed_file_is_fresh(name: str) -> None:
    """Run `python schemas` after a change to the ODD, the rules or the compiler."""
    committed = (FOLDER / name).read_bytes()
    assert committed == made()[name], f"{name} is not what the ODD says: run `python schemas`"


@pytest.mark.parametrize("name", ["edition.sch", "rules.xml"])
def test_rules_are_used_as_they_were_translated(name: str) -> None:
    found = rules(FOLDER / name)
    assert isinstance(found, TranslatedRules)
    assert found.patterns == Rules(read(FOLDER / name), transpiler()).patterns > 0


def test_the_guide_is_valid_in_this_edition() -> None:
    for grammar in (etree.RelaxNG(parsed("edition.rng")), etree.XMLSchema(parsed("edition.xsd"))):
        assert grammar.validate(parsed("guide.xml")), grammar.error_log


def test_the_guide_has_a_division_for_every_specification() -> None:
    ids = [str(node.get(XML_ID)) for node in parsed("guide.xml").iter("{*}*") if node.get(XML_ID)]
    assert len(set(ids)) == len(ids)
    for node in parsed("edition.odd").iter(TEI + "elementSpec"):
        assert f"element-{node.get('ident')}" in ids
    for node in parsed("edition.odd").iter(TEI + "classSpec"):
        assert f"class-{node.get('ident')}" in ids


def test_every_reference_of_the_guide_leads_somewhere() -> None:
    ids = {node.get(XML_ID) for node in parsed("guide.xml").iter(TEI + "*")}
    targets = {str(node.get("target")) for node in parsed("guide.xml").iter(TEI + "ref")}
    inside = {target.removeprefix("#") for target in targets if target.startswith("#")}
    assert inside - ids == set()


@pytest.mark.parametrize("kind", ["elementSpec", "classSpec", "macroSpec", "dataSpec", "attDef"])
def test_everything_is_described_in_sentences_of_its_own(kind: str) -> None:
    theirs = set()
    if P5_SPECS.is_file():
        theirs = {
            " ".join("".join(map(str, node.itertext())).split())
            for node in etree.parse(P5_SPECS).iter(TEI + "desc")
        }
    for node in parsed("edition.odd").iter(TEI + kind):
        text = str(node.findtext(TEI + "desc"))
        assert re.search(r"[.:]$", text), node.get("ident")
        assert text[0] == text[0].upper() or kind == "dataSpec", text
        assert text not in theirs, text


def test_every_element_has_an_example_and_says_how_it_is_shown() -> None:
    for node in parsed("edition.odd").iter(TEI + "elementSpec"):
        assert node.find(TEI + "exemplum") is not None, node.get("ident")
        shown = node.findtext(f"{TEI}remarks/{TEI}p")
        assert shown, node.get("ident")


def example_grammar() -> etree.RelaxNG:
    """The grammar with any element as root."""
    grammar = deepcopy(parsed("edition.rng"))
    start = grammar.find(RNG + "start")
    (first,) = start
    start.remove(first)
    choice = etree.SubElement(start, RNG + "choice")
    for node in grammar.iter(RNG + "define"):
        if node.find(RNG + "element") is not None:
            etree.SubElement(choice, RNG + "ref", {"name": str(node.get("name"))})
    return etree.RelaxNG(grammar)


def test_every_example_is_valid() -> None:
    grammar = example_grammar()
    count = 0
    for example in parsed("edition.odd").iter(EXAMPLES + "egXML"):
        element = example.getparent().getparent().get("ident")
        names = [etree.QName(node).localname for node in example.iter("{*}*")]
        assert element in names[1:], f"an example for {element} without it"
        for child in example:
            text = etree.tostring(child, encoding="unicode", with_tail=False)
            root = etree.fromstring(text.replace(EXAMPLES[1:-1], TEI[1:-1]))
            assert grammar.validate(etree.ElementTree(root)), f"{text}\n{grammar.error_log}"
            count += 1
    assert count > 200


def test_xml_editors_are_given_a_sentence_on_everything() -> None:
    for node in parsed("edition.rng").iter(RNG + "element", RNG + "attribute"):
        if node.get("name"):
            assert node.findtext(DOCUMENTATION), node.get("name")


def test_the_rules_are_one_schema() -> None:
    root = parsed("edition.sch").getroot()
    assert root.tag == SCH + "schema"
    assert root.get("queryBinding") == "xslt3"
    patterns = [str(node.get("id")) for node in root.iter(SCH + "pattern")]
    assert len(set(patterns)) == len(patterns)
    fixes = {str(node.get("id")) for node in root.iter(SCH + "diagnostic")}
    for node in root.iter(SCH + "assert", SCH + "report"):
        assert set(str(node.get("diagnostics", "")).split()) <= fixes
    constraints = sum(
        1
        for path in ("edition.odd", "rules.xml")
        for node in parsed(path).iter(TEI + "constraintSpec")
        for _ in node.iter(SCH + "rule")
    )
    assert len(list(root.iter(SCH + "rule"))) == constraints


def test_the_catalog_names_files_that_are_there() -> None:
    entries = [node for node in parsed("catalog.xml").iter(CATALOG + "*") if node.get("uri")]
    assert entries
    for node in entries:
        assert (FOLDER / str(node.get("uri"))).is_file(), node.get("uri")


def test_generating_changes_nothing_where_all_is_fresh(tmp_path: Path) -> None:
    for name, content in made().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
        assert etree.parse(tmp_path / name) is not None
    assert generated() == made()
