"""What readers find, by which words and facets, and where it leads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest

from tests.hostile.browser import Browser

LETTER, TELEGRAM = "A letter on the weather", "Телеграмма"
DIARY, SCRAP = "Tagebuch", "A scrap"
ALL = [TELEGRAM, LETTER, DIARY, SCRAP]

READY = """
  const until = async (holds) => {
    for (let turn = 0; turn < 4000 && !holds(); turn += 1) {
      await new Promise((done) => setTimeout(done, 25));
    }
    if (!holds()) throw new Error(`in vain: ${holds}`);
  };
  const at = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const list = at("#ui-search-results");
  const done = async () => {
    await until(() => /^\\d+ |Nothing/.test(at("#ui-search-status").textContent)
      && list.dataset.shown !== undefined
      && Number(list.dataset.shown)
        === Math.min(10, parseInt(at("#ui-search-status").textContent) || 0));
  };
  const again = async (change) => {
    list.dataset.shown = "none";
    change();
    await until(() => list.dataset.shown !== "none");
    await done();
  };
  const type = (input, text) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const titles = () => all("#ui-search-results .title").map((link) => link.textContent);
  const box = (facet, name) => all(`details[data-facet=${facet}] .values label`)
    .find((label) => label.textContent.includes(name)).querySelector("input");
"""

FOUND = """
  const told = (link) => [link.textContent, link.getAttribute("href")];
  return { status: at("#ui-search-status").textContent, titles: titles(),
    places: all("#ui-search-results .places a").map(told), address: location.search,
    marks: all("#ui-search-results mark").map((mark) => mark.textContent) };
