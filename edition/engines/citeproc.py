"""citeproc-py: citations by styles of CSL, from the files of its packages alone."""

from __future__ import annotations

import io
import json
import re
import warnings
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    model,
)
from citeproc.source import Reference, VariableError
from citeproc.source.json import CiteProcJSON

from edition.csl import CS
from edition.errors import CitationError

_LOCALES = {
    "de": "de-DE",
    "en": "en-US",
    "es": "es-ES",
    "fr": "fr-FR",
    "it": "it-IT",
    "ru": "ru-RU",
}
_KEY = "item"
_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Around what is in italics: characters that stand for nothing, and that no text has."""
_MARKS = re.compile(f"[{_BEGIN}{_END}]")
_TWICE = re.compile(f"([.?!…]{_END}?[”’“»]?{_END}?)\\.(?=[\\s{_END}]|$)")
_QUOTED = re.compile("([”’]+)([.,])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a citation, in italics or not."""

    text: str
    italic: bool = False


_STEADY = (
    "xpath_search", "get_root", "get_macro", "get_formatter", "get_option", "get_term", "get_date",
    "get_layout", "calls_variable", "get_locale_option",
)  # fmt: skip
"""What a style is asked for again and again by the library, and always answers alike."""


def _answer_once() -> None:
    """Let each element of a style remember its steady answers, which citeproc-py works out anew.

    A style is never changed once it is read, and the number of styles of a process is small.
    """
    classes = [kind for kind in vars(model).values() if isinstance(kind, type)]
    for kind in classes:
        if kind.__module__ == model.__name__ and not issubclass(kind, Exception):
            for name in _STEADY:
                if name in vars(kind):
                    setattr(kind, name, lru_cache(1 << 16)(vars(kind)[name]))


_answer_once()


def _spare(kind: type, method: str, names: frozenset[str]) -> None:
    """Leave out a step that changes nothing of a text where an element has no such attribute."""
    plain = vars(kind)[method]

    def step(element: model.CitationStylesElement, text: object) -> object:
        if names.isdisjoint(element.keys()) and not isinstance(text, (int, float)):
            return text
        return plain(element, text)

    setattr(kind, method, step)


_spare(
    model.Formatted,
    "format",
    frozenset(("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")),
)
_spare(model.Quoted, "quote", frozenset({"quotes"}))

_KEPT = 1 << 12
"""How many renderings of macros are kept, a few hundred bytes each."""
_WAYS = 8
"""In so many ways may a macro ask different things of items; of one with more nothing is kept."""


@lru_cache(1 << 10)
def _names_locator(macro: model.Macro) -> bool:
    """Tell whether a macro, or one that it calls, may ask for the locator of a citation."""
    for element in macro.iter():
        for name, value in element.attrib.items():
            if "locator" in (name, *value.split()):
                return True
        if "macro" in element.attrib and _names_locator(element.get_macro(element.get("macro"))):
            return True
    return False


class _Told(dict[str, object]):
    """What is said of an item, by the names that the library has for it, and what was asked.

    ``written`` has each value as it was given, so that those of two items can be compared.
    """

    def __init__(self, reference: Reference, written: Mapping[str, str]) -> None:
        super().__init__(reference)
        self.written = written
        self.asked: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)

    def __getitem__(self, name: str) -> object:
        self.asked.add(name)
        try:
            return super().__getitem__(name)
        except KeyError:
            raise VariableError from None

    def __getattr__(self, name: str) -> object:
        return self[name]

    def get(self, name: str, default: object = None) -> object:
        """Return what is said under a name, if something is."""
        self.asked.add(name)
        return super().get(name, default)

    def answers(self, names: tuple[str, ...]) -> Hashable:
        """Return what is said under some names; nothing under those that are not there."""
        return tuple(map(self.written.get, names))


@lru_cache(8)
def _read(description: str) -> tuple[Reference, Mapping[str, str]]:
    """Return an item as the library has it, and each of its values written out."""
    item = json.loads(description)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on fields that the library does not know
        [reference] = CiteProcJSON([{**item, "id": _KEY}]).values()
    names = {"shortTitle": "title_short"}
    return reference, {
        names.get(name, name.replace("-", "_")): json.dumps(value) for name, value in item.items()
    }


class _Memory:
    """What macros have rendered, by what they have asked for.

    The documents of an edition have most of what is said of them in common, their editors and their
    publisher, so that most macros give what they gave for the document before. A macro depends on
    what it asks of an item, on where it is called from, and on what is repressed at that moment:
    fields that stood in for others, and are not to be shown again. It may repress some itself.
    What it asks for first is always the same, and what it asks for next depends on the answers: so
    it gives the same where all answers are the same. Nothing has been cited before, since each item
    is cited by itself.
    """

    def __init__(self, render: Callable[..., object]) -> None:
        self._render = render
        self._ways: defaultdict[Hashable, list[tuple[str, ...]]] = defaultdict(list)
        """What macros have asked for, by where they are called from."""
        self._kept: OrderedDict[Hashable, tuple[object, dict[str, list[str]]]] = OrderedDict()

    def rendered(self, macro: model.Macro, item: _Item, context: model.Text) -> object:
        """Return what a macro makes of an item where an element calls it."""
        layout = context.get_layout()
        located = item.get("locator") if _names_locator(macro) else None
        locator = located and (located.label, located.identifier)
        called = (macro, context, _shown(layout.repressed), locator)
        told = item.reference
        ways = self._ways[macro, context]
        for way in ways:
            key = (called, way, told.answers(way))
            if key in self._kept:
                told.asked.update(way)
                made, repressed = self._kept[key]
                layout.repressed = _copied(repressed)
                return made
        before, told.asked = told.asked, set()
        try:
            made = self._render(macro, item, context)
        finally:
            asked, told.asked = told.asked, before | told.asked
        way = tuple(sorted(asked))
        if way not in ways and len(ways) < _WAYS:
            ways.append(way)
        if way in ways:
            self._kept[called, way, told.answers(way)] = made, _copied(layout.repressed)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made


