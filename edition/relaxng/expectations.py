"""What may stand in a place, told from the pattern that is left there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edition.relaxng.datatypes import Datatype
from edition.relaxng.derivatives import Derivatives
from edition.relaxng.names import AnyName, NameClass, plain, wildcards
from edition.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Definition,
    Element,
    Group,
    Interleave,
    NotAllowed,
    OneOrMore,
    Parallel,
    Pattern,
    Text,
    Value,
    Words,
)
from edition.relaxng.report import Expected

_ROOM = 5_000


class Expectations:
    """Tells what patterns of one grammar expect, and keeps what it told."""

    __slots__ = ("_attributes", "_derivatives", "_here", "_within")

    def __init__(self, derivatives: Derivatives) -> None:
        self._derivatives = derivatives
        self._here: dict[Pattern, Expected] = {}
        self._attributes: dict[Pattern, Expected] = {}
        self._within: dict[tuple[Pattern, str], tuple[Definition, ...]] = {}

    def here(self, pattern: Pattern) -> Expected:
        """Return what may come next: elements, text, values or the end."""
        known = self._here.get(pattern)
        if known is None:
            if len(self._here) > _ROOM:
                self._here.clear()
            elements = [leaf for leaf in _next(pattern) if isinstance(leaf, Element)]
            known = self._here[pattern] = _texts(
                pattern,
                elements=_names([leaf.definition.names for leaf in elements]),
                wildcards=_wild([leaf.definition.names for leaf in elements]),
                missing=needed(pattern),
                end=pattern.nullable,
            )
        return known

    def attributes(self, pattern: Pattern) -> Expected:
        """Return which attributes may still be added, and which of them must be."""
        known = self._attributes.get(pattern)
        if known is None:
            if len(self._attributes) > _ROOM:
                self._attributes.clear()
            found = [leaf.names for leaf in parts(pattern) if isinstance(leaf, Attribute)]
            known = self._attributes[pattern] = Expected(
                attributes=_names(found), wildcards=_wild(found), missing=self._demanded(pattern)
            )
        return known

    def within(self, pattern: Pattern, name: str) -> tuple[Definition, ...]:
        """Return what an element of this name may be that comes sooner or later."""
        key = (pattern, name)
        known = self._within.get(key)
        if known is None:
            if len(self._within) > _ROOM:
                self._within.clear()
            found = (leaf.definition for leaf in elements(pattern))
            known = self._within[key] = tuple(
                dict.fromkeys(item for item in found if item.names.contains(name))
            )
        return known

    def value(self, pattern: Pattern, name: str) -> Expected:
        """Return which values an attribute may have that may still be added."""
        branches = pattern.branches if isinstance(pattern, Parallel) else (pattern,)
        found: list[Expected] = []
        for branch in branches:
            pairs = self._derivatives.attribute(branch, name)
            found += [_texts(value) for value, _ in pairs]
        return Expected(
            values=tuple(dict.fromkeys(value for one in found for value in one.values)),
            datatypes=_distinct([datatype for one in found for datatype in one.datatypes]),
            listed=any(one.listed for one in found),
            text=any(one.text for one in found),
        )

    def _demanded(self, pattern: Pattern) -> tuple[str, ...]:
        """Return the names of attributes without which an element cannot be."""

        def free(part: Pattern) -> bool:
            return not isinstance(self._derivatives.close(part), NotAllowed)

        found: set[str] = set()
        for leaf in _without(pattern, free):
            if isinstance(leaf, Attribute):
                found.update(plain(leaf.names) or _wild([leaf.names]))
        return tuple(sorted(found))


def needed(pattern: Pattern) -> tuple[str, ...]:
    """Return the names of elements one of which must come next sooner or later."""
    found: set[str] = set()
    for leaf in _without(pattern, lambda part: part.nullable, ordered=True):
        if isinstance(leaf, Element):
            names = leaf.definition.names
            found.update(plain(names) or _wild([names]))
    return tuple(sorted(found))


def elements(pattern: Pattern) -> Iterator[Element]:
    """Iterate over the elements that may come sooner or later."""
    return (leaf for leaf in parts(pattern) if isinstance(leaf, Element))


def _next(pattern: Pattern) -> Iterator[Pattern]:
    """Iterate over what a pattern may begin with."""
    waiting, seen = [pattern], {pattern}
    while waiting:
        part = waiting.pop()
        inner = inside(part)
        if isinstance(part, Group):
            inner = (part.first, part.second) if part.first.nullable else (part.first,)
        if not inner:
            yield part
        waiting.extend(p for p in inner if p not in seen)
        seen.update(inner)


def parts(pattern: Pattern) -> Iterator[Pattern]:
    """Iterate over all that a pattern is made of, without what stands in its elements."""
    waiting, seen = [pattern], {pattern}
    while waiting:
        part = waiting.pop()
        inner = inside(part)
        if not inner:
            yield part
        waiting.extend(p for p in inner if p not in seen)
        seen.update(inner)


def _without(
    pattern: Pattern, free: Callable[[Pattern], bool], *, ordered: bool = False
) -> Iterator[Pattern]:
    """Iterate over what keeps a pattern from being free; of a group the first such, if ordered."""
    waiting, seen = [pattern], {pattern}
    while waiting:
        part = waiting.pop()
        if free(part):
            continue
        inner = inside(part)
        if ordered and isinstance(part, Group):
            inner = (part.second,) if free(part.first) else (part.first,)
        if not inner:
            yield part
        waiting.extend(p for p in inner if p not in seen)
        seen.update(inner)


def inside(pattern: Pattern) -> tuple[Pattern, ...]:
    """Return the patterns that a pattern is made of, without what stands in an element."""
    if isinstance(pattern, Choice):
        return pattern.alternatives
    if isinstance(pattern, (Group, Interleave)):
        return (pattern.first, pattern.second)
    if isinstance(pattern, OneOrMore):
        return (pattern.body,)
    return pattern.branches if isinstance(pattern, Parallel) else ()


def _texts(
    pattern: Pattern,
    *,
    elements: tuple[str, ...] = (),
    wildcards: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    end: bool = False,
) -> Expected:
    values: dict[str, None] = {}
    datatypes: list[Datatype] = []
    text = listed = False
    for leaf in _next(pattern):
        inner: Iterator[Pattern] = iter((leaf,))
        if isinstance(leaf, Words):
            listed = True
            inner = parts(leaf.body)
        for part in inner:
            if isinstance(part, Value):
                values[part.text] = None
            elif isinstance(part, Data):
                datatypes.append(part.datatype)
            text = text or isinstance(part, Text)
    return Expected(
        elements=elements,
        missing=missing,
        wildcards=wildcards,
        values=tuple(sorted(values)),
        datatypes=_distinct(datatypes),
        listed=listed,
        text=text,
        end=end,
    )


def _distinct(datatypes: list[Datatype]) -> tuple[Datatype, ...]:
    found = {(datatype.name, datatype.parameters): datatype for datatype in datatypes}
    return tuple(found[key] for key in sorted(found))


def _names(classes: list[NameClass]) -> tuple[str, ...]:
    return tuple(sorted({name for names in classes for name in plain(names)}))


def _wild(classes: list[NameClass]) -> tuple[str, ...]:
    found = {
        "*" if isinstance(wild, AnyName) else f"{{{wild.namespace}}}*"
        for names in classes
        for wild in wildcards(names)
    }
    return tuple(sorted(found))
