"""Cite: each document's description for reference managers, and ready citations by styles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from edition import layout
from edition.csl import Known, reduce, spell_out, written
from edition.engines import citeproc_styles
from edition.engines.citeproc import Run, Style
from edition.errors import CitationError
from edition.model import Agent, Citation, Document, EditionFacts

_NUMBER, _ADDRESS = "\ufdd2", "\ufdd3"
"""Stand in for what the page knows: the number of a paragraph, an address."""
_KINDS = {_NUMBER: "number", _ADDRESS: "address"}
_HELD = re.compile(f"([{_NUMBER}{_ADDRESS}])")

_TYPES = frozenset({"manuscript", "document"})
_NAMES = ("author", "editor", "translator")
_WORDS = (
    "title", "container-title", "collection-title", "publisher", "archive", "archive-place",
    "archive_location", "language", "URL",
)  # fmt: skip
KNOWN = Known(
    _TYPES, frozenset({*_NAMES, *_WORDS, "issued", "locator"}), locators=frozenset({"paragraph"})
)
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_TASKS = {
    "translator": re.compile(
        r"transl|traduc|tradui|tradott|übers|uebers|перев|vertal|\btrl\b", re.IGNORECASE
    ),
    "editor": re.compile(r"\bedit|éd|herausg|hrsg|\bedt\b|^$", re.IGNORECASE),
}
"""How the tasks are called that reference managers tell apart, in the languages of headers."""

Item = dict[str, object]
"""A description as CSL-JSON has it (CSL 1.0.2)."""


def citations(
    document: Document,
    facts: EditionFacts | None,
    *,
    address: str,
    volume: str = "",
    families: Mapping[str, str] | None = None,
) -> Mapping[str, bytes]:
    """Return the citation files of a document by path.

    ``address`` is its permanent address, empty where the edition has no ``base_url``; ``volume`` is
    the title of the volume that it is a document of, if it is of one; ``families`` are the family
    names of those whom the pointers of the header lead to.
    """
    item = describe(document, facts, address=address, volume=volume, families=families)
    base = layout.cite(document.id)
    return {
        f"{base}.json": _bytes(
            json.dumps([item], ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        ),
        f"{base}.ris": _bytes("".join(f"{line}\r\n" for line in _ris(item, document))),
        f"{base}.bib": _bytes("\n".join(_bibtex(item)) + "\n"),
    }


def describe(
    document: Document,
    facts: EditionFacts | None,
    *,
    address: str,
    volume: str = "",
    families: Mapping[str, str] | None = None,
) -> Item:
    """Return a document's description as a CSL-JSON item, empty fields left out."""
    metadata = document.survey.metadata
    known = families or {}
    edition = facts.metadata if facts else None
    date = metadata.date
    editors = [*_with_task(metadata.editors, "editor"), *(edition.editors if edition else ())]
    item: Item = {
        "id": document.id,
        "type": "manuscript" if metadata.shelfmark or metadata.repository else "document",
        "title": metadata.title or document.id,
        "author": _persons(metadata.authors, known),
        "editor": _persons(editors, known),
        "translator": _persons(_with_task(metadata.editors, "translator"), known),
        "container-title": volume or (edition.title if edition else ""),
        "collection-title": _series(document, facts, volume),
        "publisher": metadata.publisher or (edition.publisher if edition else ""),
        "archive": metadata.repository,
        "archive-place": metadata.settlement,
        "archive_location": metadata.shelfmark,
        "language": metadata.language,
        "abstract": metadata.abstract,
        "keyword": ", ".join(metadata.keywords),
        "URL": address,
    }
    if date and (parts := _date_parts(date.sort)):
        end = _date_parts(date.end or date.not_after)
        is_range = bool(end) and not date.when and end != parts
        item["issued"] = {"date-parts": [parts, end] if is_range else [parts]}
    return {key: value for key, value in item.items() if value}


def ready(
    item: Item, styles: Sequence[str], *, language: str
) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
    """Return the citations of an item by styles, and what is wrong where there is none."""
    told = {key: value for key, value in item.items() if key in KNOWN.variables or key == "type"}
    if "URL" in told:
        told["URL"] = _ADDRESS
    made: list[Citation] = []
    wrong: list[str] = []
    for name in styles:
        try:
            made += _by_style(style(name, language), told)
        except CitationError as error:
            wrong.append(str(error))
    return tuple(made), tuple(wrong)


def creators(item: Item) -> list[tuple[str, str]]:
    """Return who has a share in an item: each with the role and the name, inverted."""
    return [(role, _inverted(name)) for role in _NAMES for name in _names(item, role)]


@lru_cache(16)
def style(name: str, language: str, known: Known = KNOWN) -> Style:
    """Return a style, reduced to what is known of items; each process reads it once.

    Raises CitationError.
    """
    root = citeproc_styles.read(name)
    spell_out(root)
    reduce(root, known)
    return Style(name, written(root), language)


def _by_style(style: Style, item: Item) -> Iterator[Citation]:
    if style.has_notes:
        yield Citation(style.name, style.title, "note", _pieces(style.note(item)))
        located = _pieces(style.note(item, _NUMBER))
        yield Citation(style.name, style.title, "paragraph", located)
    if style.has_bibliography:
        yield Citation(style.name, style.title, "entry", _pieces(style.entry(item)))


