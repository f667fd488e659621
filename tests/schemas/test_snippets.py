"""Small pieces of markup, each in the place where it belongs: what is right, and likely mistakes.

A case is an element in `snippets/`: adding one needs no Python.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from edition.stages.rules import Rules, Transpiler
from edition.stamps import serialise, stamp

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMAS = ROOT / "schemas"
SNIPPETS = sorted((HERE / "snippets").glob("*.xml"))
DOCUMENTS = sorted([*(HERE / "valid").glob("*.xml"), *(ROOT / "tei").rglob("*.xml")])
TEI = "{http://www.tei-c.org/ns/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"

DOCUMENT = """
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Snippet</title></titleStmt>
      <publicationStmt><p>A case.</p></publicationStmt>
      <sourceDesc>{sourceDesc}</sourceDesc>
    </fileDesc>
    {encodingDesc}
    {profileDesc}
  </teiHeader>
  {TEI}
  {standOff}
  <text>
    <body>{body}</body>
  </text>
</TEI>
"""
"""A document with a place for a snippet, and what stands there otherwise."""

USUALLY = {
    "sourceDesc": "<p>Invented.</p>",
    "encodingDesc": "",
    "profileDesc": "",
    "TEI": "",
    "standOff": "",
    "body": "<p>Text.</p>",
}
WHERE = {
    "body": ("body", "{}"),
    "div": ("body", "<div>{}</div>"),
    "p": ("body", "<p>Before {} after.</p>"),
    "sourceDesc": ("sourceDesc", "{}"),
    "encodingDesc": ("encodingDesc", "<encodingDesc>{}</encodingDesc>"),
    "profileDesc": ("profileDesc", "<profileDesc>{}</profileDesc>"),
    "standOff": ("standOff", "<standOff>{}</standOff>"),
    "TEI": ("TEI", "{}"),
}


def document(case: etree._Element) -> etree._ElementTree:
    """The document with the snippet in its place."""
    children = [etree.tostring(child, encoding="unicode") for child in case]
    slot, frame = WHERE[str(case.getparent().get("in"))]
    snippet = frame.format("".join([case.text or "", *children]))
    return etree.ElementTree(etree.fromstring(DOCUMENT.format(**(USUALLY | {slot: snippet}))))


def cases(kind: str) -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {case.get('name') or case.get('rule')}")
        for path in SNIPPETS
        for case in etree.parse(path).getroot().iterchildren(TEI + kind)
    ]


@cache
def grammars() -> tuple[etree.RelaxNG, etree.XMLSchema]:
    return (
        etree.RelaxNG(etree.parse(SCHEMAS / "edition.rng")),
        etree.XMLSchema(etree.parse(SCHEMAS / "edition.xsd")),
    )


@pytest.mark.parametrize("case", cases("valid"))
def test_what_is_right_is_valid(case: etree._Element) -> None:
    for grammar in grammars():
        assert grammar.validate(document(case)), grammar.error_log


@pytest.mark.parametrize("case", cases("invalid"))
def test_a_mistake_is_found(case: etree._Element) -> None:
    for grammar in grammars():
        assert not grammar.validate(document(case)), etree.tostring(document(case)).decode()


@pytest.fixture(scope="module")
def rules() -> Rules:
    """The rules of the edition, as the build runs them."""
    found = Rules((SCHEMAS / "edition.sch").read_bytes(), Transpiler(SCHEMAS / "schematron"))
    assert found.faults == ()
    return found


def findings(rules: Rules, tree: etree._ElementTree) -> list[str]:
    """What rules on single elements have to say; the others have tests of their own."""
    root = tree.getroot()
    stamp(root, "document.xml")
    remarks = rules.judge(serialise(root))
    return [remark.message for remark in remarks if remark.code == "ED390"]


@cache
def constraints() -> dict[str, str]:
    """How the finding of each rule on an element begins."""
    return {
        str(node.get("ident")): str(node.find(f".//{SCH}rule")[0].text)
        for node in etree.parse(SCHEMAS / "edition.odd").iter(TEI + "constraintSpec")
    }


@pytest.mark.parametrize("case", cases("broken"))
def test_a_broken_rule_is_found(case: etree._Element, rules: Rules) -> None:
    for grammar in grammars():
        assert grammar.validate(document(case)), grammar.error_log
    begins = constraints()[str(case.get("rule"))]
    assert any(text.startswith(begins) for text in findings(rules, document(case)))


def test_every_rule_on_an_element_has_a_case() -> None:
    tried = {str(case.get("rule")) for path in SNIPPETS for case in etree.parse(path).getroot()}
    assert set(constraints()) - tried == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_right_breaks_no_rule(path: Path, rules: Rules) -> None:
    assert findings(rules, etree.parse(path)) == []


def test_there_are_enough_of_both() -> None:
    assert len(cases("valid")) >= 60
    assert len(cases("invalid")) >= 40
