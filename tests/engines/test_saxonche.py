"""What a stylesheet may read: its source and its parameters, and nothing of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from edition.errors import StylesheetError, TransformError
from tests.hostile import corpus

XSL = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:fn="http://www.w3.org/2005/xpath-functions"
    xmlns:m="urn:edition:modes">
  <xsl:output method="text"/><xsl:mode name="m:x"/><xsl:param name="given" select="()"/>
  <xsl:variable name="outside" select="'{outside}'"/>
  <xsl:template match="/" mode="m:x">{body}</xsl:template>
</xsl:stylesheet>"""
ENTITY = "&lt;!DOCTYPE x [&lt;!ENTITY e SYSTEM 'OUT/secret.txt'>]>&lt;x>&amp;e;&lt;/x>"

READING = [
    "doc($outside || '/secret.xml')",
    "doc('../secret.xml')",
    "document($outside || '/secret.xml')",
    "document('../secret.xml', /)",
    "collection($outside || '?select=*.xml')",
    "collection($outside)",
    "collection()",
    "uri-collection($outside)",
    "uri-collection($outside || '?select=*.txt')",
    "unparsed-text($outside || '/secret.txt')",
    "unparsed-text('../secret.txt')",
    "unparsed-text-lines($outside || '/secret.txt')",
    "json-doc($outside || '/secret.json')",
    "doc('jar:' || $outside || '/x.jar!/secret.xml')",
    "unparsed-text('classpath:secret.txt')",
    "unparsed-text('/proc/self/environ')",
    "unparsed-text('file:///proc/self/environ')",
    "parse-xml(replace(@entity, 'OUT', $outside))",
    "parse-xml-fragment(replace(@entity, 'OUT', $outside))",
    "environment-variable('CANARY')",
    "available-environment-variables()",
    "system-property('user.home')",
    "system-property('user.dir')",
    "system-property('os.name')",
    "system-property('java.version')",
    "function-lookup(xs:QName('fn:unparsed-text'), 1)($outside || '/secret.txt')",
    "function-lookup(xs:QName('fn:environment-variable'), 1)('CANARY')",
    "transform(map{'stylesheet-location': $outside || '/secret.xsl', 'source-node': /})?output",
    "transform(map{'stylesheet-text': string(@inner), 'source-node': /})?output",
    "load-xquery-module('urn:x', map{'location-hints': $outside || '/secret.xq'})",
    "Q{java:java.lang.System}getenv('CANARY')",
    "Q{java:java.lang.Runtime}getRuntime()",
    "Q{http://saxon.sf.net/java-type}java.lang.System.getenv('CANARY')",
    "Q{http://saxon.sf.net/}read-binary-resource($outside || '/secret.txt')",
    "Q{http://saxon.sf.net/}evaluate('unparsed-text($outside)')",
    "Q{http://expath.org/ns/file}read-text($outside || '/secret.txt')",
    "Q{http://expath.org/ns/http-client}send-request(())",
]
INSTRUCTIONS = [
    """<xsl:source-document href="{$outside}/secret.xml">
      <xsl:value-of select="."/></xsl:source-document>""",
    """<xsl:source-document streamable="yes" href="{$outside}/secret.xml">
      <xsl:value-of select="."/></xsl:source-document>""",
    """<xsl:result-document href="{$outside}/written.xml"><x/></xsl:result-document>""",
    """<xsl:result-document href="written.xml"><x/></xsl:result-document>""",
    """<xsl:evaluate xpath="'unparsed-text(&quot;../secret.txt&quot;)'"/>""",
    """<xsl:evaluate xpath="'environment-variable(&quot;CANARY&quot;)'"/>""",
]
AVAILABLE = [
    "doc-available($outside || '/secret.xml')",
    "unparsed-text-available($outside || '/secret.txt')",
    "stream-available($outside || '/secret.xml')",
]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    corpus.secrets(tmp_path)
    (tmp_path / "secret.json").write_text(f'"{corpus.SECRET}"', "utf-8")
    (tmp_path / "secret.xsl").write_text(said("'" + corpus.SECRET + "'"), "utf-8")
    (tmp_path / "own").mkdir()
    return tmp_path


def said(expression: str) -> str:
    """Return a stylesheet that says what an expression returns."""
    return (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:template match="/"><xsl:value-of select="{expression}"/></xsl:template>'
        "</xsl:stylesheet>"
    )


def run(outside: Path, body: str) -> str:
    """Return what a stylesheet writes that stands in the folder ``own``; nothing if it fails."""
    address = outside.as_uri()
    text = XSL.replace("{outside}", address).replace("{body}", body)
    (outside / "own" / "x.xsl").write_text(text, "utf-8")
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    inner = (
        said(f"unparsed-text('{address}/secret.txt')").replace("<", "&lt;").replace('"', "&quot;")
    )
    try:
        compiled = Stylesheets(outside / "own", ["x"])
        source = compiled.parse(f'<x entity="{ENTITY}" inner="{inner}">text</x>')
        return compiled.transform("x", source, mode="x").text
    except (StylesheetError, TransformError):
        return ""
    finally:
        assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("expression", READING)
def test_nothing_is_read(outside: Path, monkeypatch: pytest.MonkeyPatch, expression: str) -> None:
    monkeypatch.setenv("CANARY", corpus.SECRET)
    body = f'<xsl:for-each select="*"><xsl:value-of select="{expression}"/></xsl:for-each>'
    assert run(outside, body) == ""


@pytest.mark.parametrize("body", INSTRUCTIONS)
def test_nothing_is_read_or_written(outside: Path, body: str) -> None:
    assert run(outside, body) == ""


@pytest.mark.parametrize("expression", AVAILABLE)
def test_nothing_is_there(outside: Path, expression: str) -> None:
    assert run(outside, f'<xsl:value-of select="{expression}"/>') == "false"


def test_what_is_handed_over_is_read(outside: Path) -> None:
    assert run(outside, '<xsl:value-of select="."/>') == "text"


def test_a_stylesheet_has_its_modules_when_it_is_compiled(outside: Path) -> None:
    module = outside / "own" / "module.xsl"
    module.write_text(said("'of the module'"), "utf-8")
    (outside / "own" / "words.xml").write_text("<x>words</x>", "utf-8")
    static = """<xsl:variable name="words" static="yes" select="string(doc('words.xml'))"/>"""
    text = XSL.replace("<xsl:output", f'<xsl:import href="module.xsl"/>{static}<xsl:output', 1)
    text = text.replace(
        "{body}", '<xsl:value-of select="$words"/><xsl:apply-templates select="."/>'
    )
    (outside / "own" / "x.xsl").write_text(text, "utf-8")
    compiled = Stylesheets(outside / "own", ["x"])
    assert compiled.transform("x", compiled.parse("<x/>"), mode="x").text == "wordsof the module"


def test_what_saxon_cannot_parse_is_told_by_an_exception_alone(
    outside: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (outside / "own" / "x.xsl").write_text(said("1"), "utf-8")
    compiled = Stylesheets(outside / "own", ["x"])
    with pytest.raises(TransformError, match="must be followed by"):
        compiled.parse("<a b\ufffd='1'/>")
    assert capfd.readouterr().err == ""
