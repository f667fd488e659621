"""Patterns in the simple form of RELAX NG (section 5), each made only once.

``Patterns`` makes them and simplifies while it does (sections 4.20 and 4.21, and the laws that
James Clark's "An algorithm for RELAX NG validation" names), so that equal patterns are one object
and what has been worked out about a pattern can be kept in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final
from zlib import crc32

from edition.relaxng.datatypes import Datatype
from edition.relaxng.errors import ExhaustedError
from edition.relaxng.names import Name, NameClass, plain, wildcards


class Holds:
    """What a pattern holds, outside the elements and attributes in it (section 7.1), as bits."""

    NOTHING: Final = 0
    EMPTY: Final = 1
    TEXT: Final = 2
    DATA: Final = 4
    VALUE: Final = 8
    LIST: Final = 16
    ELEMENT: Final = 32
    ATTRIBUTE: Final = 64
    GROUP: Final = 128
    INTERLEAVE: Final = 256
    ONE_OR_MORE: Final = 512
    GROUPED_ATTRIBUTE: Final = 1024
    REPEATED_GROUPED_ATTRIBUTE: Final = 2048
    CONTEXT: Final = 4096


# One derivative may need more room than there is, but not without end.
_OVERFLOW = 4
_FILTER = 256
_LEAVES = Holds.DATA | Holds.VALUE | Holds.LIST


class Definition:
    """An ``element`` of the schema: which names it has, and what it may contain.

    ``source`` and ``line`` say where in the schema it stands.
    """

    __slots__ = ("content", "line", "names", "source")

    def __init__(self, names: NameClass, content: Pattern, *, source: str, line: int) -> None:
        self.names = names
        self.content = content
        self.source = source
        self.line = line


class Move:
    """What happens to a pattern when an element with a certain name comes.

    The element is judged by all ``definitions`` at once; ``content`` is what they allow in it,
    with attributes, and ``bare`` the same without attributes (``NotAllowed`` where some must be).
    """

    __slots__ = ("after", "bare", "content", "definitions", "outcomes", "source")

    def __init__(
        self,
        definitions: tuple[Definition, ...],
        *,
        content: Pattern,
        bare: Pattern,
        source: Pattern,
        outcomes: list[dict[Definition, Pattern]],
    ) -> None:
        self.definitions = definitions
        self.content = content
        self.bare = bare
        self.source = source
        self.outcomes = outcomes
        self.after: dict[int, Pattern] = {}


class Pattern:
    """What may still come: at the same time a state of the validation.

    ``number`` counts patterns in the order in which they were made. ``names_filter`` is a Bloom
    filter of the names of the elements in the pattern: what it rules out need not be looked for.
    The last fields keep derivatives once they have been worked out.
    """

    __slots__ = (
        "attributes",
        "closed",
        "continuations",
        "depth",
        "has_attributes",
        "has_elements",
        "has_values",
        "holds",
        "moves",
        "names_filter",
        "nullable",
        "number",
        "texted",
    )

    def __init__(
        self, *, nullable: bool, holds: int, depth: int = 1, parts: Iterable[Pattern] = ()
    ) -> None:
        self.names_filter = 0
        for part in parts:
            self.names_filter |= part.names_filter
        self.nullable = nullable
        self.holds = holds
        self.depth = depth
        self.number = 0
        self.has_attributes = bool(holds & Holds.ATTRIBUTE)
        self.has_elements = bool(holds & Holds.ELEMENT)
        self.has_values = bool(holds & _LEAVES)
        self.forget()

    def forget(self) -> None:
        """Drop what has been worked out."""
        self.closed: Pattern | None = None
        self.texted: Pattern | None = None
        self.moves: dict[str, Move | None] = {}
        self.continuations: dict[str, dict[Definition, Pattern]] = {}
        self.attributes: dict[str, tuple[tuple[Pattern, Pattern], ...]] = {}


class Empty(Pattern):
    """Nothing at all."""

    __slots__ = ()


class NotAllowed(Pattern):
    """What nothing matches."""

    __slots__ = ()


class Text(Pattern):
    """Any text."""

    __slots__ = ()


class Element(Pattern):
    """An element with its definition."""

    __slots__ = ("definition",)

    def __init__(self, definition: Definition) -> None:
        super().__init__(nullable=False, holds=Holds.ELEMENT)
        self.definition = definition
        for name in plain(definition.names):
            self.names_filter |= filter_bit(name)
        if wildcards(definition.names):
            self.names_filter = -1


class Attribute(Pattern):
    """An attribute with a name of a class and a value that matches a pattern."""

    __slots__ = ("names", "value")

    def __init__(self, names: NameClass, value: Pattern) -> None:
        super().__init__(nullable=False, holds=Holds.ATTRIBUTE, depth=value.depth + 1)
        self.names = names
        self.value = value


class Data(Pattern):
    """A text that belongs to a datatype and does not match ``excepted``."""

    __slots__ = ("datatype", "excepted")

    def __init__(self, datatype: Datatype, excepted: Pattern | None) -> None:
        context = Holds.CONTEXT if datatype.contextual else Holds.NOTHING
        if excepted is not None:
            context |= excepted.holds & Holds.CONTEXT
        super().__init__(nullable=False, holds=Holds.DATA | context)
        self.datatype = datatype
        self.excepted = excepted


class Value(Pattern):
    """A text that has the same value as ``text`` in a datatype."""

    __slots__ = ("datatype", "text", "value")

    def __init__(self, datatype: Datatype, text: str, value: Hashable) -> None:
        context = Holds.CONTEXT if datatype.contextual else Holds.NOTHING
        super().__init__(nullable=False, holds=Holds.VALUE | context)
        self.datatype = datatype
        self.text = text
        self.value = value


class Words(Pattern):
    """A text whose words match a pattern one after the other (``list``)."""

    __slots__ = ("body",)

    def __init__(self, body: Pattern) -> None:
        holds = Holds.LIST | (body.holds & Holds.CONTEXT)
        super().__init__(nullable=False, holds=holds, depth=body.depth + 1)
        self.body = body


class Choice(Pattern):
    """Any of several patterns; no two are the same, none is a choice itself.

    ``by_name`` and ``others`` part the alternatives into elements with one name and all the rest.
    """

    __slots__ = ("alternatives", "by_name", "others")

    def __init__(self, alternatives: tuple[Pattern, ...]) -> None:
        super().__init__(
            nullable=any(part.nullable for part in alternatives),
            holds=_held(alternatives),
            depth=max(part.depth for part in alternatives) + 1,
            parts=alternatives,
        )
        self.alternatives = alternatives
        self.by_name: dict[str, list[Element]] = {}
        self.others: list[Pattern] = []
        for part in alternatives:
            if isinstance(part, Element) and isinstance(part.definition.names, Name):
                self.by_name.setdefault(part.definition.names.name, []).append(part)
            else:
                self.others.append(part)


class Group(Pattern):
    """One pattern, then another."""

    __slots__ = ("first", "second")

    def __init__(self, first: Pattern, second: Pattern) -> None:
        super().__init__(
            nullable=first.nullable and second.nullable,
            holds=_grouped(first, second) | Holds.GROUP,
            depth=max(first.depth, second.depth) + 1,
            parts=(first, second),
        )
        self.first = first
        self.second = second


class Interleave(Pattern):
    """Two patterns, mingled in any order."""

    __slots__ = ("first", "second")

    def __init__(self, first: Pattern, second: Pattern) -> None:
        super().__init__(
            nullable=first.nullable and second.nullable,
            holds=_grouped(first, second) | Holds.INTERLEAVE,
            depth=max(first.depth, second.depth) + 1,
            parts=(first, second),
        )
        self.first = first
        self.second = second


class OneOrMore(Pattern):
    """A pattern once or several times; ``again`` is the same any number of times."""

    __slots__ = ("again", "body")

    def __init__(self, body: Pattern) -> None:
        holds = body.holds | Holds.ONE_OR_MORE
        if holds & Holds.GROUPED_ATTRIBUTE:
            holds |= Holds.REPEATED_GROUPED_ATTRIBUTE
        super().__init__(nullable=body.nullable, holds=holds, depth=body.depth + 1, parts=(body,))
        self.body = body
        self.again: Pattern = self


class Anything(Pattern):
    """Whatever an element holds that may not be where it is, and that the schema does not know.

    No pattern of the specification: it lets the walk go on after a fault.
    """

    __slots__ = ()


class Parallel(Pattern):
    """What an element may contain by each of the definitions it is judged by, side by side.

    No pattern of the specification: it lets the walk through a document follow several
    definitions at once. A branch is ``NotAllowed`` once the element cannot be what it defines.
    """

    __slots__ = ("branches",)

    def __init__(self, branches: tuple[Pattern, ...]) -> None:
        super().__init__(
            nullable=any(branch.nullable for branch in branches),
            holds=_held(branches),
            depth=max(branch.depth for branch in branches),
            parts=branches,
        )
        self.branches = branches


def filter_bit(name: str) -> int:
    """Return the bit that stands for a name in a filter of names, shared with few others."""
    return 1 << crc32(name.encode()) % _FILTER


def _held(parts: Iterable[Pattern]) -> int:
    holds = 0
    for part in parts:
        holds |= part.holds
    return holds


def _grouped(first: Pattern, second: Pattern) -> int:
    holds = first.holds | second.holds
    return holds | Holds.GROUPED_ATTRIBUTE if holds & Holds.ATTRIBUTE else holds


class Patterns:
    """Makes patterns, each only once, and counts the work that is done with them.

    ``capacity`` is how many patterns and memories are kept beyond those of the schema itself.
    """

    def __init__(self, *, capacity: int) -> None:
        self.capacity = capacity
        self.empty: Pattern = Empty(nullable=True, holds=Holds.EMPTY)
        self.not_allowed: Pattern = NotAllowed(nullable=False, holds=Holds.NOTHING)
        self.anything: Pattern = Anything(nullable=True, holds=Holds.NOTHING)
        self.text: Pattern = Text(nullable=True, holds=Holds.TEXT)
        self._table: dict[tuple[object, ...], Pattern] = {}
        self._schema: dict[tuple[object, ...], Pattern] = {}
        self._number = 0
        self._work = 0
        self._allowance: int | None = None
        self.kept = 0

    def freeze(self) -> None:
        """Take all patterns made so far for the schema's own, which are never dropped."""
        self._schema = dict(self._table)

    def trim(self) -> None:
        """Drop what is not the schema's own if more is kept than there is room for."""
        if self.kept <= self.capacity:
            return
        self._table = dict(self._schema)
        self.kept = 0
        for pattern in (
            self.empty,
            self.not_allowed,
            self.text,
            self.anything,
            *self._table.values(),
        ):
            pattern.forget()

    def allow(self, work: int) -> None:
        """Begin to count work anew; ``spend`` raises when more than this is done."""
        self._work = 0
        self._allowance = work

    def spend(self, work: int = 1) -> None:
        """Count work that was done, roughly one for each pattern visited. Raises ExhaustedError."""
        self._work += work
        self.kept += 1
        if self._allowance is not None and (
            self._work > self._allowance or self.kept > _OVERFLOW * self.capacity
        ):
            raise ExhaustedError

    def element(self, definition: Definition) -> Pattern:
        """Return the pattern of an element."""
        return self._known((Element, definition)) or self._make(
            (Element, definition), Element(definition)
        )

    def attribute(self, names: NameClass, value: Pattern) -> Pattern:
        """Return the pattern of an attribute."""
        if value is self.not_allowed:
            return value
        key = (Attribute, names, value)
        return self._known(key) or self._make(key, Attribute(names, value))

    def data(self, datatype: Datatype, excepted: Pattern | None) -> Pattern:
        """Return the pattern of a text of a datatype."""
        excepted = None if excepted is self.not_allowed else excepted
        key = (Data, datatype, excepted)
        return self._known(key) or self._make(key, Data(datatype, excepted))

    def value(self, datatype: Datatype, text: str, value: Hashable) -> Pattern:
        """Return the pattern of a certain value of a datatype."""
        key = (Value, datatype, value)
        return self._known(key) or self._make(key, Value(datatype, text, value))

    def words(self, body: Pattern) -> Pattern:
        """Return the pattern of a list of words."""
        if body is self.not_allowed:
            return body
        return self._known((Words, body)) or self._make((Words, body), Words(body))

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """Return the choice between patterns; of none of them, ``NotAllowed``."""
        found: dict[Pattern, None] = {}
        for part in parts:
            if isinstance(part, Choice):
                found.update(dict.fromkeys(part.alternatives))
            elif part is not self.not_allowed:
                found[part] = None
        if self.empty in found and any(p.nullable for p in found if p is not self.empty):
            del found[self.empty]
        if len(found) < 2:
            return next(iter(found), self.not_allowed)
        alternatives = tuple(sorted(found, key=_number))
        key = (Choice, *alternatives)
        return self._known(key) or self._make(key, Choice(alternatives), len(alternatives))

    def group(self, first: Pattern, second: Pattern) -> Pattern:
        """Return the pattern of one pattern, then another."""
        if first is self.empty or second is self.not_allowed:
            return second
        if second is self.empty or first is self.not_allowed:
            return first
        key = (Group, first, second)
        return self._known(key) or self._make(key, Group(first, second))

    def interleave(self, first: Pattern, second: Pattern) -> Pattern:
        """Return the pattern of two patterns in any order."""
        if first is self.empty or second is self.not_allowed:
            return second
        if second is self.empty or first is self.not_allowed:
            return first
        key = (Interleave, first, second)
        return self._known(key) or self._make(key, Interleave(first, second))

    def one_or_more(self, body: Pattern) -> Pattern:
        """Return the pattern of a pattern once or several times."""
        if isinstance(body, (Empty, NotAllowed, Text, OneOrMore)):
            return body
        known = self._known((OneOrMore, body))
        if known is not None:
            return known
        made = OneOrMore(body)
        self._number += 1
        made.number = self._number
        made.again = self.choice((made, self.empty))
        return self._make((OneOrMore, body), made)

    def parallel(self, branches: Sequence[Pattern]) -> Pattern:
        """Return patterns side by side; ``NotAllowed`` if all of them are."""
        if len(branches) == 1:
            return branches[0]
        if all(branch is self.not_allowed for branch in branches):
            return self.not_allowed
        key = (Parallel, *branches)
        return self._known(key) or self._make(key, Parallel(tuple(branches)))

    def group_of(self, parts: Sequence[Pattern]) -> Pattern:
        """Return the pattern of many patterns in order, as a balanced tree."""
        if len(parts) < 2:
            return parts[0] if parts else self.empty
        middle = len(parts) // 2
        return self.group(self.group_of(parts[:middle]), self.group_of(parts[middle:]))

    def interleave_of(self, parts: Sequence[Pattern]) -> Pattern:
        """Return the pattern of many patterns in any order, as a balanced tree."""
        if len(parts) < 2:
            return parts[0] if parts else self.empty
        middle = len(parts) // 2
        return self.interleave(
            self.interleave_of(parts[:middle]), self.interleave_of(parts[middle:])
        )

    def _known(self, key: tuple[object, ...]) -> Pattern | None:
        return self._table.get(key)

    def _make(self, key: tuple[object, ...], pattern: Pattern, work: int = 1) -> Pattern:
        self.spend(work)
        if not pattern.number:
            self._number += 1
            pattern.number = self._number
        self._table[key] = pattern
        return pattern


def _number(pattern: Pattern) -> int:
    return pattern.number
