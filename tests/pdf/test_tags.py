"""Reading a PDF back: words whole, in the order of reading, in whatever direction."""

from __future__ import annotations

import random
import re
import string
from pathlib import Path

import pytest

from edition.engines.typst import Typesetter
from edition.errors import TypesettingError
from edition.pdf.objects import Objects
from edition.pdf.tags import read_printed, read_text
from edition.pdf.values import Reference
from edition.words import words as words_of

PAGE = '#set document(title: "T")\n#set page(width: 8cm, height: 10cm)\n#set text(lang: "en")\n'


def read(markup: str, root: Path) -> list[str]:
    return read_text(Typesetter().pdf(PAGE + markup, root=root, timestamp=0)).splitlines()


def test_words_that_lines_divide_are_whole(tmp_path: Path) -> None:
    text = "incomprehensibilities characteristically unquestionable anti-Party affluence " * 9
    markup = f"#set par(justify: true)\n#set text(hyphenate: true)\n{text}\n\nNext."
    assert read(markup, tmp_path) == [text.strip(), "Next."]


def test_notes_stand_where_they_are_called(tmp_path: Path) -> None:
    markup = "#set page(header: [head], footer: [foot])\nBefore#footnote[The note.] after."
    assert read(markup, tmp_path) == ["Before", "1", "1", "The note.", "after."]


def test_brackets_ligatures_and_raised_figures(tmp_path: Path) -> None:
    text = "((nested) (brackets)) \\\\ office afflict 15#super[th] H#sub[2]O"
    assert read(text, tmp_path) == ["((nested) (brackets)) \\ office afflict 15th H2O"]


def test_glyphs_whose_numbers_are_brackets(tmp_path: Path) -> None:
    """Glyphs are numbered as they first occur; the 40th and the 41st are written as ( and )."""
    letters = string.ascii_letters
    pairs = " ".join(letters[n] * 3 + letters[n + 1] * 3 for n in range(30, 50))
    assert read(letters + " " + pairs, tmp_path) == [letters + " " + pairs]


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם ועוד מילים כדי לשבור את השורה הזאת לשתיים",
        "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ",
        "שנת 1957 הייתה",
    ],
)
def test_text_from_the_right(tmp_path: Path, text: str) -> None:
    assert read(f'#set text(lang: "he")\n#"{text}"', tmp_path) == [text]
    before, after = "Some English words that go before, ", ", and more of them after."
    markup = f'#"{before}"#text(lang: "he")[#"{text}"]#"{after}"'
    assert read(markup, tmp_path) == [before + text + after]


def test_a_formula_is_read_by_its_words_if_it_is_drawn_with_their_letters(tmp_path: Path) -> None:
    drawn = 'math.frac(math.italic([#"ab"]), math.attach(math.italic([#"β"]), t: [#"2"]))'
    told = f'As #math.equation(alt: "ab / β ^ 2", {drawn}) shows.'
    assert read(told, tmp_path) == ["As", "ab / β ^ 2", "shows."]
    lacking = f'As #math.equation(alt: "ab / β ^ 2 + c", {drawn}) shows.'
    assert read(lacking, tmp_path) == ["As", "𝑎𝑏 𝛽2", "shows."]


@pytest.mark.parametrize("degrees", [-90, 90, 180, 37])
def test_a_text_that_is_turned_is_read_along_its_lines(tmp_path: Path, degrees: int) -> None:
    text = "incomprehensibilities characteristically unquestionable anti-Party affluence " * 2
    markup = (
        f"#rotate({degrees}deg, reflow: true, block(width: 5cm)[A #emph[bc]d H#sub[2]O {text}])"
    )
    assert read(markup, tmp_path) == [f"A bcd H2O {text}".strip()]


def test_accents_that_are_drawn_apart(tmp_path: Path) -> None:
    text = "Z\u0306a x\u0331\u0307y e\u0301tude"
    assert read(f'#"{text}"', tmp_path) == [text]


@pytest.mark.parametrize("seed", range(12))
def test_two_directions(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    some = "שלום עולם בְּרֵאשִׁית אֱלֹהִים (הָאָרֶץ) السلام word another office 1957 12,".split()
    text = " ".join(chance.choices(some, k=30))
    markup = " ".join(f'#"{word}"' for word in text.split())
    (block,) = read(f'#text(lang: "{"he" if seed % 2 else "en"}")[{markup}]', tmp_path)
    assert words_of(block) == words_of(text)


def test_hyphens_of_the_text_are_kept(tmp_path: Path) -> None:
    text = "real\u2010hyphenation non\u2011breaking anti-Party biało-czerwony " * 12
    markup = f"#set text(hyphenate: true)\n{text}"
    assert read(markup, tmp_path) == [text.strip()]


def test_lines_that_are_lines_part_words(tmp_path: Path) -> None:
    line = "#text(spacing: 0pt, sym.space.nobreak)#linebreak()"
    assert read(f"one{line}two", tmp_path) == ["one two"]


def test_a_word_that_a_line_divides_without_a_hyphen_falls_apart(tmp_path: Path) -> None:
    assert read("one#linebreak()two", tmp_path) == ["one two"]


def test_an_address_is_one_word(tmp_path: Path) -> None:
    address = "https://example.org/documents/a-very-long-address-indeed/that.goes.over.lines.html"
    assert read(f'See #link("{address}") there.', tmp_path) == [f"See {address} there."]


@pytest.mark.parametrize("start", ["https:", "https:/", "https://", "https://example.org/pmb"])
def test_an_address_is_one_word_wherever_a_line_ends(tmp_path: Path, start: str) -> None:
    lines = [start, *"https://example.org/pmb4359/3".removeprefix(start).partition("/pmb")]
    markup = "#linebreak()".join(f'#"{line}"' for line in (*lines, "9") if line)
    assert read(markup, tmp_path) == ["https://example.org/pmb4359/39"]


def test_ideographs_have_no_space_where_a_line_ends(tmp_path: Path) -> None:
    code = '#box(text(size: 0.7em, "\\u{2063}U+6F22\\u{2063}"))'
    assert read(code * 12, tmp_path) == ["漢" * 12]


def test_a_pdf_without_tags_is_a_failure() -> None:
    with pytest.raises(TypesettingError, match="cannot be read"):
        read_text(b"%PDF-1.7\nnonsense")


def test_a_tag_as_it_is_written_is_read_as_its_values_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    markup = (
        "= Heading\nWords#footnote[A note, _in part_ in italics, and #link(<there>)[a link].]"
        " and #underline[others], #lorem(90) <there>\n\n#table(columns: 2)[a][b][c][d]\n- item\n"
    )
    pdf = Typesetter().pdf(PAGE + markup, root=tmp_path, timestamp=0)
    plain: list[bool] = []
    written = Objects.written

    def watched(
        self: Objects, reference: Reference, pattern: re.Pattern[bytes]
    ) -> re.Match[bytes] | None:
        plain.append((found := written(self, reference, pattern)) is not None)
        return found

    monkeypatch.setattr(Objects, "written", watched)
    at_one_go = read_printed(pdf)
    assert sum(plain) > 12
    monkeypatch.setattr(Objects, "written", lambda *_: None)
    assert read_printed(pdf) == at_one_go
