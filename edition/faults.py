"""Faults: what is wrong with the pages of an edition, as findings on their sources."""

from __future__ import annotations

from collections.abc import Iterator

from edition import layout
from edition.crawling import Faults, Site
from edition.diagnostics import Finding
from edition.gathering import Gathered
from edition.links import look_alike, within
from edition.positions import Position


def faulty_pages(gathered: Gathered, faults: Faults, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the pages: links, ids, and what would run by itself."""
    sources = _sources_of_pages(gathered) if faults else {}
    said = [("ED602", path, _dead(path, link, site)) for path, link in faults.dead]
    for code, told, message in (
        ("ED603", faults.repeated, "The id '{what}' occurs twice on the page {path}."),
        ("ED807", faults.astray, "{path} names '{what}', which means a file of this machine."),
        ("ED808", faults.unmet, "An element of {path} refers to '{what}', which is not there."),
        ("ED511", faults.barred, "The page {path} holds {what}, which no page may hold."),
    ):
        said += [(code, path, message.format(path=path, what=what)) for path, what in told]
    for code, path, message in said:
        place = layout.place_in_document(path)
        page = layout.document_page(place[0]) if place else path
        yield gathered.locator.at(code, sources.get(page, path), Position(1, 1), message)


def _sources_of_pages(gathered: Gathered) -> dict[str, str]:
    """Return the source file of the first page of each document, of its files and of images."""
    found = {layout.asset(file): file for file in gathered.files()}
    for document in gathered.index.documents:
        found[layout.citing(document.id)] = document.file
        found[layout.pdf(document.id)] = found[layout.cite(document.id)] = document.file
        found[layout.document_page(document.id)] = document.file
    return found


def _dead(path: str, link: str, site: Site) -> str:
    """Return the sentence on a link that leads nowhere."""
    what = f"The page {path} links to" if path.endswith(".html") else f"{path} names"
    said = f"{what} '{link}', which is not there"
    for found in within(path, [link]):
        if found.target not in site.files and (other := look_alike(found.target, site.files)):
            return f"{said}; {other} is, and not every system takes the two for one."
    return f"{said}."
