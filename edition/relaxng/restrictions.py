"""The restrictions on a schema in its simple form (RELAX NG, section 7)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from edition.relaxng.errors import IncorrectSchemaError
from edition.relaxng.names import NameClass, overlap, plain, wildcards
from edition.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Definition,
    Element,
    Group,
    Holds,
    Interleave,
    OneOrMore,
    Pattern,
    Text,
    Value,
    Words,
)

_IN_START = (
    Holds.ATTRIBUTE
    | Holds.DATA
    | Holds.VALUE
    | Holds.TEXT
    | Holds.LIST
    | Holds.GROUP
    | Holds.INTERLEAVE
    | Holds.ONE_OR_MORE
    | Holds.EMPTY
)
_IN_ATTRIBUTE = Holds.ATTRIBUTE | Holds.ELEMENT
_IN_LIST = Holds.LIST | Holds.ELEMENT | Holds.ATTRIBUTE | Holds.TEXT | Holds.INTERLEAVE
_IN_EXCEPT = (
    Holds.ATTRIBUTE
    | Holds.ELEMENT
    | Holds.LIST
    | Holds.TEXT
    | Holds.GROUP
    | Holds.INTERLEAVE
    | Holds.ONE_OR_MORE
    | Holds.EMPTY
)
_KINDS = {
    Holds.EMPTY: "'empty'",
    Holds.TEXT: "'text'",
    Holds.DATA: "'data'",
    Holds.VALUE: "'value'",
    Holds.LIST: "'list'",
    Holds.ELEMENT: "an element",
    Holds.ATTRIBUTE: "an attribute",
    Holds.GROUP: "a group",
    Holds.INTERLEAVE: "'interleave'",
    Holds.ONE_OR_MORE: "a repetition",
}


class _Content(enum.IntEnum):
    """The types of content (section 7.2), each greater than what it absorbs."""

    EMPTY = 0
    COMPLEX = 1
    SIMPLE = 2


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that elements or attributes in a pattern may have."""

    plain: frozenset[str] = frozenset()
    wild: tuple[NameClass, ...] = ()

    def union(self, other: _Names) -> _Names:
        if not other.plain and not other.wild:
            return self
        if not self.plain and not self.wild:
            return other
        wild = tuple(dict.fromkeys(self.wild + other.wild))
        return _Names(self.plain | other.plain, wild)

    def shared(self, other: _Names) -> str | None:
        """Return a name, or a description of names, in both; None where there is none."""
        both = self.plain & other.plain
        if both:
            return min(both)
        for one, two in ((self, other), (other, self)):
            for name in sorted(one.plain if two.wild else ()):
                if any(wild.contains(name) for wild in two.wild):
                    return name
        if any(overlap(mine, theirs) for mine in self.wild for theirs in other.wild):
            return "any name"
        return None


_NONE = _Names()


def check(start: Pattern, definitions: Iterable[Definition]) -> None:
    """Check the pattern that a document's root must match, and each element of the schema.

    Raises IncorrectSchemaError.
    """
    if start.holds & _IN_START:
        held = _describe(start.holds & _IN_START)
        raise IncorrectSchemaError(f"The start holds {held}.", section="7.1.5")
    checker = _Checker()
    for definition in definitions:
        try:
            checker.element(definition.content)
        except IncorrectSchemaError as error:
            raise IncorrectSchemaError(
                error.reason,
                section=error.section,
                source=definition.source,
                line=definition.line,
            ) from error


