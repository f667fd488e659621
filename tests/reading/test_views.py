"""How a text is read is remembered, and stands in the address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import served
from tests.hostile.browser import Browser

CHECKED = """
  return [...document.querySelectorAll(".views input:checked")].map((one) => one.id.slice(8))
    .concat(document.getElementById("ui-view-witness")?.selectedOptions[0].textContent ?? []);
"""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    with served(site) as base:
        yield f"{base}documents/"


def choose(chromium: Browser, name: str) -> Any:
    return chromium.evaluate(
        f"document.getElementById('ui-view-{name}').click(); return location.search;"
    )


def test_a_choice_stands_in_the_address(chromium: Browser, address: str) -> None:
    chromium.visit(address + "notes.html?q=words")
    assert choose(chromium, "annotations-hidden") == "?q=words&view=annotations.hidden"
    assert choose(chromium, "numbers-shown") == ("?q=words&view=annotations.hidden%2Cnumbers.shown")
    assert choose(chromium, "annotations-shown") == "?q=words&view=numbers.shown"
    assert choose(chromium, "numbers-hidden") == "?q=words"


def test_and_the_address_leads_to_it(chromium: Browser, address: str) -> None:
    chromium.visit(address + "poem.html?view=witness.B,annotations.hidden")
    assert chromium.evaluate(CHECKED) == [
        "annotations-hidden",
        "apparatus-shown",
        "B: The second print",
    ]
    lines = chromium.evaluate("return document.querySelector('article .lg').innerText;")
    assert "leaps" in lines
    assert "jumps" not in lines
    chromium.visit(address + "poem.html?view=witness.none,nothing,annotations.x")
    assert "annotations-shown" in chromium.evaluate(CHECKED)


def test_a_choice_is_remembered_from_page_to_page(chromium: Browser, address: str) -> None:
    chromium.visit(address + "notes.html")
    choose(chromium, "annotations-hidden")
    choose(chromium, "remarks-shown")
    chromium.visit(address + "poem.html")
    assert "annotations-hidden" in chromium.evaluate(CHECKED)
    choose(chromium, "annotations-shown")
    chromium.visit(address + "notes.html")
    found = chromium.evaluate(CHECKED)
    assert "annotations-shown" in found
    assert "remarks-shown" in found
    chromium.visit(address + "notes.html?view=remarks.on-demand")
    assert "remarks-on-demand" in chromium.evaluate(CHECKED)


def test_a_witness_is_not(chromium: Browser, address: str) -> None:
    chromium.visit(address + "poem.html")
    chromium.evaluate(
        "const select = document.getElementById('ui-view-witness'); select.value = 'w2';"
        " select.dispatchEvent(new Event('change', { bubbles: true }));"
    )
    assert chromium.evaluate("return location.search;") == "?view=witness.B"
    chromium.visit(address + "poem.html")
    assert chromium.evaluate(CHECKED)[-1] == "the text of the edition"