def _pieces(runs: Iterable[Run]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_KINDS.get(text, "italic" if run.italic else "text"), "" if text in _KINDS else text)
        for run in runs
        for text in _HELD.split(run.text)
        if text
    )


def _with_task(agents: Iterable[Agent], task: str) -> Iterator[Agent]:
    return (agent for agent in agents if _is_task(agent.role, task))


@lru_cache(1 << 8)
def _is_task(role: str, task: str) -> bool:
    return _TASKS[task].search(role) is not None


def _series(document: Document, facts: EditionFacts | None, volume: str) -> str:
    """Return the title of the series: the edition of a volume, or what the headers name."""
    if facts and volume:
        return facts.metadata.title
    return document.survey.metadata.series or (facts.metadata.series if facts else "")


def _persons(agents: Iterable[Agent], families: Mapping[str, str]) -> list[dict[str, str]]:
    """Return names as CSL has them, each once."""
    found: list[dict[str, str]] = []
    for agent in agents:
        name = _name(agent, families.get(agent.pointer, ""))
        if name not in found:
            found.append(name)
    return found


def _name(agent: Agent, family: str) -> dict[str, str]:
    """Return a CSL name: in parts where the header, a comma or the register tells them apart."""
    if agent.family:
        parts = {
            "family": agent.family,
            "given": agent.given,
            "dropping-particle": agent.particle,
            "suffix": agent.suffix,
        }
        return {key: value for key, value in parts.items() if value}
    before, comma, after = agent.name.partition(", ")
    if comma:
        return {"family": before, "given": after}
    given = agent.name.removesuffix(family).rstrip()
    if family and given and agent.name.endswith(f" {family}"):
        return {"family": family, "given": given}
    return {"literal": agent.name}


def _date_parts(when: str) -> list[int]:
    match = re.match(r"(-?\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?", when)
    return [int(part) for part in match.groups() if part] if match else []


def _names(item: Item, field: str) -> list[dict[str, str]]:
    found = item.get(field)
    return found if isinstance(found, list) else []


def _parts(item: Item) -> list[int]:
    issued = item.get("issued")
    return list(issued["date-parts"][0]) if isinstance(issued, dict) else []


def _inverted(name: Mapping[str, str], *, particle_first: bool = False) -> str:
    """Return a name with the family name first: ``Hofmannsthal, Hugo von``."""
    if "literal" in name:
        return name["literal"]
    family, given = name["family"], name.get("given", "")
    particle = name.get("dropping-particle", "")
    if particle_first:
        family = f"{particle} {family}".strip()
        return ", ".join(filter(None, (family, name.get("suffix"), given)))
    given = f"{given} {particle}".strip()
    return ", ".join(filter(None, (family, given, name.get("suffix"))))


def _ris(item: Item, document: Document) -> Iterator[str]:
    """Yield the lines of a RIS record; dates as ``YYYY/MM/DD/``."""
    yield f"TY  - {'MANSCPT' if item['type'] == 'manuscript' else 'GEN'}"
    yield f"TI  - {item['title']}"
    for tag, field in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        for name in _names(item, field):
            yield f"{tag}  - {_inverted(name)}"
    parts = _parts(item)
    if parts:
        padded = [f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False)]
        yield f"PY  - {padded[0]}"
        yield f"DA  - {'/'.join(padded + [''] * (3 - len(padded)))}/"
    # What archives hold has a place in it: reference managers look for that in three fields.
    for tag, field in (
        ("T2", "container-title"), ("T3", "collection-title"), ("PB", "publisher"),
        ("DB", "archive"), ("AN", "archive_location"), ("AV", "archive_location"),
        ("CN", "archive_location"), ("LA", "language"), ("AB", "abstract"), ("UR", "URL"),
    ):  # fmt: skip
        if field in item:
            yield f"{tag}  - {item[field]}"
    for keyword in document.survey.metadata.keywords:
        yield f"KW  - {keyword}"
    yield f"ID  - {item['id']}"
    yield "ER  - "


def _bibtex(item: Item) -> Iterator[str]:
    key = re.sub(r"[^A-Za-z0-9_.:-]+", "-", str(item["id"]))
    yield f"@unpublished{{{key}," if item["type"] == "manuscript" else f"@misc{{{key},"
    fields = {
        "title": str(item["title"]),
        **{field: " and ".join(map(_group, _names(item, field))) for field in _NAMES},
        "date": "-".join(
            f"{part:0{width}d}" for part, width in zip(_parts(item), (4, 2, 2), strict=False)
        ),
        "booktitle": str(item.get("container-title", "")),
        "series": str(item.get("collection-title", "")),
        "publisher": str(item.get("publisher", "")),
        "library": ", ".join(str(item[key]) for key in ("archive", "archive-place") if key in item),
        "shelfmark": str(item.get("archive_location", "")),
        "language": str(item.get("language", "")),
        "keywords": str(item.get("keyword", "")),
        "abstract": str(item.get("abstract", "")),
        "url": str(item.get("URL", "")),
    }
    for name, value in fields.items():
        if value:
            literal = value if name in {*_NAMES, "url"} else _escape(value)
            yield f"  {name} = {{{literal}}},"
    yield "}"


def _group(name: Mapping[str, str]) -> str:
    """Return a name for BibTeX; one that is not taken apart is kept together."""
    told = _escape(_inverted(name, particle_first=True))
    return f"{{{told}}}" if "literal" in name else told


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")
