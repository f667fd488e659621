"""Where things stand in the published tree (DESIGN, "Published tree").

The stylesheets know the same scheme (``xslt/lib``); the crawl of links in the audit holds the two
against each other.
"""

from __future__ import annotations

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


def document_page(document: str, part: str = "") -> str:
    """Return the path of a document's page, or of the page of one of its parts."""
    return f"documents/{document}/{part}.html" if part else f"documents/{document}.html"


def entity_page(kind: str, entity: str) -> str:
    """Return the path of an entity's page."""
    return f"{KINDS[kind]}/{entity}.html"


def register_page(kind: str) -> str:
    """Return the path of the list of a kind of entities."""
    return f"{KINDS[kind]}.html"


def year_page(name: str) -> str:
    """Return the path of the list of the documents of a year, where the whole list is too long."""
    return f"years/{name}.html"


def chronology_page(name: str) -> str:
    """Return the path of the chronology of a year."""
    return f"chronology/{name}.html"


def letter_page(kind: str, name: str) -> str:
    """Return the path of the entities of a kind that are listed under a letter."""
    return f"registers/{KINDS[kind]}/{name}.html"


def mentions_page(kind: str, entity: str, name: str) -> str:
    """Return the path of the passages of a year that mention an entity."""
    return f"{KINDS[kind]}/{entity}/{name}.html"


def subject_page(key: str, year: str = "") -> str:
    """Return the path of a subject's page, or of its documents of a year."""
    return f"subjects/{key}.{year}.html" if year else f"subjects/{key}.html"


def subjects_page(letter: str) -> str:
    """Return the path of the subjects of a letter, where the whole list is too long."""
    return f"registers/subjects/{letter}.html"


def correspondent_page(key: str, year: str = "") -> str:
    """Return the path of the letters that somebody wrote or received, or of those of a year."""
    return f"correspondence/{key}/{year}.html" if year else f"correspondence/{key}.html"


def correspondents_page(letter: str) -> str:
    """Return the path of the correspondents of a letter of the alphabet."""
    return f"registers/correspondence/{letter}.html"


def archive_page(name: str) -> str:
    """Return the path of what an archive keeps, where the whole list is too long."""
    return f"archives/{name}.html"


def redactions_page(name: str) -> str:
    """Return the path of the redactions in documents of a year, where the list is too long."""
    return f"redactions/{name}.html"


def calendar_page(year: str) -> str:
    """Return the path of the calendar of a year."""
    return f"calendar/{year}.html"


def pdf(document: str) -> str:
    """Return the path of a document's PDF."""
    return f"pdf/{document}.pdf"


def tei(file: str) -> str:
    """Return the path of the TEI offered for download; ``file`` is relative to the source."""
    return f"tei/{file}"


def text(document: str) -> str:
    """Return the path of a document's plain text."""
    return f"text/{document}.txt"


def cite(document: str) -> str:
    """Return the path of a document's citation files, without their ending."""
    return f"cite/{document}"


def asset(file: str) -> str:
    """Return the path of an image or other file that a document names."""
    return f"images/{file}"
