"""Files that are not well-formed: the place itself, and what mends it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.positions import Position
from edition.wellformedness import explain

CASES = [
    ("<a>\n  <bold></bald>\n</a>", 2, 9, "`</bald>` closes nothing", "Write </bold>."),
    ("<a>\n  <b></c>\n</a>", 2, 6, "`</c>` closes nothing", "Remove it, or write <c> where"),
    ("<a>\n é<b>\n</a>", 2, 3, "`b` is not closed before `</a>` in line 3", "Write </b> where it"),
    ("<a>\n<b>x", 2, 1, "`b` is never closed", "Write </b>"),
    ('<a x="1" x="2"/>', 1, 10, "`x` stands twice", "Remove one"),
    ("<a x=1/>", 1, 6, "quotation marks", 'Write "…"'),
    ('<a x="1"y="2"/>', 1, 9, "A blank must stand between", "Write one before"),
    ('<a>\n<b x="1>text</b>\n<b y="2"/></a>', 2, 4, "The value of `x` does not end", 'Write "'),
    ("<a>\n<b x='1>text</b></a>", 2, 4, "The value of `x` does not end", "Write '"),
    ("<a>\n x & y</a>", 2, 4, "`&` begins", "&amp;"),
    ("<a>x&nbsp</a>", 1, 5, "`&` begins", "&amp;"),
    ('<a x="<"/>', 1, 7, "within a tag", "&lt;"),
    ("<a>é < 3</a>", 1, 6, "the name of an element must follow", "&lt;"),
    ("<1a/>", 1, 1, "the name of an element must follow", "&lt;"),
    ("<a></a>\n<b/>", 2, 1, "follows the end", "one outermost"),
    ("", 1, 1, "is empty", ""),
    ("<!-- a -->", 1, 1, "no element", ""),
    ("<a>é\x01</a>", 1, 5, "U+0001", "Remove it"),
    ("<a><!-- -- --></a>", 1, 9, "Two hyphens", ""),
    ("<a>\n<!-- never", 2, 1, "comment is never closed", "-->"),
    ("<a>\n<![CDATA[ never", 2, 1, "CDATA section is never closed", "]]>"),
    ("text", 1, 1, "not XML", ""),
    ("<a>]]></a>", 1, 4, "may not stand in text", "]]&gt;"),
    (' <?xml version="1.0"?><a/>', 1, 2, "very beginning", "Remove it"),
    ("<a>&#0;</a>", 1, 4, "stands for no character", ""),
    ("<a>\n é<t:b/></a>", 2, 3, "The prefix `t` stands for no namespace", "xmlns:t="),
    ('<a>\n<b n="1" t:c="2"/></a>', 2, 10, "The prefix `t` stands for no namespace", "xmlns:t="),
    ('<a xmlns:t=""/>', 1, 1, "A namespace is declared wrongly", ""),
]  # fmt: skip


@pytest.mark.parametrize(("source", "line", "column", "sentence", "hint"), CASES)
def test_explain(source: str, *, line: int, column: int, sentence: str, hint: str) -> None:
    found = explain(source.encode())
    assert found is not None
    assert found.position == Position(line, column)
    assert sentence in found.sentence
    assert hint in found.hint


def test_nothing_is_said_of_what_is_well_formed() -> None:
    assert explain(b"<a><b/></a>") is None


@given(st.text("<>/ab&;\"'= \n-!?[]é", max_size=40))
def test_every_text_can_be_explained(source: str) -> None:
    found = explain(source.encode())
    assert found is None or found.sentence


UNDECODABLE = [
    (b"<a>\n caf\xe9</a>", 2, 5, "The byte E9 stands for no character in UTF-8."),
    (b"\xef\xbb\xbf<a>\xe9</a>", 1, 4, "The byte E9 stands for no character in UTF-8."),
    (b'<?xml version="1.0" encoding="ascii"?>\n<a>\xe9</a>', 2, 4, "no character in ascii."),
    (b'<?xml version="1.0" encoding="klingon"?><a/>', 1, 21, "no encoding called 'klingon'."),
    (b'<?xml version="1.0" encoding="UTF-16"?><a/>', 1, 21, "says that the file is UTF-16"),
]


@pytest.mark.parametrize(("data", "line", "column", "sentence"), UNDECODABLE)
def test_bytes_that_are_no_text(data: bytes, *, line: int, column: int, sentence: str) -> None:
    found = explain(data)
    assert found is not None
    assert found.undecodable
    assert found.position == Position(line, column)
    assert found.sentence.endswith(sentence) or sentence in found.sentence


@given(st.binary(max_size=40))
def test_all_bytes_can_be_explained(data: bytes) -> None:
    found = explain(data)
    assert found is None or found.sentence
