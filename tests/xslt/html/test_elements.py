"""The table of elements in ``xslt/README.md`` says what the stylesheets do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

XSL = "{http://www.w3.org/1999/XSL/Transform}"
TEI = "{http://www.tei-c.org/ns/1.0}"
ROW = re.compile(r"^\| ([a-z]+) \| `([a-z]+)\.xsl` \| (.*) \|$", re.MULTILINE)
BRACKETED = re.compile(r"\[[^\[\]]*\]|'[^']*'")
NAME = re.compile(r"(?<![\w@$:.-])[A-Za-z][\w.-]*(?![\w(:-])")


@pytest.fixture(scope="module")
def table(root: Path) -> list[tuple[str, str, str]]:
    """Return class, module and element for each element in the table."""
    page = (root / "xslt" / "README.md").read_text("utf-8")
    return [
        (kind, module, element)
        for kind, module, elements in ROW.findall(page)
        for element in re.findall(r"`([^`]+)`", elements)
    ]


def matched(module: Path) -> Iterator[str]:
    """Yield the names in the patterns of the rules of a module that make HTML."""
    for rule in etree.parse(module).iter(f"{XSL}template"):
        if rule.get("mode") in {"m:html", "m:listed"}:
            pattern = rule.get("match", "")
            while BRACKETED.search(pattern):
                pattern = BRACKETED.sub("", pattern)
            yield from NAME.findall(pattern.replace("*:", ""))


def test_the_table_is_complete(table: list[tuple[str, str, str]], shared: Path) -> None:
    specifications = etree.parse(shared / "tei" / "p5-specs.xml")
    known = [str(spec.get("ident")) for spec in specifications.iter(f"{TEI}elementSpec")]
    assert Counter(element for *_, element in table) == Counter(known)


def test_every_row_names_a_rule(table: list[tuple[str, str, str]], root: Path) -> None:
    rules = {file.stem: set(matched(file)) for file in (root / "xslt" / "html").glob("*.xsl")}
    assert [row for row in table if row[2] not in rules.get(row[1], set())] == []


def test_blocks_are_blocks(table: list[tuple[str, str, str]], root: Path) -> None:
    levels = etree.parse(root / "xslt" / "lib" / "levels.xsl")
    (blocks,) = levels.xpath(
        "//xsl:variable[@name='f:blocks']/@select", namespaces={"xsl": XSL[1:-1]}
    )
    assert [row for row in table if row[0] == "block" and row[2] not in blocks.split()] == []
