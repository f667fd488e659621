"""Cite: each document's description as CSL-JSON, RIS and BibTeX, for reference managers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from edition import layout
from edition.model import Document, EditionFacts

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def citations(
    document: Document, facts: EditionFacts | None, *, address: str, volume: str = ""
) -> Mapping[str, bytes]:
    """Return the citation files of a document by path.

    ``address`` is its permanent address, empty where the edition has no ``base_url``; ``volume`` is
    the title of the volume that it is a document of, if it is of one.
    """
    item = describe(document, facts, address=address, volume=volume)
    base = layout.cite(document.id)
    return {
        f"{base}.json": _bytes(
            json.dumps([item], ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        ),
        f"{base}.ris": _bytes("".join(f"{line}\r\n" for line in _ris(item))),
        f"{base}.bib": _bytes("\n".join(_bibtex(item)) + "\n"),
    }


def describe(
    document: Document, facts: EditionFacts | None, *, address: str, volume: str = ""
) -> dict[str, object]:
    """Return a document's description as a CSL-JSON item (CSL 1.0.2), empty fields left out."""
    metadata = document.survey.metadata
    item: dict[str, object] = {
        "id": document.id,
        "type": "manuscript" if metadata.shelfmark or metadata.repository else "document",
        "title": metadata.title or document.id,
        "author": [_name(author.name) for author in metadata.authors],
        "translator": [
            _name(editor.name) for editor in metadata.editors if "transl" in editor.role.casefold()
        ],
        "container-title": volume or (facts.metadata.title if facts else ""),
        "collection-title": facts.metadata.title if facts and volume else "",
        "publisher": metadata.publisher,
        "archive": metadata.repository,
        "archive_location": metadata.shelfmark,
        "language": metadata.language,
        "abstract": metadata.abstract,
        "URL": address,
    }
    if metadata.date and (parts := _date_parts(metadata.date.sort)):
        item["issued"] = {"date-parts": [parts]}
    return {key: value for key, value in item.items() if value}


def _name(name: str) -> dict[str, str]:
    """Return a CSL name; only an explicit comma tells surname and forename apart."""
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name}


def _date_parts(when: str) -> list[int]:
    match = re.match(r"(-?\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?", when)
    return [int(part) for part in match.groups() if part] if match else []


def _names(item: Mapping[str, object], field: str) -> list[str]:
    found = item.get(field)
    names = found if isinstance(found, list) else []
    return [
        name["literal"] if "literal" in name else f"{name['family']}, {name['given']}"
        for name in names
    ]


def _parts(item: Mapping[str, object]) -> list[int]:
    issued = item.get("issued")
    return list(issued["date-parts"][0]) if isinstance(issued, dict) else []


def _ris(item: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of a RIS record; dates as ``YYYY/MM/DD/``."""
    yield f"TY  - {'MANSCPT' if item['type'] == 'manuscript' else 'GEN'}"
    yield f"TI  - {item['title']}"
    for name in _names(item, "author"):
        yield f"AU  - {name}"
    for name in _names(item, "translator"):
        yield f"A4  - {name}"
    parts = _parts(item)
    if parts:
        padded = [f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False)]
        yield f"PY  - {padded[0]}"
        yield f"DA  - {'/'.join(padded + [''] * (3 - len(padded)))}/"
    for tag, field in (
        ("T2", "container-title"), ("T3", "collection-title"), ("PB", "publisher"),
        ("AV", "archive"), ("AN", "archive_location"), ("LA", "language"), ("AB", "abstract"),
        ("UR", "URL"),
    ):  # fmt: skip
        if field in item:
            yield f"{tag}  - {item[field]}"
    yield f"ID  - {item['id']}"
    yield "ER  - "


def _bibtex(item: Mapping[str, object]) -> Iterator[str]:
    key = re.sub(r"[^A-Za-z0-9_.:-]+", "-", str(item["id"]))
    yield f"@unpublished{{{key}," if item["type"] == "manuscript" else f"@misc{{{key},"
    fields = {
        "title": str(item["title"]),
        "author": " and ".join(_group(name) for name in _names(item, "author")),
        "translator": " and ".join(_group(name) for name in _names(item, "translator")),
        "date": "-".join(
            f"{part:0{width}d}" for part, width in zip(_parts(item), (4, 2, 2), strict=False)
        ),
        "publisher": str(item.get("publisher", "")),
        "library": str(item.get("archive", "")),
        "shelfmark": str(item.get("archive_location", "")),
        "langid": str(item.get("language", "")),
        "url": str(item.get("URL", "")),
    }
    for name, value in fields.items():
        if value:
            literal = value if name in {"author", "translator", "url"} else _escape(value)
            yield f"  {name} = {{{literal}}},"
    yield "}"


def _group(name: str) -> str:
    """Return a name for BibTeX; one that is not taken apart is kept together."""
    return _escape(name) if ", " in name else f"{{{_escape(name)}}}"


def _escape(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")
