"""Documents as a survey tells of them, for tests that need no text."""

from __future__ import annotations

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
