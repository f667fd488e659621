"""The reading states, case by case: ``cases/<name>/in.xml``, and ``expected.txt`` with the words of
each state on a line.

The source is read, and its page, and the page as a browser shows it; each must give these words.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from edition import readings
from edition.engines.saxonche import Stylesheets
from edition.stages import audit
from edition.stamps import serialise, stamp
from edition.states import State, Text, states
from edition.words import words
from tests.hostile.browser import Browser

CASES = sorted((Path(__file__).parent / "cases").iterdir())
EDITION = '<c:edition xmlns:c="urn:edition:context" xml:lang="en"/>'
CONTEXT = '<c:context xmlns:c="urn:edition:context"><c:document id="case"/></c:context>'
SCRIPT = """
const generated = document.querySelectorAll("[data-apparatus], [data-generated]:not([data-only])");
generated.forEach(element => {
  element.textContent = /\\s/.test(element.textContent) ? " " : "";
});
const shown = STATES.map(state => {
  const witness = document.getElementById("ui-view-witness");
  if (witness) witness.value = state.find(name => name.startsWith("w")) ?? "";
  for (const name of state)
    document.querySelector(`[id^=ui-view-][id$="-${name}"]`)?.click();
  return document.querySelector("article").innerText;
});
return shown;
"""


def source(folder: Path) -> etree._Element:
    """Return the document of a case, stamped as the loader stamps it."""
    root = etree.parse(folder / "in.xml").getroot()
    stamp(root, "in.xml")
    return root


def page(stylesheets: Stylesheets, folder: Path) -> str:
    """Return the page of a case."""
    text = serialise(source(folder))
    prepared = stylesheets.transform("prepare", stylesheets.parse(text), mode="prepare")
    made = stylesheets.transform(
        "site",
        stylesheets.parse(prepared.text),
        mode="document",
        parameters={
            "edition": stylesheets.parse(EDITION),
            "context": stylesheets.parse(CONTEXT),
            "page": "documents/case.html",
        },
    )
    return made.text


def judged(read: audit.Stated) -> tuple[State, ...]:
    """Return the states that a page offers."""
    return states(Text(read.pieces).named(), dict(read.witnesses))


def table(found: Iterator[tuple[State, list[str]]]) -> str:
    """Return the words of each state, a line for each."""
    return "".join(f"{state.name}: {' '.join(words)}\n" for state, words in found)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_page_has_the_states(stylesheets: Stylesheets, folder: Path) -> None:
    read = audit.state(audit.read(page(stylesheets, folder).encode()))
    text = Text(read.pieces)
    made = table((state, text.words(state.on_page)) for state in judged(read))
    assert made == (folder / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_source_has_the_same(stylesheets: Stylesheets, folder: Path) -> None:
    read = audit.state(audit.read(page(stylesheets, folder).encode()))
    text, known = Text(read.pieces), readings.read(source(folder))
    free = Counter(word for flow in known.free for word in flow.words)
    for state in judged(read):
        flows = [Text(flow.conditional()).words(state.in_source) for flow in known.flows]
        expected = Counter(word for flow in flows for word in flow)
        assert Counter(text.words(state.on_page)) - free == expected
    assert set(known.witnesses) == {name for name, _ in read.witnesses}


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_browser_shows_the_same(
    stylesheets: Stylesheets, chromium: Browser, folder: Path, root: Path, tmp_path: Path
) -> None:
    made = page(stylesheets, folder)
    judged_ = judged(audit.state(audit.read(made.encode())))
    chosen = json.dumps([sorted(state.on_page) for state in judged_])
    shutil.copytree(root / "xslt" / "assets", tmp_path / "assets")
    (tmp_path / "documents").mkdir()
    file = tmp_path / "documents" / "case.html"
    # The states are those of the style sheets alone.
    file.write_text(re.sub(r"<script\b[^>]*></script>", "", made), "utf-8")
    _, shown = chromium.visit(file.as_uri(), script=SCRIPT.replace("STATES", chosen))
    found = zip(judged_, (words(text) for text in shown), strict=True)
    assert table(iter(found)) == (folder / "expected.txt").read_text("utf-8")
