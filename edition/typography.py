"""Typography: how the book is set where the settings say so (``[tool.edition.print]``).

What they do not say is left to the layout (``xslt/print/layout/measures.typ``), to which the rest
is handed as data: lengths as a value and a unit, names of papers as the lengths they stand for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from edition.errors import SettingError
from edition.nearness import nearest

PAPERS: Mapping[str, tuple[float, float, str]] = {
    "a4": (210, 297, "mm"),
    "a5": (148, 210, "mm"),
    "b5": (176, 250, "mm"),
    "crown-quarto": (189, 246, "mm"),
    "demy": (138, 216, "mm"),
    "letter": (8.5, 11, "in"),
    "royal": (156, 234, "mm"),
    "trade": (6, 9, "in"),
    "university": (6.25, 9.25, "in"),
}
"""Width and height of what a name stands for: sheets of paper, and the trim sizes of publishers."""

SCRIPTS = ("arabic", "cjk", "cyrillic", "greek", "hebrew", "monospace", "syriac", "text")
"""For what a typeface can be named: scripts, what is written as by a machine, and all the rest."""

TYPOGRAPHY = (
    "colour", "columns", "depth", "leading", "margins", "openings", "paper", "sides", "size",
    "typefaces", "verses",
)  # fmt: skip
"""The settings of which is said here what they can be."""

_OPENINGS = ("page", "recto")
_MARGINS = ("bottom", "inside", "outside", "top")
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,4})?"
_LENGTH = re.compile(rf"({_NUMBER}) ?(mm|cm|in|pt|em)")
_PAPER = re.compile(rf"({_NUMBER}) ?[x×] ?({_NUMBER}) ?(mm|cm|in|pt)")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}
_SMALLEST, _LARGEST = 200, 3000
"""Between what widths and heights, in points, a page can be."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length: so many millimetres, centimetres, inches, points, or ems of the type."""

    value: float
    unit: str

    @property
    def points(self) -> float:
        """The length in points, if it is none of the type's."""
        return self.value * _POINTS[self.unit]


