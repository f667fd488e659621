"""Data: what other machines read — documents, entities and the report, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from edition import layout
from edition.diagnostics import Finding, fields
from edition.flows import HIDDEN
from edition.model import Document, Entity

FORMAT = 1
"""Goes up when a field changes its meaning or goes away."""


def documents(items: Iterable[Document], *, pdf: bool) -> bytes:
    """Return ``data/documents.json`` (DESIGN, "Published tree")."""
    return _json(
        {
            "format": FORMAT,
            "documents": [
                {
                    "id": item.id,
                    "source": item.file,
                    "title": item.survey.metadata.title or item.id,
                    "date": item.survey.metadata.date.sort if item.survey.metadata.date else None,
                    "lang": item.survey.metadata.language or None,
                    "status": item.survey.metadata.status or None,
                    "pages": [
                        layout.document_page(item.id, part)
                        for part in ("", *(part.id for part in item.survey.parts))
                    ],
                    "tei": layout.tei(item.file),
                    "pdf": layout.pdf(item.id) if pdf else None,
                    "text": layout.text(item.id),
                    "sha256": item.sha256,
                    "volume": item.volume or None,
                }
                for item in items
            ],
        }
    )


def entities(
    items: Iterable[Entity], mentions: Callable[[str], Iterable[tuple[str, Sequence[str]]]]
) -> bytes:
    """Return ``data/entities.json``: each entity, and the documents that mention it.

    ``mentions`` gives for the id of an entity those documents, each with the ids of the passages.
    """
    return _json(
        {
            "format": FORMAT,
            "entities": [
                {
                    "id": item.id,
                    "kind": item.kind,
                    "name": item.name,
                    "sort": item.sort,
                    "gloss": item.gloss or None,
                    "page": layout.entity_page(item.kind, item.id),
                    "source": item.place.file,
                    "identifiers": list(item.identifiers),
                    "mentions": [
                        {
                            "document": document,
                            "fragments": list(fragments),
                        }
                        for document, fragments in mentions(item.id)
                    ],
                }
                for item in items
            ],
        }
    )


def report(
    findings: Iterable[Finding],
    figures: Sequence[Mapping[str, object]],
    unhandled: Sequence[Mapping[str, object]],
    schemas: Mapping[str, str],
) -> bytes:
    """Return ``data/report.json``: what was found, and what the audit counted.

    ``figures`` are of each document, ``unhandled`` is what no page shows, over all of them;
    ``schemas`` says what judged each file.
    """
    return _json(
        {
            "format": FORMAT,
            "findings": fields(findings),
            "audit": [dict(item) for item in figures],
            "unhandled": [dict(item) for item in unhandled],
            "rules": {rule.name: rule.sentence for rule in HIDDEN},
            "schemas": dict(sorted(schemas.items())),
        }
    )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
