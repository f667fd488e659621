"""The prose of a letter: sentences drawn by chance, and the markup in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from benchmarks.letters.registers import Entry, Kind, Registers, day
from benchmarks.letters.vocabulary import Words


class Prose:
    """Writes paragraphs and what stands between them."""

    def __init__(
        self,
        chance: Random,
        words: Words,
        known: Registers,
        written: date,
        other: Callable[[], tuple[str, date]],
    ) -> None:
        """Write by ``chance``, on a day, with other letters that ``other`` gives: file and date."""
        self._chance = chance
        self._words = words
        self._known = known
        self._written = written
        self._other = other
        self._pages = 1
        insertions: dict[Callable[[], str], int] = {
            self._person: 24,
            self._place: 12,
            self._organisation: 5,
            self._date: 10,
            self._note: 8,
            self._reference: 3,
            self._page_break: 5,
            self._intervention: 8,
            self._emphasis: 6,
            str: 19,  # nothing
        }
        self._insertions = tuple(insertions), tuple(insertions.values())

    def words(self, count: int) -> str:
        """Return ``count`` words."""
        return self._words.draw(self._chance, count)

    def sentence(self, words: int, insertion: str = "") -> str:
        """Return a sentence of ``words`` words, 2 or more, with an insertion in the middle."""
        begin = f"{self.words(words // 2).capitalize()} {insertion}".rstrip()
        comma = "," if self._chance.random() < 0.3 else ""
        [end] = self._chance.choices(".!?", (85, 6, 9))
        return f"{begin}{comma} {self.words(words - words // 2)}{end}"

    def paragraph(self, *named: str) -> str:
        """Return a paragraph that has ``named`` in its first sentences."""
        sentences = [self.sentence(8, name) for name in named]
        sentences += [self._rich_sentence() for _ in range(self._chance.randint(3, 9))]
        return f"        <p>{' '.join(sentences)}</p>"

    def list_(self) -> str:
        """Return a list."""
        count = self._chance.randint(3, 6)
        items = "".join(f"\n          <item>{self.sentence(6)}</item>" for _ in range(count))
        return f"        <list>{items}\n        </list>"

    def table(self) -> str:
        """Return a table of three columns, with a heading."""
        rows = "".join(
            f"\n          <row><cell>{self.words(2)}</cell>"
            f"<cell>{self._chance.randint(1, 900)}</cell><cell>{self.words(3)}</cell></row>"
            for _ in range(self._chance.randint(3, 7))
        )
        return f"        <table>\n          <head>{self.sentence(3)}</head>{rows}\n        </table>"

    def verse(self) -> str:
        """Return a stanza."""
        lines = "".join(f"\n          <l>{self.sentence(6)}</l>" for _ in range(4))
        return f"        <lg>{lines}\n        </lg>"

    def quotation(self) -> str:
        """Return a paragraph that is quoted."""
        return f"        <quote>\n  {self.paragraph()}\n        </quote>"

    def _rich_sentence(self) -> str:
        """Return a sentence that holds a name, a date, an intervention or nothing of the kind."""
        [insertion] = self._chance.choices(*self._insertions)
        return self.sentence(self._chance.randint(8, 22), insertion())

    def _name(self, kind: Kind) -> str:
        return mention(kind, kind.draw(self._chance), short=self._chance.random() < 0.5)

    def _person(self) -> str:
        return self._name(self._known.persons)

    def _place(self) -> str:
        return self._name(self._known.places)

    def _organisation(self) -> str:
        return self._name(self._known.organisations)

    def _date(self) -> str:
        """Return a day not long before the letter's, with its value."""
        value = self._written - timedelta(days=self._chance.randint(1, 60))
        text = self._chance.choice((day(value), f"{value.day} {value:%B}"))
        return f'<date when="{value}">{text}</date>'

    def _note(self) -> str:
        """Return a word with the editor's note to it, which names somebody or cites a work."""
        kind = self._chance.choice((self._known.persons, self._known.works))
        text = self.sentence(self._chance.randint(6, 24), mention(kind, kind.draw(self._chance)))
        return f'{self.words(1)}<note type="editorial">{text}</note>'

    def _reference(self) -> str:
        file, sent = self._other()
        return f'<ref target="{file}">letter of {day(sent)}</ref>'

    def _page_break(self) -> str:
        self._pages += 1
        return f'<pb n="{self._pages}"/>'

    def _intervention(self) -> str:
        """Return what a pen or an editor has changed."""
        one, other = self.words(1), self.words(1)
        return self._chance.choice(
            (
                f"<add>{one}</add>",
                f"<del>{one}</del>",
                f"<subst><del>{one}</del><add>{other}</add></subst>",
                f"<choice><sic>{one}</sic><corr>{other}</corr></choice>",
                f"<choice><orig>{one}</orig><reg>{other}</reg></choice>",
                f"<choice><abbr>{one[:3]}.</abbr><expan>{one}</expan></choice>",
                f"<unclear>{one}</unclear>",
                '<gap reason="illegible"/>',
            )
        )

    def _emphasis(self) -> str:
        """Return words that are underlined, foreign or quoted."""
        words = self.words(self._chance.randint(1, 3))
        return self._chance.choice(
            (
                f'<hi rend="underline">{words}</hi>',
                f'<foreign xml:lang="la">{words}</foreign>',
                f"<q>{words}</q>",
            )
        )


def mention(kind: Kind, entry: Entry, *, short: bool = False) -> str:
    """Return a name that points to its entry, or the title of a work that does."""
    pointer = f"../registers/{kind.file}.xml#{entry.id}"
    name = entry.short if short else entry.name
    return f'<{kind.element} {kind.attribute}="{pointer}">{name}</{kind.element}>'
