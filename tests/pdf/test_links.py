"""The links of a PDF lead to places that are in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.engines.typst import Typesetter
from edition.errors import TypesettingError
from edition.pdf.links import read_links

TEXT = """#set document(title: "A")
= One <one>
#link("../documents/a.html#x")[page] #link(<two>)[place] #link("https://x.org/ä")[web]
#pagebreak()
= Two <two>
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return Typesetter().pdf(TEXT, root=tmp_path_factory.mktemp("root"), timestamp=0)


def test_addresses(pdf: bytes) -> None:
    found = read_links(pdf)
    assert found.addresses == ("../documents/a.html#x", "https://x.org/ä")
    assert found.broken == ()


def spoilt(pdf: bytes, pattern: bytes) -> bytes:
    """Let the first reference that a pattern finds lead to no object; the file keeps its length."""
    match = re.search(pattern, pdf)
    assert match
    start, end = match.span(1)
    return pdf[:start] + b"9" * (end - start) + pdf[end:]


def test_a_name_of_no_place_is_told(pdf: bytes) -> None:
    assert b"/Dest(two)" in pdf
    assert read_links(pdf.replace(b"/Dest(two)", b"/Dest(owt)")).broken == ("owt",)


def test_a_place_on_no_page_is_told(pdf: bytes) -> None:
    told = read_links(spoilt(pdf, rb"\[(\d+) 0 R/XYZ")).broken
    assert len(told) == 1


def test_a_bookmark_of_no_place_is_told(pdf: bytes) -> None:
    assert read_links(spoilt(pdf, rb"/Title\(One\).*?/Dest (\d+) 0 R")).broken == ("None",)


def test_what_is_no_pdf(tmp_path: Path) -> None:
    del tmp_path
    with pytest.raises(TypesettingError, match="cannot be read"):
        read_links(b"no PDF")
