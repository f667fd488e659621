"""Words that were sought are marked in the document, in each state of its text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.hostile.browser import Browser

READY = """
  for (let turn = 0; turn < 4000 && document.getElementById("ui-hits").hidden; turn += 1) {
    await new Promise((done) => setTimeout(done, 25));
  }
  const status = () => document.querySelector("#ui-hits [role=status]").textContent;
  const press = (way) => document.querySelector(`#ui-hits [data-go=${way}]`).click();
  const marked = () => [...CSS.highlights?.get("hits") ?? []].map((range) => range.toString());
  const text = document.querySelector("article").textContent;
"""
PAUSE = "await new Promise((done) => setTimeout(done, 200));"


def visit(chromium: Browser, base: str, query: str, script: str) -> Any:
    seen, value = chromium.visit(f"{base}documents/letter.html?{query}", script=READY + script)
    assert seen.said == []
    return value


@pytest.mark.parametrize(
    ("hit", "count", "marked"),
    [
        ("warm", 2, ["wa", "r", "m", "warm"]),
        ("wasm", 1, ["wa", "s", "m"]),
        ("thinks", 1, ["th", "ink", "s"]),
        ("things", 1, ["th", "ing", "s"]),
        ("words", 1, ["w", "ords"]),
        ("example", 1, ["ex-", "ample"]),
        ("cafe", 1, ["café"]),
        ("footnote", 1, ["foot", "note"]),
        ("thunder", 1, ["thunder"]),
        ("a warm day", 1, ["a", "wa", "r", "m", "day"]),
        ("barometers", 1, ["barometers"]),
    ],
)
def test_words_are_marked(
    chromium: Browser, base: str, hit: str, count: int, marked: list[str]
) -> None:
    status, found = visit(chromium, base, f"hit={quote(hit)}", "return [status(), marked()]")
    assert status == f"Place 1 of {count}"
    pieces = [piece for one in found for piece in one.split() if piece.strip(".")]
    assert [piece.strip(".") for piece in pieces] == marked


def test_labels_of_ours_are_not_marked(chromium: Browser, base: str) -> None:
    assert visit(chromium, base, "hit=p.5&hit=sic&hit=corrected", "return status()") == (
        "The words are not on this page."
    )


def test_from_place_to_place(chromium: Browser, base: str) -> None:
    script = """
      const here = () => [status(), [...CSS.highlights.get("hit")].map(String).join("")];
      const told = [here()];
      for (const way of ["next", "next", "previous"]) { press(way); told.push(here()); }
      press("remove");
      const bar = document.getElementById("ui-hits");
      const { search, hash } = location;
      return [told, CSS.highlights.size, bar.hidden, search, hash, document.activeElement.id];
    """
    told, left, is_hidden, query, place, focused = visit(chromium, base, "hit=warm#again", script)
    # It begins at the place that the link leads to.
    assert told == [
        ["Place 2 of 2", "warm"],
        ["Place 1 of 2", "warm"],
        ["Place 2 of 2", "warm"],
        ["Place 1 of 2", "warm"],
    ]
    assert (left, is_hidden, query, place, focused) == (0, True, "", "#again", "ui-main")


def test_nothing_changes_in_the_page_and_ids_stay(chromium: Browser, base: str) -> None:
    before = chromium.visit(
        f"{base}documents/letter.html", script="return document.querySelector('article').outerHTML"
    )[1]
    assert (
        visit(chromium, base, "hit=warm", "return document.querySelector('article').outerHTML")
        == before
    )


def test_by_the_keyboard(chromium: Browser, base: str) -> None:
    visit(chromium, base, "hit=warm", "document.querySelector('#ui-hits [data-go=next]').focus()")
    for key, code, text in (("Enter", 13, "\r"), ("Escape", 27, "")):
        for kind in ("keyDown", "keyUp"):
            chromium.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **({"text": text} if text and kind == "keyDown" else {}),
            )
        if key == "Enter":
            assert chromium.evaluate(READY + "return status()") == "Place 2 of 2"
    assert chromium.evaluate("return document.getElementById('ui-hits').hidden") is True


def test_where_nothing_was_sought_nothing_is_loaded(chromium: Browser, base: str) -> None:
    for query, loaded, script in (
        ("", set(), PAUSE),
        ("?hit=warm", {"marking.js", "hits.css"}, READY),
    ):
        seen, _ = chromium.visit(f"{base}documents/letter.html{query}", script=script)
        asked = {address.rpartition("/")[2] for address in seen.asked}
        assert asked & {"marking.js", "hits.css"} == loaded


def test_an_older_browser_wraps_the_words_and_unwraps_them(chromium: Browser, base: str) -> None:
    script = """
      const article = document.querySelector("article");
      const marks = [...article.querySelectorAll("mark.hits")].map((mark) => mark.textContent);
      const here = [...document.querySelectorAll("mark.hit")].map((mark) => mark.textContent);
      const ids = [...article.querySelectorAll("[id]")].map((element) => element.id);
      press("remove");
      return [status(), marks, here, ids, article.outerHTML];
    """
    before = chromium.visit(
        f"{base}documents/letter.html", script="return document.querySelector('article').outerHTML"
    )[1]
    made = chromium.call("Page.addScriptToEvaluateOnNewDocument", source="delete window.Highlight;")
    try:
        status, marks, here, ids, after = visit(chromium, base, "hit=warm&hit=the", script)
    finally:
        chromium.call("Page.removeScriptToEvaluateOnNewDocument", identifier=made["identifier"])
    assert status == "Place 1 of 7"
    assert marks == ["the", "wa", "r", "m", "the", "the", "The", "warm"]
    assert here == ["the"]
    assert len(ids) == len(set(ids))
    assert after == before
