"""Documents as a survey tells of them, for tests that need no text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edition import ways
from edition.correspondence import Correspondence, Sent, correspondence
from edition.index import Index
from edition.model import Document, Metadata, Survey


def document(
    name: str, metadata: Metadata | None = None, *, folder: str = "", **surveyed: object
) -> Document:
    """Return a document of a file of its name, of which nothing else is known than is given."""
    nothing: dict[str, object] = {
        "metadata": metadata or Metadata(title=name),
        "anchors": {},
        "hidden_anchors": frozenset(),
        **dict.fromkeys(("parts", "pointers", "passages", "files"), ()),
    }
    survey = Survey(**nothing | surveyed)  # type: ignore[arg-type]
    file = f"{folder}{name}.xml"
    return Document(id=name, file=file, survey=survey, files=(file,))


def letters(index: Index) -> Correspondence:
    """Return the correspondence of documents that have all that was surveyed."""

    def sent(item: Document) -> Sent | None:
        return Sent.by(item.survey.acts, item, index) if item.survey.acts else None

    return correspondence(index.documents, sent)


def around(index: Index) -> Callable[[Document], Mapping[str, str]]:
    """Return what gives the letters that the header of a document names."""
    return lambda item: ways.around(item, item.survey.letters, index)
