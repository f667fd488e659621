"""Rules find what is wrong and nothing else: the edition's own, and what Schematron can do.

A case is a folder: ``document.xml``, for ``iso`` a schema ``rules.*``, and ``expected.txt`` with a
line for each finding (``line:column code message | hint``) and for each fault of the schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from edition.diagnostics import RULES, Judgement, Remark
from edition.engines.lxml import parse
from edition.errors import SchemaError
from edition.findings import Locator
from edition.stages.rules import Rules, Transpiler, read
from edition.stamps import serialise, stamp

CASES = Path(__file__).parent
OWN = sorted(path.parent for path in CASES.glob("own/*/document.xml"))
ISO = sorted(path.parent for path in CASES.glob("iso/*/document.xml"))


@pytest.fixture(scope="module")
def transpiler(root: Path) -> Transpiler:
    return Transpiler(root / "schemas" / "schematron")


@pytest.fixture(scope="module")
def own(root: Path, transpiler: Transpiler) -> Rules:
    rules = Rules((root / "schemas" / "rules.xml").read_bytes(), transpiler)
    assert rules.faults == ()
    return rules


def loaded(data: bytes, file: str = "document.xml") -> str:
    """Return a document as the loader hands it on."""
    tree = parse(data)
    stamp(tree, file)
    return serialise(tree)


def lines(data: bytes, remarks: list[Remark]) -> Iterator[str]:
    """Yield a line for each finding, in the order of the document."""
    for item in sorted(Locator({"document.xml": data}, Judgement()).findings(remarks)):
        hint = f" | {item.hint}" if item.hint else ""
        yield f"{item.line}:{item.column} {item.code} {item.message}{hint}"


def expected(case: Path) -> list[str]:
    return (case / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.name)
def test_rules_of_the_edition(case: Path, own: Rules) -> None:
    data = (case / "document.xml").read_bytes()
    assert list(lines(data, own.judge(loaded(data)))) == expected(case)


@pytest.mark.parametrize("case", ISO, ids=lambda case: case.name)
def test_schematron(case: Path, transpiler: Transpiler) -> None:
    data = (case / "document.xml").read_bytes()
    rules = Rules(next(case.glob("rules.*")).read_bytes(), transpiler)
    assert [*lines(data, rules.judge(loaded(data))), *rules.faults] == expected(case)


def test_every_rule_of_the_edition_has_a_case_and_a_code(root: Path) -> None:
    specification = etree.parse(str(root / "schemas" / "rules.xml"))
    named = set(specification.xpath("//*[local-name() = 'constraintSpec']/@ident"))
    codes = {code for code in RULES if "ED300" <= code < "ED320"}
    found = {line.split()[1] for case in OWN for line in expected(case)}
    assert named - {"vocabulary", "dates"} == codes == found


def test_half_of_the_cases_guard_against_false_alarms() -> None:
    silent = [case for case in OWN if not expected(case)]
    assert len(silent) * 3 >= len(OWN)


def test_a_phase_can_be_chosen(transpiler: Transpiler) -> None:
    schema = (CASES / "iso" / "phases" / "rules.sch").read_bytes()
    counts = {phase: Rules(schema, transpiler, phase=phase).patterns for phase in ("draft", "#ALL")}
    assert counts == {"draft": 1, "#ALL": 2}
    assert "no phase print" in Rules(schema, transpiler, phase="print").faults[0]


def test_rules_see_the_document_without_stamps(transpiler: Transpiler) -> None:
    schema = b"""<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
      <rule context="*"><report test="@*">An attribute.</report></rule></pattern></schema>"""
    assert Rules(schema, transpiler).judge(loaded(b"<r><x/></r>")) == []


def test_included_files_keep_their_places(transpiler: Transpiler) -> None:
    schema = b"""<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
      <rule context="x"><report test="true()">Here.</report></rule></pattern></schema>"""
    tree, part = parse(b"<r><a/></r>"), parse(b"<p><x/></p>")
    stamp(tree, "whole.xml")
    stamp(part, "part.xml")
    tree.append(part)
    (remark,) = Rules(schema, transpiler).judge(serialise(tree))
    assert (remark.place.file, remark.place.ordinal) == ("part.xml", 1)


def test_a_schema_that_is_no_xml_is_refused(transpiler: Transpiler) -> None:
    with pytest.raises(SchemaError, match="line 1"):
        Rules(b"<schema", transpiler)


def test_external_entities_of_a_schema_are_not_read(transpiler: Transpiler) -> None:
    schema = b"""<!DOCTYPE schema [<!ENTITY e SYSTEM "file:///etc/hostname">]>
      <schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
      <rule context="*"><report test="true()">[&e;]</report></rule></pattern></schema>"""
    try:
        (remark,) = Rules(schema, transpiler).judge(loaded(b"<r/>"))
    except SchemaError:
        return
    assert remark.message == "[]"


def test_names_of_months_are_unambiguous(root: Path) -> None:
    text = (root / "schemas" / "rules.xml").read_text("utf-8")
    table = text.partition('name="f:months"')[2].partition("/>")[0]
    names = [name for line in table.split("'")[1::2] for name in line.split()]
    assert len(names) == len(set(names)) > 100


@pytest.mark.parametrize("name", ["tei_all.rng", "p5-specs.xml"])
def test_the_rules_of_tei_compile_and_run(name: str, shared: Path, transpiler: Transpiler) -> None:
    rules = Rules((shared / "tei" / name).read_bytes(), transpiler)
    assert rules.faults == ()
    assert rules.patterns > 80
    for path in sorted(shared.glob("corpora/tei-p5-test/P5/Test/*.xml")):
        remarks = rules.judge(loaded(path.read_bytes()))
        assert not [remark for remark in remarks if remark.code == "ED393"]


def test_the_corpora_raise_no_false_alarm(shared: Path, own: Rules) -> None:
    """Dates, ranges and pages: each alarm was looked at, and these are mistakes of the sources."""
    true = {
        ("1863-union-diplomacy-timeline.xml", "ED301"),
        ("MRP-1-3-01-0-18520414-P-0001.xml", "ED301"),
        ("testnames.xml", "ED301"),
    }
    found = set()
    for path in sorted(shared.glob("corpora/**/*.xml")):
        for remark in own.judge(loaded(path.read_bytes())):
            if "ED301" <= remark.code <= "ED311" and remark.code not in {"ED305", "ED306"}:
                found.add((path.name, remark.code))
    assert found <= true


def test_a_schema_includes_from_its_own_folder_only(tmp_path: Path, transpiler: Transpiler) -> None:
    head = '<%s xmlns="http://purl.oclc.org/dsdl/schematron" %s>'
    rule = '<rule context="x"><report test="true()">%s</report></rule>'
    files = {
        "s/a.sch": f'{head % ("schema", "")}<include href="parts/b.sch"/>'
        '<include href="../c.sch"/><include href="a.sch"/><include href="none.sch"/>'
        '<pattern><rule context="y"><extends href="parts/d.sch#r"/></rule></pattern></schema>',
        "s/parts/b.sch": f"{head % ('pattern', '')}{rule % 'Included.'}</pattern>",
        "s/parts/d.sch": f'{head % ("pattern", "")}<rule id="r" abstract="true">'
        '<report test="true()">Extended.</report></rule></pattern>',
        "c.sch": f"{head % ('pattern', '')}{rule % 'From outside.'}</pattern>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    rules = Rules(read(tmp_path / "s" / "a.sch"), transpiler)
    messages = [remark.message for remark in rules.judge(loaded(b"<r><x/><y/></r>"))]
    assert messages == ["Included.", "Extended."]
    assert [fault.split()[3] for fault in rules.faults] == ["../c.sch,", "a.sch,", "none.sch,"]


def test_a_schema_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="cannot be read"):
        read(tmp_path / "none.sch")


def test_extracted_rules_are_a_schema_of_their_own(root: Path, transpiler: Transpiler) -> None:
    schema = transpiler.extract((root / "schemas" / "rules.xml").read_bytes()).encode()
    order = [etree.QName(part).localname for part in etree.fromstring(schema)]
    assert [name for name in dict.fromkeys(order) if name in {"ns", "pattern", "diagnostics"}] == [
        "ns",
        "pattern",
        "diagnostics",
    ]
    assert order.count("diagnostics") == 1
    rules = Rules(schema, transpiler)
    assert rules.faults == ()
    for case in OWN[:20]:
        data = (case / "document.xml").read_bytes()
        assert list(lines(data, rules.judge(loaded(data)))) == expected(case)
