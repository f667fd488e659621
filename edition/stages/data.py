"""Data: what other machines read — documents, entities and the report, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from json.encoder import encode_basestring

from edition import layout
from edition.archives import Archive, Kept
from edition.correspondence import Letter, Named
from edition.coverage import Kind
from edition.diagnostics import Finding, fields
from edition.engines.msgspec import json_line
from edition.figures import Figures
from edition.flows import HIDDEN
from edition.model import Document, Entity
from edition.relations import Related
from edition.subjects import Subject
from edition.versions import Bundle, pages_beside

FORMAT = 1
"""Goes up when a field changes its meaning or goes away."""


def documents(
    items: Iterable[Document],
    offered: Mapping[str, str],
    *,
    pdf: bool,
    versions: Mapping[str, Bundle] | None = None,
) -> bytes:
    """Return ``data/documents.json`` (DESIGN, "Published tree").

    ``offered`` are the source files that are offered for download, each with the SHA-256 of what
    is offered of it; ``versions`` are those of the documents that have several, by id.
    """
    known = versions or {}
    lines = [document(item, offered, pdf=pdf, versions=known.get(item.id, ())) for item in items]
    return _file({"documents": lines})


def document(
    item: Document, offered: Mapping[str, str], *, pdf: bool, versions: Bundle = ()
) -> str:
    """Return the line of a document; ``versions`` are its versions, itself among them."""
    metadata = item.survey.metadata
    return json_line(
        {
            "id": item.id,
            "source": item.file,
            "title": metadata.title or item.id,
            "date": metadata.date.sort if metadata.date else None,
            "lang": metadata.language or None,
            "status": metadata.status or None,
            "pages": [
                layout.document_page(item.id, part)
                for part in ("", *(part.id for part in item.survey.parts))
            ],
            "tei": layout.tei(item.file) if item.file in offered else None,
            "pdf": layout.pdf(item.id) if pdf else None,
            "text": layout.text(item.id),
            "sha256": offered.get(item.file),
            "volume": item.volume or None,
            "versions": list(_versions(item, versions)),
        }
    )


def _versions(item: Document, versions: Bundle) -> Iterator[dict[str, str | None]]:
    """Yield the versions of a document, itself among them: which form each is, and where."""
    pages = pages_beside(item, versions)
    for version in versions:
        yield {
            "document": version.document.id,
            "form": version.form or None,
            "beside": pages.get(version.document.id),
        }


Mentioned = tuple[str, Mapping[str, Sequence[str]]]
"""A document, and the ids of its passages that mention each entity."""


def entities(items: Iterable[Entity], mentions: Iterable[Mentioned]) -> bytes:
    """Return ``data/entities.json``: each entity, and the documents that mention it.

    ``mentions`` are all documents in order, each with the ids of the passages that mention each
    entity.
    """
    # A large edition has a quarter of a million of these lines: as bytes they take little room.
    lines: dict[str, bytearray] = {}
    for document, places in mentions:
        name = encode_basestring(document)
        for identifier, fragments in places.items():
            told = ", ".join(map(encode_basestring, fragments))
            line = f'{{"document": {name}, "fragments": [{told}]}}'
            known = lines.setdefault(identifier, bytearray())
            known += (b",\n   " if known else b"") + line.encode("utf-8")
    return _file({"entities": [_entity(item, lines.get(item.id, bytearray())) for item in items]})


def _entity(item: Entity, mentions: bytes | bytearray) -> str:
    """Return the lines of an entity: its own, and one for each document that mentions it."""
    own = json_line(
        {
            "id": item.id,
            "kind": item.kind,
            "name": item.name,
            "sort": item.sort,
            "gloss": item.gloss or None,
            "page": layout.entity_page(item.kind, item.id),
            "source": item.place.file,
            "identifiers": list(item.identifiers),
        }
    )
    return f'{own[:-1]}, "mentions": [{mentions.decode("utf-8")}]}}'


def subjects(items: Iterable[Subject]) -> bytes:
    """Return ``data/subjects.json``: each subject, what it is part of, and its documents."""
    return _file({"subjects": map(_subject, items)})


def _subject(item: Subject) -> str:
    return json_line(
        {
            "id": item.key,
            "name": item.name,
            "broader": item.broader[-1].key if item.broader else None,
            "page": layout.subject_page(item.key),
            "documents": [document.id for document in item.documents],
        }
    )


def letters(items: Iterable[Letter]) -> bytes:
    """Return ``data/letters.json``: who wrote to whom, when, from where and where to."""
    return _file({"letters": map(_letter, items)})


def _letter(item: Letter) -> str:
    return json_line(
        {
            "document": item.document.id,
            "date": item.date.sort or None if item.date else None,
            "senders": list(map(_named, item.senders)),
            "addressees": list(map(_named, item.addressees)),
            "origin": _named(item.sent.origin) if item.sent.origin else None,
            "destination": _named(item.sent.destination) if item.sent.destination else None,
        }
    )


def _named(item: Named) -> dict[str, str | None]:
    return {"name": item.name, "entity": item.id or None}


def archives(items: Iterable[Archive]) -> bytes:
    """Return ``data/archives.json``: where what each document is made from is kept."""
    return _file({"holdings": (_kept(one) for archive in items for one in archive.items)})


def _kept(item: Kept) -> str:
    return json_line({"document": item.document.id, **_fields(item.holding)})


def relations(items: Iterable[Related]) -> bytes:
    """Return ``data/relations.json``: what the registers say of several entries together."""
    return _file({"relations": map(_relation, items)})


def _relation(item: Related) -> str:
    relation = item.relation
    roles = (("active", item.active), ("passive", item.passive), ("mutual", item.mutual))
    return json_line(
        {
            "name": relation.name,
            **{name: [target.id or target.pointer for target in found] for name, found in roles},
            "date": relation.date,
            "text": relation.text or None,
        }
    )


def redactions(items: Iterable[Document]) -> bytes:
    """Return ``data/redactions.json``: what of each document is left out or supplied."""
    return _file(
        {
            "redactions": (
                json_line({"document": item.id, "kind": kind, "reason": reason, "count": count})
                for item in items
                for kind, reason, count in item.survey.redacted.reasons
            )
        }
    )


def report(
    findings: Iterable[Finding],
    figures: Iterable[Figures],
    unhandled: Iterable[Kind],
    schemas: Mapping[str, str],
    made: Mapping[str, object],
) -> bytes:
    """Return ``data/report.json``: what was found, and what the audit counted.

    ``figures`` are of each document, ``unhandled`` is what no page shows, over all of them;
    ``schemas`` says what judged each file, ``made`` how the edition was made.
    """
    rules = {rule.name: rule.sentence for rule in HIDDEN}
    return _file(
        {
            "findings": map(json_line, fields(findings)),
            "audit": map(json_line, figures),
            "unhandled": map(json_line, unhandled),
        },
        {"rules": rules, "schemas": dict(sorted(schemas.items())), "made": made},
    )


def _file(
    lists: Mapping[str, Iterable[str]], tables: Mapping[str, Mapping[str, object]] | None = None
) -> bytes:
    """Return a file of lists and tables; each record is a line, so that versions compare."""
    members = [f' "format": {FORMAT}']
    for name, records in lists.items():
        lines = ",\n  ".join(records)
        members.append(f' "{name}": [\n  {lines}\n ]' if lines else f' "{name}": []')
    for name, table in (tables or {}).items():
        lines = ",\n  ".join(
            f"{json_line(key)}: {json_line(value)}" for key, value in table.items()
        )
        members.append(f' "{name}": {{\n  {lines}\n }}' if lines else f' "{name}": {{}}')
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("utf-8")


def _fields(record: object) -> dict[str, object]:
    """Return the fields of a record (a slotted dataclass)."""
    if not is_dataclass(record):
        raise TypeError(f"{record!r} is no record.")
    return {field.name: getattr(record, field.name) for field in fields_of(record)}
