"""Who wrote to whom: all correspondents, and the letters of each by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from edition import layout, lists
from edition.collation import Collation, Key
from edition.correspondence import Correspondence, Letter, Named
from edition.elements import element, escaped, root
from edition.sheets import Sheet, Sheets, cards
from edition.stages import context


def sheets_of_letters(
    sheets: Sheets, correspondence: Correspondence, language: str
) -> Iterator[Sheet]:
    """Yield the list of all correspondents, by letter if there are many, and their pages."""
    if not correspondence.letters:
        return
    order = lists.order_of("person", language)
    parties = sorted(
        correspondence.correspondents, key=lambda party: (order.key(party.sort), party.key)
    )
    yield from sheets.by_letter(
        "correspondents",
        "correspondence",
        parties,
        partial(_listed, sheets, correspondence),
        letter=lambda party: order.letter(party.sort),
        size=len(parties),
    )
    for party in parties:
        yield from _pages(sheets, party, correspondence.of(party.key), order)


def of_letters(correspondence: Correspondence) -> object:
    """Return what these pages depend on."""
    letters = correspondence.letters
    return [letter.sent.card for letter in letters], cards(letter.document for letter in letters)


def _listed(
    sheets: Sheets,
    correspondence: Correspondence,
    path: str,
    parties: Iterable[Named],
    place: str,
) -> Sheet:
    rows = [_party(party, correspondence.of(party.key)) for party in parties]
    return sheets.single(
        "correspondents", path, (place, rows), lambda: root("context", [place, *rows])
    )


def _pages(
    sheets: Sheets, party: Named, letters: Sequence[Letter], order: Collation
) -> Iterator[Sheet]:
    """Yield the page of a correspondent, and of one with very many letters one a year."""
    path = layout.correspondent_page(party.key)
    introduced = partial(_introduced, party, letters, order)
    if len(letters) <= lists.LONGEST:
        yield _letters(sheets, path, letters, party, introduced)
        return

    def page(path: str, letters: Sequence[Letter], told: str) -> Sheet:
        return _letters(sheets, path, letters, told, lambda: told)

    yield from sheets.by_year(
        "correspondent",
        path,
        letters,
        page,
        when=lambda letter: letter.date.sort if letter.date else "",
        address=partial(layout.correspondent_page, party.key),
        told=introduced(),
        briefly=_named("correspondent", party),
    )


def _letters(
    sheets: Sheets,
    path: str,
    letters: Sequence[Letter],
    by: Named | str,
    told: Callable[[], str],
) -> Sheet:
    """Return a page of letters; what is ``told`` before them depends on ``by`` and on them."""

    def slice_() -> str:
        return root("context", [told(), *map(_letter, letters)])

    shown = [letter.sent.card for letter in letters]
    documents = cards(letter.document for letter in letters)
    return sheets.single("correspondent", path, (by, shown, documents), slice_)


def _introduced(party: Named, letters: Sequence[Letter], order: Collation) -> str:
    """Return what is told of a correspondent before the letters."""
    return _party(party, letters) + "".join(_partners(party, letters, order))


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


def _partners(party: Named, letters: Iterable[Letter], order: Collation) -> Iterator[str]:
    """Yield those whom somebody wrote to or had letters from, the most frequent first."""
    counts: Counter[str] = Counter()
    names: dict[str, Named] = {}
    for letter in letters:
        is_sender = any(one.key == party.key for one in letter.senders)
        for other in letter.addressees if is_sender else letter.senders:
            if other.key != party.key:
                names.setdefault(other.key, other)
                counts[other.key] += 1

    def place(item: tuple[str, int]) -> tuple[int, Key, str]:
        return -item[1], order.key(names[item[0]].sort), item[0]

    for key, count in sorted(counts.items(), key=place):
        yield _named("partner", names[key], count=str(count))


def _letter(letter: Letter) -> str:
    content = [context.row(letter.document)]
    if letter.date:
        content.append(context.date(letter.date))
    content += [_named("from", party) for party in letter.senders]
    content += [_named("to", party) for party in letter.addressees]
    for name, place in (("origin", letter.sent.origin), ("destination", letter.sent.destination)):
        if place:
            content.append(element(name, escaped(place.name), kind=place.kind, id=place.id))
    return element("letter", "".join(content))


def _named(name: str, party: Named, **more: str) -> str:
    path = layout.correspondent_page(party.key)
    told = {"path": path, "kind": party.kind, "id": party.id, **more}
    return element(name, element("name", escaped(party.name)), **told)
