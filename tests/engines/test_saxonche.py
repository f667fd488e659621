"""Stylesheets that run read nothing: not the disk, not the network, by no function of XPath."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from edition.errors import TransformError

PACKAGE = """<xsl:package version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:mode name="m:read" visibility="public" on-no-match="shallow-skip"/>
  <xsl:template match="/" mode="m:read"><xsl:sequence select="{}"/></xsl:template>
</xsl:package>
"""


def run(folder: Path, expression: str) -> str:
    """Return what an expression gives in a stylesheet that runs."""
    (folder / "entry.xsl").write_text(PACKAGE.format(expression.replace("<", "&lt;")), "utf-8")
    stylesheets = Stylesheets(folder, ["entry"])
    return stylesheets.transform("entry", stylesheets.parse("<a/>"), mode="read").text


@pytest.mark.parametrize(
    "expression",
    [
        "unparsed-text('{}/secret.txt')",
        "unparsed-text(substring-after('{}/secret.txt', 'file:'))",
        "unparsed-text-lines('{}/secret.txt')",
        "string(doc('{}/secret.xml'))",
        "string(document('{}/secret.xml'))",
        "string(collection('{}?select=*.xml'))",
        "string(json-doc('{}/secret.json')?a)",
        "unparsed-text('secret.txt')",
        "string(doc('secret.xml'))",
        "unparsed-text('http://localhost/secret.txt')",
        "string(doc('http://localhost/secret.xml'))",
    ],
)
def test_nothing_is_read_that_was_not_handed_over(tmp_path: Path, expression: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "secret.xml").write_text("<a>secret</a>", "utf-8")
    (tmp_path / "secret.json").write_text('{"a": "secret"}', "utf-8")
    assert run(tmp_path, "'se' || 'cret'").endswith("secret")
    with pytest.raises(TransformError):
        run(tmp_path, expression.replace("{}", tmp_path.as_uri()))


def test_what_saxon_cannot_parse_is_told_by_an_exception_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "entry.xsl").write_text(PACKAGE.format("1"), "utf-8")
    stylesheets = Stylesheets(tmp_path, ["entry"])
    with pytest.raises(TransformError, match="must be followed by"):
        stylesheets.parse("<a b\ufffd='1'/>")
    assert capfd.readouterr().err == ""
