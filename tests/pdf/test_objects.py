"""Reading the objects of a PDF, held against another reader; and files that are damaged."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest

from edition.engines.typst import Typesetter
from edition.pdf.content import operations
from edition.pdf.errors import DamagedError
from edition.pdf.objects import Objects
from edition.pdf.strings import strings
from edition.pdf.values import Dictionary, Reference, Value, read, text

MARKUP = """
#set document(title: "Ein Tïtel (漢) \\\\ und mehr")
#set page(width: 8cm, height: 6cm)
= Heading (with \\[brackets\\])
#lorem(200)#footnote[A note.]
#figure(rect(), alt: "A rectangle", caption: [Caption])
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return Typesetter().pdf(MARKUP, root=tmp_path_factory.mktemp("root"), timestamp=0)


def theirs(value: object) -> object:
    """Return a value of the other reader as ours has it."""
    kinds = pypdf.generic
    if isinstance(value, kinds.IndirectObject):
        return Reference(value.idnum)
    if isinstance(value, kinds.DictionaryObject):
        return {key[1:]: theirs(value.raw_get(key)) for key in value}
    if isinstance(value, kinds.ArrayObject):
        return [theirs(item) for item in list.__iter__(value)]
    if isinstance(value, kinds.TextStringObject | kinds.ByteStringObject):
        return value.original_bytes
    if isinstance(value, kinds.BooleanObject):
        return value.value
    return str(value)[1:] if isinstance(value, kinds.NameObject) else value


def test_all_objects_are_read_as_another_reader_reads_them(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    objects = Objects(pdf)
    numbers = [int(number) for number in re.findall(rb"\n(\d+) 0 obj\b", pdf)]
    assert len(numbers) > 40
    streams = 0
    for number in numbers:
        other = reader.get_object(number)
        ours = objects.resolved(Reference(number))
        if isinstance(ours, dict):
            ours = {key: value for key, value in ours.items() if key != "Length"}
        assert ours == theirs(other)
        if isinstance(other, pypdf.generic.StreamObject):
            streams += 1
            assert objects.stream(Reference(number)) == other.get_data()
    assert streams > 5


def test_a_reference_to_nothing_is_nothing(pdf: bytes) -> None:
    objects = Objects(pdf)
    assert objects.resolved(Reference(99_999)) is None
    assert objects.dictionary(Reference(99_999)) == {}
    assert objects.array(None) == []
    assert objects.stream(None) == b""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"<</A 1/B[2 0 R -.5 (a\\)b)]/C<</D true>>>>",
         {"A": 1, "B": [Reference(2), -0.5, b"a)b"], "C": {"D": True}}),
        (b"[1 2 3 0 R null]", [1, 2, Reference(3), None]),
        (b" % a comment\n/A#20B", "A B"),
        (b"(a(b(c))\\\\\\(d)", b"a(b(c))\\(d"),
        (b"<FEFF 6F22>", b"\xfe\xff\x6f\x22"),
        (b"<</K<AB>/L(<<)>>", {"K": b"\xab", "L": b"<<"}),
    ],
)  # fmt: skip
def test_values(written: bytes, value: Value) -> None:
    assert read(written + b" ", 0) == (value, len(written))


@pytest.mark.parametrize("written", [b"", b"[1 2", b"<</A", b"(a(b)", b"]", b"{"])
def test_what_is_no_value(written: bytes) -> None:
    with pytest.raises(DamagedError):
        read(written, 0)


def test_text_strings() -> None:
    assert text(b"\xfe\xff\x6f\x22\x00A") == "漢A"
    assert text(b"caf\xe9") == "café"


def test_operations_with_brackets_in_brackets() -> None:
    content = (
        b"/Span<</ActualText(a(b)c)/MCID 0>>BDC\nq 1 0 0 -1 64.8 5.5 cm/c0 cs 0 scn\n"
        b"BT 0 Tr/f0 10 Tf[(x(y)z)-10.5(\\))<0041>]TJ(w)Tj\nET\nQ\nEMC\n"
    )
    found = list(operations(content))
    assert [operator for operator, _ in found] == [
        b"BDC", b"q", b"cm", b"BT", b"Tf", b"TJ", b"Tj", b"Q", b"EMC",
    ]  # fmt: skip
    assert strings(found[0][1]) == [b"a(b)c"]
    assert strings(found[5][1]) == [b"x(y)z", b"\\)", b"\\000\\101"]
    assert strings(found[6][1]) == [b"w"]


@pytest.mark.parametrize("content", [b"q } Q", b"(open Tj", b"[(a) TJ", b"(x)Tj ) ET"])
def test_content_that_cannot_be_read_is_not_passed_over(content: bytes) -> None:
    with pytest.raises(DamagedError):
        list(operations(content))


def damaged(pdf: bytes, old: bytes, new: bytes) -> bytes:
    assert old in pdf
    return pdf.replace(old, new)


def catalogue(objects: Objects) -> Dictionary:
    return objects.dictionary(objects.trailer.get("Root"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"%%EOF", b"%EOF!"),
        (b"\nxref\n", b"\nxerf\n"),
        (b"\ntrailer", b"\nterials"),
        (b"/Size ", b"/Prev "),
    ],
)
def test_a_damaged_file_is_told(pdf: bytes, old: bytes, new: bytes) -> None:
    with pytest.raises(DamagedError):
        catalogue(Objects(damaged(pdf, old, new)))


def test_a_damaged_object_or_stream_is_told(pdf: bytes, tmp_path: Path) -> None:
    del tmp_path
    shifted = Objects(damaged(pdf, b"\n5 0 obj", b"\n6 0 obj"))
    with pytest.raises(DamagedError, match="object 5 is not where it should be"):
        shifted.resolved(Reference(5))
    unknown = Objects(damaged(pdf, b"/FlateDecode", b"/FlateDecodf"))
    number = int(re.findall(rb"\n(\d+) 0 obj\n<</Length", pdf)[0])
    with pytest.raises(DamagedError, match="is encoded by"):
        unknown.stream(Reference(number))
