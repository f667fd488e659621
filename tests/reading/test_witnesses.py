"""Two witnesses of a text stand side by side, each as the page of the document has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.hostile.browser import Browser

READ = """
  const words = (element) => element.innerText.replace(/\\s+/g, " ").trim();
  const choose = (select, value) => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
"""


def test_it_is_offered_where_there_are_witnesses(site: Path) -> None:
    poem = html.document_fromstring((site / "documents/poem.html").read_bytes())
    assert poem.xpath("//details[@class='views']//a/@href") == [
        "../documents/poem/side-by-side.html"
    ]
    notes = (site / "documents/notes.html").read_text("utf-8")
    assert "side-by-side" not in notes
    assert not (site / "documents/notes/side-by-side.html").exists()


@pytest.mark.parametrize(
    ("witness", "lines"),
    [
        ("w1", ["The quick brown fox", "and jumps over1", "the lazy dog"]),
        ("w2", ["The quick brown fox", "and leaps over1", ""]),
        ("w3", ["The slow brown fox", "and leaps over1", "the lazy dog"]),
    ],
)
def test_each_side_reads_as_its_witness(
    chromium: Browser, site: Path, witness: str, lines: list[str]
) -> None:
    chromium.visit((site / "documents/poem/side-by-side.html").as_uri())
    for side, other in (("left", "right"), ("right", "left")):
        found = chromium.evaluate(
            f"{READ} choose(document.getElementById('ui-{side}-witness'), '{witness}');"
            f" choose(document.getElementById('ui-{other}-witness'), '');"
            f" return [...document.querySelectorAll('.{side} .l')].map(words);"
        )
        assert found == lines


def test_it_opens_with_two_that_differ(chromium: Browser, site: Path) -> None:
    chromium.visit((site / "documents/poem/side-by-side.html").as_uri())
    found = chromium.evaluate(
        f"{READ} return [...document.querySelectorAll('.lg')].map((one) => words(one));"
    )
    assert found == [
        "The quick brown fox and jumps over1 the lazy dog",
        "The quick brown fox and leaps over1",
    ]
