"""axe-core finds nothing to complain of on any kind of page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import PHONE, Opening, is_complete
from tests.browser.kinds import LONG, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPEN = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
"""Opens what is folded, so that it is looked at too."""

RUN = """
async rules => {
  const sizes = { rules: { "target-size": { enabled: true } } };
  const options = rules.length ? { runOnly: { type: "rule", values: rules } } : sizes;
  const found = await axe.run(document, options);
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core."""
    path = Path(os.environ.get("AXE_CORE") or "/nowhere")
    if not path.is_file():
        pytest.skip("no axe-core at hand (AXE_CORE is the path of axe.min.js)")
    return path.read_text("utf-8")


def violations(page: Page, axe: str) -> list[Any]:
    """Return what axe finds on a page with all that is folded open: in light, dark and narrow."""
    is_complete(page)
    page.evaluate(OPEN)
    is_complete(page)
    page.evaluate(axe)
    found = page.evaluate(RUN, [])
    page.emulate_media(color_scheme="dark")
    found += page.evaluate(RUN, ["color-contrast"])
    page.set_viewport_size({"width": 320, "height": 700})
    return [*found, *page.evaluate(RUN, ["target-size"])]


@pytest.mark.parametrize("kind", PAGES)
def test_page(opening: Opening, axe: str, kind: str, site: Path) -> None:
    page = opening(PAGES[kind if kind != "redirect" else "letter"])
    if kind == "redirect":  # leads on at once, so that nobody sees it who does not ask for it
        html = (site / PAGES[kind]).read_text("utf-8")
        page.set_content(html.replace('http-equiv="refresh"', 'name="refresh"'))
    assert violations(page, axe) == []


@pytest.mark.parametrize("kind", LONG)
def test_page_of_a_long_list(opening: Opening, axe: str, kind: str, long_address: str) -> None:
    page = opening(LONG[kind], long_address)
    assert violations(page, axe) == []


def test_page_on_a_phone(opening: Opening, axe: str) -> None:
    page = opening(PAGES["letter"], **PHONE)
    assert violations(page, axe) == []


def test_violations_are_found(opening: Opening, axe: str) -> None:
    page = opening(PAGES["letter"])
    page.evaluate("document.querySelector('nav').removeAttribute('aria-label')")
    page.locator("h1").evaluate("one => { one.innerHTML = '<img src=../assets/icon.svg>'; }")
    page.evaluate("document.querySelector('.masthead a').style.color = '#eee'")
    assert {rule for rule, _ in violations(page, axe)} >= {"image-alt", "color-contrast"}
