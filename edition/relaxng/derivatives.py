"""Derivatives of patterns: what may still come after an attribute, an element or text has come.

After James Clark, "An algorithm for RELAX NG validation" (2002), with two differences. Elements are
not opened in the pattern itself: ``continuations`` names the definitions that an element may have,
each with what may follow it, and the walk keeps the pattern of each open element. And a derivative
is worked out when first needed, then kept in its pattern.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from edition.relaxng.pattern import (
    Anything,
    Attribute,
    Choice,
    Definition,
    Element,
    Group,
    Interleave,
    Move,
    OneOrMore,
    Parallel,
    Pattern,
    Patterns,
    Text,
    filter_bit,
)

_NAMES = 10_000

Continuations: TypeAlias = dict[Definition, Pattern]


class Derivatives:
    """Derivatives of the patterns of one grammar."""

    __slots__ = ("_bits", "_patterns")

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._bits: dict[str, int] = {}

    def move(self, pattern: Pattern, name: str) -> Move | None:
        """Return what happens when an element of this name comes, or None if it may not."""
        if name in pattern.moves:
            return pattern.moves[name]
        self._patterns.spend()
        branches = pattern.branches if isinstance(pattern, Parallel) else (pattern,)
        made = self.join(pattern, [self.continuations(branch, name) for branch in branches])
        pattern.moves[name] = made
        return made

    def join(self, source: Pattern, outcomes: list[Continuations]) -> Move | None:
        """Return the move that follows all definitions in ``outcomes``, one for each branch."""
        definitions = tuple(dict.fromkeys(d for outcome in outcomes for d in outcome))
        if not definitions:
            return None
        content = self._patterns.parallel([definition.content for definition in definitions])
        made = Move(
            definitions,
            content=content,
            bare=self.close(content),
            source=source,
            outcomes=outcomes,
        )
        if len(definitions) == 1:
            self.leave(made, 1)
        return made

    def leave(self, move: Move, accepted: int) -> Pattern:
        """Return what may follow the element of a move; bit i of ``accepted`` is definition i."""
        known = move.after.get(accepted)
        if known is not None:
            return known
        chosen = [d for i, d in enumerate(move.definitions) if accepted >> i & 1]
        after = self._patterns.parallel(
            [
                self._patterns.choice(outcome[d] for d in chosen if d in outcome)
                for outcome in move.outcomes
            ]
        )
        move.after[accepted] = after
        return after

    def continuations(self, pattern: Pattern, name: str) -> Continuations:
        """Return the definitions that an element may have, with what may follow it."""
        if not pattern.names_filter & self._bit(name):
            return {}
        known = pattern.continuations.get(name)
        if known is None:
            self._patterns.spend()
            known = pattern.continuations[name] = self._continuations(pattern, name)
        return known

    def _continuations(self, pattern: Pattern, name: str) -> Continuations:
        patterns = self._patterns
        if isinstance(pattern, Element):
            definition = pattern.definition
            return {definition: patterns.empty} if definition.names.contains(name) else {}
        if isinstance(pattern, Choice):
            found = {part.definition: patterns.empty for part in pattern.by_name.get(name, ())}
            for part in pattern.others:
                found = self._merge(found, self.continuations(part, name))
            return found
        if isinstance(pattern, Group):
            first = self.continuations(pattern.first, name)
            found = {d: patterns.group(p, pattern.second) for d, p in first.items()}
            if pattern.first.nullable:
                found = self._merge(found, self.continuations(pattern.second, name))
            return found
        if isinstance(pattern, Interleave):
            first = self.continuations(pattern.first, name)
            second = self.continuations(pattern.second, name)
            return self._merge(
                {d: patterns.interleave(p, pattern.second) for d, p in first.items()},
                {d: patterns.interleave(pattern.first, p) for d, p in second.items()},
            )
        if isinstance(pattern, OneOrMore):
            body = self.continuations(pattern.body, name)
            return {d: patterns.group(p, pattern.again) for d, p in body.items()}
        return {}

    def _merge(self, first: Continuations, second: Continuations) -> Continuations:
        if not first or not second:
            return first or second
        merged = dict(first)
        for definition, pattern in second.items():
            other = merged.get(definition)
            merged[definition] = (
                pattern if other is None else self._patterns.choice((other, pattern))
            )
        return merged

    def _bit(self, name: str) -> int:
        bit = self._bits.get(name)
        if bit is None:
            if len(self._bits) > _NAMES:
                self._bits.clear()
            bit = self._bits[name] = filter_bit(name)
        return bit

    def attribute(self, pattern: Pattern, name: str) -> tuple[tuple[Pattern, Pattern], ...]:
        """Return which values an attribute may have, each with what may follow it."""
        if not pattern.has_attributes:
            return ()
        known = pattern.attributes.get(name)
        if known is None:
            self._patterns.spend()
            known = pattern.attributes[name] = self._attribute(pattern, name)
        return known

    def _attribute(self, pattern: Pattern, name: str) -> tuple[tuple[Pattern, Pattern], ...]:
        patterns = self._patterns
        if isinstance(pattern, Attribute):
            return ((pattern.value, patterns.empty),) if pattern.names.contains(name) else ()
        if isinstance(pattern, Choice):
            return tuple(pair for p in pattern.others for pair in self.attribute(p, name))
        if isinstance(pattern, Group):
            first = self.attribute(pattern.first, name)
            second = self.attribute(pattern.second, name)
            return (
                *((value, patterns.group(p, pattern.second)) for value, p in first),
                *((value, patterns.group(pattern.first, p)) for value, p in second),
            )
        if isinstance(pattern, Interleave):
            first = self.attribute(pattern.first, name)
            second = self.attribute(pattern.second, name)
            return (
                *((value, patterns.interleave(p, pattern.second)) for value, p in first),
                *((value, patterns.interleave(pattern.first, p)) for value, p in second),
            )
        if isinstance(pattern, OneOrMore):
            body = self.attribute(pattern.body, name)
            return tuple((value, patterns.group(p, pattern.again)) for value, p in body)
        return ()

    def close(self, pattern: Pattern) -> Pattern:
        """Return what may come once all attributes have come."""
        if not pattern.has_attributes:
            return pattern
        if pattern.closed is None:
            self._patterns.spend()
            pattern.closed = self._without_attributes(
                pattern, self._patterns.not_allowed, self.close
            )
        return pattern.closed

    def forgive(self, pattern: Pattern) -> Pattern:
        """Return what may come once all attributes have come, as if none were missing."""
        known: dict[Pattern, Pattern] = {}

        def forgive(part: Pattern) -> Pattern:
            if part not in known:
                known[part] = self._without_attributes(part, self._patterns.empty, forgive)
            return known[part]

        return forgive(pattern)

    def _without_attributes(  # noqa: PLR0911 - one for each pattern
        self, pattern: Pattern, instead: Pattern, recurse: Callable[[Pattern], Pattern]
    ) -> Pattern:
        patterns = self._patterns
        if not pattern.has_attributes:
            return pattern
        if isinstance(pattern, Choice):
            return patterns.choice([recurse(part) for part in pattern.alternatives])
        if isinstance(pattern, Group):
            return patterns.group(recurse(pattern.first), recurse(pattern.second))
        if isinstance(pattern, Interleave):
            return patterns.interleave(recurse(pattern.first), recurse(pattern.second))
        if isinstance(pattern, OneOrMore):
            return patterns.one_or_more(recurse(pattern.body))
        if isinstance(pattern, Parallel):
            return patterns.parallel([recurse(branch) for branch in pattern.branches])
        return instead

    def text(self, pattern: Pattern) -> Pattern:
        """Return what may come after text that stands among elements."""
        if pattern.texted is None:
            self._patterns.spend()
            pattern.texted = self._text(pattern)
        return pattern.texted

    def _text(self, pattern: Pattern) -> Pattern:  # noqa: PLR0911 - one for each pattern
        patterns = self._patterns
        if isinstance(pattern, (Text, Anything)):
            return pattern
        if isinstance(pattern, Choice):
            return patterns.choice(self.text(part) for part in pattern.others)
        if isinstance(pattern, Group):
            found = patterns.group(self.text(pattern.first), pattern.second)
            if pattern.first.nullable:
                found = patterns.choice((found, self.text(pattern.second)))
            return found
        if isinstance(pattern, Interleave):
            return patterns.choice(
                (
                    patterns.interleave(self.text(pattern.first), pattern.second),
                    patterns.interleave(pattern.first, self.text(pattern.second)),
                )
            )
        if isinstance(pattern, OneOrMore):
            return patterns.group(self.text(pattern.body), pattern.again)
        if isinstance(pattern, Parallel):
            return patterns.parallel([self.text(branch) for branch in pattern.branches])
        return patterns.not_allowed


def accepted(pattern: Pattern) -> int:
    """Return by which branches a pattern may end here, as bits; 1 or 0 where there is only one."""
    if isinstance(pattern, Parallel):
        return sum(branch.nullable << i for i, branch in enumerate(pattern.branches))
    return int(pattern.nullable)
