"""Where things stand in the published tree (DESIGN, "Published tree").

The stylesheets know the same scheme (``xslt/lib``); the crawl of links in the audit holds the two
against each other.
"""

from __future__ import annotations

import re

KINDS: dict[str, str] = {
    "person": "persons",
    "organisation": "organisations",
    "place": "places",
    "work": "bibliography",
    "event": "events",
    "object": "objects",
    "term": "terms",
}
"""The kinds of entities, each with the name of its folder and list."""
LISTS = ("archives", "calendar", "chronology", "correspondence", "redactions", "subjects")
"""The lists that an edition has if there is anything to list."""


_DOCUMENT = re.compile(r"documents/([^/#]+?)(?:/([^/#]+))?\.html(?:#(.*))?")
_LISTS = re.compile(r"(?:registers/)?([^#]+)/[^/#]+\.html")


def document_page(document: str, part: str = "") -> str:
    """Return the path of a document's page, or of the page of one of its parts."""
    return f"documents/{document}/{part}.html" if part else f"documents/{document}.html"


def beside_page(document: str, other: str) -> str:
    """Return the path of the page that shows two forms of a document side by side."""
    return f"documents/{document}/beside-{other}.html"


def witnesses_page(document: str) -> str:
    """Return the path of the page that shows two witnesses of a document side by side."""
    return f"documents/{document}/side-by-side.html"


def place_in_document(address: str) -> tuple[str, str, str] | None:
    """Return document, part and id of an address on a document's page; None for other pages."""
    match = _DOCUMENT.fullmatch(address)
    return (match[1], match[2] or "", match[3] or "") if match else None


def whole_list(path: str) -> str:
    """Return the path of the list that a page is a section of, or nothing where it is none.

    A list that has no page any more is one of the edition's, which the first page names. A page of
    an entity is no section of its register: it is about somebody, or something.
    """
    if path in {*(f"{name}.html" for name in LISTS), *map(register_page, KINDS)}:
        return "index.html"
    match = _LISTS.fullmatch(path)
    if match is None or (match[1] in KINDS.values() and not path.startswith("registers/")):
        return ""
    return "documents.html" if match[1] == "years" else f"{match[1]}.html"


def entity_of(path: str) -> str:
    """Return the entity that a page is about, or is a section of; nothing for other pages."""
    folder, _, rest = path.partition("/")
    name, _, _ = rest.partition("/")
    return name.removesuffix(".html") if folder in KINDS.values() else ""


def entity_page(kind: str, entity: str) -> str:
    """Return the path of an entity's page."""
    return f"{KINDS[kind]}/{entity}.html"


def register_page(kind: str) -> str:
    """Return the path of the list of a kind of entities."""
    return f"{KINDS[kind]}.html"


def section_page(list_: str, name: str) -> str:
    """Return the path of a section of a list, such as a year, where the whole list is too long.

    ``list_`` is one of ``LISTS``, or ``years`` for the list of documents.
    """
    return f"{list_}/{name}.html"


def letter_page(list_: str, letter: str) -> str:
    """Return the path of what a list has under a letter, where the whole list is too long.

    ``list_`` is one of ``LISTS``, or the folder of a kind of entities.
    """
    return f"registers/{list_}/{letter}.html"


def mentions_page(kind: str, entity: str, name: str) -> str:
    """Return the path of the passages of a year that mention an entity."""
    return f"{KINDS[kind]}/{entity}/{name}.html"


def subject_page(key: str, year: str = "") -> str:
    """Return the path of a subject's page, or of its documents of a year."""
    return f"subjects/{key}.{year}.html" if year else f"subjects/{key}.html"


def correspondent_page(key: str, year: str = "") -> str:
    """Return the path of the letters that somebody wrote or received, or of those of a year."""
    return f"correspondence/{key}/{year}.html" if year else f"correspondence/{key}.html"


def pdf(document: str) -> str:
    """Return the path of a document's PDF."""
    return f"pdf/{document}.pdf"


def volume(number: int = 0) -> str:
    """Return the path of a volume of the book, by its number; 0 is all of it in one."""
    return f"pdf/edition-{number}.pdf" if number else "pdf/edition.pdf"


def tei(file: str) -> str:
    """Return the path of the TEI offered for download; ``file`` is relative to the source."""
    return f"tei/{file}"


def text(document: str) -> str:
    """Return the path of a document's plain text."""
    return f"text/{document}.txt"


def cite(document: str) -> str:
    """Return the path of a document's citation files, without their ending."""
    return f"cite/{document}"


def citing(document: str) -> str:
    """Return the path of the page with a citation for each paragraph of a document."""
    return f"{cite(document)}.html"


def asset(file: str) -> str:
    """Return the path of an image or other file that a document names."""
    return f"images/{file}"


def copy(image: str, name: str) -> str:
    """Return the path of a smaller copy of an image: ``reading`` or ``thumbnail``."""
    return f"scaled/{name}/{image.removeprefix('images/')}.jpg"


def manifest(document: str) -> str:
    """Return the path of the manifest of a document's images (IIIF)."""
    return f"iiif/{document}.json"
