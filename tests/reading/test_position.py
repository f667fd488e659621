"""Where one is in a text: the section, the part, the paragraph and the line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree, html

from tests.hostile.browser import Browser
from tests.reading.conftest import HERE

TEI = "{http://www.tei-c.org/ns/1.0}"
UNTIL = """
  const until = async (holds) => {
    for (let turn = 0; turn < 2000 && !holds(); turn += 1) {
      await new Promise((done) => setTimeout(done, 25));
    }
  };
"""
"""Waits for what comes when a page was scrolled."""


def visit(chromium: Browser, site: Path, page: str, query: str = "") -> None:
    chromium.visit((site / "documents" / f"{page}.html").as_uri() + query)


@contextmanager
def phone(chromium: Browser) -> Iterator[None]:
    size: dict[str, Any] = {"width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    chromium.call("Emulation.setDeviceMetricsOverride", **size)
    try:
        yield
    finally:
        chromium.call("Emulation.clearDeviceMetricsOverride")


def test_the_section_that_is_read_is_marked(chromium: Browser, site: Path) -> None:
    with phone(chromium):
        visit(chromium, site, "long")
        found = [
            chromium.evaluate(
                f"{UNTIL} const section = document.getElementById('s{number}');"
                " section.scrollIntoView({behavior: 'instant'});"
                " const here = () => document.querySelector('nav.contents [aria-current]');"
                f" await until(() => here()?.textContent === 'Section {number}');"
                " return [here().textContent,"
                " document.querySelector('.contents .position').textContent];"
            )
            for number in (1, 2, 3)
        ]
    assert found == [
        ["Section 1", "1 of 3"],
        ["Section 2", "2 of 3"],
        ["Section 3", "3 of 3"],
    ]


def test_on_a_phone_contents_are_folded_and_at_hand(chromium: Browser, site: Path) -> None:
    with phone(chromium):
        visit(chromium, site, "long")
        folded, top, below = chromium.evaluate(
            f"{UNTIL} document.getElementById('s2').scrollIntoView({{behavior: 'instant'}});"
            " await until(() => document.querySelector('.below a').checkVisibility());"
            " const contents = document.querySelector('nav.contents');"
            " return [!contents.querySelector('ol').checkVisibility({contentVisibilityAuto: true}),"
            " contents.getBoundingClientRect().top,"
            " document.querySelector('.below a').checkVisibility()];"
        )
    assert (folded, top, below) == (True, 0, True)
    chromium.call(
        "Emulation.setDeviceMetricsOverride",
        width=1500,
        height=900,
        deviceScaleFactor=1,
        mobile=False,
    )
    try:
        visit(chromium, site, "long")
        assert chromium.evaluate(
            "const link = document.querySelector('nav.contents ol a');"
            " return link.checkVisibility({contentVisibilityAuto: true})"
            " && link.getBoundingClientRect().height > 0;"
        )
    finally:
        chromium.call("Emulation.clearDeviceMetricsOverride")


def test_a_part_says_which_it_is(parted: Path) -> None:
    page = html.document_fromstring((parted / "documents/long/s2.html").read_bytes())
    assert "Part 2 of 3" in page.find_class("part-title")[0].text_content()
    assert page.find_class("position")[0].text_content() == "Part 2 of 3"


COUNTED = """
  document.getElementById("ui-view-numbers-shown").click();
  const found = [];
  for (const one of document.querySelectorAll("article *")) {
    const { content } = getComputedStyle(one, "::before");
    if (/counter|attr/.test(content) || one.dataset.n) found.push([one.id, one.dataset.n ?? ""]);
  }
  return found;
"""


def test_the_paragraphs_of_the_running_text_are_counted(chromium: Browser, site: Path) -> None:
    visit(chromium, site, "long")
    counted = chromium.evaluate(COUNTED)
    source = etree.parse(HERE / "edition/tei/documents/long.xml")
    expected = [
        paragraph.get("{http://www.w3.org/XML/1998/namespace}id")
        for paragraph in source.iter(f"{TEI}p")
        if paragraph.get("n") == "counted"
    ]
    assert [name for name, _ in counted] == expected


def test_and_counting_goes_on_from_part_to_part(chromium: Browser, parted: Path) -> None:
    visit(chromium, parted, "long/s2")
    assert chromium.evaluate(COUNTED) == [["p4", "4"], ["p5", "5"]]


def test_every_fifth_line_is_counted_where_the_source_counts_none(
    chromium: Browser, site: Path
) -> None:
    visit(chromium, site, "verses")
    chromium.evaluate("document.getElementById('ui-view-numbers-hidden').click();")
    seen = "return [...document.querySelectorAll('.line-number')].filter((one) =>"
    seen += " one.checkVisibility()).map((one) => one.textContent.trim());"
    assert chromium.evaluate(seen) == []
    chromium.evaluate("document.getElementById('ui-view-numbers-shown').click();")
    assert chromium.evaluate(seen) == ["5", "5"]
