"""Where the sources are kept: all archives, and their shelfmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from edition import layout, lists
from edition.archives import Archive, Kept
from edition.elements import element, escaped, root
from edition.model import Document
from edition.sheets import Sheet, Sheets, cards, placed
from edition.stages import context
from edition.stages.context import Section


def sheets_of_archives(sheets: Sheets, archives: Sequence[Archive]) -> Iterator[Sheet]:
    """Yield the list of archives and shelfmarks, by archive if there are many shelfmarks."""
    if not archives:
        return
    path = "archives.html"
    if sum(len(archive.items) for archive in archives) <= lists.LONGEST:
        yield _listed(sheets, path, [(archive, archive.items) for archive in archives])
        return
    pages = [
        (archive, archive.items[at : at + lists.LONGEST], number)
        for archive in archives
        for number, at in enumerate(range(0, len(archive.items), lists.LONGEST), 1)
    ]
    names = Counter(archive.name for archive in archives)
    sections = [
        _section(archive, _called(archive, names[archive.name] > 1), items, number)
        for archive, items, number in pages
    ]
    yield sheets.overview("archives", path, sections)
    for section, (archive, items, _), place in placed(sections, pages):
        yield _listed(sheets, section.path, [(archive, items)], place)


def of_archives(documents: Iterable[Document], language: str) -> object:
    """Return what these pages depend on; nothing, if no archive is named."""
    kept = [item for item in documents if item.survey.holdings]
    return (language, [item.survey.holdings for item in kept], cards(kept)) if kept else ()


def _called(archive: Archive, is_shared: bool) -> str:
    """Return what an archive is called: with its place where another has the same name."""
    place = archive.settlement or archive.country
    return ", ".join(filter(None, (archive.name, place))) if is_shared else archive.name or place


def _section(archive: Archive, called: str, items: Sequence[Kept], number: int) -> Section:
    name = f"{archive.slug}.{number}" if number > 1 else archive.slug
    first, last = items[0].holding.shelfmark, items[-1].holding.shelfmark
    return Section(
        layout.section_page("archives", name),
        "archive",
        called,
        len(items),
        number,
        first=first,
        last=last,
    )


def _listed(
    sheets: Sheets,
    path: str,
    archives: Sequence[tuple[Archive, Sequence[Kept]]],
    place: str = "",
) -> Sheet:
    def slice_() -> str:
        return root("context", [place, *(_archive(*archive) for archive in archives)])

    shown = [
        (archive.slug, archive.country, archive.settlement, archive.name) for archive, _ in archives
    ]
    holdings = [item.holding for _, items in archives for item in items]
    documents = cards(item.document for _, items in archives for item in items)
    return sheets.single("archives", path, (place, shown, holdings, documents), slice_)


def _archive(archive: Archive, items: Sequence[Kept]) -> str:
    return element(
        "archive",
        element("name", escaped(archive.name)) + "".join(map(_holding, items)),
        country=archive.country,
        settlement=archive.settlement,
        slug=archive.slug,
    )


def _holding(kept: Kept) -> str:
    holding = kept.holding
    return element(
        "holding",
        context.row(kept.document),
        collection=holding.collection,
        shelfmark=holding.shelfmark,
    )