def _shown(repressed: Mapping[str, Sequence[str]]) -> Hashable:
    return tuple((tag, tuple(names)) for tag, names in repressed.items())


def _copied(repressed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {tag: list(names) for tag, names in repressed.items()}


def _remember() -> None:
    """Let macros remember what they have rendered."""
    plain = model.Macro.render
    memory = _Memory(plain)

    def render(
        macro: model.Macro, item: _Item, context: model.Text = None, sort_options: object = None
    ) -> object:
        if context is None or sort_options is not None:
            return plain(macro, item, context, sort_options)
        return memory.rendered(macro, item, context)

    model.Macro.render = render


_remember()


class _Item(CitationItem):  # type: ignore[misc]
    """An item whose description is at hand, which citeproc-py looks up whenever it is asked."""

    __slots__ = ("bibliography", "reference")

    def __init__(
        self, bibliography: CitationStylesBibliography, told: _Told, **located: Locator
    ) -> None:
        super().__init__(_KEY, **located)
        object.__setattr__(self, "bibliography", bibliography)
        object.__setattr__(self, "reference", told)


class _Italic(str):
    __slots__ = ()

    def __new__(cls, text: object) -> _Italic:
        return super().__new__(cls, f"{_BEGIN}{text}{_END}")


class _Formatter:
    """What citeproc-py formats with: italics are marked, everything else is plain."""

    Italic = Oblique = _Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def preformat(text: object) -> str:
        return _MARKS.sub("", str(text))


class Style:
    """A style of citing, in a language."""

    def __init__(self, name: str, source: bytes, language: str) -> None:
        """Read a style (CSL). Raises CitationError where it is none."""
        self.name = name
        locale = _LOCALES.get(language.partition("-")[0], "en-US")
        try:
            self._style = CitationStylesStyle(io.BytesIO(source), validate=False, locale=locale)
        except (AttributeError, ValueError) as error:
            raise CitationError(f"{name} is no style of citing: {error}") from error
        root = self._style.root
        info = f"{CS}info/{CS}"
        self.title = root.findtext(f"{info}title-short") or root.findtext(f"{info}title", name)
        self.has_notes = root.get("class") == "note"
        options = [item.find(f"{CS}style-options") for item in self._style.root.locales]
        first = next((item for item in options if item is not None), None)
        self._quotes_points = first is not None and first.get("punctuation-in-quote") == "true"
        self.has_bibliography = self._style.has_bibliography()

    def entry(self, item: Mapping[str, object]) -> tuple[Run, ...]:
        """Return an item as a bibliography has it. Raises CitationError."""
        bibliography, _ = self._registered(item)
        try:
            return self._runs("".join(map(str, bibliography.bibliography())))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise CitationError(f"The style {self.name} failed: {error!r}") from error

    def note(self, item: Mapping[str, object], paragraph: str = "") -> tuple[Run, ...]:
        """Return an item, or a paragraph of it, as a footnote has it. Raises CitationError."""
        bibliography, citation = self._registered(item, paragraph)
        try:
            return self._runs(str(bibliography.cite(citation, lambda _: "")))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise CitationError(f"The style {self.name} failed: {error!r}") from error

    def _registered(
        self, item: Mapping[str, object], paragraph: str = ""
    ) -> tuple[CitationStylesBibliography, Citation]:
        source = CiteProcJSON([])
        source.add(told := _Told(*_read(json.dumps(item))))
        bibliography = CitationStylesBibliography(self._style, source, _Formatter)
        located = {"locator": Locator("paragraph", paragraph)} if paragraph else {}
        citation = Citation([_Item(bibliography, told, **located)])
        bibliography.register(citation)
        return bibliography, citation

    def _runs(self, text: str) -> tuple[Run, ...]:
        """Return marked text in runs, with the punctuation that a locale wants."""
        text = _TWICE.sub(r"\1", " ".join(text.split()))
        if self._quotes_points:
            text = _QUOTED.sub(r"\2\1", text)
        return tuple(_parted(text))


def _parted(text: str) -> Iterator[Run]:
    depth = 0
    for piece in re.split(f"([{_BEGIN}{_END}])", text):
        if piece == _BEGIN:
            depth += 1
        elif piece == _END:
            depth -= 1
        elif piece:
            yield Run(piece, depth % 2 == 1)
