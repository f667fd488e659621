"""The settings of the book, and its design, reach every page: set, and read back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from edition.cli import main
from edition.config import Settings
from edition.engines.typst import Typesetter
from edition.look import look
from edition.pdf.tags import read_text
from edition.stages import book
from edition.typography import TYPOGRAPHY, Typography, read_typography

_COLOUR = re.compile(rb"[\d.]+ [\d.]+ [\d.]+ scn")
"""Where a colour is chosen that has three parts."""
WORDS = " ".join(["Words", "that", "fill", "the", "page"] * 250)
VOLUME = f"""#import "/design.typ" as ed
#show: ed.volume.with(ed.measures, title: "Title", language: "en")
#ed.contents(title: "Contents")
#ed.documents[
#ed.doc(verso: "Verso", recto: "Recto")[
  #ed.doc-title(plain: "One")[One]
  #ed.head(level: "2", plain: "Within one")[Within one]
  #ed.p[{WORDS} #ed.note[A note.]]
  #ed.p[#ed.hi(look: "rubric")[Red] #ed.hi(look: "monospace")[Code] Ελληνικά]
  #ed.stanza[#ed.verse-line(n: "5")[A verse] #ed.verse-line(n: "10")[Another]]
]
#ed.doc(verso: "Verso", recto: "Recto")[#ed.doc-title(plain: "Two")[Two] #ed.p[Words.]]
]
"""

OTHERWISE: Mapping[str, object] = {
    "colour": False,
    "columns": 2,
    "depth": 2,
    "leading": "0.9em",
    "margins": "30mm",
    "openings": "recto",
    "paper": "a5",
    "sides": 1,
    "size": "12pt",
    "typefaces": {"greek": "DejaVu Sans Mono"},
    "verses": 10,
}


def printed(
    root: Path,
    folder: Path,
    typography: Typography | None = None,
    *,
    design: str = "",
    text: str = VOLUME,
) -> bytes:
    own = folder / "own.typ"
    own.write_text(f'#import "/book.typ": *\n{design}', "utf-8")
    book.furnish(folder, root / "xslt", design=own if design else None, typography=typography)
    made = book.Typescript(text)
    return book.set_in_type(Typesetter(), made, root=folder, day=date(2026, 11, 26))


def pages(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(BytesIO(pdf)).pages)


def test_there_is_another_value_for_each_setting() -> None:
    assert sorted(OTHERWISE) == list(TYPOGRAPHY)


@pytest.mark.parametrize("name", TYPOGRAPHY)
def test_each_setting_changes_the_book_and_counts_for_the_cache(
    root: Path, tmp_path: Path, name: str
) -> None:
    changed = read_typography({name: OTHERWISE[name]})
    before, after = printed(root, tmp_path), printed(root, tmp_path, changed)
    assert before == printed(root, tmp_path)
    assert before != after
    settings = Settings(tmp_path, tmp_path / "tei", tmp_path / "site")
    other = Settings(tmp_path, tmp_path / "tei", tmp_path / "site", typography=changed)
    assert look(settings) != look(other)


def test_a_paper_is_as_large_as_it_is_called(root: Path, tmp_path: Path) -> None:
    for paper, width, height in (("a4", 595.3, 841.9), ("6 x 9 in", 432, 648)):
        (box, *_) = pages(printed(root, tmp_path, read_typography({"paper": paper})))
        assert box.mediabox.width == pytest.approx(width, abs=0.1)
        assert box.mediabox.height == pytest.approx(height, abs=0.1)


def test_colours_are_shades_where_there_are_to_be_none(root: Path, tmp_path: Path) -> None:
    def has_colours(typography: Typography) -> bool:
        drawn = (page.get_contents() for page in pages(printed(root, tmp_path, typography)))
        return any(_COLOUR.search(one.get_data()) for one in drawn if one is not None)

    assert has_colours(Typography())
    assert not has_colours(Typography(colour=False))


def test_documents_open_on_rectos_where_there_are_rectos(root: Path, tmp_path: Path) -> None:
    def openings(typography: Typography) -> list[int]:
        texts = [page.extract_text() for page in pages(printed(root, tmp_path, typography))]
        return [
            number
            for number, text in enumerate(texts, start=1)
            if {"One", "Two"} & set(text.splitlines()) and "Contents" not in text
        ]

    assert [number % 2 for number in openings(Typography(openings="recto"))] == [1, 1]
    assert [number % 2 for number in openings(Typography(openings="page"))] == [1, 0]
    first, second = openings(Typography(openings="recto", sides=1))
    assert second - first == openings(Typography())[1] - openings(Typography())[0]


def test_where_all_pages_are_alike_so_are_their_heads(root: Path, tmp_path: Path) -> None:
    def heads(typography: Typography) -> set[str]:
        texts = [page.extract_text() for page in pages(printed(root, tmp_path, typography))]
        return {word for text in texts for word in ("Verso", "Recto") if word in text.split()}

    assert heads(Typography()) == {"Verso", "Recto"}
    assert heads(Typography(sides=1)) == {"Verso"}


def test_a_designs_measures_reach_every_function(root: Path, tmp_path: Path) -> None:
    text = (
        '#import "/design.typ" as ed\n#show: ed.single.with(ed.measures, title: "T")\n'
        '#ed.stanza[#ed.verse-line(n: "5")[Five] #ed.verse-line(n: "7")[Seven]]'
    )
    assert "Five" in read_text(printed(root, tmp_path, text=text))
    design = "#let measures = (..measures, verse-interval: 7, size: measures.size * 2)\n"
    pdf = printed(root, tmp_path, design=design, text=text)
    assert [word for word in read_text(pdf).split() if word.isdigit()] == ["7"]
    sizes: set[float] = set()
    pages(pdf)[0].extract_text(visitor_text=lambda *told: sizes.add(told[4]))
    assert max(sizes) == 21


def test_stanzas_have_their_numbers_whatever_lines_have(root: Path, tmp_path: Path) -> None:
    text = (
        '#import "/design.typ" as ed\n#show: ed.single.with(ed.measures, title: "T")\n'
        '#ed.stanza(n: "3")[#ed.verse-line[One] #ed.verse-line(n: "5")[Five]'
        '#ed.verse-line(n: "11a")[More]]'
    )

    def numbers(verses: int) -> list[str]:
        pdf = printed(root, tmp_path, Typography(verses=verses), text=text)
        return [word for word in read_text(pdf).split() if word[0].isdigit()]

    assert numbers(5) == ["3", "5", "11a"]
    assert numbers(10) == ["3", "11a"]
    assert numbers(0) == ["3"]


def test_a_design_comes_before_the_settings(root: Path, tmp_path: Path) -> None:
    design = "#let measures = (..measures, width: 5in)\n"
    (page, *_) = pages(printed(root, tmp_path, read_typography({"paper": "a4"}), design=design))
    assert page.mediabox.width == pytest.approx(360)
    assert page.mediabox.height == pytest.approx(841.9, abs=0.1)


def test_words_of_a_language_nobody_knows_are_not_divided(root: Path, tmp_path: Path) -> None:
    words = " ".join(["internationalisation", "characteristically"] * 80)

    def ends(language: str) -> list[str]:
        text = (
            '#import "/design.typ" as ed\n'
            f'#show: ed.single.with(ed.measures, title: "T", language: {language})\n{words}'
        )
        pdf = printed(root, tmp_path, text=text)
        lines = [line.strip() for page in pages(pdf) for line in page.extract_text().splitlines()]
        return [line[-1] for line in lines if line]

    assert "-" in {*ends('"en"')} or "\u00ad" in {*ends('"en"')}
    assert not {"-", "\u00ad"} & {*ends("none")}


def test_no_function_passes_by_the_measures_of_the_design(root: Path) -> None:
    files = sorted((root / "xslt" / "print" / "layout").glob("*.typ"))
    assert [file.name for file in files if '"measures.typ"' in file.read_text("utf-8")] == []


def test_a_typeface_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_text("<TEI/>")
    settings = '[print.typefaces]\ngreek = ["Libertinus Serif", "Didot"]\n'
    (tmp_path / "edition.toml").write_text(settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        assert main(["build"]) == 2
    assert "no typeface called 'Didot' ('print.typefaces.greek')" in capsys.readouterr().err


def test_a_document_that_begins_on_a_recto_takes_whole_leaves() -> None:
    assert [Typography(openings="recto").leaves(pages) for pages in (1, 2, 3)] == [2, 2, 4]
    assert Typography(openings="recto", sides=1).leaves(3) == Typography().leaves(3) == 3
