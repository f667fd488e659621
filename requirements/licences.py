"""The licences: of every package that the program needs, and of what others put into them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from requirements.pins import FOLDER, Pin

_HEAD = """# What the program is made with

The processor itself is under the MIT licence (`LICENSE`). It uses the packages below, which the set-up installs and no release contains; `requirements/edition.txt` pins their files. Licences are given as SPDX expressions. `python requirements` makes this page.
"""  # noqa: E501 - a paragraph of Markdown

_BUNDLED = """
## What is in the packages

Some hold works of others. What of these a published edition contains is said here; the folder `pagefind/` of an edition has the licences of its scripts in it.
"""  # noqa: E501

_OWN = """
## What is in the program
"""


@dataclass(frozen=True, slots=True)
class Work:
    """A work of others: in which package it is, or where in this repository, and what it does."""

    name: str
    licence: str
    within: str
    use: str


@dataclass(frozen=True, slots=True)
class Licences:
    """The table in ``licences.toml``."""

    packages: Mapping[str, str]
    bundled: tuple[Work, ...]
    own: tuple[Work, ...]


def read() -> Licences:
    """Return the table of licences."""
    table = tomllib.loads((FOLDER / "licences.toml").read_text("utf-8"))
    return Licences(
        table["packages"],
        tuple(Work(**work) for work in table["bundled"]),
        tuple(Work(**work) for work in table["own"]),
    )


def page(pins: Iterable[Pin], licences: Licences) -> str:
    """Return ``THIRD-PARTY.md``. Raises KeyError for a package that is not in the table."""
    packages = (
        (pin.name, pin.version, f"`{licences.packages[pin.name]}`", ", ".join(pin.via))
        for pin in pins
    )
    bundled = ((work.name, f"`{work.licence}`", work.within, work.use) for work in licences.bundled)
    own = ((work.name, f"`{work.licence}`", work.within, work.use) for work in licences.own)
    return "".join(
        [
            *(
                _HEAD,
                *_table(
                    ("package", "version", "licence", "needed by (else by the program)"), packages
                ),
            ),
            *(_BUNDLED, *_table(("work", "licence", "in", "what it does"), bundled)),
            *(_OWN, *_table(("work", "licence", "in", "what it does"), own)),
        ]
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
    for row in rows:
        yield f"| {' | '.join(row)} |\n"