"""


def asked(chromium: Browser, base: str, query: str, script: str = FOUND) -> Any:
    """Return what a script returns on the page of a search, once its results are there."""
    seen, value = chromium.visit(
        f"{base}search.html{query}", script=f"{READY} await done(); {script}"
    )
    assert seen.said == []
    return value


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        # each side of a choice, each reading, what was written first and last
        ("wasm", [LETTER]),
        ("warm", [LETTER, SCRAP]),
        ("older", [LETTER]),
        ("newer", [LETTER]),
        ("things", [LETTER]),
        ("thinks", [LETTER]),
        # phrases, in each state of the text
        ('"wasm day in"', [LETTER]),
        ('"a warm day in"', [LETTER]),
        ('"warm day in" gale', [LETTER]),
        ('"day warm"', []),
        ("day warm", [LETTER, SCRAP]),
        ("“day was warm”", [LETTER]),
        # across the ends of lines and pages, across markup, dashes and apostrophes
        ("example", [LETTER]),
        ('"of words that"', [LETTER]),
        ("footnote", [LETTER]),
        ("thunder", [LETTER]),
        ('"passed thunder"', [LETTER]),
        ("orage", [LETTER]),
        ("l'orage", [LETTER]),
        # with and without accents, in every language
        ("cafe", [LETTER]),
        ("зеленая елка", [TELEGRAM]),
        ("ЁЛКА", [TELEGRAM]),
        ("strasse", [DIARY]),
        ("Straße", [DIARY]),
        ("lodz", [DIARY]),
        ("godel", [DIARY]),
        ("北京", [DIARY]),
        ("京市", [DIARY]),
        ("京北", []),
        # titles and summaries
        ("tagebuch", [DIARY]),
        ("barometers", [LETTER]),
        # what the edition says itself
        ("corrected", []),
        ('"p 5"', []),
        ("sic", []),
        ("3 July", []),
        # what is nowhere, whatever the index has that begins alike
        ("anthropology", []),
        ("warm anthropology", []),
    ],
)
def test_words(chromium: Browser, base: str, words: str, titles: list[str]) -> None:
    found = asked(chromium, base, f"?q={quote(words)}")
    assert sorted(found["titles"]) == sorted(titles)
    assert found["status"].startswith(str(len(titles)) if titles else "Nothing found.")


def test_a_word_that_is_nowhere_is_named(chromium: Browser, base: str) -> None:
    found = asked(chromium, base, "?q=warm+anthropology")
    assert found["status"] == "Nothing found. No document has “anthropology”."


def test_excerpts_lead_to_their_places(chromium: Browser, base: str) -> None:
    found = asked(chromium, base, "?q=warm")
    told = [(text, urlsplit(href)) for text, href in found["places"]]
    assert sorted(
        (text, address.path.rpartition("/")[2], address.fragment) for text, address in told
    ) == [
        ("Day after day, it was not warm.", "scrap.html", "only"),
        (
            "It was a warm day in the north, an ex-ample of words that Gale wrote at the café.",
            "letter.html",
            "day",
        ),
        ("The day was warm again.", "letter.html", "again"),
    ]
    assert {tuple(parse_qsl(address.query)) for _, address in told} == {(("hit", "warm"),)}
    assert [mark.strip(".") for mark in found["marks"]] == ["warm"] * 3


def test_words_of_a_title_are_marked_in_it(chromium: Browser, base: str) -> None:
    found = asked(chromium, base, "?q=letter")
    assert (found["titles"], found["marks"], found["places"]) == ([LETTER], ["letter"], [])


def test_an_excerpt_shows_the_text_as_it_stands(chromium: Browser, base: str) -> None:
    found = asked(chromium, base, f"?q={quote('strasse 北京')}")
    [(text, _)] = found["places"]
    assert text == "Die Straße nach Łódź, Gödels Haus; der Weg heißt 北京市路. Mist"
    assert found["marks"] == ["Straße", "北", "京"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ALL),
        ("?type=letter", [LETTER]),
        ("?type=letter&type=telegram", [TELEGRAM, LETTER]),
        ("?language=ru", [TELEGRAM]),
        ("?language=en&archive=Archive+of+Winds", [LETTER]),
        ("?person=gale", [TELEGRAM, LETTER]),
        ("?person=gale&person=mist", [TELEGRAM]),
        ("?year=1957", [TELEGRAM, LETTER]),
        ("?from=1957-02", [LETTER, DIARY]),
        ("?to=1957", [TELEGRAM, LETTER]),
        ("?from=1956-12-31&to=1957-07-02", [TELEGRAM]),
        ("?from=1958-05&to=1958-06-30", [DIARY]),
        ("?q=warm&person=gale", [LETTER]),
        ("?sort=newest", [DIARY, LETTER, TELEGRAM, SCRAP]),
        ("?sort=date&type=letter&type=telegram", [TELEGRAM, LETTER]),
    ],
)
def test_facets_in_the_address(chromium: Browser, base: str, query: str, titles: list[str]) -> None:
    found = asked(chromium, base, query)
    assert found["titles"] == titles
    assert found["address"] == query


def test_counts_are_of_what_is_left(chromium: Browser, base: str) -> None:
    script = """
      const facet = at("details[data-facet=person]");
      await again(() => { facet.open = true; });
      const told = () => Object.fromEntries(all("details[data-facet] .values label").map((label) =>
        [label.children[1].textContent, Number(label.querySelector(".count").textContent)]));
      const before = told();
      await again(() => box("type", "letter").click());
      const letters = told();
      await again(() => box("person", "Gale").click());
      const chosen = all("#ui-chosen button").map((button) => button.getAttribute("aria-label"));
      const address = location.search;
      await again(() => at("#ui-chosen button").click());
      const last = location.search;
      return { before, letters, chosen, address, after: told(), titles: titles(), last };
    """
    told = asked(chromium, base, "", script)
    assert told["before"] == {
        "1956": 1, "1957": 2, "1958": 1, "letter": 1, "telegram": 1, "English": 2, "Russian": 1,
        "German": 1, "Archive of Winds": 2, "Gale, Ada": 2, "Mist, Ben": 2,
    }  # fmt: skip
    # Within a facet whose values add up, the others can still be chosen.
    assert told["letters"] == {
        "1957": 1, "letter": 1, "telegram": 1, "English": 1, "Archive of Winds": 1, "Gale, Ada": 1,
    }  # fmt: skip
    assert told["chosen"] == ["Remove “letter”", "Remove “Gale, Ada”", None]
    assert told["address"] == "?type=letter&person=gale"
    assert told["last"] == "?person=gale"
    assert told["titles"] == [TELEGRAM, LETTER]
    assert told["after"]["Mist, Ben"] == 1


def test_the_address_is_written_and_the_way_back_leads_back(chromium: Browser, base: str) -> None:
    script = """
      let pushed = 0;
      const push = history.pushState.bind(history);
      history.pushState = (...given) => { pushed += 1; push(...given); };
      await again(() => type(at("#ui-query"), "warm"));
      const typed = [location.search, pushed, titles()];
      await again(() => type(at("#ui-from"), "1957"));
      const narrowed = location.search;
      at("#ui-search").requestSubmit();
      const submitted = pushed;
      await again(() => type(at("#ui-query"), "елка"));
      const other = [location.search, titles()];
      await again(() => history.back());
      const back = [location.search, at("#ui-query").value, titles()];
      return { typed, narrowed, submitted, other, back };
    """
    told = asked(chromium, base, "", script)
    assert [told["typed"][0], told["typed"][1]] == ["?q=warm", 0]
    assert sorted(told["typed"][2]) == sorted([LETTER, SCRAP])
    assert told["narrowed"] == "?q=warm&from=1957"
    assert told["submitted"] == 1
    assert told["other"] == [f"?{'q=' + quote('елка')}&from=1957", [TELEGRAM]]
    assert told["back"] == ["?q=warm&from=1957", "warm", [LETTER]]


def test_what_is_no_date_is_marked(chromium: Browser, base: str) -> None:
    script = """
      await again(() => type(at("#ui-from"), "spring"));
      return [at("#ui-from").getAttribute("aria-invalid"), titles().length];
    """
    assert asked(chromium, base, "", script) == ["true", 4]


def test_what_could_not_be_loaded_is_tried_again(chromium: Browser, base: str) -> None:
    script = """
      await done();
      const { fetch } = window;
      const status = at("#ui-search-status");
      window.fetch = async () => new Response("", { status: 404 });
      at("details[data-facet=person]").open = true;
      await until(() => status.textContent === status.dataset.failed);
      window.fetch = fetch;
      await again(() => type(at("#ui-query"), "warm"));
      return [titles().length, box("person", "Gale").checked];
    """
    _, told = chromium.visit(f"{base}search.html", script=READY + script)
    assert told == [2, False]


def test_values_are_sorted_as_a_language_sorts_them(chromium: Browser, base: str) -> None:
    types = """
      const asked = window.fetch;
      window.fetch = async (address) => {
        const answer = await asked(address);
        if (!String(address).endsWith("/type.json")) return answer;
        const told = await answer.json();
        told.values = [["letter", "Zettel"], ["telegram", "Äther"]];
        return new Response(JSON.stringify(told));
      };
    """
    script = """
      return all("details[data-facet=type] label").map((one) => one.children[1].textContent);
    """
    made = chromium.call("Page.addScriptToEvaluateOnNewDocument", source=types)
    try:
        assert asked(chromium, base, "", script) == ["Äther", "Zettel"]
    finally:
        chromium.call("Page.removeScriptToEvaluateOnNewDocument", identifier=made["identifier"])


def test_the_focus_stays_where_it_is(chromium: Browser, base: str) -> None:
    script = """
      at("details[data-facet=type]").open = true;
      const input = box("type", "letter");
      input.focus();
      await again(() => input.click());
      return [document.activeElement === input, input.checked, input.isConnected];
    """
    assert asked(chromium, base, "", script) == [True, True, True]


def test_every_page_leads_to_the_search(chromium: Browser, base: str) -> None:
    for page, target in (
        ("index.html", "search.html"),
        ("documents/letter.html", "../search.html"),
    ):
        seen, action = chromium.visit(
            base + page,
            script="return document.querySelector('header form').getAttribute('action')",
        )
        assert (action, seen.said) == (target, [])
    chromium.visit(f"{base}documents/letter.html")
    chromium.evaluate(
        "const form = document.querySelector('header form'); form.elements.q.value = 'wasm';"
        " setTimeout(() => form.requestSubmit(), 0)"
    )
    chromium.until(
        "return location.pathname.endsWith('/search.html') && document.readyState === 'complete';"
    )
    assert chromium.evaluate(f"{READY} await done(); return titles()") == [LETTER]


def test_from_a_disk_the_lists_are_named(chromium: Browser, site: Path) -> None:
    seen, told = chromium.visit(
        (site / "search.html").as_uri(),
        script="""const box = document.getElementById("ui-search-file");
        for (let turn = 0; turn < 4000 && box.hidden; turn += 1) {
          await new Promise((done) => setTimeout(done, 25));
        }
        return [box.hidden, document.getElementById("ui-search").hidden,
          [...box.querySelectorAll("a")].map((link) => link.getAttribute("href"))];""",
    )
    assert seen.said == []
    assert told == [False, True, ["documents.html", "persons.html", "chronology.html"]]


def test_what_is_found_is_light(site: Path) -> None:
    pagefind = {path.name for path in (site / "pagefind").iterdir()}
    assert not {name for name in pagefind if "ui" in name or "highlight" in name}
    index = json.loads((site / "data" / "search" / "index.json").read_bytes())
    assert index["facets"] == ["date", "type", "language", "archive", "person"]
