"""Correspondence: who wrote to whom, and which letters stand before and after each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from edition.digests import digest
from edition.index import Index, chronological
from edition.layout import KINDS
from edition.model import Act, Date, Document, Run
from edition.naming import fitting
from edition.pointers import slugify

_SENT, _RECEIVED = "sent", "received"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some place as a letter names it: an entry of a register, or only its words.

    ``key`` is the same for the same one: the entry's id, or a hyphen, which no id begins with,
    and the name as addresses have it.
    """

    key: str
    name: str
    kind: str = ""
    id: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a document was sent: by whom, to whom, from where, where to, when."""

    senders: tuple[Named, ...]
    addressees: tuple[Named, ...]
    origin: Named | None
    destination: Named | None
    date: Date | None
    card: str = ""
    """A digest of what lists show of it."""

    @classmethod
    def by(cls, acts: Sequence[Act], document: Document, index: Index) -> Sent:
        """Return how a document was sent, as its header tells it (``correspAction``)."""
        sent = next((act for act in acts if act.type == _SENT), Act(_SENT))
        received = [act for act in acts if act.type == _RECEIVED]
        to = received[0] if received else Act(_RECEIVED)

        def named(runs: Iterable[Run]) -> tuple[Named, ...]:
            found = (_named(run, document, index) for run in runs)
            return tuple({item.key: item for item in found}.values())

        senders = named(sent.parties)
        addressees = named(run for act in received for run in act.parties)
        origin = next(iter(named(sent.places)), None)
        destination = next(iter(named(to.places)), None)
        date = sent.date or document.survey.metadata.date
        card = digest(repr((senders, addressees, origin, destination, date)))
        return cls(senders, addressees, origin, destination, date, card)


@dataclass(frozen=True, slots=True)
class Letter:
    """A document that was sent."""

    document: Document
    sent: Sent

    @property
    def senders(self) -> tuple[Named, ...]:
        """Those who sent it."""
        return self.sent.senders

    @property
    def addressees(self) -> tuple[Named, ...]:
        """Those whom it was sent to."""
        return self.sent.addressees

    @property
    def date(self) -> Date | None:
        """When it was sent, or else the date of the document."""
        return self.sent.date

    @property
    def parties(self) -> tuple[Named, ...]:
        """All who wrote or received it, each once."""
        return tuple({item.key: item for item in (*self.senders, *self.addressees)}.values())

    @property
    def pair(self) -> frozenset[str]:
        """The keys of the two whose correspondence it is of: the first sender and addressee.

        Nothing, where one of them is not known.
        """
        if not (self.senders and self.addressees):
            return frozenset()
        return frozenset({self.senders[0].key, self.addressees[0].key})


@dataclass(frozen=True, slots=True)
class Between:
    """The letters around one in the correspondence of two, and the names of these two."""

    names: tuple[str, str]
    previous: Document | None
    following: Document | None


class Correspondence:
    """All letters of an edition, by date; letters of one day in the edition's order."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self.letters = tuple(sorted(letters, key=_by_date))
        """All letters."""
        self._by_party: dict[str, list[Letter]] = {}
        self._names: dict[str, Named] = {}
        self._by_pair: dict[frozenset[str], list[Letter]] = {}
        self._places: dict[str, tuple[frozenset[str], int]] = {}
        for letter in self.letters:
            for party in letter.parties:
                self._names.setdefault(party.key, party)
                self._by_party.setdefault(party.key, []).append(letter)
            pair = letter.pair
            if len(pair) == 2:
                chain = self._by_pair.setdefault(pair, [])
                self._places[letter.document.id] = (pair, len(chain))
                chain.append(letter)

    @property
    def correspondents(self) -> tuple[Named, ...]:
        """All who wrote or received a letter, in the order in which they first do."""
        return tuple(self._names.values())

    def of(self, key: str) -> Sequence[Letter]:
        """Return the letters that somebody wrote or received, by date."""
        return self._by_party.get(key, ())

    def around(self, document: str) -> Between | None:
        """Return the letters around one between the same two, or None where it is no letter."""
        if document not in self._places:
            return None
        pair, number = self._places[document]
        chain = self._by_pair[pair]
        letter = chain[number]
        return Between(
            (letter.senders[0].name, letter.addressees[0].name),
            chain[number - 1].document if number else None,
            chain[number + 1].document if number + 1 < len(chain) else None,
        )


def correspondence(
    documents: Iterable[Document], sent: Callable[[Document], Sent | None]
) -> Correspondence:
    """Return the correspondence of an edition; ``sent`` tells how a document was sent."""
    found = ((item, sent(item)) for item in documents)
    return Correspondence(Letter(item, how) for item, how in found if how is not None)


def _named(run: Run, document: Document, index: Index) -> Named:
    for pointer in run.pointers:
        target = index.resolve(
            pointer, base=run.file, document=document, prefixes=document.survey.prefixes
        ) or index.key(pointer)
        if target and target.kind in KINDS:
            return Named(target.id, target.name, target.kind, target.id, target.sort)
    return Named(fitting(f"-{slugify(run.text)}"), run.text, sort=run.text)


def _by_date(letter: Letter) -> tuple[bool, tuple[int, str]]:
    when = letter.date.sort if letter.date else ""
    return (not when, chronological(when))
