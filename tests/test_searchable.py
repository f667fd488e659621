"""What the search finds of a page: each reading state as clean words, each line with its place."""

from __future__ import annotations

import pytest

from edition.searchable import Line
from edition.stages import audit

PAGE = """<!DOCTYPE HTML><html><body><main><header><p class="date">3 July</p><h1 {mark}>Title</h1>
</header><nav>Contents</nav><article data-text="">{text}</article><div>Panel</div></main></body>
</html>"""


def lines(text: str, *, mark: str = 'data-search=""', more: str = "") -> list[tuple[str, str]]:
    """Return the lines of a page but for its title, each with its place."""
    page = PAGE.format(text=text, mark=mark) + more
    leaf = audit.searched("documents/a.html", audit.read(page.encode()))
    assert leaf.path == "documents/a.html"
    if mark:
        assert leaf.lines[0] == Line("", "Title", is_heading=True)
    return [(line.place, line.text) for line in leaf.lines[bool(mark) :]]


def choice(source: str, edited: str) -> str:
    return (
        f'<span class="choice"><span data-not="source">{edited}</span>'
        '<span data-alternative="sic">'
        '<span data-generated="" data-not="source edited"> [sic: </span>'
        f'<span data-not="edited">{source}</span>'
        '<span data-generated="" data-not="source edited">]</span></span></span>'
    )


def test_a_page_that_is_not_marked_has_nothing_to_be_found() -> None:
    assert lines("<p>A guide.</p>", mark="") == []


def test_each_block_leads_to_the_nearest_place() -> None:
    text = """<section id="s"><h2 id="h">Head</h2><p id="p">One <i id="i">two</i> three.</p>
        <p>Four</p><ul><li id="l">five</li></ul><br>six</section>"""
    assert lines(text) == [
        ("h", "Head"),
        ("p", "One two three."),
        ("s", "Four"),
        ("l", "five"),
        ("s", "six"),
    ]


def test_both_sides_of_a_choice_are_whole_words() -> None:
    assert lines(f'<p id="p">A wa{choice("s", "r")}m day.</p>') == [
        ("p", "A warm day."),
        ("p", "A wasm day."),
    ]


def test_of_another_state_there_are_the_words_around_what_differs() -> None:
    words = " ".join(f"w{number}" for number in range(40))
    found = lines(f'<p id="p">{words} {choice("teh", "the")} {words} {choice("ye", "you")}</p>')
    assert found[1:] == [
        ("p", " ".join([*(f"w{n}" for n in range(31, 40)), "teh", *(f"w{n}" for n in range(9))])),
        ("p", " ".join([*(f"w{n}" for n in range(31, 40)), "ye"])),
    ]


@pytest.mark.parametrize(
    ("deleted", "expected"),
    [
        ('a <del data-not="last">b</del> c', ["a c", "a b c"]),
        ('a <ins data-not="first">b</ins> c', ["a b c", "a c"]),
        ('<ins data-not="first">b</ins>', ["b"]),
    ],
)
def test_what_was_written_first_is_found(deleted: str, expected: list[str]) -> None:
    assert [text for _, text in lines(f"<p>{deleted}</p>")] == expected


def test_each_reading_is_found_in_the_text_of_its_witness_and_in_the_apparatus() -> None:
    text = """<p id="p">Some th<span data-not="w2">ing</span><span hidden="" data-generated=""
        data-only="w2">ink</span><sup data-generated="">a</sup>s so.</p><section data-apparatus="">
        <h2 data-generated="">Apparatus</h2><div id="v"><span data-generated="">ing] </span>
        <span data-alternative="rdg">ink<span data-generated=""> B</span></span></div></section>"""
    select = '<option value="w2" data-witness="B">B</option>'
    assert lines(text, more=select) == [
        ("p", "Some things so."),
        ("p", "Some thinks so."),
        ("v", "ink"),
    ]


def test_labels_of_ours_are_no_words_and_part_none() -> None:
    text = """<p id="p">w<span data-generated="" id="pb" class="pb within">[p.5]</span>ords
        ex-<span data-generated="" class="lb within"></span>ample<sup data-generated="">1</sup>,
        soft\u00adhyphen</p>"""
    assert lines(text) == [("p", "words ex-ample, softhyphen")]
