"""A RELAX NG schema, ready to judge documents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from lxml import etree

from edition.relaxng import identity, restrictions
from edition.relaxng.derivatives import Derivatives
from edition.relaxng.errors import ExhaustedError, IncorrectSchemaError
from edition.relaxng.expectations import Expectations, elements, inside
from edition.relaxng.names import AnyName, plain, split
from edition.relaxng.pattern import Definition, Element, Pattern, Patterns
from edition.relaxng.recovery import Recovery
from edition.relaxng.report import Error
from edition.relaxng.simplification import Reader, Simplification
from edition.relaxng.validation import Engine, Validation
from edition.relaxng.values import Values

BUDGET = 2_000_000
"""How much work one validation may do: about one for each derivative that is not known yet.

A document of TEI takes some thousands, the first one of a large schema some ten thousands; two
millions take a few seconds.
"""

_CAPACITY = 100_000
_READING = 1_000_000
# Derivatives follow the nesting of patterns by recursion, a few frames a level.
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Grammar:
    """A correct schema.

    ``conflicts`` tells in what it is unclear about identifiers; ``names`` are the names of its
    elements. A grammar learns from the documents that it judges, within bounds, and so becomes
    faster; it is not for use by several threads at once.
    """

    names: frozenset[str]
    conflicts: tuple[identity.Conflict, ...]
    _engine: Engine

    @classmethod
    def load(cls, address: str, read: Reader) -> Self:
        """Read the schema at an address, and all that it includes.

        ``read`` returns the bytes at an address (the given one, or one that the schema names,
        resolved against the address of the schema that names it), and raises OSError to refuse:
        nothing is read but through it. Raises IncorrectSchemaError.
        """
        patterns = Patterns(capacity=_CAPACITY)
        patterns.allow(_READING)
        try:
            start = Simplification(patterns, read).schema(address)
            definitions = _reachable(start)
            restrictions.check(start, definitions)
            identifiers = identity.identifiers(definitions)
        except (RecursionError, ExhaustedError) as error:
            raise IncorrectSchemaError("The schema is too large.", source=address) from error
        if any(definition.content.depth > _DEPTH for definition in definitions):
            raise IncorrectSchemaError("The schema is nested too deeply.", source=address)
        patterns.freeze()
        by_name = _by_name(definitions)
        derivatives = Derivatives(patterns)
        engine = Engine(
            start=start,
            patterns=patterns,
            derivatives=derivatives,
            values=Values(patterns, derivatives),
            expectations=Expectations(derivatives),
            recovery=Recovery(patterns, derivatives),
            identifiers=identifiers,
            by_name=by_name,
            namespaces=frozenset(split(name)[0] for name in by_name),
            unknown=Definition(AnyName(), patterns.anything, source="", line=0),
        )
        return cls(frozenset(by_name), identifiers.conflicts, engine)

    def validate(
        self, root: etree._Element, *, budget: int = BUDGET, apart: Collection[str] = ()
    ) -> list[Error]:
        """Return the faults of the document with this root; a valid one has none.

        Attributes whose names are in ``apart`` are taken for no part of the document. A mistake is
        told once: what follows from it is not told again. The same document has the same faults
        whatever was judged before, unless ``budget`` runs out, which is a fault too.
        """
        return Validation(self._engine, frozenset(apart)).run(root, budget)

    def parents(self, name: str) -> tuple[str, ...]:
        """Return the names of the elements that may contain an element of this name, sorted."""
        return tuple(
            parent
            for parent, definitions in self._engine.by_name.items()
            if any(
                leaf.definition.names.contains(name)
                for definition in definitions
                for leaf in elements(definition.content)
            )
        )


def _reachable(start: Pattern) -> list[Definition]:
    """Return the elements of a schema that a document can have (4.20), in a stable order."""
    found: dict[Definition, None] = {}
    waiting, seen = [start], {start}
    while waiting:
        pattern = waiting.pop()
        inner = inside(pattern)
        if isinstance(pattern, Element) and pattern.definition not in found:
            found[pattern.definition] = None
            inner = (pattern.definition.content,)
        waiting.extend(part for part in inner if part not in seen)
        seen.update(inner)
    return list(found)


def _by_name(definitions: list[Definition]) -> dict[str, tuple[Definition, ...]]:
    found: dict[str, list[Definition]] = {}
    for definition in definitions:
        for name in plain(definition.names):
            found.setdefault(name, []).append(definition)
    return {name: tuple(found[name]) for name in sorted(found)}
