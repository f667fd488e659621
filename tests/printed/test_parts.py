"""The parts of the volume: a small edition with parts, appendices, registers and letters.

Its pages are read back as they are drawn (pypdf), and by their tags.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree

from edition.cli import main
from edition.pdf.tags import read_text
from edition.stamps import serialise, stamp
from edition.tasks import hold_volume

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Volume:
    """The volume of the edition, page by page and by its tags."""

    site: Path
    reader: pypdf.PdfReader
    labels: Sequence[str]
    pages: Sequence[str]
    lines: Sequence[str]

    def page(self, label: str) -> str:
        return self.pages[self.labels.index(label)]

    def after(self, heading: str, count: int) -> Sequence[str]:
        """Return the lines after the last that is a heading."""
        place = len(self.lines) - 1 - self.lines[::-1].index(heading)
        return self.lines[place + 1 : place + 1 + count]


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Volume:
    folder = tmp_path_factory.mktemp("parts") / "e"
    shutil.copytree(HERE / "parts", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["--schema", "none", "--no-search", "--jobs", "1"]) == 0
    file = folder / "site" / "pdf" / "edition.pdf"
    reader = pypdf.PdfReader(file)
    pages = [page.extract_text().strip() for page in reader.pages]
    return Volume(
        folder / "site",
        reader,
        list(reader.page_labels),
        pages,
        read_text(file.read_bytes()).splitlines(),
    )


def test_front_matter_has_roman_pages_and_opens_on_rectos(volume: Volume) -> None:
    assert volume.page("i") == "The Harbour Letters"
    assert volume.page("iii").startswith("The Harbour Letters\n1912 to 1913\nEdited by\n")
    assert volume.page("v").startswith("Contents\n")
    assert volume.page("vii").startswith("Introduction\n")
    assert volume.page("ix").startswith("Editorial Principles\nSpelling is kept")
    for blank in ("ii", "vi", "viii", "x"):
        assert volume.page(blank) == ""
    first = volume.labels.index("1")
    assert first % 2 == 0
    assert volume.labels[first:] == [str(n) for n in range(1, len(volume.labels) - first + 1)]


def test_the_imprint_says_what_the_header_says(volume: Volume) -> None:
    start = volume.lines.index("Harbour Press, Northport")
    assert volume.lines[start : start + 7] == [
        "Harbour Press, Northport",
        "Version 2.1",
        "Papers of the Coast, 7",
        "ISBN 978-3-16-148410-0",
        "DOI 10.1234/harbour",
        (
            "Licence. Free to use with the name of the edition."
            " https://creativecommons.org/licenses/by/4.0/"
        ),
        (
            "How to cite. Ada Quill, The Harbour Letters, Version 2.1, Harbour Press,"
            " https://example.org/harbour/."
        ),
    ]


def test_contents_have_numbers_dates_and_pages(volume: Volume) -> None:
    listed = volume.after("Contents", 30)
    found = dict(zip(listed[::2], listed[1::2], strict=True))
    assert list(found)[:9] == [
        *("Introduction", "Editorial Principles"),
        *("The Year of the Strike", "1 To Ida Marsh, 2 May 1912"),
        *("2 To Edwin Bell, 10 June 1912", "The Year After"),
        *("3 To Ida Marsh Again, 20 January 1913", "4 To Edwin Bell on 3 March 1913"),
        "Tables of Tides",
    ]
    for title, label in found.items():
        heading = title.lstrip("1234 ").split(", ")[0]
        assert heading in volume.page(label), title


def test_running_heads_name_the_part_and_the_document(volume: Volume) -> None:
    assert volume.page("4").startswith("4 The Year of the Strike\n")
    assert volume.page("5").startswith("1 To Ida Marsh, 2 May 1912 5\n")


def test_what_opens_a_part_of_the_book_stands_on_a_recto(volume: Volume) -> None:
    for title in ("The Year After", "Tables of Tides", "Bibliography", "Index of Persons"):
        number = next(n for n, page in enumerate(volume.pages) if page.startswith(title))
        assert number % 2 == 0, title


def test_bookmarks_are_nested_as_the_parts_are(volume: Volume) -> None:
    def told(outline: Sequence[Any]) -> list[Any]:
        return [told(one) if isinstance(one, list) else str(one["/Title"]) for one in outline]

    assert told(volume.reader.outline)[3:7] == [
        "The Year of the Strike",
        ["To Ida Marsh", "To Edwin Bell"],
        "The Year After",
        ["To Ida Marsh Again", "To Edwin Bell on 3 March 1913"],
    ]


def test_the_index_has_pages_letters_and_ways_to_entries(volume: Volume) -> None:
    """The folios of letters that somebody wrote are in italics, which the text does not tell."""
    assert volume.after("Index of Persons", 7) == [
        (
            "Page numbers in italics are those on which a letter or another text begins that the"
            " person wrote."
        ),
        "Bell, Edwin, 3, 13; letters to, 6, 14",
        "Clemens, Samuel, vii, 3, 5, 9; see also The old pilot",
        "Marsh, Ida, 6, 13, 14; letters to, 3, 13",
        "The old pilot, 5 n. 1, 14",
        "Twain, Mark, see Clemens, Samuel",
        "Unknown pilot, see The old pilot",
    ]
    assert volume.after("Index of Organisations", 2) == [
        "HAC, see Harbour Archive of the County",
        "Harbour Archive of the County, 5",
    ]
    assert volume.after("Index of Places", 7) == [
        "Basin Street, see under Northport",
        "Hollow Ford, see Newtown",
        "Newtown, 9",
        "Northport",
        "Basin Street, 3",
        "Ropers’ Quay, 14",
        "Ropers’ Quay, see under Northport",
    ]


def test_the_folio_of_a_letter_is_in_italics_for_who_wrote_it(volume: Volume) -> None:
    page = volume.reader.pages[volume.pages.index(volume.page("21"))]
    italics: list[str] = []

    def look(text: str, _1: object, _2: object, font: Any, _3: object) -> None:
        if font and "Italic" in font["/BaseFont"]:
            italics.append(text.strip())

    page.extract_text(visitor_text=look)
    assert "".join(italics).startswith("313see also614")


def test_terms_make_indexes_of_their_own(volume: Volume) -> None:
    assert volume.after("Index of Subjects", 4) == [
        *("Ébénistes, 5 n. 1", "Ships, 13", "iron, 3", "oaken, 3"),
    ]
    assert volume.after("Index of Subjects (coasts)", 1) == ["Gravel, 13"]


def test_persons_and_abbreviations_are_listed(volume: Volume) -> None:
    assert volume.after("Persons", 3) == [
        "Bell, Edwin (1870–1944). Clerk of the harbour office.",
        (
            "Clemens, Samuel (1835–1910). Pilot on the river before he was a writer, and friend of"
            " Edwin Bell."
        ),
        "Marsh, Ida. Clerk of the ferry company.",
    ]
    assert volume.after("Abbreviations", 3) == [
        "HAC Harbour Archive of the County",
        "M The manuscript of the Office",
        "o. c. old calendar",
    ]


def test_links_name_the_page_they_lead_to_where_their_words_do_not(volume: Volume) -> None:
    drawn = volume.page("6").replace("\u2064", "").replace("\n", " ")
    assert "Your note on the pilot (p. 5) came, and so did your letter (p. 3)." in drawn
    assert "Your note on the pilot came, and so did your letter (p. 3)." in " ".join(volume.lines)
    later = volume.page("13").replace("\u2064", "").replace("\n", " ")
    assert "See your letter of June (p. 6), which you forgot, and the tides (p. 15)." in later


def test_the_colophon_names_the_state_of_the_sources(volume: Volume) -> None:
    listed = (volume.site / "data" / "files.txt").read_text("utf-8").splitlines(keepends=True)
    ours = "".join(line for line in listed if "  tei/" in line)
    assert volume.lines[-1] == hashlib.sha256(ours.encode()).hexdigest()


def test_what_edition_xml_says_is_held_against_it(volume: Volume) -> None:
    source = (HERE / "parts" / "tei" / "edition.xml").read_text("utf-8")
    pdf = (volume.site / "pdf" / "edition.pdf").read_bytes()

    def told(text: str) -> list[str]:
        root = etree.fromstring(text.encode("utf-8"))
        stamp(root, "edition.xml")
        return [remark.message for remark in hold_volume(pdf, {}, serialise(root))[1]]

    assert told(source) == []
    assert told(source.replace("almanac grumbles", "almanac grumbles forever")) == [
        "A word of the source is missing in the volume: 'forever'."
    ]


def test_nothing_is_lost_in_it(volume: Volume) -> None:
    report = json.loads((volume.site / "data" / "report.json").read_text("utf-8"))
    assert [found["message"] for found in report["findings"] if found["code"] > "ED6"] == []
