"""citeproc-py: citations with gaps, to be filled with what documents of an edition differ in.

Most documents of an edition have the same said of them but for a few things: a title, a date, who
wrote it, where it is kept. Where a style puts one of these, an element of it makes words of what is
said under that name, and of nothing else; whatever is done with these words afterwards looks at
their two ends only, so as to set them beside others. So the citation of one document is that of
another with other words in these places, where their ends are such that the same is done. Whether
all this is so is watched while a citation with gaps is made: then nobody can ask what is said
there, and nobody can change the words that stand in for it. Where something else is done, or only
might be, there are no gaps, and each document is cited from the beginning.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from citeproc import model
from citeproc.source import VariableError
from citeproc.string import SEAM_PUNCTUATION, MixedString, String

from edition.engines.citeproc.items import Item, Told, read, written
from edition.errors import CitationError

OPEN = frozenset({"archive_location", "author", "issued", "title"})
"""What documents differ in, by the names that the library has."""

_FIRST, _MOST = 0xD800, 0x800
_STAND_IN = re.compile("[\ud800-\udfff]")
"""Characters that stand for words: no text can hold them."""
_AT_ENDS = SEAM_PUNCTUATION | {" "}
"""What is left out where it would stand twice."""
FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the library raises where it cannot do something."""
_KEPT = 1 << 8
"""How many kinds of items a style keeps citations with gaps for, some kilobytes each."""
_SHAPES = 4
"""For one kind there are so many at most; the words in their gaps end in different ways."""


class UncertainError(Exception):
    """It is not certain that one citation is like another."""


class _Gap(NamedTuple):
    """A place where an element of a style puts what is said under a name."""

    render: Callable[..., object]
    element: model.CitationStylesElement
    called: tuple[tuple[str, Hashable], ...]
    variable: str


@dataclass(frozen=True, slots=True)
class _Words:
    """What an element makes of what is said under one name, and what others see of it.

    ``kind`` is how citeproc-py has it, ``last`` its last character, if that matters.
    """

    text: str
    kind: type
    last: str


class _Open(Told):
    """What is said of an item whose citation is to have gaps: what is said there, nobody is told.

    Only whether something is said is the same of all that have the same gaps.
    """

    def __getitem__(self, name: str) -> object:
        if name in OPEN and name in self.written:
            raise UncertainError
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        return self[name] if name in OPEN and name in self.written else super().get(name, default)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A citation with gaps."""

    begin: str | None
    """None: no citation is certain to be like it."""
    gaps: tuple[tuple[_Gap, type, str, str], ...]
    """Each with what others see of the words in it, and with the text up to the next one."""

    def filled(self, told: Mapping[str, str]) -> str | None:
        """Return the citation of an item; None, if this one may not be like it."""
        if self.begin is None:
            return None
        pieces = [self.begin]
        for gap, kind, last, after in self.gaps:
            try:
                words = _words(gap, told[gap.variable], told.get("language"))
            except UncertainError:
                return None
            if words.kind is not kind or words.last != last:
                return None
            pieces += (words.text, after)
        return "".join(pieces)


_FOR_NONE = Pattern(None, ())


class Patterns:
    """The citations with gaps of one style."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, list[Pattern]] = OrderedDict()

    def filled(
        self, alike: Hashable, told: Mapping[str, str], make: Callable[[], Pattern]
    ) -> str | None:
        """Return the citation of an item, if it is like that of another one that is ``alike``.

        None of them is made before a second item is met.
        """
        if alike not in self._known:
            self._known[alike] = []
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
            return None
        self._known.move_to_end(alike)
        known = self._known[alike]
        found = next(filter(None, (pattern.filled(told) for pattern in known)), None)
        if found is None and len(known) < _SHAPES:
            try:
                known.append(make())
            except (UncertainError, CitationError):
                known.append(_FOR_NONE)
            found = known[-1].filled(told)
        return found


class Making:
    """A citation with gaps while it is made."""

    def __init__(self, description: str) -> None:
        self._told = written(description)
        self.told = _Open(read(description), self._told)
        self._gaps: list[tuple[_Gap, _Words]] = []

    def leave(self, gap: _Gap) -> object:
        """Leave a gap, and return what stands in for the words in it. Raises UncertainError."""
        words = _words(gap, self._told[gap.variable], self._told.get("language"))
        if len(self._gaps) == _MOST:
            raise UncertainError
        stand_in = f"{chr(_FIRST + len(self._gaps))}{words.last}"
        self._gaps.append((gap, words))
        if words.kind is MixedString:
            return MixedString([String(stand_in)])
        return words.kind(stand_in)

    def pattern(self, text: str) -> Pattern:
        """Return a citation in which words are stood in for. Raises UncertainError."""
        begin, *others = _STAND_IN.split(text)
        gaps = []
        for mark, after in zip(_STAND_IN.findall(text), others, strict=True):
            gap, words = self._gaps[ord(mark) - _FIRST]
            if not after.startswith(words.last):
                raise UncertainError
            gaps.append((gap, words.kind, words.last, after.removeprefix(words.last)))
        return Pattern(begin, tuple(gaps))


@lru_cache(1 << 12)
def _words(gap: _Gap, value: str, language: str | None) -> _Words:
    """Return the words in a gap. Raises UncertainError if they depend on anything else."""
    said = {gap.variable: json.loads(value)}
    if language is not None:
        said["language"] = json.loads(language)
    description = json.dumps({"type": "", **said})
    told = Told(read(description), {})
    called = dict(gap.called)
    _layout(gap.element, called).repressed = {}
    try:
        made = gap.render(gap.element, Item(told), **called)
    except (*FAILURES, VariableError):
        raise UncertainError from None
    text = str(made or "")
    if not told.asked <= {gap.variable, "language"} or not text or text[0] in _AT_ENDS:
        raise UncertainError
    kind = next(kind for kind in (MixedString, String, str) if isinstance(made, kind))
    return _Words(text, kind, text[-1] if text[-1] in _AT_ENDS else "")


def _layout(element: model.CitationStylesElement, called: Mapping[str, object]) -> model.Layout:
    """Return the layout in which an element is called."""
    context: model.CitationStylesElement | None = called.get("context")
    return (element if context is None else context).get_layout()


def _leave_gaps(kind: type[model.CitationStylesElement]) -> None:
    """Let elements of a kind leave gaps where a citation is to have some."""
    plain = kind.render

    def render(
        element: model.CitationStylesElement, item: Item, *further: object, **called: Hashable
    ) -> object:
        if item.gaps is None or further:
            return plain(element, item, *further, **called)
        name = element.get("variable", "").replace("-", "_")
        if name not in OPEN or name not in item.reference.written:
            return plain(element, item, **called)
        repressed = _layout(element, called).repressed
        if element.get("variable") in repressed.get(element.tag, ()):
            return plain(element, item, **called)
        return item.gaps.leave(_Gap(plain, element, tuple(called.items()), name))

    kind.render = render


def _keep_from_changing(kind: type, method: str, attribute: str) -> None:
    """Let a step that changes words say so where some are stood in for."""
    plain = vars(kind)[method]

    def step(element: model.CitationStylesElement, text: object, *further: object) -> object:
        if element.get(attribute) is not None and _STAND_IN.search(str(text)):
            raise UncertainError
        return plain(element, text, *further)

    setattr(kind, method, step)


for _kind in (model.Text, model.Date, model.Names):
    _leave_gaps(_kind)
_keep_from_changing(model.TextCased, "case", "text-case")
_keep_from_changing(model.StrippedPeriods, "strip_periods", "strip-periods")
