"""The walk through a document: each element judged by what its schema still expects.

No recursion: documents may be as deep as memory allows. The pattern of each open element is kept,
not one pattern for the whole document; what an element may be that has several definitions is
decided when it ends (a ``Parallel`` pattern until then), so that the work stays in proportion to
the length of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from edition.relaxng.datatypes import BLANK, blank
from edition.relaxng.derivatives import Derivatives, accepted
from edition.relaxng.errors import ExhaustedError
from edition.relaxng.expectations import Expectations, needed
from edition.relaxng.identity import Identifiers, Register
from edition.relaxng.names import split
from edition.relaxng.pattern import Definition, Holds, Move, Parallel, Pattern, Patterns
from edition.relaxng.recovery import Recovery
from edition.relaxng.report import NOTHING, Error, Expected, Kind
from edition.relaxng.values import Values

_NO_NAMESPACES: Mapping[str | None, str] = {}


@dataclass(frozen=True, slots=True)
class Engine:
    """What a grammar has for judging documents; it is shared by all of its validations.

    ``by_name`` has the definitions of elements by name, ``namespaces`` the namespaces of these;
    ``unknown`` is the definition of an element about which nothing is known: whatever it holds is
    allowed, and judged for itself.
    """

    start: Pattern
    patterns: Patterns
    derivatives: Derivatives
    values: Values
    expectations: Expectations
    recovery: Recovery
    identifiers: Identifiers
    by_name: Mapping[str, tuple[Definition, ...]]
    namespaces: frozenset[str]
    unknown: Definition


@dataclass(slots=True)
class _Open:
    """An element whose content is being judged; the document itself has neither element nor move.

    ``passed`` are the names that were missing when another came. ``faulty`` tells that something
    stood in the element that may not: ``stray`` is the last such child that may stand elsewhere;
    ``text`` tells that text was among it, last ``after`` a child, or before all of them.
    """

    element: etree._Element | None
    move: Move | None
    passed: frozenset[str] = frozenset()
    faulty: bool = False
    stray: etree._Element | None = None
    text: bool = False
    after: etree._Element | None = None


class Validation:
    """The judgement of one document."""

    def __init__(self, engine: Engine, apart: frozenset[str]) -> None:
        self._engine = engine
        self._apart = apart
        self._errors: list[Error] = []
        self._register = Register()
        self._current: etree._Element | None = None

    def run(self, root: etree._Element, budget: int) -> list[Error]:
        """Return the faults of a document in the order in which they show, identifiers last."""
        self._engine.patterns.trim()
        self._engine.patterns.allow(budget)
        self._current = root
        try:
            self._walk(root)
        except (ExhaustedError, RecursionError):
            return [*self._errors, Error(Kind.BUDGET_EXCEEDED, self._current)]
        return self._errors + self._register.errors()

    def _walk(self, root: etree._Element) -> None:
        patterns = self._engine.patterns
        outer: list[tuple[_Open, Iterator[etree._Element]]] = []
        place = _Open(None, None)
        pattern = self._engine.start
        children: Iterator[etree._Element] = iter((root,))
        while True:
            for child in children:
                if child.tag.__class__ is not str:
                    pattern = self._aside(place, pattern, child)
                    continue
                move = pattern.moves.get(child.tag) or self._enter(place, pattern, child)
                state = self._start(child, move)
                if len(child) and not (state.has_values and _childless(child)):
                    if patterns.kept > patterns.capacity:
                        patterns.trim()
                    outer.append((place, children))
                    place, children = _Open(child, move), iter(child)
                    pattern = self._text(place, state, None, child.text)
                    break
                state = self._leaf(child, move, state)
                pattern = self._text(place, self._leave(move, state), child, child.tail)
            else:
                element, ended = place.element, place.move
                if element is None or ended is None:
                    return
                if not pattern.nullable:
                    self._incomplete(place, pattern)
                place, children = outer.pop()
                pattern = self._text(place, self._leave(ended, pattern), element, element.tail)

    def _start(self, element: etree._Element, move: Move) -> Pattern:
        """Return what an element may contain, its attributes judged."""
        engine = self._engine
        bare = True
        faults = len(self._errors)
        state = move.content
        for name, value in element.items():
            if name in self._apart:
                continue
            bare = False
            types = engine.identifiers.types.get(name)
            if types is not None and element.tag in types:
                self._register.add(element, name, value, types[element.tag])
            pairs = state.attributes.get(name)
            if pairs is not None and len(pairs) == 1:
                wanted, after = pairs[0]
                if wanted is engine.patterns.text or engine.values.accepts(
                    wanted, value, _namespaces(wanted, element)
                ):
                    state = after
                    continue
            state = self._attribute(element, move, state, name, value)
        if bare:
            if move.bare is engine.patterns.not_allowed:
                return self._missing(element, state)
            return move.bare
        closed = state.closed or engine.derivatives.close(state)
        if closed is not engine.patterns.not_allowed:
            return closed
        if any(error.kind is Kind.ATTRIBUTE_NOT_ALLOWED for error in self._errors[faults:]):
            # The one that is missing may well be the one that is misspelt.
            return engine.derivatives.forgive(state)
        return self._missing(element, state)

    def _attribute(
        self, element: etree._Element, move: Move, pattern: Pattern, name: str, value: str
    ) -> Pattern:
        """Return what is left after an attribute, which may be wrong."""
        engine = self._engine
        if pattern is engine.patterns.anything:
            return pattern
        self._current = element
        not_allowed = engine.patterns.not_allowed
        after = self._after_attribute(pattern, element, name, value)
        if after is not not_allowed:
            return after
        after = engine.recovery.any_value(pattern, name)
        if after is not not_allowed:
            expected = engine.expectations.value(pattern, name)
            self._report(Kind.ATTRIBUTE_INVALID, element, name, value=value, expected=expected)
            return after
        known = engine.recovery.any_value(move.content, name) is not not_allowed
        expected = engine.expectations.attributes(pattern)
        present = element.keys()
        self._report(
            Kind.ATTRIBUTE_EXCLUDED if known else Kind.ATTRIBUTE_NOT_ALLOWED,
            element,
            name,
            value=value,
            expected=replace(
                expected,
                attributes=tuple(n for n in expected.attributes if n not in present),
                missing=tuple(n for n in expected.missing if n not in present),
            ),
        )
        return pattern

    def _after_attribute(
        self, pattern: Pattern, element: etree._Element, name: str, value: str
    ) -> Pattern:
        engine = self._engine
        if isinstance(pattern, Parallel):
            return engine.patterns.parallel(
                [self._after_attribute(b, element, name, value) for b in pattern.branches]
            )
        return engine.patterns.choice(
            [
                after
                for wanted, after in engine.derivatives.attribute(pattern, name)
                if engine.values.accepts(wanted, value, _namespaces(wanted, element))
            ]
        )

    def _missing(self, element: etree._Element, pattern: Pattern) -> Pattern:
        """Report attributes that are missing, and return what comes as if they were there."""
        self._current = element
        expected = self._engine.expectations.attributes(pattern)
        self._report(Kind.ATTRIBUTE_MISSING, element, expected=expected)
        return self._engine.derivatives.forgive(pattern)

    def _enter(self, place: _Open, pattern: Pattern, child: etree._Element) -> Move:
        """Return what happens when an element comes, whether it may or not."""
        self._current = child
        engine = self._engine
        move = engine.derivatives.move(pattern, child.tag)
        if move is not None:
            return move
        if pattern is engine.patterns.anything:
            known = engine.by_name.get(child.tag)
            if known is None and split(child.tag)[0] in engine.namespaces:
                self._report(Kind.ELEMENT_UNKNOWN, child)
            return self._join(pattern, known or (engine.unknown,))
        return self._early(place, pattern, child) or self._wrong_element(place, pattern, child)

    def _early(self, place: _Open, pattern: Pattern, child: etree._Element) -> Move | None:
        """Return how to go on where an element may stand once something missing has come."""
        engine = self._engine
        skipped = [engine.recovery.skip(branch, child.tag) for branch in _branches(pattern)]
        move = engine.derivatives.join(pattern, [found for found, _ in skipped])
        if move is not None:
            passed = frozenset(n for _, parts in skipped for part in parts for n in needed(part))
            expected = replace(engine.expectations.here(pattern), missing=tuple(sorted(passed)))
            self._report(Kind.ELEMENT_TOO_EARLY, child, expected=expected)
            place.passed |= passed
        return move

    def _wrong_element(self, place: _Open, pattern: Pattern, child: etree._Element) -> Move:
        engine = self._engine
        expected = engine.expectations.here(pattern)
        if place.move is not None:
            here = engine.expectations.within(place.move.content, child.tag)
            if here:
                # Of two that have changed places, the first has been reported.
                if child.tag not in place.passed:
                    self._report(Kind.ELEMENT_MISPLACED, child, expected=expected)
                place.faulty = True
                return self._join(pattern, here)
        known = engine.by_name.get(child.tag)
        if known is None:
            self._report(Kind.ELEMENT_UNKNOWN, child, expected=expected)
        else:
            # Words with elements among them, where neither may stand, are one mistake.
            if not (place.text and place.after is child.getprevious()):
                self._report(Kind.ELEMENT_NOT_ALLOWED, child, expected=expected)
            place.stray = child
        place.faulty = True
        return self._join(engine.recovery.replace(pattern), known or (engine.unknown,))

    def _join(self, pattern: Pattern, definitions: tuple[Definition, ...]) -> Move:
        """Return the move to a pattern that follows an element, whatever it turns out to be."""
        move = self._engine.derivatives.join(
            pattern, [dict.fromkeys(definitions, branch) for branch in _branches(pattern)]
        )
        if move is None:
            raise AssertionError("A move to some definitions exists.")
        return move

    def _leave(self, move: Move, state: Pattern) -> Pattern:
        """Return what may follow an element that ends in a state."""
        if len(move.definitions) == 1:
            return move.after[1]
        which = accepted(state)
        if not which or not isinstance(state, Parallel):
            # It is none of them: that has been reported, and it might have been any.
            which = (1 << len(move.definitions)) - 1
        return move.after.get(which) or self._engine.derivatives.leave(move, which)

    def _text(
        self, place: _Open, pattern: Pattern, previous: etree._Element | None, text: str | None
    ) -> Pattern:
        """Return what is left after text, which may be blank or wrong."""
        if not text or (text.isspace() and not text.strip(BLANK)):
            return pattern
        after = pattern.texted or self._engine.derivatives.text(pattern)
        if after is not self._engine.patterns.not_allowed or place.element is None:
            return after
        if pattern.has_values and not pattern.has_elements:
            # Where only a value may stand, the elements beside it are what is wrong.
            return pattern
        follows = previous is not None and (
            place.stray is previous or (place.text and place.after is previous.getprevious())
        )
        if not follows:
            self._report(
                Kind.TEXT_NOT_ALLOWED,
                place.element,
                after=-1 if previous is None else place.element.index(previous),
                value=text,
                expected=self._engine.expectations.here(pattern),
            )
        place.faulty = place.text = True
        place.after = previous
        return self._engine.recovery.replace(pattern)

    def _aside(self, place: _Open, pattern: Pattern, node: etree._Element) -> Pattern:
        """Return what is left after a comment, a processing instruction or an entity."""
        if node.tag is etree.Entity:
            pattern = self._text(place, pattern, node, node.text)
        return self._text(place, pattern, node, node.tail)

    def _leaf(self, element: etree._Element, move: Move, state: Pattern) -> Pattern:
        """Return what is left of the content of an element that contains no other."""
        engine = self._engine
        if state.has_values:
            text = _whole_text(element)
            held = engine.values.content(state, text, _namespaces(state, element))
            if held is not engine.patterns.not_allowed:
                return held
            self._current = element
            ends = blank(text) and state.has_elements
            self._report(
                Kind.CONTENT_INCOMPLETE if ends else Kind.TEXT_INVALID,
                element,
                value=text,
                expected=engine.expectations.here(state),
            )
            return engine.patterns.anything
        place: _Open | None = None
        if element.text:
            place = _Open(element, move)
            state = self._text(place, state, None, element.text)
        if not state.nullable:
            self._incomplete(place or _Open(element, move), state)
        return state

    def _incomplete(self, place: _Open, pattern: Pattern) -> None:
        """Report that an element ends too early, unless something wrong stood for the rest."""
        if not place.faulty and place.element is not None:
            self._current = place.element
            expected = self._engine.expectations.here(pattern)
            self._report(Kind.CONTENT_INCOMPLETE, place.element, expected=expected)

    def _report(
        self,
        kind: Kind,
        element: etree._Element,
        attribute: str = "",
        *,
        after: int = -1,
        value: str = "",
        expected: Expected = NOTHING,
    ) -> None:
        self._errors.append(
            Error(kind, element, attribute, after=after, value=value, expected=expected)
        )


def _branches(pattern: Pattern) -> tuple[Pattern, ...]:
    return pattern.branches if isinstance(pattern, Parallel) else (pattern,)


def _namespaces(pattern: Pattern, element: etree._Element) -> Mapping[str | None, str]:
    """Return the namespaces of an element where a pattern depends on them: they are costly."""
    return element.nsmap if pattern.holds & Holds.CONTEXT else _NO_NAMESPACES


def _childless(element: etree._Element) -> bool:
    """Tell whether an element has only comments and processing instructions beside its text."""
    return not any(isinstance(child.tag, str) for child in element)


def _whole_text(element: etree._Element) -> str:
    """Return the text of an element without children, across comments."""
    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            parts.append(child.text or "")
        parts.append(child.tail or "")
    return "".join(parts)
