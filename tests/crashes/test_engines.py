"""Foreign code and the edition's own: what does not compile, comes to no end or crashes.

Each stage that runs such code is here. A limit of time that is usual would take the tests minutes,
so it is some seconds; where innocent documents need as many to compile, it is longer.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from edition.cli import main
from tests.crashes.workshop import ROOT, Built, Desk, Original, documents, published
from tests.editions import tree

LIMIT = 3
"""Seconds, in which the innocent compile on a machine that is not slow: whole ones, as findings
name them, since the size of a task adds a fraction."""
XSLT = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xmlns:f="urn:own" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:function name="f:loop" as="xs:integer">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="if ($n lt 0) then 0 else f:loop(($n + 1) mod 1000)"/>
  </xsl:function>
  <xsl:function name="f:deep" as="xs:integer">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="1 + f:deep($n + 1)"/>
  </xsl:function>
  <xsl:function name="f:swell" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="f:swell($text || $text)"/>
  </xsl:function>
  <xsl:template match="gap" mode="m:{mode}" as="item()*">
    <xsl:sequence select="{body}"/>
  </xsl:template>
</xsl:stylesheet>
"""
LOOP = '<sch:let name="a" value="for $x in 1 to 1000000, $y in 1 to 1000000 return $x"/>'
SCHEMATRON = f"""<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
  <sch:pattern><sch:rule context="tei:gap">{LOOP}
    <sch:assert test="count($a) = count(distinct-values($a))">No.</sch:assert>
  </sch:rule></sch:pattern>
</sch:schema>
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no guardian")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """Publish an edition."""
    place = tmp_path_factory.mktemp("engines").resolve()
    desk = Desk(place / "e", temporary=place / "tmp")
    documents(desk.folder, whole="<p>Nothing is wrong here.</p>", other="<p>Nor here.</p>")
    return published(desk, "--no-pdf", "--no-search")


@pytest.fixture
def desk(original: Original, tmp_path: Path) -> Desk:
    """Return an edition that is published, and then gets a gap."""
    desk = Desk(original.restored(), temporary=tmp_path / "tmp")
    documents(desk.folder, other="<p>There is a <gap/>.</p>")
    return desk


def settings(desk: Desk, text: str, **files: str) -> None:
    (desk.folder / "edition.toml").write_text(text, "utf-8")
    for name, content in files.items():
        (desk.folder / name.replace("_", ".")).write_text(content, "utf-8")


def override(desk: Desk, entry: str, mode: str, body: str) -> None:
    text = XSLT.replace("{mode}", mode).replace("{body}", body)
    settings(desk, f'schema = "none"\n[overrides]\n{entry} = "own.xsl"\n', own_xsl=text)


def is_as_before(desk: Desk, before: dict[str, bytes]) -> None:
    """Nothing was published, and nothing is left; without the fault the next build is clean."""
    assert tree(desk.site) == before
    assert desk.rest() == []
    assert desk.is_quiet()
    settings(desk, 'schema = "none"\n')
    assert desk.build_here("--no-pdf", "--no-search") == 0
    assert desk.faults() == []


def build_here(desk: Desk, capsys: pytest.CaptureFixture[str], *options: str) -> Built:
    """Build in this process, where most stylesheets are compiled already, what ends by itself."""
    capsys.readouterr()
    with chdir(desk.folder):
        status = main([*options, "--jobs", "1"])
    said = capsys.readouterr()
    return Built(status, said.out, said.err, 0.0)


def codes(built: Built) -> set[tuple[str, str]]:
    found = json.loads(built.out)
    return {(item["code"], item["file"]) for item in found if item["severity"] == "error"}


Limited = Callable[..., Built]
"""Builds with options, within a limit of time that only what comes to no end does not keep.

