"""Page numbers as an index has them: merged, ranged, in notes, in italics."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.typst import Typesetter
from edition.pdf.tags import read_text
from edition.stages import book


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typst")
    book.furnish(folder, root / "xslt")
    return folder


def text(typesetter: Typesetter, folder: Path, content: str) -> str:
    source = (
        '#import "/design.typ" as ed\n#set document(title: "T")\n#set page(numbering: "1")\n'
        f"= T\n{content}"
    )
    return read_text(typesetter.pdf(source, root=folder, timestamp=0))


@pytest.mark.parametrize(
    ("ends", "language", "expected"),
    [
        ((3, 5), "en", "5"),
        ((71, 72), "en", "72"),
        ((100, 104), "en", "104"),
        ((101, 108), "en", "8"),
        ((139, 142), "en", "42"),
        ((321, 328), "en", "28"),
        ((498, 532), "en", "532"),
        ((1087, 1089), "en", "89"),
        ((1103, 1104), "en", "4"),
        ((1496, 1500), "en", "1500"),
        ((139, 142), "de", "142"),
    ],
)
def test_ends_of_ranges(
    typesetter: Typesetter, folder: Path, ends: tuple[int, int], language: str, expected: str
) -> None:
    made = text(typesetter, folder, f'x#ed.range-end({ends[0]}, {ends[1]}, "{language}")')
    assert made.splitlines()[-1] == f"x{expected}"


def test_pages_are_merged(typesetter: Typesetter, folder: Path) -> None:
    """A page with a mention in its text is not named for its notes; a letter is in no range."""
    pages = [
        "#m[]", "#m[] #m[]", "#n(1)", "#m[] #n(2)", "#m[]", "#n(3) #n(4) #n(3)", "", "#m[]",
    ]  # fmt: skip
    functions = (
        '#let m(body) = ed.mention(kind: "person", entity: "a", body)\n'
        "#let n(number) = ed.note(n: str(number), m[])\n"
    )
    index = (
        '#set page(numbering: "1")\n#context {\n  let known = ed.gathered()\n'
        '  [x#ed.pages(known.marks.at("person/a"), (), note: "n.")x]\n}'
    )
    made = text(typesetter, folder, functions + "\n#pagebreak()\n".join([*pages, index]))
    assert made.splitlines()[-1] == "x1–2, 3 n. 1, 4–5, 6 n. 3, n. 4, 8x"


def test_what_the_book_adds_within_a_text_is_not_read(typesetter: Typesetter, folder: Path) -> None:
    made = text(
        typesetter,
        folder,
        '#ed.at("here")Words #ed.to(target: "here", page: "p.")[that lead] elsewhere.',
    )
    assert made.splitlines()[-1] == "Words that lead elsewhere."
