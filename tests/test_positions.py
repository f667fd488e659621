"""Exact places: line and column from 1, in code points."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.positions import Position, SourceText, codec, decode

TEXT = """<?xml version="1.0"?>
<TEI>
  <p>é𝔘 <date
     when='1957>'   wen="x">3 July</date></p>
</TEI>
"""


def test_an_element_is_where_its_tag_begins() -> None:
    text = SourceText(TEXT.encode())
    assert text.element(0) == Position(2, 1)
    assert text.element(1) == Position(3, 3)
    assert text.element(2) == Position(3, 9)


def test_an_attribute_is_where_its_name_begins() -> None:
    text = SourceText(TEXT.encode())
    assert text.attribute(2, "when") == Position(4, 6)
    assert text.attribute(2, "wen") == Position(4, 21)


@pytest.mark.parametrize("tail", ["</TEI>", "</p>", "<"])
def test_places_in_a_long_file_are_found_in_any_order(tail: str) -> None:
    lines = [f'<p n="{number}{"é𝔘" * (number % 60)}">{number}</p>' for number in range(1_000)]
    text = SourceText("\n".join(["<TEI>", *lines, tail]).encode())
    for number in (700, 1, 999, 350, *range(0, 1_000, 37)):
        assert text.element(number + 1) == Position(number + 2, 1)
        assert text.attribute(number + 1, "n") == Position(number + 2, 4)
    assert text.element(1_001) == Position(1, 1)


def test_a_missing_attribute_is_where_its_element_is() -> None:
    assert SourceText(TEXT.encode()).attribute(2, "ref") == Position(3, 9)


def test_an_excerpt_is_the_line_as_it_stands() -> None:
    text = SourceText(TEXT.replace("\n", "\r\n").encode())
    assert text.excerpt(Position(2, 1)) == ("<TEI>", 0)
    assert text.excerpt(Position(99, 1)) == ("", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_places_are_the_same_in_every_encoding(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    source = f'<?xml version="1.0" encoding="{declared}"?>\n<a>\n é<b/></a>'
    text = SourceText(source.encode(encoding))
    assert text.element(1) == Position(3, 3)
    assert text.excerpt(Position(3, 1)) == (" é<b/></a>", 0)


@pytest.mark.parametrize(
    "encoding",
    ["klingon", "idna", "punycode", "undefined", "rot13", "base64", "unicode_escape", "utf-7"],
)
def test_an_unknown_encoding_is_read_as_utf_8(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><a>é\\x41 +AOk-</a>'
    assert decode(source.encode()) == source
    assert decode(source.encode() + b"\xff").endswith("\ufffd")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_need_no_byte_order_mark(encoding: str) -> None:
    source = '<?xml version="1.0" encoding="utf-16"?><a/>'
    assert decode(source.encode(encoding)) == source


def test_a_declaration_that_cannot_be_true_is_not_believed() -> None:
    source = '<?xml version="1.0" encoding="utf-16"?><a/>'
    assert decode(source.encode()) == source


def test_an_entity_in_the_file_does_not_shift_places() -> None:
    source = '<!DOCTYPE a [<!ENTITY e "<b/>">]>\n<a>&amp;<c/></a>'
    tree = etree.fromstring(source)
    assert tree[0].tag == "c"
    assert SourceText(source.encode()).element(1) == Position(2, 9)


def test_a_run_of_text_is_where_its_first_word_is() -> None:
    source = "<a>\n  <!-- no --><b>é</b>\n  <c/> x &amp; y<d/></a>"
    text = SourceText(source.encode())
    assert text.run_of_text(0, 2) == Position(3, 8)
    assert text.run_of_text(1, 0) == Position(2, 17)
    assert text.run_of_text(0, 0) == Position(1, 1)


def test_of_a_very_long_line_a_piece_is_shown() -> None:
    line = "é" * 70_000 + "<b/>" + "x" * 5_000
    text = SourceText(f"<a>{line}</a>".encode())
    position = text.element(1)
    assert position == Position(1, 70_004)
    shown, cut = text.excerpt(position)
    assert len(shown) == 1_200
    assert shown[position.column - 1 - cut :].startswith("<b/>")


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "rot13", "no such", "\0"])
def test_what_is_no_encoding_of_files(name: str) -> None:
    assert codec(name) is None


@pytest.mark.parametrize("name", ["UTF-8", "utf-16", "ISO-8859-1", "windows-1252", "IBM500"])
def test_what_is_an_encoding(name: str) -> None:
    assert codec(name)
