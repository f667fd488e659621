"""Our own style sheets hide no words of a text, but where a reader asks for it."""

from __future__ import annotations

from pathlib import Path

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
    "hr.space": "a rule has no words",
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
    rules = hiding((root / "xslt/assets/witnesses.css").read_text("utf-8"))
    assert [rule.selectors for rule in rules] == [
        (f'body:has(#ui-view-witness > [value="w{number}"]:checked) [data-not~="w{number}"]',)
        for number in range(1, 201)
    ]


def test_on_a_page_of_two_witnesses_every_one_has_a_rule_a_side(root: Path) -> None:
    rules = hiding((root / "xslt/assets/collation.css").read_text("utf-8"))
    sides = ("left", "right")
    assert [set(rule.selectors) for rule in rules] == [
        {
            f'.parallel:has(#ui-{side}-witness > [value="w{number}"]:checked) .{side}'
            f' [data-not~="w{number}"]'
            for side in sides
        }
        for number in range(1, 201)
    ]
