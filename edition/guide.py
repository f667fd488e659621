"""The encoding guide of the edition's grammar, as a document among its pages.

It stands beside the grammar that judges all documents (``guide.xml``), is split into its chapters,
and is none of the edition's documents: it has no PDF and is not listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition import addresses
from edition.cache import Cache
from edition.diagnostics import Remark
from edition.digests import digest
from edition.errors import EditionError
from edition.index import Index, Target
from edition.memo import recall, remember
from edition.model import Document
from edition.presentation import Presentation
from edition.program import program
from edition.stages.load import load
from edition.stamps import serialise
from edition.surveying import SurveyTask, survey_document
from edition.workers import Workers

IDENTIFIER = "encoding-guide"
"""The guide's id in addresses."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide as it is rendered: a document, its text for the stylesheets, its targets."""

    document: Document
    text: str
    targets: Mapping[str, Target]


@dataclass(frozen=True, slots=True)
class GuideTask:
    """A guide to be read: its file, what stands in it, and how documents are presented."""

    path: Path
    data: bytes
    presentation: Presentation

    @property
    def mark(self) -> str:
        """A digest of what the guide depends on, and its key."""
        return digest(program(), "guide", self.data)

    @property
    def size(self) -> int:
        """The bytes that are read."""
        return len(self.data)

    @property
    def subject(self) -> str:
        """The file, as it is told to editors."""
        return self.path.name


def guide_beside(schema: Path, presentation: Presentation) -> GuideTask | None:
    """Return the guide that stands beside a grammar, which is yet to be read, or None."""
    path = schema.with_name("guide.xml")
    return GuideTask(path, path.read_bytes(), presentation) if path.is_file() else None


def known_guide(task: GuideTask, cache: Cache, workers: Workers) -> Guide:
    """Return a guide, from the cache if it has been read before. Raises EditionError."""
    guide = recall(cache, task.mark, Guide)
    if guide is None:
        guide = workers.one(read_guide, task, otherwise=_not_read)
        remember(cache, task.mark, guide)
    return guide


def read_guide(task: GuideTask) -> Guide:
    """Return a guide. Raises EditionError where it is none."""
    path = task.path
    folder = load({path.name: task.data})
    if not folder.documents:
        raise EditionError(f"{path} is no TEI document.")
    [unit] = folder.documents
    addresses.assign(unit.root)
    text = serialise(unit.root)
    surveyed = survey_document(SurveyTask(path.name, text, 0, task.presentation))
    if isinstance(surveyed, Remark):
        raise EditionError(surveyed.message)
    document = Document(IDENTIFIER, path.name, surveyed, (path.name,))
    index = Index((document,), (), None, frozenset())
    targets, _ = index.targets(surveyed.pointers, document, surveyed.prefixes)
    return Guide(document, text, targets)


def _not_read(task: GuideTask, reason: str) -> Guide:
    raise EditionError(f"Reading {task.path} {reason}.")
