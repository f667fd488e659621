"""Readiness: what a process has to do before its first document, in a task of its own."""

from __future__ import annotations

from dataclasses import dataclass

from edition.presentation import Presentation, stylesheets
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


def make_ready(task: Readiness) -> None:
    """Compile the stylesheets, and read the styles of citing; this process then has them."""
    stylesheets(task.presentation, *task.entries)
    for name in task.styles:
        cite.style(name, task.language)
