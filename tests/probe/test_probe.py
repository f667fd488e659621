"""A document a chapter of TEI, which hold every element that can carry or govern text: none of its
words is lost, and every element has a rule.

The build's own audit is asked, and beside it a count of words that shares nothing with it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from edition.cli import main

HERE = Path(__file__).parent
TEI = "{http://www.tei-c.org/ns/1.0}"
DOCUMENTS = sorted((HERE / "documents").glob("*.xml"))
HIDDEN = frozenset({f"{TEI}teiHeader", f"{TEI}xenoData", f"{TEI}binaryObject"})
"""Elements whose words the text of a page does not hold, by a rule with a name."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition of all probes."""
    folder = tmp_path_factory.mktemp("probe")
    options = ["--schema", "none", "--draft", "--no-pdf", "--no-search", "--jobs", "1"]
    main(["--source", str(HERE / "documents"), "--out", str(folder / "site"), *options])
    return folder / "site"


def words(text: str) -> Counter[str]:
    """Return the words of a text, each with how often it occurs."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return Counter(re.findall(r"[^\W_]+", plain))


def source_words(element: etree._Element, hidden: frozenset[str] = HIDDEN) -> Iterator[str]:
    """Yield the runs of text of an element that an output has to show."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in hidden:
            yield from source_words(child, hidden)
        yield child.tail or ""


def documents(file: Path) -> list[etree._Element]:
    """Return the documents of a file: itself, or those of a corpus."""
    root = etree.parse(file).getroot()
    return list(root.iter(f"{TEI}TEI"))


CASES = [
    pytest.param(root, id=root.get("{http://www.w3.org/XML/1998/namespace}id", ""))
    for file in DOCUMENTS
    for root in documents(file)
]


def name(root: etree._Element) -> str:
    return root.get("{http://www.w3.org/XML/1998/namespace}id", "")


@pytest.mark.parametrize("root", CASES)
def test_no_word_is_lost_on_the_page(site: Path, root: etree._Element) -> None:
    page = html.parse(site / "documents" / f"{name(root)}.html").getroot()
    (article,) = page.iter("article")
    for added in article.xpath(".//*[@data-generated]"):
        added.drop_tree()
    shown = words(" ".join(article.itertext()) + " ".join(article.xpath(".//img/@alt")))
    joined = "".join(article.itertext())
    missing = words(" ".join(source_words(root))) - shown
    assert [word for word in missing if word not in joined] == []


@pytest.mark.parametrize("root", CASES)
def test_no_word_is_lost_in_plain_text(site: Path, root: etree._Element) -> None:
    text = (site / "text" / f"{name(root)}.txt").read_text("utf-8")
    hidden = HIDDEN | {f"{TEI}index"}
    missing = words(" ".join(source_words(root, hidden))) - words(text)
    assert [word for word in missing if word not in text] == []


@pytest.mark.parametrize("root", CASES)
def test_the_header_is_shown_beside_the_text(site: Path, root: etree._Element) -> None:
    page = html.parse(site / "documents" / f"{name(root)}.html").getroot()
    for script in page.xpath("//script"):
        script.drop_tree()
    (header,) = root.iterchildren(f"{TEI}teiHeader")
    shown = " ".join(page.itertext())
    assert [word for word in words(" ".join(source_words(header))) if word not in shown] == []


def test_the_audit_finds_nothing(site: Path) -> None:
    report = json.loads((site / "data" / "report.json").read_text("utf-8"))
    found = [
        f"{finding['file']}: {finding['message']}"
        for finding in report["findings"]
        if finding["code"] in {"ED601", "ED603", "ED604", "ED605", "ED501", "ED502"}
    ]
    assert found == []


def test_the_probe_is_complete(shared: Path) -> None:
    specifications = etree.parse(shared / "tei" / "p5-specs.xml")
    known = {str(spec.get("ident")) for spec in specifications.iter(f"{TEI}elementSpec")}
    probed = {
        etree.QName(element).localname
        for file in DOCUMENTS
        for element in etree.parse(file).iter(etree.Element)
    }
    assert sorted(known - probed) == []


def test_all_words_are_in_the_pdf_whole_and_in_order(tmp_path: Path) -> None:
    options = ["--schema", "none", "--draft", "--no-search", "--jobs", "1"]
    main(["--source", str(HERE / "documents"), "--out", str(tmp_path / "site"), *options])
    report = json.loads((tmp_path / "site" / "data" / "report.json").read_text("utf-8"))
    found = [
        f"{finding['file']}: {finding['message']}"
        for finding in report["findings"]
        if finding["code"] in {"ED601", "ED604", "ED605", "ED703"}
    ]
    assert found == []
    assert sum(bool(item["pdf"]) for item in report["audit"]) == len(CASES)
