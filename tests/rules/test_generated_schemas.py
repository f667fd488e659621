"""Whatever simple schema is written, what it becomes compiles, runs, and says what was meant."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.engines.lxml import parse
from edition.stages.rules import Rules, Transpiler
from edition.stamps import serialise, stamp

DOCUMENT = '<r a="1"><x n="1">text</x><x n="2"><y/>{braces}</x><z xml:id="i" n="x"/></r>'

CONTEXTS = st.sampled_from(
    ["*", "x", "/", "/r", "r/x", "x[@n]", "@n", "@*", "x/@n", "text()", "r//y", "(x | z)", "x|z",
     "x[y][@n='2']", "*[not(self::x)]", "x[contains(., '[')]", "id('i')", "node()", "//x[1]"]
)  # fmt: skip
NAMES = st.sampled_from(["n", "limit", "limit-1", "x", "a.b", "node", "été"])
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12
)
IDS = st.one_of(st.just(""), TEXTS)


def expressions(variables: list[str]) -> st.SearchStrategy[str]:
    atoms = ["1", "'a'", "'{'", "'it''s'", '"q"', "@n", ".", "..", "true()", "current()", "name()"]
    atom = st.sampled_from([*atoms, *(f"${name}" for name in variables)])
    return st.one_of(
        atom,
        st.tuples(atom, atom).map(lambda pair: f"deep-equal({pair[0]}, {pair[1]})"),
        atom.map(lambda one: f"exists({one})"),
        atom.map(lambda one: f"not(deep-equal({one}, ('a', '$limit'))) (: it's :)"),
        atom.map(lambda one: f"some $v in {one} satisfies count($v) > 1"),
    )


@st.composite
def lets(draw: st.DrawFn, known: list[str]) -> tuple[str, list[str]]:
    names = draw(st.lists(NAMES, max_size=2, unique=True))
    values = [draw(expressions(known)) for _ in names]
    pairs = zip(names, values, strict=True)
    text = "".join(f"<let name={quoteattr(name)} value={quoteattr(v)}/>" for name, v in pairs)
    return text, [*known, *names]


@st.composite
def patterns(draw: st.DrawFn, known: list[str]) -> str:
    own, known = draw(lets(known))
    rules = ""
    for _ in range(draw(st.integers(1, 3))):
        inner, all_known = draw(lets(known))
        tests = ""
        for _ in range(draw(st.integers(1, 3))):
            kind = draw(st.sampled_from(["assert", "report"]))
            test = f"exists({draw(expressions(all_known))})"
            value = draw(expressions(all_known))
            tests += (
                f"<{kind} id={quoteattr(draw(IDS))} role={quoteattr(draw(IDS))}"
                f" test={quoteattr(test)}>{escape(draw(TEXTS))}"
                f"<value-of select={quoteattr(value)}/><name/></{kind}>"
            )
        rules += f"<rule context={quoteattr(draw(CONTEXTS))}>{inner}{tests}</rule>"
    return f"<pattern id={quoteattr(draw(IDS))}>{own}{rules}</pattern>"


@st.composite
def schemas(draw: st.DrawFn) -> str:
    # Without context, a global variable sees the document: names that need an element come later.
    own, known = draw(lets([]))
    inside = "".join(draw(st.lists(patterns(known), min_size=1, max_size=3)))
    return f'<schema xmlns="http://purl.oclc.org/dsdl/schematron">{own}{inside}</schema>'


@pytest.fixture(scope="module")
def transpiler(root: Path) -> Transpiler:
    return Transpiler(root / "schemas" / "schematron")


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(schema=schemas())
def test_what_a_schema_becomes_compiles_and_runs(transpiler: Transpiler, schema: str) -> None:
    rules = Rules(schema.encode(), transpiler)
    assert rules.faults == (), schema
    tree = parse(DOCUMENT.encode())
    stamp(tree, "document.xml")
    for remark in rules.judge(serialise(tree)):
        assert remark.place.file == "document.xml"
        assert "could not be held" not in remark.message


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sentence=TEXTS, name=IDS)
def test_a_sentence_is_said_as_it_is_written(
    transpiler: Transpiler, sentence: str, name: str
) -> None:
    schema = (
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern id={quoteattr(name)}>'
        f'<rule context="y"><report test="true()">{escape(sentence)}</report></rule>'
        "</pattern></schema>"
    )
    tree = parse(DOCUMENT.encode())
    stamp(tree, "document.xml")
    remarks = Rules(schema.encode(), transpiler).judge(serialise(tree))
    assert [remark.message for remark in remarks] == [" ".join(sentence.split())]
