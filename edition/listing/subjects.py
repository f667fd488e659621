"""What the documents are about: all subjects as a tree, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from edition import layout
from edition.collation import collation
from edition.elements import element, escaped, root
from edition.model import Document
from edition.sheets import Sheet, Sheets, cards, date_of
from edition.stages import context
from edition.subjects import Subject, Subjects


def sheets_of_subjects(sheets: Sheets, subjects: Subjects, language: str) -> Iterator[Sheet]:
    """Yield the list of all subjects, by letter if there are many, and their pages."""
    if not subjects:
        return
    yield from sheets.by_letter(
        "subjects",
        "subjects",
        subjects.broadest,
        partial(_listed, sheets),
        letter=lambda subject: collation(language).letter(subject.name),
        size=len(subjects.all),
    )
    for subject in subjects.all:
        yield from _pages(sheets, subject)


def of_subjects(subjects: Subjects) -> object:
    """Return what these pages depend on."""
    return [
        (
            subject.key,
            subject.name,
            subject.count,
            [one.key for one in (*subject.broader, *subject.narrower)],
            cards(subject.documents),
        )
        for subject in subjects.all
    ]


def named(subject: Subject, *, name: str = "subject") -> str:
    """Return a subject by its name, for a context."""
    path = layout.subject_page(subject.key)
    return element(name, escaped(subject.name), path=path)


def _listed(sheets: Sheets, path: str, subjects: Sequence[Subject], place: str) -> Sheet:
    rows = "".join(map(_tree, subjects))
    return sheets.single("subjects", path, (place, rows), lambda: root("context", [place, rows]))


def _pages(sheets: Sheets, subject: Subject) -> Iterator[Sheet]:
    """Yield the page of a subject, and of one with very many documents one a year."""
    path = layout.subject_page(subject.key)
    yield from sheets.by_year(
        "subject",
        path,
        subject.documents,
        partial(_documents, sheets),
        when=date_of,
        address=partial(layout.subject_page, subject.key),
        told=_heading(subject),
        briefly=element("subject", _name(subject), path=path),
    )


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
