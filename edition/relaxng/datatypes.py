"""Datatypes (RELAX NG, sections 4.3, 6.2.7 and 6.2.8): what a library of datatypes offers.

Two libraries are known: the built-in one (``string`` and ``token``) and W3C XML Schema's.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Namespaces: TypeAlias = Mapping[str | None, str]
"""Namespaces by prefix, the default one by None, as lxml has them."""

Parameters: TypeAlias = Sequence[tuple[str, str]]

_SPACE = re.compile(r"[ \t\r\n]+")
BLANK = " \t\r\n"
"""What XML calls white space; other spaces are text like any other."""


class DatatypeError(ValueError):
    """A datatype does not exist, or its parameters or a value in the schema are wrong."""


class Datatype(Protocol):
    """A set of texts, and when two of them are equal."""

    @property
    def name(self) -> str:
        """The name of the datatype in its library."""

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The parameters, in the order of the schema."""

    @property
    def contextual(self) -> bool:
        """Whether the same text may have another value elsewhere (names with prefixes)."""

    @property
    def id_type(self) -> str:
        """``ID``, ``IDREF`` or ``IDREFS`` (RELAX NG DTD Compatibility, section 5), else ``""``."""

    def allows(self, text: str, namespaces: Namespaces) -> bool:
        """Tell whether a text belongs to the datatype."""

    def value(self, text: str, namespaces: Namespaces) -> Hashable:
        """Return the value that a text stands for, or None; equal values are equal."""


def blank(text: str) -> bool:
    """Tell whether a text is white space as XML has it, or empty."""
    return not text.strip(BLANK)


def words(text: str) -> list[str]:
    """Return the parts of a text between white space."""
    return [word for word in _SPACE.split(text) if word]


def collapse(text: str) -> str:
    """Return a text with white space at its ends removed and single spaces within."""
    return _SPACE.sub(" ", text.strip(BLANK))


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """``string`` and ``token`` of the built-in library (section 4.16: without parameters)."""

    name: str
    parameters: tuple[tuple[str, str], ...] = ()
    contextual: bool = False
    id_type: str = ""

    def allows(self, text: str, namespaces: Namespaces) -> bool:  # noqa: ARG002
        """Tell whether a text belongs to the datatype: all do."""
        return True

    def value(self, text: str, namespaces: Namespaces) -> Hashable:  # noqa: ARG002
        """Return the text, with its white space collapsed for ``token``."""
        return collapse(text) if self.name == "token" else text


def built_in(name: str, parameters: Parameters) -> Datatype:
    """Return a datatype of the built-in library. Raises DatatypeError."""
    if name not in {"string", "token"}:
        raise DatatypeError(f"the built-in datatypes are 'string' and 'token', not '{name}'")
    if parameters:
        raise DatatypeError("the built-in datatypes have no parameters")
    return BuiltIn(name)
