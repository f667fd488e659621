"""What is done to one document, as pure functions of plain values.

A task can run in this process or in another, and always gives the same; what it needs of the
engines it makes once a process.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from lxml import etree

from edition import flows, layout
from edition.diagnostics import Place, Remark
from edition.engines.saxonche import Stylesheets, Tree
from edition.engines.typst import Typesetter
from edition.errors import TransformError, TypesettingError
from edition.figures import Figures
from edition.model import Part, Survey
from edition.stages import audit, book, prepare, site, survey


@dataclass(frozen=True, slots=True)
class Presentation:
    """The stylesheets of a run: ours, and the edition's own."""

    folder: Path
    overrides: tuple[tuple[str, Path], ...] = ()
    fonts: tuple[Path, ...] = ()


@cache
def stylesheets(presentation: Presentation, *entries: str) -> Stylesheets:
    """Return compiled stylesheets; each process compiles them once. Raises StylesheetError."""
    return Stylesheets(presentation.folder, entries, overrides=dict(presentation.overrides))


@cache
def typesetter(presentation: Presentation) -> Typesetter:
    """Return the typesetter; each process reads the fonts once."""
    return Typesetter(presentation.fonts)


@dataclass(frozen=True, slots=True)
class SurveyTask:
    """A loaded document to be surveyed."""

    file: str
    text: str
    split: int
    presentation: Presentation


def survey_document(task: SurveyTask) -> Survey | Remark:
    """Survey a document; return the remark instead if its survey fails."""
    compiled = stylesheets(task.presentation, "survey")
    try:
        return survey.survey(compiled, compiled.parse(task.text), split=task.split)
    except TransformError as error:
        return Remark("ED502", Place(task.file, 0), f"The document could not be surveyed: {error}")


@dataclass(frozen=True, slots=True)
class Press:
    """Where and with what date PDFs are set: Typst's root folder holds fragments and images."""

    root: Path
    day: dt.date


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A loaded document to be rendered, with all that its rendering depends on."""

    document: str
    file: str
    text: str
    context: str
    edition: str
    parts: tuple[Part, ...]
    presentation: Presentation
    press: Press | None
    """None: no PDF."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a document, and what the audit found in them.

    ``printed`` is the text of its PDF, without the line about the edition at its end.
    """

    document: str
    files: Mapping[str, bytes]
    pages: tuple[audit.Page, ...] = ()
    figures: Figures | None = None
    remarks: tuple[Remark, ...] = ()
    printed: str = ""


def render_document(task: RenderTask) -> Rendered:
    """Render a document to HTML, plain text and PDF, and hold their words against the source's."""
    compiled = stylesheets(task.presentation, "prepare", "site", "text", "book")
    place = Place(task.file, 0)
    try:
        prepared = compiled.parse(prepare.prepare(compiled, compiled.parse(task.text)))
        context, edition = compiled.parse(task.context), compiled.parse(task.edition)
        made = site.document_pages(
            compiled,
            prepared,
            document=task.document,
            parts=task.parts,
            context=context,
            edition=edition,
        )
    except TransformError as error:
        remark = Remark("ED502", place, f"The document could not be rendered: {error}")
        return Rendered(task.document, {}, remarks=(remark,))
    files, remarks = dict(made.files), list(made.remarks)
    printed: str | None = None
    if task.press:
        try:
            pdf, more = _set(task, task.press, prepared, context, edition)
        except (TransformError, TypesettingError) as error:
            remarks.append(Remark("ED703", place, f"The document could not be set: {error}"))
        else:
            remarks += more
            files[layout.pdf(task.document)] = pdf
            from edition.engines.pypdf import read_text  # noqa: PLC0415 - slow; only PDFs need it

            printed = read_text(pdf)
    pages = tuple(
        audit.read_page(path, data) for path, data in made.files.items() if path.endswith(".html")
    )
    outputs = audit.Outputs(
        html=tuple(word for page in pages for word in page.words),
        available=sum(page.available for page in pages),
        beside=pages[0].beside,
        text=audit.read_plain(made.files[layout.text(task.document)].decode("utf-8")),
        pdf=printed,
    )
    figures, found = _audit(task, outputs, remarks)
    remarks = audit.told(remarks, figures.unhandled)
    text = (printed or "").rpartition("\n")[0]
    return Rendered(task.document, files, pages, figures, (*remarks, *found), text)


def missing_in_volume(pdf: bytes, rendered: Iterable[Rendered]) -> dict[str, str]:
    """Return the documents that are not in the volume as in their own PDFs, in the same order.

    With each comes the first of its words that is missing or out of place. Raises
    TypesettingError.
    """
    from edition.engines.pypdf import read_text  # noqa: PLC0415 - slow; only PDFs need it

    printed = {item.document: item.printed for item in rendered if item.printed}
    return dict(audit.in_volume(printed, read_text(pdf)))


def _audit(
    task: RenderTask, outputs: audit.Outputs, remarks: Iterable[Remark]
) -> tuple[Figures, list[Remark]]:
    root = etree.fromstring(task.text, etree.XMLParser(huge_tree=True))
    parts = {part.id for part in task.parts}
    figures, found = audit.judge(
        task.document,
        flows.read(root, parts=parts),
        outputs,
        apart=lambda: flows.read(root, parts=parts, is_apart=True),
    )
    return replace(figures, unhandled=audit.unhandled(root, remarks)), found


def _set(
    task: RenderTask, press: Press, prepared: Tree, context: Tree, edition: Tree
) -> tuple[bytes, tuple[Remark, ...]]:
    compiled = stylesheets(task.presentation, "prepare", "site", "text", "book")
    compositor = typesetter(task.presentation)
    fragment = book.fragment(compiled, compositor, prepared, context=context, edition=edition)
    book.place(press.root, task.document, fragment)
    single = book.single(compiled, compositor, context=context, edition=edition)
    pdf = book.set_in_type(compositor, single, root=press.root, day=press.day)
    return pdf, (*fragment.remarks, *single.remarks)
