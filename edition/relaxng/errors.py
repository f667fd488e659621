"""What can go wrong with a schema, and with an effort that must end."""

from __future__ import annotations

from edition.errors import SchemaError


class IncorrectSchemaError(SchemaError):
    """A schema is no correct RELAX NG schema, or goes beyond the limits of the engine.

    ``section`` is the section of the RELAX NG specification that it breaks (``""`` where the XML
    itself or a limit is at fault), ``source`` the address of the schema file and ``line`` the line
    in it, from 1, or 0 where no single line is at fault.
    """

    def __init__(self, reason: str, *, section: str = "", source: str = "", line: int = 0) -> None:
        self.reason = reason
        self.section = section
        self.source = source
        self.line = line
        place = f"{source}:{line}: " if line else f"{source}: " if source else ""
        rule = f" (RELAX NG, section {section})" if section else ""
        super().__init__(f"{place}{reason}{rule}")


class ExhaustedError(Exception):
    """The work that a validation was allowed to do is used up."""
