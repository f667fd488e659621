"""What is made of the index, page by page, as pure functions of plain values.

Each page that sums up many documents, each list and each page of an entity is a task, which can
run in this process or in another and always gives the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edition.diagnostics import Place, Remark
from edition.errors import TransformError
from edition.presentation import Presentation, shared, stylesheets
from edition.stages import audit, prepare, site

_TEXTS = frozenset({"home", "about"})
"""The modes of pages that show the text of ``edition.xml``, which is prepared as a document is."""


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to be made, with all that it depends on."""

    mode: str
    path: str
    context: str
    edition: str
    presentation: Presentation
    place: Place
    """What there is to say of a page that cannot be made is said here."""
    base_url: str = ""
    """The address of the edition on the web, if it has one."""
    source: str = ""
    """What the page is made from, an entry or ``edition.xml``; empty: from the context."""

    @property
    def subject(self) -> str:
        """The page."""
        return self.path

    @property
    def size(self) -> int:
        """The characters that the page is made from."""
        return len(self.source) + len(self.context)


@dataclass(frozen=True, slots=True)
class Made:
    """Files of the published tree, and what there is to say of their making."""

    files: Mapping[str, bytes]
    pages: tuple[audit.Page, ...] = ()
    remarks: tuple[Remark, ...] = ()


def make_page(task: PageTask) -> Made:
    """Make a page and read it back."""
    compiled = stylesheets(task.presentation, *task.presentation.outputs)
    try:
        context = compiled.parse(task.context)
        source = compiled.parse(task.source) if task.source else context
        if task.source and task.mode in _TEXTS:
            source = prepare.prepare(compiled, source)
        made = site.page(
            compiled,
            task.mode,
            source,
            path=task.path,
            context=context,
            edition=shared(compiled, task.edition),
        )
    except TransformError as error:
        return not_made(task, f"failed: {error}")
    pages = tuple(
        audit.read_page(path, content, base_url=task.base_url)
        for path, content in made.files.items()
    )
    return Made(made.files, pages, made.remarks)


def not_made(task: PageTask, reason: str) -> Made:
    """Return what there is of a page that could not be made: the remark that says so."""
    message = f"Making the page {task.path} {reason.rstrip('.')}."
    return Made({}, remarks=(Remark("ED502", task.place, message),))
