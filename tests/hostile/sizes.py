"""Documents that are large: how much of everything, and what it may take.

The tests try a small number of each, all in one edition, which is enough to tell what grows as the
square of it; ``python tests/hostile`` tries the full one of each by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
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
OPTIONS = ("--no-search",)
"""With which documents that are large are built."""
_WORDS = " ".join(f"word{number}" for number in range(26))


@dataclass(frozen=True, slots=True)
class Size:
    """So much of something, what is found in it, and the bounds of time and memory."""

    name: str
    body: Callable[[int], str]
    number: int
    findings: tuple[str, ...]
    seconds: float
    megabytes: int
    others: tuple[tuple[str, str], ...] = ()
    at_limits: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name of the document."""
        return f"{self.name}.xml"


def together(sizes: Collection[Size]) -> Generated:
    """Return one edition that has documents of several sizes."""

    def make(edition: Path) -> None:
        for size in sizes:
            text = document(size.body(size.number))
            (edition / "tei" / size.file).write_text(text, "utf-8")
            for name, other in size.others:
                (edition / "tei" / name).write_text(other, "utf-8")

    in_order = sorted(sizes, key=lambda size: size.file)
    findings = tuple(f"{code} {size.file}" for size in in_order for code in size.findings)
    status = int(any(size.findings == _ED103 for size in sizes))
    at_limits = tuple({code for size in sizes for code in size.at_limits})
    name = "-".join(("size", *(size.name for size in sizes)))
    return Generated(Case(name, findings, status=status, at_limits=at_limits), make)


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


_ED103 = ("ED103",)
_ED503 = ("ED503",)

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
            size.others,
            ("ED502", "ED602", "ED703"),
        )
        for size, number in _SIZES
    ]