The errors that are to be told are given first; where the innocent come to no end either, they get
more time.
"""


@pytest.fixture
def limited(desk: Desk, original: Original) -> Limited:
    def build(wanted: set[tuple[str, str]], *options: str) -> Built:
        # The edition was built as a whole in so many seconds, of which they need less than half.
        first = max(LIMIT, math.ceil(original.seconds))
        for desk.limit in (first, 2 * first, 4 * first, 16 * first):
            built = desk.build(*options, "--format", "json")
            if built.status == 1 and codes(built) == wanted:
                break
        return built

    return build


@pytest.mark.parametrize(
    ("entry", "mode", "body", "said"),
    [
        ("site", "html", "f:nothing(.)", "Cannot find a 1-argument function"),
        ("text", "text", "1 +", "XPST0003"),
        ("book", "book", "f:nothing(.)", "Cannot find a 1-argument function"),
    ],
)
def test_a_stylesheet_that_does_not_compile(
    desk: Desk, capsys: pytest.CaptureFixture[str], *, entry: str, mode: str, body: str, said: str
) -> None:
    before = tree(desk.site)
    override(desk, entry, mode, body)
    built = build_here(desk, capsys, "--no-search")
    assert built.status == 3
    assert said in built.err
    assert "own.xsl" in built.err
    assert "line 17" in built.err
    assert "Traceback" not in built.err
    is_as_before(desk, before)


def test_a_stylesheet_that_is_not_well_formed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(desk.site)
    settings(desk, 'schema = "none"\n[overrides]\nsite = "own.xsl"\n', own_xsl="<a>\n<b>\n</a>")
    built = build_here(desk, capsys, "--no-pdf", "--no-search")
    assert built.status == 3
    assert "own.xsl does not compile" in built.err
    assert "Traceback" not in built.err
    assert "line 3" in built.err
    is_as_before(desk, before)


@pytest.mark.parametrize(
    ("entry", "mode", "options"), [("site", "html", ["--no-pdf"]), ("book", "book", [])]
)
def test_a_stylesheet_that_comes_to_no_end(
    desk: Desk, limited: Limited, entry: str, mode: str, options: list[str]
) -> None:
    before = tree(desk.site)
    override(desk, entry, mode, "string(f:loop(1))")
    built = limited({("ED502", "other.xml")}, "--no-search", *options)
    assert built.status == 1, built.err
    assert codes(built) == {("ED502", "other.xml")}, built.out
    assert f"did not come to an end within {desk.limit:.0f} seconds" in built.out
    assert "other.xml" in built.err
    is_as_before(desk, before)


def test_a_stylesheet_that_calls_itself_for_ever(desk: Desk) -> None:
    before = tree(desk.site)
    override(desk, "site", "html", "string(f:deep(1))")
    built = desk.build("--no-pdf", "--no-search", "--format", "json")
    assert built.status == 1
    assert codes(built) == {("ED502", "other.xml")}
    assert "infinite recursion" in built.out
    is_as_before(desk, before)


def test_a_stylesheet_that_takes_all_memory(desk: Desk) -> None:
    before = tree(desk.site)
    override(desk, "site", "html", "string-length(f:swell('0123456789'))")
    desk.memory = 700 << 20
    built = desk.build("--no-pdf", "--no-search", "--format", "json")
    assert built.status == 1, built.err
    assert codes(built) == {("ED502", "other.xml")}
    assert "for want of memory" in built.out or "more memory than" in built.out
    assert "other.xml" in built.err
    desk.memory = 0
    is_as_before(desk, before)


def test_the_others_are_in_the_draft(desk: Desk, limited: Limited) -> None:
    override(desk, "site", "html", "string(f:loop(1))")
    built = limited({("ED502", "other.xml")}, "--no-pdf", "--no-search", "--draft")
    assert built.status == 1
    assert "Nothing is wrong here" in (desk.site / "documents/whole.html").read_text("utf-8")
    assert "did not come to an end" in (desk.site / "documents/other.html").read_text("utf-8")
    assert desk.faults() == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("while true { }", "condition is always true"),
        ("let n = 0\n  while n < 1 { let m = n }", "loop seems to be infinite"),
        ("let f(x) = f(x + 1)\n  f(1)", "maximum function call depth exceeded"),
        ("nothing(1)", "unknown variable: nothing"),
    ],
)
def test_a_design_that_is_wrong(
    desk: Desk, capsys: pytest.CaptureFixture[str], code: str, said: str
) -> None:
    before = tree(desk.site)
    design = (ROOT / "xslt" / "print" / "design.typ").read_text("utf-8")
    line = design.count("\n") + 2
    text = f"{design}#let own = {{\n  {code}\n}}\n"
    settings(desk, 'schema = "none"\n[overrides]\ntypst = "own.typ"\n', own_typ=text)
    built = build_here(desk, capsys, "--no-search", "--format", "json")
    assert built.status == 1
    assert {code for code, _ in codes(built)} == {"ED703"}
    assert said in built.out
    assert "design.typ, line " in built.out, line
    is_as_before(desk, before)


def test_a_design_that_comes_to_no_end(desk: Desk) -> None:
    before = tree(desk.site)
    design = (ROOT / "xslt" / "print" / "design.typ").read_text("utf-8")
    text = f"{design}#let own = range(200000).map(n => range(n).sum(default: 0)).sum()\n"
    settings(desk, 'schema = "none"\n[overrides]\ntypst = "own.typ"\n', own_typ=text)
    # It is the design of all: whether they come to an end before it does not matter.
    desk.limit = LIMIT
    built = desk.build("--no-search", "--format", "json")
    assert built.status == 1, built.err
    assert f"did not come to an end within {desk.limit:.0f} seconds" in built.out
    assert "Traceback" not in built.err
    is_as_before(desk, before)


def test_a_unit_that_comes_to_no_end(desk: Desk, limited: Limited) -> None:
    before = tree(desk.site)
    documents(desk.folder, many="<p>" + "<gap/>" * 400 + "</p>")
    unit = "//*[count(//*[count(//*[count(//*) &gt; 1]) &gt; 1]) &gt; 1]".replace("&gt;", ">")
    settings(desk, f'schema = "none"\nunit = "{unit}"\n')
    built = limited({("ED502", "many.xml")}, "--no-pdf", "--no-search")
    assert built.status == 1, built.err
    assert ("ED502", "many.xml") in codes(built)
    assert "did not come to an end within" in built.out
    is_as_before(desk, before)


def test_a_rule_that_comes_to_no_end(desk: Desk, limited: Limited) -> None:
    before = tree(desk.site)
    settings(desk, 'schema = "own.sch"\n', own_sch=SCHEMATRON)
    built = limited({("ED213", "other.xml")}, "--no-pdf", "--no-search")
    assert built.status == 1, built.err
    assert codes(built) == {("ED213", "other.xml")}, built.out
    assert "did not come to an end within" in built.out
    is_as_before(desk, before)
