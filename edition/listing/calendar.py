"""The calendar: the days of a year that have documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from edition import layout, lists
from edition.attestations import Date
from edition.elements import element, escaped, root
from edition.model import Document
from edition.sheets import Sheet, Sheets, date_of, placed
from edition.stages.context import Section

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = 3
"""How many years one page shows."""


def has_days(documents: Iterable[Document]) -> bool:
    """Tell whether documents have days that a calendar shows, in years of four digits.

    A single one makes no calendar.
    """
    days = (match.group() for item in documents if (match := _DAY.match(date_of(item))))
    first = next(days, "")
    return any(day != first for day in days)  # which is soon seen in most editions


def sheets_of_calendar(sheets: Sheets, dates: Sequence[Date]) -> Iterator[Sheet]:
    """Yield the calendar of the days that have documents, a page a year if there are many."""
    days = [date for date in dates if date.documents and _DAY.match(date.when)]
    path = "calendar.html"
    groups = lists.by_year(days, lambda date: date.when)
    years = [_year(group) for group in groups]
    if len(groups) <= _YEARS:
        yield _page(sheets, path, *years)
        return
    sections = [
        Section(
            layout.section_page("calendar", group.name),
            "year",
            group.key,
            sum(len(date.documents) for date in group.items),
        )
        for group in groups
    ]
    yield sheets.overview("calendar", path, sections)
    for section, year, place in placed(sections, years):
        yield _page(sheets, section.path, place, year)


def of_calendar(documents: Iterable[Document]) -> object:
    """Return what these pages depend on."""
    return [(date_of(item), item.id, item.survey.metadata.title) for item in documents]


def _page(sheets: Sheets, path: str, *content: str) -> Sheet:
    return sheets.single("calendar", path, content, lambda: root("context", content))


def _year(group: lists.Group[Date]) -> str:
    days: dict[str, list[str]] = {}
    for date in group.items:
        for document in date.documents:
            title = document.survey.metadata.title or document.id
            told = element("document", escaped(title), id=document.id)
            days.setdefault(date.when[:10], []).append(told)
    rows = [element("day", "".join(told), when=when) for when, told in days.items()]
    return element("year", "".join(rows), year=group.key)
