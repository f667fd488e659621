"""What a page draws, operation by operation and at one go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from edition.engines.typst import Typesetter
from edition.pdf import drawing, tags
from edition.pdf.characters import Characters
from edition.pdf.drawing import Piece, drawn

MARKUP = """
#set document(title: "T")
#set page(width: 9cm, height: 12cm, header: [head], footer: [foot])
#set text(lang: "de")
= Heading (with brackets)
#lorem(90)#footnote[A note, _in part_ in italics.] and 15#super[th], #emph[italics] -- office
#text(lang: "he")[שָׁלוֹם עולם] #box(rotate(20deg)[turned]) #underline[under] "()()))((("
"""
LINE = (
    b"/Span<</MCID 3>>BDC\nq 1 0 0 -1 64.8 557.5 cm/c0 cs 0 scn\n"
    b"BT 0 Tr/f0 15.75 Tf 1 0 0 -1 0 0 Tm%s\nET\nQ\nEMC"
)
FONTS = {b"/f0": Characters(b"beginbfrange<20><7e><0020>endbfrange", width=1)}
RUNS = (
    b"/Span<</MCID 5>>BDC\nq 1 0 0 -1 1 2 cm/c0 cs 0 scn\n"
    b"BT/Span<</ActualText%s>>BDC 0 Tr/f0 9 Tf 1 0 0 -1 3 0 Tm(A)Tj\nEMC"
    b" 0 Tr/f0 8 Tf 1 0 0 -1 4 0 Tm[(B)]TJ%s\nET\nQ\nEMC%%s"
)


def test_a_line_at_one_go_is_as_its_operations_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    put_line = drawing._Drawing.put_line

    def watched(self: drawing._Drawing, data: bytes, position: int) -> int:
        taken.append(put_line(self, data, position))
        return taken[-1]

    def both(data: bytes, fonts: Mapping[bytes, Characters], page: int) -> dict[int, Piece]:
        monkeypatch.setattr(drawing._Drawing, "put_line", lambda *_: 0)
        careful = drawn(data, fonts, page)
        monkeypatch.setattr(drawing._Drawing, "put_line", watched)
        assert drawn(data, fonts, page) == careful
        assert len(careful) > 8
        return careful

    monkeypatch.setattr(tags, "drawn", both)
    tags.read_text(Typesetter().pdf(MARKUP, root=tmp_path, timestamp=0))
    assert sum(end > 0 for end in taken) > 8


@pytest.mark.parametrize(
    "content",
    [
        b"q 2 0 0 2 5 5 cm\n%s\nQ",  # where everything is moved
        b"/Span<</ActualText(other)/MCID 8>>BDC\n%s\nEMC",  # what has another text
        b"%s\n%s",  # the same mark twice
        b"/Artifact BMC\n%s EMC",
        RUNS % (b"(fi)", b""),
        RUNS % (b"<FEFF6F22>", b""),
        RUNS % (b"()", b""),  # what stands for nothing
        RUNS % (b"(fi)", b"EMC"),
        RUNS % (b"(fi)", b" 1 0 0 -1 9 9 Tm(C)Tj"),
        RUNS % (b"(fi)", b"/f1 8 Tf(C)Tj"),
        b"/Artifact<</Type/Layout>>BDC\nq 0 0 m 2 0 l\nS\nQ\nEMC%s",
        b"/Artifact<</Type/Layout>>BDC\nq BT (EMC) Tj ET\nQ\nEMC%s",
        b"/Artifact<</Type/Layout>>BDC\n2 0 0 2 5 5 cm EMC%s",  # what moves all that follows
        b"/Artifact<</Type/Layout>>BDC\nq /Span<</MCID 8>>BDC (A) Tj EMC Q EMC%s",
    ],
)
def test_a_line_that_does_not_stand_for_itself(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = LINE % b"[(A(B)\\))-10(C)]TJ"
    page = content.replace(b"%s", line)
    found = drawn(page, FONTS, 0)
    assert found
    monkeypatch.setattr(drawing._Drawing, "put_line", lambda *_: 0)
    assert found == drawn(page, FONTS, 0)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"[(A(B)\\))-10(C)]TJ", "A(B))C"),
        (b"(\\\\\\(\\134\\101)Tj", "\\(\\A"),
        (b"[(\\12)<41>-2(1)(\\7)(2)]TJ", "A12"),
        (b"(A\\\nB\\101\\r)Tj", "ABA"),
        (b"[(A\\()8(B\\))]TJ", "A(B)"),
        (b"<414>Tj", "A@"),
        (b"[]TJ", ""),
    ],
)
def test_strings_of_a_line_are_read_as_a_pdf_writes_them(
    written: bytes, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_one_go = drawn(LINE % written, FONTS, 0)
    assert "".join(at_one_go[3].glyphs) == text
    monkeypatch.setattr(drawing._Drawing, "put_line", lambda *_: 0)
    assert drawn(LINE % written, FONTS, 0) == at_one_go
