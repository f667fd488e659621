"""Which names files may have, and what is made of others."""

from __future__ import annotations

import pytest

from edition.naming import fitting, folded, is_usable, objection


@pytest.mark.parametrize("name", ["con", "Aux.xml", "lpt9.tei", "com\u00b9"])
def test_devices_are_no_names(name: str) -> None:
    assert objection(f"a/{name}")
    assert fitting(name) == f"id-{name}"


@pytest.mark.parametrize("name", ["a:b", "a?", "a.", "a ", 'a"b', "a|b", "x" * 200])
def test_what_windows_does_not_have_is_told(name: str) -> None:
    assert objection(name)


@pytest.mark.parametrize(
    "name", ["letter-1", "a.b", "cafe\u0301", "\u0915\u093f", "console", "com10", "\u00b7x"]
)
def test_other_names_stay(name: str) -> None:
    assert objection(name) == ""
    assert fitting(name) == name
    assert is_usable(name)


@pytest.mark.parametrize("name", ["..", "../../x", "a/b", "a\\b", "a\nb", "a b", ""])
def test_what_leads_elsewhere_is_made_a_name(name: str) -> None:
    made = fitting(name)
    assert not set("/\\\n ") & set(made)
    assert made.strip(".")


def test_long_names_stay_different() -> None:
    one, other = fitting("x" * 300 + "a"), fitting("x" * 300 + "b")
    assert one != other
    assert len(one) <= 240
    assert len(fitting("\u20ac" * 300).encode()) <= 240


def test_names_that_are_one_file_somewhere_fold_alike() -> None:
    assert folded("CAF\u00c9") == folded("cafe\u0301")
    assert folded("Straße") == folded("STRASSE")
    assert folded("paper") != folded("p\u0430per")
