"""The registers: whom and what the letters name, and where the names point."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import TypeVar

from benchmarks.letters.vocabulary import BODIES, Words, person_names, place_names, shuffled, zipf

Named = TypeVar("Named")

SINCE = date(1790, 1, 1)
DAYS = 45 * 365
"""The first day of the correspondence, and how many it lasts; nobody in it dies meanwhile."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a register."""

    id: str
    name: str
    short: str
    """What the letters call it when they do not use the whole name."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A register: its file, how letters name its entries (element and attribute), and these."""

    file: str
    title: str
    element: str
    attribute: str
    entries: tuple[Entry, ...]
    weights: tuple[float, ...]

    def draw(self, chance: Random, among: int = 0) -> Entry:
        """Return an entry, the first ones most often; of the first ``among``, if that is given."""
        count = min(among, len(self.entries)) or len(self.entries)
        [entry] = chance.choices(self.entries[:count], cum_weights=self.weights[:count])
        return entry


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers of an edition."""

    persons: Kind
    places: Kind
    organisations: Kind
    works: Kind

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All of them."""
        return (self.persons, self.places, self.organisations, self.works)


def registers(persons: int, words: Words) -> Registers:
    """Return registers of ``persons`` persons.

    There are a fifth as many places and works as persons, and a tenth as many organisations.
    """
    fifth, tenth = max(1, persons // 5), max(1, persons // 10)
    towns = place_names()
    bodies = shuffled(product(BODIES, towns[: tenth // 4 + 1]))
    chance = Random("titles")
    titles = [words.draw(chance, chance.randint(3, 7)).capitalize() for _ in range(fifth)]
    return Registers(
        _kind("persons", "Persons", "persName/@ref", person_names()[:persons], _person),
        _kind("places", "Places", "placeName/@ref", towns[:fifth], _place),
        _kind("organisations", "Organisations", "orgName/@ref", bodies[:tenth], _body),
        _kind("bibliography", "Bibliography", "ref/@target", titles, _work),
    )


def register_files(known: Registers, words: Words, seed: int) -> Iterator[tuple[str, str]]:
    """Yield the path of each register below the source folder, and its TEI."""
    lists = (
        (known.persons, "listPerson", _person_entry),
        (known.places, "listPlace", _place_entry),
        (known.organisations, "listOrg", _body_entry),
        (known.works, "listBibl", _work_entry),
    )
    for kind, element, write in lists:
        chance = Random(f"{seed} {kind.file}")
        entries = "\n".join(write(entry, known, words, chance) for entry in kind.entries)
        content = f"    <{element}>\n{entries}\n    </{element}>"
        yield f"registers/{kind.file}.xml", _file(kind, content)


def day(value: date) -> str:
    """Return a day as people write it."""
    return f"{value.day} {value:%B} {value.year}"


def _kind(
    file: str, title: str, name: str, found: list[Named], make: Callable[[int, Named], Entry]
) -> Kind:
    entries = tuple(make(number, item) for number, item in enumerate(found, start=1))
    element, attribute = name.split("/@")
    return Kind(file, title, element, attribute, entries, zipf(len(entries), evenness=10))


def _person(number: int, name: tuple[str, str]) -> Entry:
    return Entry(f"person-{number:05}", " ".join(name), name[1])


def _place(number: int, name: str) -> Entry:
    return Entry(f"place-{number:05}", name, name)


def _body(number: int, name: tuple[str, str]) -> Entry:
    return Entry(f"org-{number:05}", f"{name[0]} of {name[1]}", name[0].lower())


def _work(number: int, title: str) -> Entry:
    return Entry(f"work-{number:05}", title, title)


def _person_entry(person: Entry, known: Registers, words: Words, chance: Random) -> str:
    forename, _, surname = person.name.partition(" ")
    born = date(1740, 1, 1) + timedelta(days=chance.randrange(25 * 365))
    died = SINCE + timedelta(days=DAYS + chance.randrange(1, 20 * 365))
    home = known.places.draw(chance)
    name = f"<forename>{forename}</forename> <surname>{surname}</surname>"
    return f"""\
      <person xml:id="{person.id}">
        <persName type="main">{name}</persName>
        <persName type="variant">{forename[0]}. {surname}</persName>
        <birth when="{born}">{day(born)}</birth>
        <death when="{died}">{day(died)}</death>
        <note type="gloss">{words.draw(chance, chance.randint(4, 20)).capitalize()}, at \
<placeName ref="places.xml#{home.id}">{home.name}</placeName>.</note>
      </person>"""


def _place_entry(place: Entry, known: Registers, words: Words, chance: Random) -> str:
    friend = known.persons.draw(chance)
    north, east = chance.uniform(46, 55), chance.uniform(5, 18)
    return f"""\
      <place xml:id="{place.id}" type="settlement">
        <placeName type="main">{place.name}</placeName>
        <location><geo>{north:.4f} {east:.4f}</geo></location>
        <note type="gloss">{words.draw(chance, chance.randint(4, 12)).capitalize()} of \
<persName ref="persons.xml#{friend.id}">{friend.name}</persName>.</note>
      </place>"""


def _body_entry(body: Entry, _: Registers, words: Words, chance: Random) -> str:
    return f"""\
      <org xml:id="{body.id}">
        <orgName type="main">{body.name}</orgName>
        <note type="gloss">{words.draw(chance, chance.randint(6, 14)).capitalize()}.</note>
      </org>"""


def _work_entry(work: Entry, known: Registers, _: Words, chance: Random) -> str:
    author, place = known.persons.draw(chance), known.places.draw(chance)
    year = chance.randint(1760, 1834)
    return f"""\
      <bibl xml:id="{work.id}"><author><persName ref="persons.xml#{author.id}">{author.name}\
</persName></author>: <title level="m">{work.name}</title>. \
<pubPlace ref="places.xml#{place.id}">{place.name}</pubPlace> \
<date when="{year}">{year}</date>.</bibl>"""


def _file(kind: Kind, content: str) -> str:
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../../schemas/edition.rng" type="application/xml" \
schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{kind.file}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{kind.title}</title>
      </titleStmt>
      <publicationStmt>
        <p>Made up for measuring.</p>
      </publicationStmt>
      <sourceDesc>
        <p>Nobody and nothing here has ever been.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
{content}
  </standOff>
</TEI>
"""
