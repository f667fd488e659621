"""One letter: its header, and its text from the opener to the closer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.letters.prose import Prose, mention
from benchmarks.letters.registers import DAYS, SINCE, Entry, Registers, day
from benchmarks.letters.vocabulary import Words

_CORRESPONDENTS = 200
"""So many of the persons write and receive letters."""
_LEAST, _USUAL, _MOST = 1_500, 4_300, 12_000
"""Bytes of a letter's text; with its header a letter has some 10,000."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is known of a letter before it is written: enough for others to refer to it."""

    id: str
    sender: Entry
    recipient: Entry
    place: Entry
    goal: Entry
    sent: date

    @property
    def title(self) -> str:
        """What the edition calls it."""
        return f"{self.sender.name} to {self.recipient.name}, {self.place.name}, {day(self.sent)}"


class Correspondence:
    """All letters of an edition; each depends on the seed, its number and how many there are."""

    def __init__(self, total: int, known: Registers, words: Words, seed: int) -> None:
        self.total = total
        self.known = known
        self.words = words
        self.seed = seed

    def letter(self, number: int) -> Letter:
        """Return what is known of the letter of this number, from 0."""
        chance = Random(f"{self.seed} letter {number}")
        sender = recipient = self.known.persons.draw(chance, _CORRESPONDENTS)
        while recipient == sender:
            recipient = self.known.persons.draw(chance, _CORRESPONDENTS)
        return Letter(
            f"letter-{number + 1:06}",
            sender,
            recipient,
            self.known.places.draw(chance),
            self.known.places.draw(chance),
            SINCE + timedelta(days=number * DAYS // self.total),
        )

    def tei(self, number: int) -> str:
        """Return the letter of this number as TEI."""
        return _Writer(self, number).document()


class _Writer:
    """Writes one letter."""

    def __init__(self, letters: Correspondence, number: int) -> None:
        self.letters = letters
        self.known = letters.known
        self.number = number
        self.letter = letters.letter(number)
        self.chance = Random(f"{letters.seed} text {number}")
        self.prose = Prose(self.chance, letters.words, self.known, self.letter.sent, self._other)
        self.sender = mention(self.known.persons, self.letter.sender)
        self.recipient = mention(self.known.persons, self.letter.recipient)
        self.place = mention(self.known.places, self.letter.place)
        self.date = f'<date when="{self.letter.sent}">{day(self.letter.sent)}</date>'

    def document(self) -> str:
        text = "\n".join(self._text())
        return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../../schemas/edition.rng" type="application/xml" \
schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{self.letter.id}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{self.letter.title}</title>
        <author>{self.sender}</author>
        <editor>Nobody in particular</editor>
      </titleStmt>
      <publicationStmt>
        <publisher>Made up for measuring</publisher>
        <date when="2026-11-25">25 November 2026</date>
        <availability status="free">
          <licence target="https://creativecommons.org/publicdomain/zero/1.0/">Free for all\
</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <msDesc>
          <msIdentifier>
            <settlement>{self.letter.goal.name}</settlement>
            <repository>Archive of Letters</repository>
            <idno type="shelfmark">Ms. {self.number // 400 + 1}, no. {self.number % 400 + 1}</idno>
          </msIdentifier>
          <physDesc>
            <objectDesc form="letter">
              <supportDesc>
                <extent>{self.chance.randint(1, 4)} leaves</extent>
              </supportDesc>
            </objectDesc>
          </physDesc>
        </msDesc>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
      <abstract>
        <p>{self.prose.sentence(14)}</p>
      </abstract>
      <correspDesc>
        <correspAction type="sent">
          {self.sender}
          {self.place}
          {self.date}
        </correspAction>
        <correspAction type="received">
          {self.recipient}
          {mention(self.known.places, self.letter.goal)}
        </correspAction>
        <correspContext>
{self._neighbours()}
        </correspContext>
      </correspDesc>
      <langUsage>
        <language ident="en">English and syllables</language>
      </langUsage>
    </profileDesc>
    <revisionDesc status="published">
      <change when="2026-11-25">Drawn by chance.</change>
    </revisionDesc>
  </teiHeader>
  <text>
    <body>
{text}
    </body>
  </text>
</TEI>
"""

    def _neighbours(self) -> str:
        beside = (("prev", self.number - 1), ("next", self.number + 1))
        found = [(kind, number) for kind, number in beside if 0 <= number < self.letters.total]
        return "\n".join(
            f'          <ref type="{kind}" target="{other.id}.xml">{other.title}</ref>'
            for kind, other in ((kind, self.letters.letter(number)) for kind, number in found)
        )

    def _other(self) -> tuple[str, date]:
        """Return the file and the date of any letter."""
        other = self.letters.letter(self.chance.randrange(self.letters.total))
        return f"{other.id}.xml", other.sent

    def _text(self) -> Iterator[str]:
        recipient = mention(self.known.persons, self.letter.recipient, short=True)
        sender = mention(self.known.persons, self.letter.sender, short=True)
        yield "      <div>"
        yield '        <pb n="1"/>'
        yield "        <opener>"
        yield f"          <dateline>{self.place}, {self.date}</dateline>"
        yield f"          <salute>Dear {recipient},</salute>"
        yield "        </opener>"
        room = self.chance.triangular(_LEAST, _MOST, _USUAL)
        blocks = self._blocks()
        while room > 0:
            block = next(blocks)
            room -= len(block.encode())
            yield block
        yield "        <closer>"
        yield f"          <salute>Your {self.prose.words(2)}</salute>"
        yield f"          <signed>{sender}</signed>"
        yield "        </closer>"
        if self.chance.random() < 0.15:
            yield f"        <postscript>\n{self.prose.paragraph()}\n        </postscript>"
        yield "      </div>"
        if self.chance.random() < 0.1:
            yield "      <div>"
            yield f"        <head>{self.prose.words(3).capitalize()}</head>"
            yield self.prose.paragraph()
            yield "      </div>"

    def _blocks(self) -> Iterator[str]:
        """Yield paragraphs without end, with something else among them now and then."""
        named = [
            mention(kind, entry)
            for kind in self.known.kinds
            for entry in kind.entries[self.number :: self.letters.total]  # each in some letter
        ]
        yield self.prose.paragraph(*named)
        prose = self.prose
        others = (prose.list_, prose.table, prose.verse, prose.quotation)
        while True:
            yield prose.paragraph()
            if self.chance.random() < 0.08:
                yield self.chance.choice(others)()
