"""What somebody may have meant who wrote something else."""

from __future__ import annotations

import pytest

from edition.nearness import nearest

NAMES = ["ab", "byline", "date", "high", "label", "p", "persName", "precision", "when", "xml:id"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("persNam", "persName"),
        ("persname", "persName"),
        ("PERSNAME", "persName"),
        ("wen", "when"),
        ("whne", "when"),
        ("hihg", "high"),
        ("lable", "label"),
        ("precison", "precision"),
        ("P", "p"),
        ("dat", "date"),
        ("blink", ""),
        ("b", ""),
        ("q", ""),
        ("target", ""),
        ("", ""),
    ],
)
def test_nearest(written: str, meant: str) -> None:
    assert nearest(written, NAMES) == meant


def test_of_two_that_are_as_near_the_first_is_taken() -> None:
    assert nearest("cat", ["hat", "bat"]) == "bat"
