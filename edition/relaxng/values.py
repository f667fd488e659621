"""Whether a text matches a pattern: values of attributes, and elements that hold text only.

RELAX NG, section 6.2.7 to 6.2.9. Judgements that do not depend on namespaces are kept.
"""

from __future__ import annotations

from collections.abc import Mapping

from edition.relaxng.datatypes import Namespaces, blank, words
from edition.relaxng.derivatives import Derivatives
from edition.relaxng.pattern import (
    Choice,
    Data,
    Empty,
    Group,
    Holds,
    Interleave,
    OneOrMore,
    Parallel,
    Pattern,
    Patterns,
    Text,
    Value,
    Words,
)

_ROOM = 100_000
_LONGEST = 200
_NO_NAMESPACES: Mapping[str | None, str] = {}


class Values:
    """Judges texts by the patterns of one grammar."""

    __slots__ = ("_derivatives", "_known", "_patterns")

    def __init__(self, patterns: Patterns, derivatives: Derivatives) -> None:
        self._patterns = patterns
        self._derivatives = derivatives
        self._known: dict[tuple[Pattern, str], bool] = {}

    def accepts(self, pattern: Pattern, text: str, namespaces: Namespaces) -> bool:
        """Tell whether a text, which may be empty, matches a pattern. Raises ExhaustedError."""
        if isinstance(pattern, Text):
            return True
        if pattern.holds & Holds.CONTEXT or len(text) > _LONGEST:
            return self._accepts(pattern, text, namespaces)
        key = (pattern, text)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _ROOM:
                self._known.clear()
            known = self._known[key] = self._accepts(pattern, text, _NO_NAMESPACES)
        return known

    def content(self, pattern: Pattern, text: str, namespaces: Namespaces) -> Pattern:
        """Return what is left of the pattern of an element that holds this text and no element.

        ``Empty`` where it matches, ``NotAllowed`` where it does not; side by side for several
        definitions.
        """
        patterns = self._patterns
        if isinstance(pattern, Parallel):
            return patterns.parallel(
                [self.content(branch, text, namespaces) for branch in pattern.branches]
            )
        found = self.accepts(pattern, text, namespaces)
        return patterns.empty if found else patterns.not_allowed

    def _accepts(self, pattern: Pattern, text: str, namespaces: Namespaces) -> bool:  # noqa: PLR0911 - one for each pattern
        if isinstance(pattern, Data):
            if not pattern.datatype.allows(text, namespaces):
                return False
            excepted = pattern.excepted
            return excepted is None or not self._accepts(excepted, text, namespaces)
        if isinstance(pattern, Value):
            return pattern.datatype.value(text, namespaces) == pattern.value
        if isinstance(pattern, Words):
            return self._list(pattern.body, words(text), namespaces)
        if isinstance(pattern, Choice):
            self._patterns.spend(len(pattern.alternatives))
            return any(self._accepts(part, text, namespaces) for part in pattern.alternatives)
        if blank(text) and pattern.nullable:
            return True
        if isinstance(pattern, OneOrMore):
            return self._accepts(pattern.body, text, namespaces)
        return self._derivatives.text(pattern).nullable

    def _list(self, body: Pattern, parts: list[str], namespaces: Namespaces) -> bool:
        if isinstance(body, OneOrMore) and not body.holds & Holds.GROUP:
            # Each word is judged for itself, and found again in other lists.
            return bool(parts or body.nullable) and all(
                self.accepts(body.body, part, namespaces) for part in parts
            )
        for part in parts:
            body = self._word(body, part, namespaces)
            if body is self._patterns.not_allowed:
                return False
        return body.nullable

    def _word(self, pattern: Pattern, word: str, namespaces: Namespaces) -> Pattern:
        """Return the derivative of the pattern of a list by a word."""
        patterns = self._patterns
        patterns.spend()
        if isinstance(pattern, Choice):
            return patterns.choice(
                [self._word(part, word, namespaces) for part in pattern.alternatives]
            )
        if isinstance(pattern, Group):
            found = patterns.group(self._word(pattern.first, word, namespaces), pattern.second)
            if pattern.first.nullable:
                second = self._word(pattern.second, word, namespaces)
                found = patterns.choice((found, second))
            return found
        if isinstance(pattern, Interleave):
            return patterns.choice(
                (
                    patterns.interleave(
                        self._word(pattern.first, word, namespaces), pattern.second
                    ),
                    patterns.interleave(
                        pattern.first, self._word(pattern.second, word, namespaces)
                    ),
                )
            )
        if isinstance(pattern, OneOrMore):
            return patterns.group(self._word(pattern.body, word, namespaces), pattern.again)
        if isinstance(pattern, Empty):
            return patterns.not_allowed
        found_here = self.accepts(pattern, word, namespaces)
        return patterns.empty if found_here else patterns.not_allowed