class _Checker:
    """Checks patterns, and keeps what it found out about each."""

    def __init__(self) -> None:
        self._content: dict[Pattern, _Content] = {}
        self._attributes: dict[Pattern, _Names] = {}
        self._elements: dict[Pattern, _Names] = {}
        self._lists: set[Pattern] = set()

    def element(self, content: Pattern) -> None:
        if content.holds & Holds.REPEATED_GROUPED_ATTRIBUTE:
            raise IncorrectSchemaError("A group of attributes is repeated.", section="7.1.2")
        self._content_type(content)
        self._attribute_names(content)

    def _content_type(self, pattern: Pattern) -> _Content:
        known = self._content.get(pattern)
        if known is None:
            known = self._content[pattern] = self._find_content_type(pattern)
        return known

    def _find_content_type(self, pattern: Pattern) -> _Content:  # noqa: PLR0911 - one for each pattern
        if isinstance(pattern, (Text, Element)):
            return _Content.COMPLEX
        if isinstance(pattern, (Data, Value, Words)):
            self._check_leaf(pattern)
            return _Content.SIMPLE
        if isinstance(pattern, Attribute):
            if pattern.value.holds & _IN_ATTRIBUTE:
                held = _describe(pattern.value.holds & _IN_ATTRIBUTE)
                raise IncorrectSchemaError(f"An attribute holds {held}.", section="7.1.1")
            self._content_type(pattern.value)
            return _Content.EMPTY
        if isinstance(pattern, Choice):
            return max(map(self._content_type, pattern.alternatives))
        if isinstance(pattern, (Group, Interleave)):
            first = self._content_type(pattern.first)
            second = self._content_type(pattern.second)
            self._check_groupable(first, second)
            if isinstance(pattern, Interleave):
                self._check_interleave(pattern)
            return max(first, second)
        if isinstance(pattern, OneOrMore):
            body = self._content_type(pattern.body)
            self._check_groupable(body, body)
            return body
        return _Content.EMPTY

    def _check_groupable(self, first: _Content, second: _Content) -> None:
        if _Content.SIMPLE in {first, second} and _Content.EMPTY not in {first, second}:
            raise IncorrectSchemaError(
                "A datatype, a value or a list stands beside other content.", section="7.2"
            )

    def _check_leaf(self, pattern: Data | Value | Words) -> None:
        if isinstance(pattern, Words):
            if pattern.body.holds & _IN_LIST:
                held = _describe(pattern.body.holds & _IN_LIST)
                raise IncorrectSchemaError(f"A list holds {held}.", section="7.1.3")
            self._check_lists(pattern.body)
        elif isinstance(pattern, Data) and pattern.excepted is not None:
            if pattern.excepted.holds & _IN_EXCEPT:
                held = _describe(pattern.excepted.holds & _IN_EXCEPT)
                raise IncorrectSchemaError(f"A datatype excepts {held}.", section="7.1.4")
            self._content_type(pattern.excepted)

    def _check_lists(self, pattern: Pattern) -> None:
        """Check the exceptions of the datatypes in a list, which may stand beside each other."""
        if pattern in self._lists:
            return
        self._lists.add(pattern)
        if isinstance(pattern, Data):
            self._check_leaf(pattern)
        elif isinstance(pattern, Choice):
            for part in pattern.alternatives:
                self._check_lists(part)
        elif isinstance(pattern, Group):
            self._check_lists(pattern.first)
            self._check_lists(pattern.second)
        elif isinstance(pattern, OneOrMore):
            self._check_lists(pattern.body)

    def _check_interleave(self, pattern: Interleave) -> None:
        if pattern.first.holds & pattern.second.holds & Holds.TEXT:
            raise IncorrectSchemaError("Both parts of an interleave hold text.", section="7.4")
        if pattern.first.has_elements and pattern.second.has_elements:
            first = self._element_names(pattern.first)
            shared = first.shared(self._element_names(pattern.second))
            if shared is not None:
                raise IncorrectSchemaError(
                    f"Both parts of an interleave hold the element {shared}.", section="7.4"
                )

    def _element_names(self, pattern: Pattern) -> _Names:
        if not pattern.has_elements:
            return _NONE
        known = self._elements.get(pattern)
        if known is None:
            known = self._elements[pattern] = self._find_element_names(pattern)
        return known

    def _find_element_names(self, pattern: Pattern) -> _Names:
        if isinstance(pattern, Element):
            names = pattern.definition.names
            return _Names(frozenset(plain(names)), wildcards(names))
        if isinstance(pattern, Choice):
            found = _Names(frozenset(pattern.by_name))
            for part in pattern.others:
                found = found.union(self._element_names(part))
            return found
        if isinstance(pattern, (Group, Interleave)):
            return self._element_names(pattern.first).union(self._element_names(pattern.second))
        if isinstance(pattern, OneOrMore):
            return self._element_names(pattern.body)
        return _NONE

    def _attribute_names(self, pattern: Pattern) -> _Names:
        if not pattern.has_attributes:
            return _NONE
        known = self._attributes.get(pattern)
        if known is None:
            known = self._attributes[pattern] = self._find_attribute_names(pattern)
        return known

    def _find_attribute_names(self, pattern: Pattern) -> _Names:
        if isinstance(pattern, Attribute):
            if wildcards(pattern.names):
                raise IncorrectSchemaError(
                    "An attribute with any name is not repeated.", section="7.3"
                )
            return _Names(frozenset(plain(pattern.names)))
        if isinstance(pattern, Choice):
            found = _NONE
            for part in pattern.others:
                found = found.union(self._attribute_names(part))
            return found
        if isinstance(pattern, (Group, Interleave)):
            first = self._attribute_names(pattern.first)
            second = self._attribute_names(pattern.second)
            shared = first.shared(second)
            if shared is not None:
                raise IncorrectSchemaError(
                    f"The attribute {shared} may stand twice.", section="7.3"
                )
            return first.union(second)
        if isinstance(pattern, OneOrMore):
            return self._repeated_names(pattern.body)
        return _NONE

    def _repeated_names(self, pattern: Pattern) -> _Names:
        """Return the names of attributes in a repetition, which holds no group of attributes."""
        if isinstance(pattern, Attribute):
            return _Names(frozenset(plain(pattern.names)), wildcards(pattern.names))
        if isinstance(pattern, OneOrMore):
            return self._repeated_names(pattern.body)
        if isinstance(pattern, Choice):
            found = _NONE
            for part in pattern.others:
                found = found.union(self._repeated_names(part))
            return found
        return _NONE


def _describe(holds: int) -> str:
    return " and ".join(name for bit, name in _KINDS.items() if holds & bit)
