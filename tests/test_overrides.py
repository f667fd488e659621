"""An edition's own look wins over ours, and ours stays in reach."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from edition.cli import main
from edition.judging import grammar, rules
from edition.presentation import stylesheets
from edition.tasks import typesetter

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>
<p><persName>Kim</persName></p></body></text></TEI>"""

SITE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="persName" mode="m:html" as="item()*">
    <span data-generated="">★</span>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>"""


SCHEMA, CSS = 'schema = "none"', 'css = "my.css"'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_text(DOCUMENT, "utf-8")
    (tmp_path / "my.xsl").write_text(SITE, "utf-8")
    (tmp_path / "my.css").write_text("body { color: red }", "utf-8")
    settings = f'{SCHEMA}\n[overrides]\nsite = "my.xsl"\n{CSS}\n'
    (tmp_path / "edition.toml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("css", "hides"),
    [
        (".persName { display: none }", True),
        (
            "@media (width < 30em) { body { & article { p { visibility: hidden !important } } } }",
            True,
        ),
        ("main { font-size: 0 } .persName { opacity: 0.0; }", True),
        ("span[data-generated], nav { display: none }", False),
        ("@media print { p { display: none } } p:hover { display: none }", False),
    ],
)
def test_a_style_sheet_that_hides_words_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], css: str, hides: bool
) -> None:
    (folder / "my.css").write_text(css, "utf-8")
    (folder / "edition.toml").write_text(f"{SCHEMA}\n[overrides]\n{CSS}\n", "utf-8")
    assert main(["--no-search", "--no-pdf", "--format", "json"]) == 0
    found = [item["message"] for item in json.loads(capsys.readouterr().out)]
    assert [message.endswith(": 'Kim'.") for message in found if "style sheet" in message] == (
        [True] if hides else []
    )


def test_an_edition_has_its_own_look(folder: Path) -> None:
    assert main(["--no-search"]) == 0
    page = (folder / "site/documents/a.html").read_text("utf-8")
    assert "★</span><span" in page
    assert (folder / "site/assets/own.css").read_text("utf-8") == "body { color: red }"
    assert page.index("assets/own.css") > page.index("assets/base.css")


POLICY = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:edition:context" xmlns:m="urn:edition:modes" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:template match="c:edition" mode="m:policy" as="map(xs:string, xs:string*)">
    <xsl:variable name="ours" as="map(xs:string, xs:string*)"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="map:put($ours, 'img-src', ($ours?img-src, 'https://images.example.org'))"/>
  </xsl:template>
</xsl:stylesheet>"""


def test_an_edition_may_allow_its_pages_more(folder: Path) -> None:
    (folder / "my.xsl").write_text(POLICY, "utf-8")
    assert main(["--no-search", "--no-pdf"]) == 0
    page = (folder / "site/documents/a.html").read_text("utf-8")
    assert "img-src 'self' data: https://images.example.org; media-src 'self'; " in page


def test_a_stylesheet_that_does_not_compile_says_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "my.xsl").write_text(SITE.replace("<xsl:next-match/>", "<xsl:nonsense/>"), "utf-8")
    assert main(["--no-search", "--no-pdf"]) == 3
    assert "my.xsl" in capsys.readouterr().err
    assert not (folder / "site").exists()


KINDS = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>
<p><seg type="x">a</seg> <seg type="y">b</seg> <hi rend="xyz">c</hi> <hi rend="abc">d</hi></p>
</body></text></TEI>"""
SEGMENTS = SITE.replace('match="persName"', "match=\"seg[@type = 'x']\"")


def test_what_an_edition_handles_itself_is_not_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "tei/a.xml").write_text(KINDS, "utf-8")
    assert main(["--no-search", "--no-pdf"]) == 0
    assert kinds(folder) == [
        "hi[@rend='abc']",
        "hi[@rend='xyz']",
        "seg[@type='x']",
        "seg[@type='y']",
    ]
    (folder / "my.xsl").write_text(SEGMENTS, "utf-8")
    (folder / "my.css").write_text("/* .rend-abc */ .rend-xyz { color: red }", "utf-8")
    assert main(["--no-search", "--no-pdf"]) == 0
    assert kinds(folder) == ["hi[@rend='abc']", "seg[@type='y']"]
    said = capsys.readouterr().out
    assert "2 kinds of encoding are shown without a sign of what they are" in said


def kinds(folder: Path) -> list[str]:
    report = json.loads((folder / "site/data/report.json").read_text("utf-8"))
    return sorted(kind["pattern"] for kind in report["unhandled"])


@pytest.mark.parametrize("kept", [stylesheets, typesetter, grammar, rules])
def test_a_process_that_works_for_many_editions_keeps_few(kept: Any) -> None:
    """Each takes tens of megabytes; a process that kept all would come to its limit of memory."""
    assert 0 < kept.cache_info().maxsize <= 16
