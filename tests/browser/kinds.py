"""The kinds of page that an edition has, each with one of them.

Who makes a new kind of page names one here: it is then held to all that every page is held to.
"""

from __future__ import annotations

PAGES = {
    "home": "index.html",
    "about": "about.html",
    "documents": "documents.html",
    "chronology": "chronology.html",
    "calendar": "calendar.html",
    "correspondence": "correspondence.html",
    "correspondent": "correspondence/hart.html",
    "archives": "archives.html",
    "subjects": "subjects.html",
    "subject": "subjects/letters.html",
    "redactions": "redactions.html",
    "register": "persons.html",
    "bibliography": "bibliography.html",
    "entity": "persons/hart.html",
    "place": "places/eldham.html",
    "work": "bibliography/manual.html",
    "letter": "documents/letter.html",
    "apparatus": "documents/poem.html",
    "drama": "documents/play.html",
    "dictionary": "documents/wordbook.html",
    "tables": "documents/accounts.html",
    "figures": "documents/album.html",
    "zones": "documents/leaf.html",
    "right-to-left": "documents/psalm.html",
    "inscription": "documents/inscription.html",
    "draft": "documents/draft.html",
    "divided": "documents/treatise.html",
    "part": "documents/treatise/mould.html",
    "citation": "cite/letter.html",
    "witnesses": "documents/poem/side-by-side.html",
    "version": "documents/psalm-en.html",
    "beside": "documents/psalm-en/beside-psalm.html",
    "redirect": "documents/first-letter.html",
    "report": "report.html",
    "search": "search.html",
    "guide": "documents/encoding-guide.html",
    "guide-part": "documents/encoding-guide/chapter-editing.html",
}
"""Pages of the edition, which is small: each list is one page."""

LONG = {
    "years": "documents.html",
    "year": "years/1875.html",
    "chronology-years": "chronology.html",
    "chronology-year": "chronology/1875.html",
    "chronology-month": "chronology/1875-05.html",
    "letters": "persons.html",
    "letter-page": "registers/persons/h.html",
    "entity-years": "places/eldham.html",
    "archive": "archives/county-archive.html",
    "calendar-years": "calendar.html",
}
"""Pages of the same edition, where lists are too long for one page."""
