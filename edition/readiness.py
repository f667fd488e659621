"""Readiness: what a process has to do before its first document, in a task of its own."""

from __future__ import annotations

from dataclasses import dataclass

from edition.presentation import Presentation, stylesheets
from edition.request import Request, presentation_of
from edition.stages import cite


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the documents of an edition are read and rendered by."""

    reading: Presentation
    rendering: Presentation
    styles: tuple[str, ...]
    language: str

    subject = "the stylesheets"
    size = 0


def readiness(request: Request) -> Readiness:
    """Return what the documents of a build are read and rendered by."""
    settings = request.settings
    return Readiness(
        presentation_of(settings),
        presentation_of(settings, pdf=request.pdf),
        settings.styles,
        settings.language,
    )


def make_ready(task: Readiness) -> None:
    """Compile the stylesheets, and read the styles of citing; this process then has them."""
    stylesheets(task.reading, "survey")
    stylesheets(task.rendering, *task.rendering.outputs)
    for name in task.styles:
        cite.style(name, task.language)
