"""A document that fails never stops the others: it becomes a finding, and in a draft a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.cli import main
from edition.pdf.tags import read_text

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>{name}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><text><body>{text}</body></text></TEI>
"""

FAILING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="gap" mode="m:html" as="item()*">
    <xsl:sequence select="error((), 'no gaps here')"/>
  </xsl:template>
</xsl:stylesheet>
"""


@pytest.fixture(autouse=True)
def _edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tei").mkdir()
    (tmp_path / "edition.toml").write_text('schema = "none"\n', "utf-8")
    write("whole", "<p>Nothing is wrong here.</p>")


def write(name: str, text: str) -> None:
    Path("tei", f"{name}.xml").write_text(DOCUMENT.format(name=name, text=text), "utf-8")


def build(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Build a draft; return each finding of a document, without the dead links that follow."""
    assert main(["--draft", "--no-search", "--jobs", "1", "--format", "json", *options]) == 1
    findings = json.loads(capsys.readouterr().out)
    return [
        f"{item['code']} {item['file']}: {item['message']}"
        for item in findings
        if item["code"] != "ED602"
    ]


def test_what_cannot_be_set_is_left_out_of_the_volume(capsys: pytest.CaptureFixture[str]) -> None:
    write("deep", f"<p>{'<hi>'.join('abc' * 70)}{'</hi>' * 209}</p>")
    [found] = build(capsys)
    assert found.startswith("ED703 deep.xml: The document could not be set:")
    assert Path("site/documents/deep.html").is_file()
    assert "Nothing is wrong here" in read_text(Path("site/pdf/whole.pdf").read_bytes())
    volume = read_text(Path("site/pdf/edition.pdf").read_bytes())
    assert "Nothing is wrong here" in volume
    assert "deep" not in volume


def test_what_cannot_be_rendered_has_a_page_that_says_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "site.xsl").write_text(FAILING, "utf-8")
    settings = 'schema = "none"\n[overrides]\nsite = "site.xsl"\n'
    (tmp_path / "edition.toml").write_text(settings, "utf-8")
    write("gaps", "<p>There is a <gap/>.</p>")
    [found] = build(capsys, "--no-pdf")
    assert found.startswith("ED502 gaps.xml: Rendering the document failed:")
    assert "no gaps here" in found
    page = Path("site/documents/gaps.html").read_text("utf-8")
    assert "no gaps here" in page
    assert "Nothing is wrong here." in Path("site/documents/whole.html").read_text("utf-8")


def test_an_entry_that_cannot_be_rendered_costs_its_page_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "site.xsl").write_text(FAILING, "utf-8")
    settings = 'schema = "none"\n[overrides]\nsite = "site.xsl"\n'
    (tmp_path / "edition.toml").write_text(settings, "utf-8")
    register = """<listPerson>
<person xml:id="anna"><persName>Anna</persName></person>
<person xml:id="bela"><persName>Béla</persName><note><p>There is a <gap/>.</p></note></person>
</listPerson>"""
    write("persons", register)
    [found] = build(capsys, "--no-pdf")
    assert found.startswith("ED502 persons.xml: Making the page persons/bela.html failed:")
    assert "Anna" in Path("site/persons/anna.html").read_text("utf-8")
    assert "Béla" in Path("site/persons.html").read_text("utf-8")
