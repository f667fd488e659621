"""What is wrong with a document: values that say where, what, and what was expected."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.datatypes import Datatype


class Kind(enum.Enum):
    """What kind of fault it is.

    The texts are short and neutral; sentences for editors are the caller's.
    """

    ELEMENT_UNKNOWN = "no element of the schema has this name"
    ELEMENT_NOT_ALLOWED = "the element may not stand in its parent"
    ELEMENT_MISPLACED = "the element may stand in its parent, but not in this place"
    ELEMENT_TOO_EARLY = "the element may stand here only after others that are missing"
    CONTENT_INCOMPLETE = "the element ends before all that it must contain has come"
    TEXT_NOT_ALLOWED = "the element may not contain text, or not in this place"
    TEXT_INVALID = "the text of the element is no value that it may have"
    ATTRIBUTE_NOT_ALLOWED = "the element may not have this attribute"
    ATTRIBUTE_EXCLUDED = "the element may not have this attribute along with its others"
    ATTRIBUTE_INVALID = "the attribute may not have this value"
    ATTRIBUTE_MISSING = "the element lacks an attribute"
    ID_DUPLICATE = "the identifier has been used before"
    IDREF_DANGLING = "no element has this identifier"
    BUDGET_EXCEEDED = "the document takes too much work to judge"


@dataclass(frozen=True, slots=True)
class Expected:
    """What might have stood in a place; names are sorted, and written as lxml writes them.

    ``elements`` may stand there (for a missing or misplaced one: ``missing`` must still come
    before the element may end, or before the one that came too early); ``attributes`` may be
    added, of which ``missing`` must. ``values`` are the texts that are allowed, ``datatypes``
    those that a text may belong to, and ``listed`` tells that both are about each word of it.
    ``wildcards`` are name classes such as ``*`` (any name) or ``{namespace}*``. ``end`` tells that
    the element might also end.
    """

    elements: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    wildcards: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    datatypes: tuple[Datatype, ...] = ()
    listed: bool = False
    text: bool = False
    end: bool = False


NOTHING = Expected()


@dataclass(frozen=True, slots=True)
class Error:
    """One fault of a document.

    ``element`` is the element that is wrong itself, or has the wrong attribute, text, or end.
    ``attribute`` is the attribute's name. ``after`` is, for text, the index among all children
    (comments included) of the one that the text follows, -1 where it comes first. ``value`` is
    the text or value that is wrong. ``other`` is the element that used an identifier before.
    """

    kind: Kind
    element: etree._Element
    attribute: str = ""
    after: int = -1
    value: str = ""
    expected: Expected = NOTHING
    other: etree._Element | None = None

    @property
    def message(self) -> str:
        """A short neutral text."""
        name = self.attribute or self.element.tag
        return f"{name}: {self.kind.value}"
