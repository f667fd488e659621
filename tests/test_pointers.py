"""How pointers are read."""

from __future__ import annotations

import pytest

from edition.model import Prefix
from edition.pointers import Reference, expand, parse, slugify

BASE = "documents/a.xml"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("#x", Reference(file=BASE, fragment="x")),
        ("b.xml", Reference(file="documents/b.xml")),
        ("../registers/p.xml#kim", Reference(file="registers/p.xml", fragment="kim")),
        ("../../etc/passwd", Reference(file="../etc/passwd")),
        ("/etc/passwd", Reference(file="/etc/passwd")),
        ("a%20b.xml#c%C3%A9", Reference(file="documents/a b.xml", fragment="cé")),
        ("https://example.org/a#b", Reference(scheme="https")),
        ("JavaScript:alert(1)", Reference(scheme="javascript")),
        ("psn:kim", Reference(file="registers/p.xml", fragment="kim")),
        ("psn:", Reference(scheme="psn")),
        ("", Reference(file=BASE)),
    ],
)
def test_parse(value: str, expected: Reference) -> None:
    prefixes = (Prefix("psn", "([a-z]+)", "../registers/p.xml#$1"), Prefix("bad", "(", "x"))
    assert parse(value, base=BASE, prefixes=prefixes) == expected


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("documents/Brief 12", "documents-brief-12"),
        ("Ä/ö_ü", "a-o-u"),
        ("ΑΒ", "αβ"),
        ("...", "document"),
        ("a.b", "a.b"),
    ],
)
def test_slugify(path: str, slug: str) -> None:
    assert slugify(path) == slug


def test_a_pattern_takes_no_longer_than_its_text() -> None:
    prefixes = (Prefix("x", "(a+)+b", "#$1"),)
    assert expand("x:" + "a" * 10_000, prefixes) == "x:" + "a" * 10_000
    assert expand("x:" + "a" * 100 + "b", prefixes) == "#" + "a" * 100
