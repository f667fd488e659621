"""Our own style sheets hide no words of a text, but where a reader asks for it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2

from edition.engines.tinycss2 import hiding

MAY_HIDE = {
    "[hidden]:not([data-only])": "what the page itself hides: the audit counts it as lost",
    ":is(br.lb, .lb.within):not(.leiden .lb) + .line-number": "numbers of lines are generated",
    ":is(p:not(.rend-centre, .rend-right), .p, .ab, .item) br.lb:not(.leiden br)": (
        "a break has no words"
    ),
    ".conspectus > .listWit > .head": "quoted from the header, which has it beside the text",
    ".line-number.counted": "numbers of lines that the edition counts are generated",
    ".below": "a way to what stands beside the text anyway",
    ".reading > .contents summary": "a switch without use: what stands in it is shown",
    "a.here": "the link at a paragraph has no words",
    "hr.space": "a rule has no words",
    ".masthead::after": "neither has this one",
    ".results[aria-busy]": "what a search finds, before it has found anything",
    ".unseen": "signs for those who hear the page are generated",
}
"""What may be hidden on a screen, and why no word of a text is lost by it."""

SWITCHES = "body:has(#ui-view-"


def test_nothing_hides_words_but_the_states(root: Path) -> None:
    found = {
        selector
        for file in sorted((root / "xslt/assets").glob("*.css"))
        if file.name not in {"print.css", "collation.css"}
        for rule in hiding(file.read_text("utf-8"))
        for selector in rule.selectors
        if not selector.startswith(SWITCHES)
    }
    assert found == set(MAY_HIDE)


def test_a_switch_hides_what_is_not_read_in_its_state_and_nothing_else(root: Path) -> None:
    views = hiding((root / "xslt/assets/views.css").read_text("utf-8"))
    selected = {part.split(") ", 1)[1] for rule in views for part in rule.selectors}
    states = {f'[data-not~="{name}"]' for name in ("source", "edited", "first", "last")}
    assert states < selected
    assert selected - states == {
        "article :is(.app-call, .apparatus)",
        "article .call:not(.app-call)",
        "article .endnotes",
        "article a.way",
    }


def test_every_witness_has_a_rule(root: Path) -> None:
    files = [f"xslt/assets/{name}.css" for name in ("witnesses", "witnesses-many")]
    rules = [hiding((root / file).read_text("utf-8")) for file in files]
    assert len(rules[0]) == 16
    assert [rule.selectors for rule in (*rules[0], *rules[1])] == [
        (f'body:has(#ui-view-witness > [value="w{number}"]:checked) [data-not~="w{number}"]',)
        for number in range(1, 201)
    ]


def test_on_a_page_of_two_witnesses_every_one_has_a_rule_a_side(root: Path) -> None:
    rules = hiding((root / "xslt/assets/collation.css").read_text("utf-8"))
    sides = ("left", "right")
    assert [set(rule.selectors) for rule in rules] == [
        {
            f'.collation:has(#ui-{side}-witness > [value="w{number}"]:checked) .{side}'
            f' [data-not~="w{number}"]'
            for side in sides
        }
        for number in range(1, 201)
    ]


ELSEWHERE = {"views", "witnesses", "witnesses-many", "lists"}
"""Whose rules are about switches, and what pages that list something load by name."""


def styles_text(root: Path) -> str:
    return (root / "xslt/page/styles.xsl").read_text("utf-8")


def styles(root: Path) -> dict[str, set[str]]:
    """Return the style sheets that not every page loads, each with what makes a page load it."""
    table = re.findall(r"map\{'name': '([\w-]+)', 'of': \(([^)]*)\)\}", styles_text(root))
    return {name: set(re.findall(r"'([\w-]+)'", names)) for name, names in table}


def is_sign(name: str, signs: set[str]) -> bool:
    return name in signs or f"{name.partition('-')[0]}-" in signs


def is_told(selector: list[Any], signs: set[str]) -> bool:
    """Tell whether all that a selector matches has a sign in itself or around it."""
    for token, following in itertools.pairwise([*selector, None]):
        name = getattr(following, "value", "") if token == "." else getattr(token, "value", "")
        if token.type in {"ident", "literal"} and is_sign(name, signs):
            return True
        is_choice = token.type == "function" and token.name == "is"
        if is_choice and all(is_told(one, signs) for one in alternatives(token.arguments)):
            return True
    return False


def alternatives(tokens: list[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def selectors(rules: list[Any]) -> Iterator[list[Any]]:
    """Yield the selectors of rules, and of those within conditions."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from alternatives(rule.prelude)
        elif rule.type == "at-rule" and rule.at_keyword in {"media", "supports"}:
            yield from selectors(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            )


def test_every_style_sheet_is_loaded_by_some_page(root: Path) -> None:
    files = {file.stem for file in (root / "xslt/assets").glob("*.css")}
    sources = [*(root / "xslt/page").glob("*.xsl"), *(root / "xslt/assets").glob("*.js")]
    named = {
        name
        for source in sources
        for name in re.findall(r"([\w-]+)\.css['\"]", source.read_text("utf-8"))
    }
    always = re.search(r"select=\"((?:'[\w-]+', )+)\$f:styles", styles_text(root))
    assert always
    assert files == named | set(re.findall(r"[\w-]+", always.group(1))) | styles(root).keys()


def test_a_page_loads_the_style_sheets_of_all_that_it_has(root: Path) -> None:
    told = {name: signs for name, signs in styles(root).items() if name not in ELSEWHERE}
    missed = [
        f"{name}.css: {tinycss2.serialize(selector).strip()}"
        for name, signs in told.items()
        for selector in selectors(
            tinycss2.parse_stylesheet(
                (root / f"xslt/assets/{name}.css").read_text("utf-8"),
                skip_comments=True,
                skip_whitespace=True,
            )
        )
        if not is_told(selector, signs)
    ]
    assert len(told) > 10
    assert missed == []
