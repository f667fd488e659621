"""How judging goes on after a fault, so that one mistake is told once.

Each function returns a pattern to go on with: as if an attribute had been right, as if what is
missing had been there, or as if an element might have stood for one that was expected.
"""

from __future__ import annotations

from collections.abc import Callable

from edition.relaxng.derivatives import Continuations, Derivatives
from edition.relaxng.pattern import (
    Choice,
    Definition,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Parallel,
    Pattern,
    Patterns,
)

_ROOM = 5_000


class Recovery:
    """Goes on after faults with the patterns of one grammar."""

    __slots__ = ("_derivatives", "_patterns", "_replaced")

    def __init__(self, patterns: Patterns, derivatives: Derivatives) -> None:
        self._patterns = patterns
        self._derivatives = derivatives
        self._replaced: dict[Pattern, Pattern] = {}

    def any_value(self, pattern: Pattern, name: str) -> Pattern:
        """Return what may follow an attribute, whatever its value."""
        if isinstance(pattern, Parallel):
            return self._patterns.parallel([self.any_value(b, name) for b in pattern.branches])
        return self._patterns.choice(
            [after for _, after in self._derivatives.attribute(pattern, name)]
        )

    def skip(self, pattern: Pattern, name: str) -> tuple[Continuations, list[Pattern]]:
        """Return what an element may be, and be followed by, if something missing is passed over.

        The second value is what was passed over.
        """
        passed: list[Pattern] = []
        return self._skip(pattern, name, {}, passed), passed

    def _skip(
        self,
        pattern: Pattern,
        name: str,
        known: dict[Pattern, Continuations],
        passed: list[Pattern],
    ) -> Continuations:
        if not pattern.has_elements:
            return {}
        if pattern not in known:
            self._patterns.spend()
            known[pattern] = self._find_skip(
                pattern, name, lambda part: self._skip(part, name, known, passed), passed
            )
        return known[pattern]

    def _find_skip(
        self,
        pattern: Pattern,
        name: str,
        skip: Callable[[Pattern], Continuations],
        passed: list[Pattern],
    ) -> Continuations:
        patterns = self._patterns
        if isinstance(pattern, Choice):
            found = {part.definition: patterns.empty for part in pattern.by_name.get(name, ())}
            return self._merge([found, *(skip(part) for part in pattern.others)])
        if isinstance(pattern, Group):
            first = skip(pattern.first)
            if first:
                return {d: patterns.group(p, pattern.second) for d, p in first.items()}
            second = skip(pattern.second)
            if second and not pattern.first.nullable:
                passed.append(pattern.first)
            return second
        if isinstance(pattern, Interleave):
            first, second = skip(pattern.first), skip(pattern.second)
            return self._merge(
                [
                    {d: patterns.interleave(p, pattern.second) for d, p in first.items()},
                    {d: patterns.interleave(pattern.first, p) for d, p in second.items()},
                ]
            )
        if isinstance(pattern, OneOrMore):
            return {d: patterns.group(p, pattern.again) for d, p in skip(pattern.body).items()}
        return self._derivatives.continuations(pattern, name)

    def replace(self, pattern: Pattern) -> Pattern:
        """Return what may come if a wrong element or text stood for what was expected, or not."""
        if isinstance(pattern, Parallel):
            return self._patterns.parallel([self.replace(branch) for branch in pattern.branches])
        return self._patterns.choice((pattern, self._after_any(pattern)))

    def _after_any(self, pattern: Pattern) -> Pattern:
        """Return what may follow whatever element a pattern begins with."""
        known = self._replaced.get(pattern)
        if known is None:
            if len(self._replaced) > _ROOM:
                self._replaced.clear()
            self._patterns.spend()
            known = self._replaced[pattern] = self._find_after_any(pattern)
        return known

    def _find_after_any(self, pattern: Pattern) -> Pattern:
        patterns = self._patterns
        if isinstance(pattern, Element):
            return patterns.empty
        if isinstance(pattern, Choice):
            return patterns.choice([self._after_any(part) for part in pattern.alternatives])
        if isinstance(pattern, Group):
            found = patterns.group(self._after_any(pattern.first), pattern.second)
            if pattern.first.nullable:
                found = patterns.choice((found, self._after_any(pattern.second)))
            return found
        if isinstance(pattern, Interleave):
            return patterns.choice(
                (
                    patterns.interleave(self._after_any(pattern.first), pattern.second),
                    patterns.interleave(pattern.first, self._after_any(pattern.second)),
                )
            )
        if isinstance(pattern, OneOrMore):
            return patterns.group(self._after_any(pattern.body), pattern.again)
        return patterns.not_allowed

    def _merge(self, many: list[Continuations]) -> Continuations:
        found: dict[Definition, list[Pattern]] = {}
        for continuations in many:
            for definition, pattern in continuations.items():
                found.setdefault(definition, []).append(pattern)
        return {definition: self._patterns.choice(parts) for definition, parts in found.items()}
