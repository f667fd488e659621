"""What the documents are about: all subjects as a tree, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from edition import layout, lists
from edition.collation import collation
from edition.elements import element, escaped, root
from edition.model import Document
from edition.sheets import Sheet, Sheets, cards, date_of, year_section
from edition.stages import context
from edition.stages.context import Section
from edition.subjects import Subject, Subjects


def sheets_of_subjects(sheets: Sheets, subjects: Subjects, language: str) -> Iterator[Sheet]:
    """Yield the list of all subjects, by letter if there are many, and their pages."""
    if not subjects:
        return
    path, broadest = "subjects.html", subjects.broadest
    if len(subjects.all) <= lists.LONGEST_REGISTER:
        yield _listed(sheets, path, broadest)
    else:
        order = collation(language)
        groups = lists.by_letter(broadest, lambda subject: order.letter(subject.name))
        sections = [
            Section(
                layout.subjects_page(group.name),
                "letter",
                group.key,
                len(group.items),
                first=group.items[0].name,
                last=group.items[-1].name,
            )
            for group in groups
        ]
        yield sheets.single("subjects", path, sections, partial(context.overview_context, sections))
        for number, group in enumerate(groups):
            place = context.place_among(sections, number)
            yield _listed(sheets, sections[number].path, group.items, place)
    for subject in subjects.all:
        yield from _pages(sheets, subject)


def named(subject: Subject, *, name: str = "subject") -> str:
    """Return a subject by its name, for a context."""
    path = layout.subject_page(subject.key)
    return element(name, escaped(subject.name), path=path)


def _listed(sheets: Sheets, path: str, subjects: Sequence[Subject], place: str = "") -> Sheet:
    rows = "".join(map(_tree, subjects))
    return sheets.single("subjects", path, (place, rows), lambda: root("context", [place, rows]))


def _pages(sheets: Sheets, subject: Subject) -> Iterator[Sheet]:
    """Yield the page of a subject, and of one with very many documents one a year."""
    path = layout.subject_page(subject.key)
    told = _heading(subject)
    if len(subject.documents) <= lists.LONGEST:
        yield _documents(sheets, path, subject.documents, told)
        return
    groups = lists.by_year(subject.documents, date_of, longest=lists.LONGEST)
    sections = [
        year_section(group, layout.subject_page(subject.key, group.name)) for group in groups
    ]
    listed = context.overview(sections)
    yield sheets.single("subject", path, (told, sections), lambda: root("context", [told, listed]))
    alone = element("subject", _name(subject), path=path)
    for number, group in enumerate(groups):
        place = context.place_among(sections, number)
        yield _documents(sheets, sections[number].path, group.items, alone + place)


def _documents(sheets: Sheets, path: str, documents: Sequence[Document], told: str) -> Sheet:
    def slice_() -> str:
        return root("context", [told, *_rows(documents)])

    return sheets.single("subject", path, (told, cards(documents)), slice_)


def _rows(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield context.row(document, abstract=True)


def _heading(subject: Subject) -> str:
    """Return a subject with those that it is part of, and those that are part of it."""
    content = [_name(subject), *(named(one, name="broader") for one in subject.broader)]
    content += map(_tree, subject.narrower)
    path, count = layout.subject_page(subject.key), str(subject.count)
    return element("subject", "".join(content), path=path, count=count)


def _tree(subject: Subject) -> str:
    content = [_name(subject), *map(_tree, subject.narrower)]
    path, count = layout.subject_page(subject.key), str(subject.count)
    return element("narrower", "".join(content), path=path, count=count)


def _name(subject: Subject) -> str:
    return element("name", escaped(subject.name))
