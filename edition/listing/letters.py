"""Who wrote to whom: all correspondents, and the letters of each by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from edition import layout, lists
from edition.correspondence import Correspondence, Letter, Named
from edition.elements import element, escaped, root
from edition.sheets import Sheet, Sheets, cards, year_section
from edition.stages import context
from edition.stages.context import Section


def sheets_of_letters(
    sheets: Sheets, correspondence: Correspondence, language: str
) -> Iterator[Sheet]:
    """Yield the list of all correspondents, by letter if there are many, and their pages."""
    if not correspondence.letters:
        return
    path = "correspondence.html"
    order = lists.order_of("person", language)
    parties = sorted(
        correspondence.correspondents, key=lambda party: (order.key(party.sort), party.key)
    )
    if len(parties) <= lists.LONGEST_REGISTER:
        yield _listed(sheets, path, parties, correspondence)
    else:
        groups = lists.by_letter(parties, lambda party: order.letter(party.sort))
        sections = [
            Section(
                layout.correspondents_page(group.name),
                "letter",
                group.key,
                len(group.items),
                first=group.items[0].name,
                last=group.items[-1].name,
            )
            for group in groups
        ]
        yield sheets.single(
            "correspondents", path, sections, partial(context.overview_context, sections)
        )
        for number, group in enumerate(groups):
            place = context.place_among(sections, number)
            yield _listed(sheets, sections[number].path, group.items, correspondence, place)
    for party in parties:
        yield from _pages(sheets, party, correspondence.of(party.key))


def _listed(
    sheets: Sheets,
    path: str,
    parties: Iterable[Named],
    correspondence: Correspondence,
    place: str = "",
) -> Sheet:
    rows = [_party(party, correspondence.of(party.key)) for party in parties]
    return sheets.single(
        "correspondents", path, (place, rows), lambda: root("context", [place, *rows])
    )


def _pages(sheets: Sheets, party: Named, letters: Sequence[Letter]) -> Iterator[Sheet]:
    """Yield the page of a correspondent, and of one with very many letters one a year."""
    path = layout.correspondent_page(party.key)
    told = _party(party, letters)
    with_whom = "".join(_partners(party, letters))
    if len(letters) <= lists.LONGEST:
        yield _letters(sheets, path, letters, told + with_whom)
        return
    groups = lists.by_year(
        letters, lambda letter: letter.date.sort if letter.date else "", longest=lists.LONGEST
    )
    sections = [
        year_section(group, layout.correspondent_page(party.key, group.name)) for group in groups
    ]
    listed = context.overview(sections)
    yield sheets.single(
        "correspondent",
        path,
        (told, with_whom, sections),
        lambda: root("context", [told, with_whom, listed]),
    )
    alone = _named("correspondent", party)
    for number, group in enumerate(groups):
        place = context.place_among(sections, number)
        yield _letters(sheets, sections[number].path, group.items, alone + place)


def _letters(sheets: Sheets, path: str, letters: Sequence[Letter], told: str) -> Sheet:
    rows = [_letter(letter) for letter in letters]
    shown = cards(letter.document for letter in letters)
    return sheets.single(
        "correspondent", path, (told, rows, shown), lambda: root("context", [told, *rows])
    )


def _party(party: Named, letters: Sequence[Letter]) -> str:
    """Return a correspondent with how many letters there are, and from when to when."""
    dates = [letter.date.sort for letter in letters if letter.date and letter.date.sort]
    written = sum(any(one.key == party.key for one in letter.senders) for letter in letters)
    received = sum(any(one.key == party.key for one in letter.addressees) for letter in letters)
    return _named(
        "correspondent",
        party,
        written=str(written),
        received=str(received),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
    )


def _partners(party: Named, letters: Iterable[Letter]) -> Iterator[str]:
    """Yield those whom somebody wrote to or had letters from, the most frequent first."""
    counts: Counter[str] = Counter()
    names: dict[str, Named] = {}
    for letter in letters:
        is_sender = any(one.key == party.key for one in letter.senders)
        for other in letter.addressees if is_sender else letter.senders:
            if other.key != party.key:
                names.setdefault(other.key, other)
                counts[other.key] += 1
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield _named("partner", names[key], count=str(count))


def _letter(letter: Letter) -> str:
    content = [context.row(letter.document)]
    if letter.date:
        content.append(context.date(letter.date))
    content += [_named("from", party) for party in letter.senders]
    content += [_named("to", party) for party in letter.addressees]
    for name, place in (("origin", letter.origin), ("destination", letter.destination)):
        if place:
            content.append(element(name, escaped(place.name), kind=place.kind, id=place.id))
    return element("letter", "".join(content))


def _named(name: str, party: Named, **more: str) -> str:
    path = layout.correspondent_page(party.key)
    told = {"path": path, "kind": party.kind, "id": party.id, **more}
    return element(name, element("name", escaped(party.name)), **told)
