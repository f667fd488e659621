"""All that can be used can be used by the keyboard: in the order of the page, in sight, no trap."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opening, is_complete
from tests.browser.kinds import PAGES

HERE = """
() => {
  const one = document.activeElement;
  const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const all = [...document.querySelectorAll("*")];
  return {
    is_body: one === document.body,
    place: all.indexOf(one),
    says: one.outerHTML.slice(0, 120),
    is_in_sight: width > 0 && height > 0 && bottom > 0 && right > 0
      && top < innerHeight && left < innerWidth,
    has_ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
      || [...one.querySelectorAll("polygon")].some(zone =>
        parseFloat(getComputedStyle(zone).strokeWidth) >= 2),
  };
}
"""
"""Returns where the focus is, and whether a reader sees that."""

USABLE = """
() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']"
)].filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled
  && !(one.type === "radio" && !one.checked)).length
"""
"""Returns how much of a page takes the focus: of switches that belong together, one.

What can be scrolled takes it, too.
"""

KINDS = [
    *("home", "documents", "register", "entity", "search", "calendar", "report", "citation"),
    *("letter", "apparatus", "witnesses", "drama", "tables", "figures", "zones", "part"),
]
MOST = 400
"""How often the key is pressed at most: a page has fewer places."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_goes_through_the_page(opening: Opening, kind: str) -> None:
    page = opening(PAGES[kind])
    is_complete(page)
    count = page.evaluate(USABLE)
    places = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["is_body"]:
            break
        assert here["is_in_sight"], here
        assert here["has_ring"], here
        places.append(here["place"])
    else:
        pytest.fail("something keeps the focus")
    assert places == sorted(set(places)), "not in the order of the page"
    assert len(places) >= count
    page.close()  # the next page would begin where the focus is: at the buttons of the browser


@pytest.mark.parametrize(("width", "is_folded"), [(1290, False), (1000, True)])
def test_the_contents_are_a_switch_where_they_can_be_folded(
    opening: Opening, width: int, *, is_folded: bool
) -> None:
    from playwright.sync_api import expect

    page = opening(PAGES["divided"], viewport={"width": width, "height": 800})
    contents = page.locator("nav.contents")
    expect(contents.get_by_role("heading")).to_be_visible()
    expect(contents.get_by_role("link").first).to_be_visible(visible=not is_folded)
    contents.locator("summary").evaluate("one => one.focus()")
    assert page.evaluate("document.activeElement.localName === 'summary'") == is_folded
    page.keyboard.press("Enter")
    expect(contents.get_by_role("link").first).to_be_visible()
