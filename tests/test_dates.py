"""The date of a build comes from the environment or the sources, never from a clock."""

from __future__ import annotations

import datetime as dt

import pytest

from edition.dates import EARLIEST, build_date
from edition.errors import UsageError


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("2026-11-23", dt.date(2026, 11, 23)),
        ("2026-11", dt.date(2026, 11, 1)),
        ("2026", dt.date(2026, 1, 1)),
        ("", EARLIEST),
        ("1890-01-01", EARLIEST),
        ("2026-13-40", EARLIEST),
        ("soon", EARLIEST),
    ],
)
def test_the_newest_change_dates_the_build(changed: str, expected: dt.date) -> None:
    assert build_date({}, changed) == expected


def test_the_environment_comes_first() -> None:
    assert build_date({"SOURCE_DATE_EPOCH": "86400"}, "2026-11-23") == dt.date(1970, 1, 2)


def test_an_environment_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        build_date({"SOURCE_DATE_EPOCH": "yesterday"}, "")
