"""Notes, names and dates are shown beside their place, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.hostile.browser import Browser

KEYS = {"Enter": 13, "Escape": 27, "Tab": 9}

SHOWN = """
  const popup = document.getElementById("ui-popup");
  return {
    open: popup.matches(":popover-open"),
    name: popup.children[0].textContent.trim(),
    words: popup.children[1].textContent.trim().replace(/\\s+/g, " "),
    links: [...popup.querySelectorAll("a")].map((a) => a.getAttribute("href")),
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id).length
      - new Set([...document.querySelectorAll("[id]")].map((one) => one.id)).size,
    focus: document.activeElement.id || document.activeElement.textContent.trim(),
    hash: location.hash,
  };
"""


def visit(chromium: Browser, site: Path, page: str = "notes") -> None:
    chromium.visit((site / "documents" / f"{page}.html").as_uri())


def press(chromium: Browser, key: str) -> None:
    text = {"text": "\r"} if key == "Enter" else {}
    what = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
    chromium.call("Input.dispatchKeyEvent", type="keyDown", **what, **text)
    chromium.call("Input.dispatchKeyEvent", type="keyUp", **what)


def click(chromium: Browser, selector: str) -> None:
    x, y = chromium.evaluate(
        f"const one = document.querySelector({selector!r}); one.scrollIntoView({{block: 'center',"
        " behavior: 'instant'});"
        " const box = one.getClientRects()[0]; return [box.left + 2, box.top + box.height / 2];"
    )
    for kind in ("mousePressed", "mouseReleased"):
        chromium.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def shown(chromium: Browser) -> Any:
    return chromium.evaluate(SHOWN)


def test_a_note_by_keyboard(chromium: Browser, site: Path) -> None:
    visit(chromium, site)
    chromium.evaluate("document.getElementById('ui-call-n1').focus();")
    press(chromium, "Enter")
    found = shown(chromium)
    assert (found["open"], found["name"], found["ids"]) == (True, "Note 1", 0)
    assert found["words"] == "He had come from Pyongyang; more elsewhere."
    assert found["links"] == ["https://example.org/nam", "#n1"]
    assert (found["focus"], found["hash"]) == ("ui-popup", "")
    press(chromium, "Escape")
    found = shown(chromium)
    assert (found["open"], found["focus"]) == (False, "ui-call-n1")


def test_a_note_by_mouse(chromium: Browser, site: Path) -> None:
    visit(chromium, site)
    click(chromium, "#ui-call-n2")
    assert shown(chromium)["name"] == "Note 2"
    click(chromium, "#ui-call-n2")
    assert not shown(chromium)["open"]
    click(chromium, "#ui-again-n1-1")
    assert shown(chromium)["name"] == "Note 1"
    click(chromium, "h1")
    assert not shown(chromium)["open"]
    click(chromium, "#ui-call-n1")
    click(chromium, "#ui-popup a[href='#n1']")
    found = shown(chromium)
    assert (found["open"], found["hash"]) == (False, "#n1")


def test_a_name_and_a_date(chromium: Browser, site: Path) -> None:
    visit(chromium, site)
    click(chromium, "article a.name")
    found = shown(chromium)
    assert (found["name"], found["words"]) == ("Nam Il", "Minister of Foreign Affairs.")
    assert found["links"] == ["../persons/nam-il.html"]
    click(chromium, "article time a")
    found = shown(chromium)
    assert (found["name"], found["words"]) == ("Wednesday", "3 July 1957")
    assert found["links"] == ["../chronology.html#ui-1957-07-03"]


def test_a_name_of_which_nothing_is_said_is_a_link(chromium: Browser, site: Path) -> None:
    visit(chromium, site)
    click(chromium, "article a.name[href$='unknown.html']")
    chromium.until("return location.pathname.endsWith('/persons/unknown.html');")


def test_a_hint(chromium: Browser, site: Path) -> None:
    visit(chromium, site)
    click(chromium, "article .gap")
    assert "illegible" in shown(chromium)["words"]


def test_on_a_phone_a_note_stands_at_the_foot_of_the_window(chromium: Browser, site: Path) -> None:
    phone = {"width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    chromium.call("Emulation.setDeviceMetricsOverride", **phone)
    try:
        visit(chromium, site)
        click(chromium, "#ui-call-n2")
        left, right, bottom = chromium.evaluate(
            "const box = document.getElementById('ui-popup').getBoundingClientRect();"
            " return [box.left, box.right, box.bottom];"
        )
    finally:
        chromium.call("Emulation.clearDeviceMetricsOverride")
    assert (left, right, bottom) == (0, 360, 640)
