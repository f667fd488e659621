"""xmlschema: says in detail why a document is not valid, once libxml2 has said that it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from edition.errors import SchemaError

if TYPE_CHECKING:
    import xmlschema


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an element is not valid.

    ``element`` is the one to blame, ``attribute`` the one that it may not have, ``expected`` the
    names of elements, or attributes, that might have stood there.
    """

    element: etree._Element | None
    message: str
    attribute: str = ""
    expected: tuple[str, ...] = ()


class Explainer:
    """An XML Schema that explains; slow to load and to run, so made only when it is needed."""

    def __init__(self, path: Path) -> None:
        """Read a schema. Raises SchemaError."""
        import xmlschema  # noqa: PLC0415 - it takes a seventh of a second, and few runs need it

        try:
            self._schema = xmlschema.XMLSchema10(str(path), allow="sandbox", defuse="always")
        except xmlschema.XMLSchemaException as error:
            raise SchemaError(f"The schema {path.name} cannot be read: {error}") from error

    def reasons(self, root: etree._Element) -> Iterator[Reason]:
        """Yield what is wrong with a document, one thing after the other as it is found."""
        import xmlschema  # noqa: PLC0415 - as above

        # What a document names is not followed; by itself it would have to lie in a folder.
        document = xmlschema.XMLResource(root, allow="none")
        for error in self._schema.iter_errors(document, use_location_hints=False):
            yield _reason(error)


def _reason(error: xmlschema.XMLSchemaValidationError) -> Reason:
    import xmlschema  # noqa: PLC0415 - as above

    message = " ".join((error.reason or error.message or "").split())
    if isinstance(error, xmlschema.XMLSchemaChildrenValidationError):
        expected = tuple(
            sorted(
                {particle.local_name for particle in error.expected or () if particle.local_name}
            )
        )
        child = error.invalid_child
        return Reason(child if child is not None else error.elem, message, expected=expected)
    strange = re.match(r"'([^']+)' attribute not allowed", message)
    if strange and isinstance(error.validator, xmlschema.validators.XsdAttributeGroup):
        known = tuple(sorted(name for name in error.validator if isinstance(name, str)))
        return Reason(error.elem, message, strange.group(1), known)
    return Reason(error.elem, message)
