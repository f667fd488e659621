"""Surveying one document, as a pure function of plain values (as in ``tasks``)."""

from __future__ import annotations

from dataclasses import dataclass

from edition.diagnostics import Place, Remark
from edition.errors import TransformError
from edition.model import Survey
from edition.presentation import Presentation, stylesheets
from edition.stages import survey


@dataclass(frozen=True, slots=True)
class SurveyTask:
    """A loaded document to be surveyed."""

    file: str
    text: str
    split: int
    presentation: Presentation

    @property
    def subject(self) -> str:
        """The file."""
        return self.file

    @property
    def size(self) -> int:
        """The characters of the document."""
        return len(self.text)


def survey_document(task: SurveyTask) -> Survey | Remark:
    """Survey a document; return the remark instead if its survey fails."""
    compiled = stylesheets(task.presentation, "survey")
    try:
        return survey.survey(compiled, compiled.parse(task.text), split=task.split)
    except TransformError as error:
        return not_surveyed(task, f"failed: {error}")


def not_surveyed(task: SurveyTask, reason: str) -> Remark:
    """Return the remark on a document that could not be surveyed."""
    return Remark("ED502", Place(task.file, 0), f"Surveying the document {reason.rstrip('.')}.")
