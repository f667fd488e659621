"""The audit can fail: stylesheets that lose or garble words, and what is said of each.

A case is a folder ``mutations/<name>`` with the stylesheet of an edition that spoils one output
(``site.xsl``, ``text.xsl`` or ``book.xsl``) and the findings that are expected of the build. To
compile stylesheets takes longer than all else: so the rules of most are one stylesheet, in which
each is for a document of its own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree

from edition import pipeline
from edition.config import read_settings
from edition.diagnostics import has_errors
from edition.presentation import stylesheets
from edition.request import Request
from tests.editions import Silent, unaided

HERE = Path(__file__).parent
MUTATIONS = sorted((HERE / "mutations").iterdir())
XSL = "{http://www.w3.org/1999/XSL/Transform}"
NAMESPACE = "xpath-default-namespace"
ALONE = "letter"
"""The document of a mutation that has an edition of its own."""

Findings = Mapping[str, list[str]]
"""What the audit says of each document, a line a finding."""


def stylesheet(mutation: Path) -> tuple[str, etree._Element]:
    """Return the entry that a mutation spoils, and by what."""
    [path] = mutation.glob("*.xsl")
    return path.stem, etree.parse(path).getroot()


def is_of_documents(mutation: Path) -> bool:
    """Tell whether it is rules for elements of TEI alone, which can be those of one document."""
    _, root = stylesheet(mutation)
    rules = (rule for rule in root if rule.tag != f"{XSL}mode")
    return NAMESPACE in root.attrib and all(rule.get("match") for rule in rules)


TOGETHER = [mutation for mutation in MUTATIONS if is_of_documents(mutation)]


def only_in(document: str, root: etree._Element) -> Iterator[etree._Element]:
    """Yield the rules of a stylesheet as they are for one document."""
    for rule in root:
        rule.set(NAMESPACE, str(root.get(NAMESPACE)))
        if pattern := rule.get("match"):
            rule.set("match", f"({pattern})[root()/*/@xml:id = '{document}']")
        yield rule


def build(folder: Path, documents: Mapping[str, str], spoiled: Mapping[str, str]) -> Findings:
    """Build documents, by the texts of stylesheets for some entries; with one for the book, it."""
    (folder / "tei").mkdir()
    is_printed = "book" in documents.values()
    for name, entry in documents.items():
        file = HERE / ("printed.xml" if entry == "book" else "document.xml")
        text = file.read_text("utf-8").replace('xml:id="letter"', f'xml:id="{name}"', 1)
        (folder / "tei" / f"{name}.xml").write_text(text, "utf-8")
    settings = ['schema = "none"', "[overrides]"]
    for entry, text in spoiled.items():
        (folder / f"{entry}.xsl").write_text(text, "utf-8")
        settings.append(f'{entry} = "{entry}.xsl"')
    (folder / "edition.toml").write_text("\n".join(settings), "utf-8")
    request = Request(
        read_settings(folder), "none", draft=True, jobs=1, pdf=is_printed, search=False
    )
    with unaided():
        outcome = pipeline.build(request, Silent())
    found = defaultdict(list)
    for item in outcome.findings:
        if item.code in {"ED601", "ED604", "ED605", "ED607"}:
            found[item.file.removesuffix(".xml")].append(f"{item.code} {item.line}: {item.message}")
    assert has_errors(outcome.findings) == bool(found)
    return found


@pytest.fixture(scope="module", autouse=True)
def _stylesheets() -> Iterator[None]:
    yield
    # No other test needs them, and what Saxon holds makes its collections of garbage long.
    stylesheets.cache_clear()


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """Return what is said of the mutations that are of one document each: pages and books."""
    found: dict[str, list[str]] = {}
    for printed in (False, True):
        roots: dict[str, etree._Element] = {}
        documents = {}
        for mutation in TOGETHER:
            entry, root = stylesheet(mutation)
            if (entry == "book") == printed:
                documents[mutation.name] = entry
                common = roots.setdefault(entry, etree.Element(root.tag, root.attrib, root.nsmap))
                common.extend(only_in(mutation.name, root))
        texts = {entry: etree.tostring(root, encoding="unicode") for entry, root in roots.items()}
        found |= build(tmp_path_factory.mktemp("together"), documents, texts)
    return found


def test_nothing_is_said_of_an_edition_that_is_whole(tmp_path: Path) -> None:
    assert build(tmp_path, {ALONE: "site"}, {}) == {}
    [figures] = json.loads((tmp_path / "site/data/report.json").read_text("utf-8"))["audit"]
    assert figures["html"]["words"] == figures["text"]["words"] == figures["source"]
    assert figures["hidden"] == {"header": 7}


def test_nothing_is_said_of_a_book_that_is_whole(tmp_path: Path) -> None:
    assert build(tmp_path, {ALONE: "book"}, {}) == {}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_is_caught(tmp_path: Path, together: Findings, mutation: Path) -> None:
    expected = (mutation / "expected.txt").read_text("utf-8").splitlines()
    assert expected
    if mutation in TOGETHER:
        assert together[mutation.name] == expected
    else:
        entry, root = stylesheet(mutation)
        text = etree.tostring(root, encoding="unicode")
        assert build(tmp_path, {ALONE: entry}, {entry: text}) == {ALONE: expected}
