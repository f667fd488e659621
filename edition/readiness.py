"""Readiness: what a process has to do before its first document, in a task of its own."""

from __future__ import annotations

from dataclasses import dataclass

from edition.presentation import Presentation, stylesheets
from edition.request import Request, presentation_of
from edition.stages import cite


@dataclass(frozen=True, slots=True)
class Readiness:
    """By what documents are read or rendered: stylesheets, and styles of citing in a language."""

    presentation: Presentation
    entries: tuple[str, ...]
    styles: tuple[str, ...] = ()
    language: str = ""

    subject = "the stylesheets"
    size = 0


def to_read(request: Request) -> Readiness:
    """Return by what the documents of a build are read."""
    return Readiness(presentation_of(request.settings), ("survey",))


def to_render(request: Request) -> Readiness:
    """Return by what they are rendered."""
    settings = request.settings
    presentation = presentation_of(settings, pdf=request.pdf)
    return Readiness(presentation, presentation.outputs, settings.styles, settings.language)


def make_ready(task: Readiness) -> None:
    """Compile the stylesheets, and read the styles of citing; this process then has them."""
    stylesheets(task.presentation, *task.entries)
    for name in task.styles:
        cite.style(name, task.language)
