"""Documents that are large: how much of everything, and what it may take.

The tests try a small number of each, which is enough to tell what grows as the square of it;
``python tests/hostile`` tries the full one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.corpus import Case
from tests.hostile.generated import Generated, document

_PERSONS = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons'
    "</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p>"
    "</sourceDesc></fileDesc></teiHeader><standOff><listPerson>"
    '<person xml:id="p1"><persName>Anna</persName></person></listPerson></standOff></TEI>\n'
)
_WORDS = " ".join(f"word{number}" for number in range(26))


@dataclass(frozen=True, slots=True)
class Size:
    """So much of something, what is found then, and the bounds of time and memory."""

    name: str
    body: Callable[[int], str]
    number: int
    findings: tuple[str, ...]
    seconds: float
    megabytes: int
    options: tuple[str, ...] = ("--no-search",)
    others: tuple[tuple[str, str], ...] = ()
    at_limits: tuple[str, ...] = ()

    def generated(self) -> Generated:
        """Return the case, as it is made."""

        def make(edition: Path) -> None:
            text = document(self.body(self.number))
            (edition / "tei" / "large.xml").write_text(text, "utf-8")
            for name, other in self.others:
                (edition / "tei" / name).write_text(other, "utf-8")

        status = int(self.findings == _ED103)
        case = Case(f"size-{self.name}", self.findings, status=status, at_limits=self.at_limits)
        return Generated(case, make)


def _paragraphs(megabytes: int) -> str:
    return f"<p>{_WORDS}</p>\n" * (megabytes * 1_000_000 // len(f"<p>{_WORDS}</p>\n"))


def _nested(count: int) -> str:
    return f"<p>{'<seg>' * count}x{'</seg>' * count}</p>"


def _attributes(count: int) -> str:
    attributes = " ".join(f"a{number}='x'" for number in range(count))
    return f"<p {attributes}>x</p>"


def _each(text: str) -> Callable[[int], str]:
    return lambda count: "".join(text.format(number) for number in range(count))


def _within(text: str) -> Callable[[int], str]:
    return lambda count: f"<p>{text * count}</p>"


_TABLE = 100


def _table(count: int) -> str:
    row = f"<row>{'<cell>c</cell>' * _TABLE}</row>"
    return f"<table>{row * (count // _TABLE)}</table>"


_ED103 = ("ED103 large.xml",)
_ED503 = ("ED503 large.xml",)

_SIZES: tuple[tuple[Size, int], ...] = (
    (Size("levels", _nested, 300, _ED103, 120, 1_500), 10_000),
    (Size("paragraphs-of-many-megabytes", _paragraphs, 33, _ED103, 120, 1_500), 100),
    (Size("one-text", _within("word "), 2_100_000, _ED103, 120, 1_500), 20_000_000),
    (Size("one-word", _within("w"), 10_100_000, _ED103, 120, 1_500), 100_000_000),
    (Size("attributes", _attributes, 1_000, _ED503 * 1_000, 120, 1_500), 100_000),
    (Size("elements-with-one", _each('<p n="{}">x</p>'), 2_000, _ED503, 120, 2_000), 100_000),
    (Size("empty-elements", _within("<hi/>"), 2_000, (), 120, 2_000), 1_000_000),
    (Size("notes", _within("word<note>note</note> "), 400, (), 120, 2_000), 1_000_000),
    (Size("ids", _each('<p xml:id="i{}">x</p>'), 2_000, (), 120, 2_000), 1_000_000),
    (Size("cells", _table, 2_000, (), 120, 2_000), 100_000),
    (
        Size(
            "names-of-one-person",
            _each('<p><persName ref="#p1">Anna</persName></p>'),
            1_000,
            (),
            120,
            2_000,
            others=(("persons.xml", _PERSONS),),
        ),
        100_000,
    ),
)


def small() -> list[Size]:
    """Return each at the number that the tests try."""
    return [size for size, _ in _SIZES]


def full() -> list[Size]:
    """Return each at its full number, within the bounds that a task has.

    Whether it is published whole depends on the machine; if not, the limits are told.
    """
    return [
        Size(
            size.name,
            size.body,
            number,
            _ED503 * number if size.name == "attributes" else size.findings,
            6_000,
            9_000,
            size.options,
            size.others,
            ("ED502", "ED602", "ED703"),
        )
        for size, number in _SIZES
    ]
