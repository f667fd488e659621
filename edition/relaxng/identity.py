"""Identifiers and references to them (RELAX NG DTD Compatibility, section 5).

Which attributes hold them follows from the schema alone, by the names of element and attribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.datatypes import words
from edition.relaxng.expectations import parts
from edition.relaxng.names import Name, plain, wildcards
from edition.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Definition,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Value,
    Words,
)
from edition.relaxng.report import Error, Kind


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a schema does not say clearly what is an identifier (section 5.2).

    Some schemas in use are not clear about it, for example where any element with any attribute
    may stand. That is no fault of a document: what a schema contradicts itself about is not
    judged as an identifier. ``element`` and ``attribute`` are empty where no one name is at fault.
    """

    reason: str
    element: str = ""
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Which attributes of a schema are identifiers or references to them.

    ``types`` has ``ID``, ``IDREF`` or ``IDREFS`` by the name of the attribute, then of the element.
    """

    types: Mapping[str, Mapping[str, str]]
    conflicts: tuple[Conflict, ...]


def identifiers(definitions: Iterable[Definition]) -> Identifiers:
    """Return which attributes the elements of a schema use as identifiers."""
    survey = _Survey()
    for definition in definitions:
        survey.add(definition)
    return survey.result()


class _Survey:
    """Gathers the attributes of all elements that are identifiers, or might be taken for one."""

    def __init__(self) -> None:
        self._attributes: dict[Pattern, frozenset[Attribute]] = {}
        self._uses: list[tuple[Definition, frozenset[Attribute]]] = []
        self._conflicts: dict[Conflict, None] = {}

    def add(self, definition: Definition) -> None:
        self._uses.append((definition, self._find(definition.content)))
        if definition.content.has_values and any(
            _type(leaf) for leaf in _leaves(definition.content)
        ):
            self._conflicts[Conflict("An element holds an identifier as its text.")] = None

    def result(self) -> Identifiers:
        every = frozenset().union(*(attributes for _, attributes in self._uses))
        typed = {attribute: found for attribute in every if (found := self._typed(attribute))}
        types: dict[tuple[str, str], set[str]] = {}
        for definition, attributes in self._uses if typed else ():
            for attribute in attributes & typed.keys():
                if wildcards(definition.names):
                    self._conflicts[Conflict("Elements of any name have an identifier.")] = None
                for element in plain(definition.names):
                    for name in plain(attribute.names):
                        types.setdefault((element, name), set()).add(typed[attribute])
        self._compete(types, typed, every)
        return self._resolved(types)

    def _compete(
        self,
        types: dict[tuple[str, str], set[str]],
        typed: Mapping[Attribute, str],
        every: frozenset[Attribute],
    ) -> None:
        """Add to what is known of identifiers the other attributes that may have their place."""
        if not types:
            return
        names = {name for _, name in types}
        rival = {
            attribute
            for attribute in every - typed.keys()
            if wildcards(attribute.names) or not names.isdisjoint(plain(attribute.names))
        }
        for definition, attributes in self._uses:
            rivals = attributes & rival
            if not rivals:
                continue
            for (element, name), found in types.items():
                if definition.names.contains(element) and any(
                    attribute.names.contains(name) for attribute in rivals
                ):
                    found.add("")

    def _resolved(self, types: dict[tuple[str, str], set[str]]) -> Identifiers:
        resolved: dict[str, dict[str, str]] = {}
        for (element, name), found in sorted(types.items()):
            if len(found) > 1:
                self._conflicts[Conflict("An attribute is not always one.", element, name)] = None
            else:
                resolved.setdefault(name, {})[element] = min(found)
        return Identifiers(resolved, tuple(self._conflicts))

    def _typed(self, attribute: Attribute) -> str:
        """Return the type of an attribute, which must be its whole value."""
        found = _type(attribute.value)
        if not found:
            if any(_type(leaf) for leaf in _leaves(attribute.value)):
                self._conflicts[Conflict("An identifier is only a part of a value.")] = None
        elif not isinstance(attribute.names, Name):
            self._conflicts[Conflict("An identifier is an attribute of several names.")] = None
        return found

    def _find(self, pattern: Pattern) -> frozenset[Attribute]:
        if not pattern.has_attributes:
            return frozenset()
        known = self._attributes.get(pattern)
        if known is None:
            known = self._attributes[pattern] = self._look(pattern)
        return known

    def _look(self, pattern: Pattern) -> frozenset[Attribute]:
        if isinstance(pattern, Attribute):
            return frozenset((pattern,))
        inner: Sequence[Pattern] = ()
        if isinstance(pattern, Choice):
            inner = pattern.others
        elif isinstance(pattern, (Group, Interleave)):
            inner = (pattern.first, pattern.second)
        elif isinstance(pattern, OneOrMore):
            inner = (pattern.body,)
        return frozenset().union(*map(self._find, inner))


def _leaves(pattern: Pattern) -> list[Pattern]:
    """Return the parts of a pattern and of the lists in it."""
    found: list[Pattern] = []
    for leaf in parts(pattern):
        found += _leaves(leaf.body) if isinstance(leaf, Words) else [leaf]
    return found


def _type(pattern: Pattern) -> str:
    return pattern.datatype.id_type if isinstance(pattern, (Data, Value)) else ""


class Register:
    """The identifiers of one document and the references to them."""

    __slots__ = ("_errors", "_ids", "_references")

    def __init__(self) -> None:
        self._ids: dict[str, etree._Element] = {}
        self._references: list[tuple[etree._Element, str, str]] = []
        self._errors: list[Error] = []

    def add(self, element: etree._Element, attribute: str, value: str, kind: str) -> None:
        """Note the value of an attribute; one that is no identifier is a fault by itself."""
        found = words(value)
        if kind != "ID":
            self._references.extend((element, attribute, word) for word in found)
        elif len(found) == 1:
            other = self._ids.setdefault(found[0], element)
            if other is not element:
                self._errors.append(
                    Error(Kind.ID_DUPLICATE, element, attribute, value=found[0], other=other)
                )

    def errors(self) -> list[Error]:
        """Return which identifiers were used twice, and which references lead nowhere."""
        return self._errors + [
            Error(Kind.IDREF_DANGLING, element, attribute, value=word)
            for element, attribute, word in self._references
            if word not in self._ids
        ]
