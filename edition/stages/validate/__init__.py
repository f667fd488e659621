"""Validate: hold a document against its grammar, and say what is wrong as an editor would.

RELAX NG is judged and explained by our own engine (``edition.relaxng``); XML Schema is judged by
libxml2 and, where it says no, explained by ``xmlschema``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from lxml import etree

from edition.diagnostics import Remark
from edition.errors import SchemaError

ENDINGS = frozenset({".rng", ".xsd"})
"""What the file of a grammar ends in."""


class Validator(Protocol):
    """A grammar that judges documents."""

    def validate(self, root: etree._Element) -> list[Remark]:
        """Return what is wrong with a stamped document, in document order."""


def validator(path: Path) -> Validator:
    """Read a grammar. Raises SchemaError."""
    # Of the two engines a process reads the one that it needs; who hands documents over, none.
    if path.suffix == ".rng":
        from edition.stages.validate.rng import GrammarValidator  # noqa: PLC0415

        return GrammarValidator(path)
    if path.suffix == ".xsd":
        from edition.stages.validate.xsd import SchemaValidator  # noqa: PLC0415

        return SchemaValidator(path)
    raise SchemaError(f"{path.name}: a grammar is an .rng or an .xsd file.")