@dataclass(frozen=True, slots=True)
class Typography:
    """How the book is set, as far as the settings say it; None, or nothing, where they do not."""

    width: Length | None = None
    height: Length | None = None
    margins: Mapping[str, Length] = field(default_factory=dict)
    """By their names: ``inside``, ``outside``, ``top``, ``bottom``."""
    size: Length | None = None
    leading: Length | None = None
    """The space between two lines."""
    columns: int | None = None
    sides: int | None = None
    """1: all pages are alike; 2: those on the left and on the right face each other."""
    colour: bool | None = None
    """Whether the book may be printed in colours."""
    openings: str | None = None
    """Where a document begins: on the next ``page``, or on the next ``recto``."""
    depth: int | None = None
    """How many levels of headings the contents show."""
    verses: int | None = None
    """Every how many lines a verse is numbered; 0: none is."""
    typefaces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of typefaces, the first choice first, by script (``SCRIPTS``)."""

    def leaves(self, pages: int) -> int:
        """Return how many pages a document takes, if it has so many, until the next can begin."""
        return pages + pages % 2 if self.openings == "recto" and self.sides != 1 else pages

    def data(self) -> bytes:
        """Return what the layout is to know, as JSON."""
        plain = {
            "width": self.width,
            "height": self.height,
            **self.margins,
            "size": self.size,
            "leading": self.leading,
            "columns": self.columns,
            "sides": self.sides,
            "colour": self.colour,
            "openings": self.openings,
            "depth": self.depth,
            "verses": self.verses,
            "typefaces": {name: list(names) for name, names in self.typefaces.items()} or None,
        }
        told = {
            name: {"value": value.value, "unit": value.unit} if isinstance(value, Length) else value
            for name, value in plain.items()
            if value is not None
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8")


def read_typography(table: Mapping[str, Any]) -> Typography:
    """Return what the table ``print`` says of how the book is set. Raises SettingError."""
    width, height = _paper(table["paper"]) if "paper" in table else (None, None)
    margins = _margins(table.get("margins", {}))
    _check_room(width, height, margins)
    return Typography(
        width=width,
        height=height,
        margins=margins,
        size=_length(table, "size", "10.5pt", units=("pt", "mm"), between=(5, 30)),
        leading=_length(table, "leading", "0.62em", units=("em",), between=(0.2, 3)),
        columns=_number(table, "columns", range(1, 3), "1 or 2"),
        sides=_number(table, "sides", range(1, 3), "1 or 2"),
        colour=_flag(table, "colour"),
        openings=_choice(table, "openings", _OPENINGS),
        depth=_number(table, "depth", range(1, 7), "a number from 1 to 6"),
        verses=_number(table, "verses", range(0, 101, 5), "a multiple of 5, or 0 for none"),
        typefaces=_typefaces(table.get("typefaces", {})),
    )


def check_keys(table: Mapping[str, Any], known: Iterable[str], *, of: str) -> None:
    """Raise SettingError for a key of a table that is no setting."""
    for key in table:
        if key not in known:
            raise _unknown(f"{of}.{key}", f"'{of}.{key}' is no setting", key, sorted(known))


def _unknown(key: str, said: str, written: str, known: Sequence[str]) -> SettingError:
    """Return what is said of a value or a key that there is not, with what may have been meant."""
    meant = nearest(written, known)
    hint = f"; did you mean '{meant}'? There" if meant else "; there"
    return SettingError(key, f"{said}{hint} are: {', '.join(known)}.")


def _paper(value: object) -> tuple[Length, Length]:
    name = value.casefold() if isinstance(value, str) else ""
    if match := _PAPER.fullmatch(name):
        width, height = (Length(float(match[side]), match[3]) for side in (1, 2))
    elif name in PAPERS:
        across, down, unit = PAPERS[name]
        width, height = Length(across, unit), Length(down, unit)
    elif name and not re.match("[0-9]", name):
        said = f"The setting 'print.paper' knows no paper '{value}'"
        raise _unknown("print.paper", said, name, tuple(PAPERS))
    else:
        raise SettingError(
            "print.paper",
            "The setting 'print.paper' is the name of a paper, or its width and height, such as"
            ' "156x234mm" or "6.25x9.25in".',
        )
    if not all(_SMALLEST <= side.points <= _LARGEST for side in (width, height)):
        raise SettingError(
            "print.paper",
            f"The setting 'print.paper' is no page of a book: {value}. Its sides can be from"
            " 71 mm to 1058 mm.",
        )
    return width, height


def _margins(value: object) -> dict[str, Length]:
    if isinstance(value, str):
        value = dict.fromkeys(_MARGINS, value)
    if not isinstance(value, dict):
        raise SettingError(
            "print.margins",
            "The setting 'print.margins' is a length, such as \"20mm\", or a table of lengths:"
            ' {inside = "20mm", outside = "25mm", top = "20mm", bottom = "25mm"}.',
        )
    check_keys(value, _MARGINS, of="print.margins")
    found = {}
    for key in sorted(value):
        length = _length(value, key, "20mm", units=tuple(_POINTS), of="print.margins")
        if length is not None:
            found[key] = length
    return found


def _check_room(width: Length | None, height: Length | None, margins: Mapping[str, Length]) -> None:
    """Raise SettingError where margins leave no room for text on a page whose size is known."""
    for side, one, other in ((width, "inside", "outside"), (height, "top", "bottom")):
        across, down, unit = PAPERS["university"]
        whole = side or Length(across if one == "inside" else down, unit)
        taken = sum(margins[name].points for name in (one, other) if name in margins)
        if taken > whole.points * 0.7:
            raise SettingError(
                f"print.margins.{one}",
                f"The settings 'print.margins.{one}' and '{other}' leave too little of the page"
                f" ({whole.value:g}{whole.unit}) for the text.",
            )


def _typefaces(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise SettingError(
            "print.typefaces",
            "The setting 'print.typefaces' is a table of names of typefaces, such as"
            ' {text = "Libertinus Serif", greek = ["GFS Didot"]}.',
        )
    check_keys(value, SCRIPTS, of="print.typefaces")
    found = {}
    for key in sorted(value):
        names = [value[key]] if isinstance(value[key], str) else value[key]
        if not isinstance(names, list) or not all(isinstance(x, str) and x.strip() for x in names):
            raise SettingError(
                f"print.typefaces.{key}",
                f"The setting 'print.typefaces.{key}' is the name of a typeface, or a list of"
                " names in the order of choice.",
            )
        found[key] = tuple(names)
    return found


def _length(
    table: Mapping[str, Any],
    key: str,
    example: str,
    *,
    units: Sequence[str],
    between: tuple[float, float] | None = None,
    of: str = "print",
) -> Length | None:
    """Return a length; what it must lie ``between`` is in points, or in ems if it is of those."""
    if key not in table:
        return None
    value = table[key]
    match = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[2] not in units:
        known = f"{', '.join(units[:-1])} or {units[-1]}" if len(units) > 1 else units[0]
        message = f"The setting '{of}.{key}' is a length in {known}, such as \"{example}\"."
        raise SettingError(f"{of}.{key}", message)
    found = Length(float(match[1]), match[2])
    size = found.value if found.unit == "em" else found.points
    if between and not between[0] <= size <= between[1]:
        unit = "em" if found.unit == "em" else "pt"
        limits = f"{between[0]:g}{unit} and {between[1]:g}{unit}"
        message = f"The setting '{of}.{key}' is between {limits}, not {value}."
        raise SettingError(f"{of}.{key}", message)
    return found


def _number(table: Mapping[str, Any], key: str, allowed: range, said: str) -> int | None:
    value = table.get(key)
    if key in table and (type(value) is not int or value not in allowed):
        raise SettingError(f"print.{key}", f"The setting 'print.{key}' is {said}.")
    return value


def _flag(table: Mapping[str, Any], key: str) -> bool | None:
    value = table.get(key)
    if key in table and not isinstance(value, bool):
        raise SettingError(f"print.{key}", f"The setting 'print.{key}' is true or false.")
    return value


def _choice(table: Mapping[str, Any], key: str, known: Sequence[str]) -> str | None:
    value = table.get(key)
    if key in table and value not in known:
        said = f"The setting 'print.{key}' cannot be '{value}'"
        raise _unknown(f"print.{key}", said, str(value), known)
    return value
