"""Dates, times and durations of W3C XML Schema (Part 2, sections 3.2.6 to 3.2.14).

A moment is kept as seconds from an origin, exactly; one that states a time zone is not comparable
with one that does not, unless they are more than fourteen hours apart (section 3.2.7.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_PARTS = {
    "year": r"(-?(?:[1-9]\d{3,}|0\d{3}))",
    "month": r"(\d\d)",
    "day": r"(\d\d)",
    "hour": r"(\d\d)",
    "minute": r"(\d\d)",
    "second": r"(\d\d(?:\.\d+)?)",
}
_FORMS = {
    "dateTime": "year-month-dayThour:minute:second",
    "date": "year-month-day",
    "time": "hour:minute:second",
    "gYearMonth": "year-month",
    "gYear": "year",
    "gMonthDay": "--month-day",
    "gMonth": "--month",
    "gDay": "---day",
}
_NAMES = re.compile("|".join(_PARTS))
_SHAPES = {
    kind: re.compile(_NAMES.sub(lambda name: _PARTS[name[0]], form) + _ZONE, re.ASCII)
    for kind, form in _FORMS.items()
}
_FIELDS = {kind: (*_NAMES.findall(form), "zone") for kind, form in _FORMS.items()}
_DURATION = re.compile(
    r"(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?"
    r"(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?",
    re.ASCII,
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = 86_400
_ZONE_SPAN = 14 * 3600
# Section 3.2.6.2: durations are compared as added to each of these moments.
_ORIGINS = ((1696, 9, 1), (1697, 2, 1), (1903, 3, 1), (1903, 7, 1))
# Numbers longer than this are no dates of anybody's; Python's own limit for int() is 4,300.
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, or the first point of a period; ``zoned`` where a time zone is stated."""

    seconds: Fraction
    zoned: bool

    def precedes(self, other: Moment) -> bool:
        """Tell whether this moment is before the other for certain."""
        span = 0 if self.zoned == other.zoned else _ZONE_SPAN
        return self.seconds + span < other.seconds


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of months and seconds, either of them negative or not."""

    months: int
    seconds: Fraction

    def precedes(self, other: Duration) -> bool:
        """Tell whether this duration is the shorter one for certain."""
        return all(self._from(origin) < other._from(origin) for origin in _ORIGINS)

    def _from(self, origin: tuple[int, int, int]) -> Fraction:
        years, month = divmod(origin[1] - 1 + self.months, 12)
        return self.seconds + _days(origin[0] + years, month + 1, origin[2]) * _DAY


def read_moment(kind: str, text: str) -> Moment | None:
    """Return the moment that a text states as a value of a datatype, or None."""
    match = _SHAPES[kind].fullmatch(text)
    if match is None or len(text) > _LONGEST:
        return None
    part = dict(zip(_FIELDS[kind], match.groups(), strict=True))
    year = int(part.get("year") or 2000)
    if year == 0:
        return None
    year += year < 0  # There is no year 0: -0001 is the year before 0001.
    month, day = int(part.get("month") or 1), int(part.get("day") or 1)
    if not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    clock = _clock(part.get("hour"), part.get("minute"), part.get("second"))
    zone = _zone(part["zone"])
    if clock is None or zone is None:
        return None
    return Moment(_days(year, month, day) * _DAY + clock - zone, bool(part["zone"]))


def read_duration(text: str) -> Duration | None:
    """Return the duration that a text states, or None."""
    match = _DURATION.fullmatch(text)
    if match is None or len(text) > _LONGEST:
        return None
    sign = -1 if match[1] else 1
    years, months, days, hours, minutes, seconds = (part or "0" for part in match.groups()[1:])
    whole = int(days) * _DAY + int(hours) * 3600 + int(minutes) * 60
    return Duration(sign * (int(years) * 12 + int(months)), sign * (whole + Fraction(seconds)))


def _clock(hour: str | None, minute: str | None, second: str | None) -> Fraction | None:
    hours, minutes, seconds = int(hour or 0), int(minute or 0), Fraction(second or 0)
    midnight = hours == 24 and minutes == seconds == 0
    # Appendix D: a minute may have a leap second.
    if not midnight and (hours > 23 or minutes > 59 or seconds >= 61):
        return None
    return hours * 3600 + minutes * 60 + seconds


def _zone(zone: str | None) -> int | None:
    """Return how many seconds a zone is ahead of UTC, or None where there is no such zone."""
    if zone is None or zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        return None
    return (-1 if zone[0] == "-" else 1) * (hours * 3600 + minutes * 60)


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def _days(year: int, month: int, day: int) -> int:
    """Return the days from 1 March of the year 0 in the Gregorian calendar, before or after."""
    year -= month < 3
    return (
        365 * year
        + year // 4
        - year // 100
        + year // 400
        + (153 * (month + (-3 if month > 2 else 9)) + 2) // 5
        + day
        - 1
    )
