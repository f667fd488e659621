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

IDENTIFIER = "encoding-guide"
"""The guide's id in addresses."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide as it is rendered: a document, its text for the stylesheets, its targets."""

    document: Document
    text: str
    targets: Mapping[str, Target]


def guide_beside(schema: Path, presentation: Presentation, cache: Cache) -> Guide | None:
    """Return the guide that stands beside a grammar, or None. Raises EditionError."""
    path = schema.with_name("guide.xml")
    if not path.is_file():
        return None
    data = path.read_bytes()
    key = digest(program(), "guide", data)
    guide = recall(cache, key, Guide)
    if guide is None:
        guide = _read(path, data, presentation)
        remember(cache, key, guide)
    return guide


def _read(path: Path, data: bytes, presentation: Presentation) -> Guide:
    folder = load({path.name: data})
    if not folder.documents:
        raise EditionError(f"{path} is no TEI document.")
    [unit] = folder.documents
    addresses.assign(unit.root)
    text = serialise(unit.root)
    surveyed = survey_document(SurveyTask(path.name, text, 0, presentation))
    if isinstance(surveyed, Remark):
        raise EditionError(surveyed.message)
    document = Document(IDENTIFIER, path.name, surveyed, (path.name,))
    index = Index((document,), (), None, frozenset())
    targets, _ = index.targets(surveyed.pointers, document, surveyed.prefixes)
    return Guide(document, text, targets)
