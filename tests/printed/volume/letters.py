"""An edition of letters drawn by chance, of which a test knows who is named where.

Everything that a page break can fall into stands in it: headings with notes, notes of any length,
readings, tables, lists, verse, quotations.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

KINDS = {
    "person": ("listPerson", "person", "persName"),
    "organisation": ("listOrg", "org", "orgName"),
    "place": ("listPlace", "place", "placeName"),
}
"""What a register holds: its list, the element of an entry, that of a name."""

_SYLLABLES = (
    "ba be bi bo da de di do fa fe fi ga go ka ke ki la le li lo ma me mi mo na ne no".split()
)
_EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="edition" xml:lang="en"><teiHeader>
<fileDesc><titleStmt><title>Letters drawn by chance</title><editor>Nobody</editor></titleStmt>
<publicationStmt><publisher>Made up for reading back</publisher><date when="2026-11-26"/>
<availability><licence target="https://creativecommons.org/publicdomain/zero/1.0/">Free.</licence>
</availability></publicationStmt><sourceDesc><p>Born here.</p></sourceDesc></fileDesc></teiHeader>
<text><front><div><head>Introduction</head><p>Nobody wrote these letters.</p></div></front>
<body><p>By date.</p></body></text></TEI>
"""


class Letters:
    """Letters, with what is named in each."""

    def __init__(self, number: int, seed: int = 1) -> None:
        """Draw ``number`` letters."""
        self._chance = Random(seed)
        self._number = number
        self.names = {
            f"{kind}-{index}": f"{kind[0].upper()}{self._word(4)[1:]}{_letters(index)}"
            for kind, count in (("person", 60), ("organisation", 12), ("place", 40))
            for index in range(count)
        }
        self.named: list[list[str]] = []
        """The ids of those named in each letter, in order."""

    def write(self, folder: Path) -> None:
        """Write the edition into a folder."""
        tei = folder / "tei"
        (tei / "documents").mkdir(parents=True)
        (tei / "registers").mkdir()
        (folder / "edition.toml").write_text('title = "Letters drawn by chance"\n', "utf-8")
        (tei / "edition.xml").write_text(_EDITION, "utf-8")
        for kind in KINDS:
            (tei / "registers" / f"{kind}s.xml").write_text(self._register(kind), "utf-8")
        for number in range(self._number):
            path = tei / "documents" / f"letter-{number + 1:03}.xml"
            path.write_text(self._letter(number), "utf-8")

    def _register(self, kind: str) -> str:
        list_, element, name = KINDS[kind]
        entries = "".join(
            f'<{element} xml:id="{id_}"><{name}>{word}</{name}></{element}>\n'
            for id_, word in self.names.items()
            if id_.startswith(kind)
        )
        return _document(f"{kind}s", "", f"<standOff><{list_}>{entries}</{list_}></standOff>")

    def _letter(self, number: int) -> str:
        self.named.append([])
        day = f"19{number // 28 // 12 % 100:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        blocks = [*self._opening(day), *self._blocks(self._chance.randint(2, 5))]
        for section in range(self._chance.choice((0, 0, 0, 0, 1, 3))):
            note = self._note() if self._chance.random() < 0.3 else ""
            head = f"<head>Matter {number + 1}.{section + 1}{note}</head>"
            blocks.append(f"<div>{head}{''.join(self._blocks(self._chance.randint(1, 3)))}</div>")
        text = f'<text xml:lang="en"><body>{"".join(blocks)}</body></text>'
        return _document(f"Letter {number + 1}", day, text)

    def _opening(self, day: str) -> Iterator[str]:
        yield f'<opener><dateline>Nowhere, <date when="{day}">{day}</date></dateline>'
        yield f"<salute>Dear {self._word(2)},</salute></opener>"

    def _blocks(self, count: int) -> Iterator[str]:
        kinds = self._chance.choices(
            (self._paragraph, self._table, self._list, self._verse, self._quotation, self._block),
            (14, 1, 1, 1, 1, 1),
            k=count,
        )
        yield from (kind() for kind in kinds)

    def _paragraph(self) -> str:
        return f"<p>{self._sentences(self._chance.randint(1, 6))}</p>\n"

    def _block(self) -> str:
        return f"<ab>{self._sentences(self._chance.randint(1, 5))}</ab>\n"

    def _quotation(self) -> str:
        return f"<quote>{self._paragraph()}</quote>\n"

    def _list(self) -> str:
        items = (f"<item>{self._sentences(1)}</item>" for _ in range(self._chance.randint(2, 6)))
        return f"<list>{''.join(items)}</list>\n"

    def _verse(self) -> str:
        lines = (
            f"<l>{self._words(6)}{self._insertion()}</l>" for _ in range(self._chance.randint(2, 8))
        )
        return f"<lg>{''.join(lines)}</lg>\n"

    def _table(self) -> str:
        rows = (
            f"<row><cell>{self._words(2)}</cell><cell>{self._words(1)}{self._insertion()}</cell></row>"
            for _ in range(self._chance.randint(1, 9))
        )
        head = '<row role="label"><cell>What</cell><cell>Which</cell></row>'
        return f"<table>{head}{''.join(rows)}</table>\n"

    def _sentences(self, count: int) -> str:
        return " ".join(
            f"{self._words(self._chance.randint(3, 14)).capitalize()}{self._insertion()}"
            f" {self._words(self._chance.randint(1, 9))}."
            for _ in range(count)
        )

    def _insertion(self) -> str:
        made = self._chance.choices(
            (str, self._note, self._reading, self._mention), (10, 3, 1, 5), k=1
        )[0]
        return made()

    def _note(self) -> str:
        size = self._chance.choices((4, 20, 60, 400), (6, 6, 3, 0.1), k=1)[0]
        inner = f" {self._mention()} and" if self._chance.random() < 0.2 else ""
        return f"<note>{self._words(size).capitalize()}{inner} {self._words(2)}.</note>"

    def _reading(self) -> str:
        return f' <app><lem wit="#A">{self._word(3)}</lem><rdg wit="#B">{self._word(3)}</rdg></app>'

    def _mention(self) -> str:
        [id_] = self._chance.choices(list(self.names), k=1)
        self.named[-1].append(id_)
        _, _, name = KINDS[id_.partition("-")[0]]
        return f' <{name} ref="#{id_}">{self.names[id_]}</{name}>'

    def _words(self, count: int) -> str:
        return " ".join(self._word(self._chance.randint(1, 4)) for _ in range(count))

    def _word(self, syllables: int) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=syllables))


def _document(title: str, day: str, content: str) -> str:
    created = f'<profileDesc><creation><date when="{day}"/></creation></profileDesc>' if day else ""
    witnesses = '<listWit><witness xml:id="A">A</witness><witness xml:id="B">B</witness></listWit>'
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}'
        "</title></titleStmt><publicationStmt><p>Free.</p></publicationStmt><sourceDesc>"
        f"{witnesses if day else '<p>Born here.</p>'}</sourceDesc></fileDesc>{created}</teiHeader>"
        f"{content}</TEI>\n"
    )


def _letters(number: int) -> str:
    """Return a number as two letters, so that no two names are the same."""
    return f"{chr(97 + number // 26)}{chr(97 + number % 26)}"
