"""Documents made by chance from the content models of TEI; the same for the same seed.

A document grows towards an element, its goal, so that each of the 587 is met often, and by
detours, so that it is met where nobody has seen it. Every text node holds words that
occur once in the document; some stand in pieces, an element or a break within them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property
from random import Random
from types import UnionType

from lxml import etree

from tests.fuzz.odd import (
    TEI,
    Alternate,
    Attribute,
    Child,
    Element,
    Foreign,
    Model,
    Repeated,
    Sequence,
    Text,
    Values,
)

XML = "{http://www.w3.org/XML/1998/namespace}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
SVG = "{http://www.w3.org/2000/svg}"
OTHER = "{urn:other}"
EXAMPLE = "{http://www.tei-c.org/ns/Examples}"

_FAR = 10_000
_NOT_TEXT = frozenset("TEI teiHeader standOff facsimile sourceDoc fsdDecl xenoData".split())
"""Through which of a document's parts most goals are not reached, though the way be shorter."""
_AT_GOAL = 8
"""How many elements a goal may hold at least."""
_NEAR = 12
"""Steps beyond which a goal is not reached through the text."""

PHRASES = frozenset(
    "hi emph foreign seg w c m am ex abbr expan sic corr orig reg unclear supplied surplus damage"
    " add del restore retrace secl mod g choice subst app lb pb cb gb gap space handShift anchor"
    " persName name rs term title date num q note index ptr metamark s phr cl".split()
)
"""Elements that stand within a word as well as between two."""

_LANGUAGES = ("en", "de", "ar", "he", "syc", "ja", "grc", "ru", "fa-Latn", "mul", "x-none")
_DATES = ("1957-07-03", "1957-07", "1957", "--07-03", "-0044-03-15")
_LIKELY: Mapping[str, tuple[str, ...]] = {
    "type": ("a", "main", "sub", "gloss", "footnote", "editorial", "tex", "ordered", "simple"),
    "subtype": ("b",),
    "n": ("1", "2", "iv", "12a", "*"),
    "rend": (
        "italic", "bold", "sup", "sub", "center", "indent", "bulleted", "numbered", "inline",
        "display", "underline", "smallcaps", "strike", "block", "right", "marginLeft",
    ),
    "style": ("color:red", "font-style:italic", "writing-mode:vertical-rl", "text-align:center"),
    "place": (
        "foot", "end", "margin", "margin-left", "inline", "above", "below", "left", "top", "bottom",
        "apparatus", "marginleft", "opposite", "interlinear",
    ),
    "reason": ("illegible", "lost", "omitted"),
    "unit": ("chars", "lines", "cm", "page", "line", "stanza", "tome"),
    "quantity": ("1", "3"),
    "extent": ("two lines",),
    "part": ("I", "M", "F", "N", "Y"),
    "rows": ("1", "2", "3"),
    "cols": ("1", "2", "4"),
    "role": ("label", "data", "author", "editor", "main"),
    "hand": ("#h",),
    "key": ("k1",),
    "cert": ("high", "low"),
    "resp": ("#ed", "#editor"),
    "level": ("a", "m", "j", "s", "u"),
    "notation": ("tex", "mathml", "none"),
    "method": ("parallel-segmentation", "location-referenced", "double-end-point"),
    "direct": ("true", "false"),
    "aloud": ("true", "false"),
    "full": ("yes", "abb", "init"),
    "loc": ("1", "12a"),
    "break": ("no", "yes", "maybe"),
    "url": ("img.png", "https://example.org/i.png"),
    "mimeType": ("image/png", "audio/mpeg", "video/mp4"),
    "facs": ("img.png", "#p1"),
    "scheme": ("https://example.org/scheme",),
}  # fmt: skip
"""Attributes that change how an element is shown, with values that do."""

_OFTEN = frozenset(
    "type n rend place reason unit quantity part rows cols role level wit ref target from to who"
    " break notation method loc xml:lang corresp when".split()
)


_WEIGHTS = {"tagdocs": 0.08, "nets": 0.2, "iso-fs": 0.2, "gaiji": 0.5, "header": 0.3}
"""How likely the elements of a module are, beside 1."""


class Language:
    """What TEI allows, and how near each element is to each other."""

    def __init__(self, elements: Mapping[str, Element]) -> None:
        self.elements = elements
        self.children = {
            name: frozenset(_children(element.content)) & elements.keys()
            for name, element in elements.items()
        }

    @cached_property
    def heights(self) -> Mapping[str, int]:
        """The least depth of each element: 1 where it may be empty."""
        heights = dict.fromkeys(self.elements, _FAR)
        changed = True
        while changed:
            changed = False
            for name, element in self.elements.items():
                height = 1 + self.height(element.content, heights)
                if height < heights[name]:
                    heights[name], changed = height, True
        return heights

    @cached_property
    def weights(self) -> _Weights:
        """How likely each model is among others."""
        return _Weights(self)

    def height(self, model: Model, heights: Mapping[str, int]) -> int:
        """Return the least depth of what a model asks for."""
        match model:
            case Child():
                return heights.get(model.name, _FAR)
            case Sequence():
                return max((self.height(item, heights) for item in model.items), default=0)
            case Alternate():
                return min((self.height(item, heights) for item in model.items), default=_FAR)
            case Repeated():
                return self.height(model.item, heights) if model.least else 0
            case Foreign():
                return 1
        return 0

    def allows(self, root: etree._Element) -> bool:
        """Tell whether elements stand, and words, where they may; not whether all are there."""
        for element in root.iter(etree.Element):
            name = etree.QName(element).localname
            if not element.tag.startswith(TEI) or name not in self.elements:
                continue
            has_text, has_others = self._mixed[name]
            texts = (element.text, *(child.tail for child in element))
            if not has_text and any(text and text.strip() for text in texts):
                return False
            for child in element.iterchildren(etree.Element):
                if etree.QName(child).localname not in self.children[name] and not has_others:
                    return False
        return True

    @cached_property
    def _mixed(self) -> Mapping[str, tuple[bool, bool]]:
        """Whether each element holds words, and whether it holds elements of any name."""
        return {
            name: (
                _has(element.content, Text | Values),
                _has(element.content, Foreign),
            )
            for name, element in self.elements.items()
        }

    @cached_property
    def _parents(self) -> Mapping[str, list[str]]:
        """The elements that may hold each element."""
        parents: dict[str, list[str]] = {}
        for name, children in self.children.items():
            for child in sorted(children):
                parents.setdefault(child, []).append(name)
        return parents

    def distances(self, goal: str) -> Mapping[str, int]:
        """Return from how many steps above each element holds another; not those that cannot."""
        found = {goal: 0}
        waiting = deque([goal])
        while waiting:
            name = waiting.popleft()
            for parent in self._parents.get(name, ()):
                if parent not in found:
                    found[parent] = found[name] + 1
                    waiting.append(parent)
        return found


class _Weights(dict[Model, float]):
    """The texts of most editions are no documentation of schemas, and no graphs."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, model: Model) -> float:
        match model:
            case Child():
                element = self._language.elements.get(model.name)
                weight = _WEIGHTS.get(element.module, 1.0) if element else 0.0
            case Alternate():
                weight = sum(self[item] for item in model.items) / len(model.items)
            case Repeated():
                weight = self[model.item]
            case _:
                weight = 1.0
        self[model] = weight
        return weight


def _children(model: Model) -> Iterator[str]:
    match model:
        case Child():
            yield model.name
        case Sequence() | Alternate():
            for item in model.items:
                yield from _children(item)
        case Repeated():
            yield from _children(model.item)


def _has(model: Model, kind: type | UnionType) -> bool:
    match model:
        case Alternate() | Sequence():
            return any(_has(item, kind) for item in model.items)
        case Repeated():
            return _has(model.item, kind)
    return isinstance(model, kind)


class Generator:
    """Makes the document of a seed."""

    def __init__(self, language: Language, seed: int) -> None:
        self._language = language
        self._random = Random(seed)
        self._left = 0
        self._words = 0
        self._ids: list[str] = []
        self._pointers: list[tuple[etree._Element, str, bool]] = []
        self._distances: Mapping[str, int] = {}
        self._barred: frozenset[str] = frozenset()

    def document(self, goal: str, *, size: int, root: str = "TEI") -> etree._Element:
        """Return a document that holds an element, the ``goal``, and some ``size`` others."""
        holder = etree.Element("holder")
        self._left = size
        self._distances = self._language.distances(goal)
        is_in_text = self._distances.get("text", _FAR) <= _NEAR and self._random.random() < 0.75
        self._barred = _NOT_TEXT if is_in_text else frozenset()
        document = self._element(root, holder, 0, goal)
        document.set(f"{XML}id", "document")
        self._point()
        return etree.fromstring(etree.tostring(document))

    def _element(self, name: str, parent: etree._Element, depth: int, goal: str) -> etree._Element:
        specification = self._language.elements[name]
        namespace = specification.namespace
        element = etree.SubElement(parent, f"{{{namespace}}}{name}", nsmap={None: namespace})
        self._left -= 1
        self._attributes(specification, element)
        kept = self._left
        if name == "teiHeader" and not goal:
            # Most of a document is to be text.
            self._left = 8 if self._random.random() < 0.1 else 0
        if name == goal:
            self._left = max(self._left, _AT_GOAL)
        self._expand(specification.content, element, depth + 1, "" if name == goal else goal)
        if name == "teiHeader" and not goal:
            self._left = kept
        return element

    def _expand(  # noqa: C901 - one case for each kind of content
        self, model: Model, parent: etree._Element, depth: int, goal: str
    ) -> None:
        match model:
            case Child():
                if model.name in self._language.elements:
                    self._element(model.name, parent, depth, goal)
            case Text():
                self._write(parent)
            case Values():
                _append(parent, self._value(model.datatype, model.words))
            case Foreign():
                self._foreign(parent, model.namespaces, 0)
            case Sequence():
                towards = self._towards(model.items, goal)
                for number, item in enumerate(model.items):
                    self._expand(item, parent, depth, goal if number == towards else "")
            case Alternate():
                towards = self._towards(model.items, goal)
                if towards is not None:
                    self._expand(model.items[towards], parent, depth, goal)
                else:
                    self._expand(self._one(model.items, depth), parent, depth, "")
            case Repeated():
                self._repeat(model, parent, depth, goal)

    def _repeat(self, model: Repeated, parent: etree._Element, depth: int, goal: str) -> None:
        random = self._random
        most = model.most if model.most is not None else 6
        count = model.least
        if self._is_weary(depth):
            if _has(model.item, Text) and random.random() < 0.8:
                count = max(count, 1)
        else:
            while count < most and random.random() < 0.62:
                count += 1
        reaches = bool(goal) and self._distance(model.item) < _FAR
        if reaches:
            count = max(count, 1)
        when = random.randrange(count) if reaches else -1
        for number in range(count):
            self._expand(model.item, parent, depth, goal if number == when else "")

    def _towards(self, items: tuple[Model, ...], goal: str) -> int | None:
        """Return which of some things leads to a goal: the nearest, or by a detour another."""
        if not goal:
            return None
        distances = [self._distance(item) for item in items]
        ways = [number for number, distance in enumerate(distances) if distance < _FAR]
        if not ways:
            return None
        if self._left > 0 and self._random.random() < 0.4:
            return self._random.choice(ways)
        nearest = min(distances)
        return self._random.choice([n for n in ways if distances[n] == nearest])

    def _distance(self, model: Model) -> int:
        distances = (
            self._distances.get(name, _FAR) for name in _children(model) if name not in self._barred
        )
        return min(distances, default=_FAR)

    def _is_weary(self, depth: int) -> bool:
        return self._left <= 0 or depth > 16

    def _one(self, items: tuple[Model, ...], depth: int) -> Model:
        language = self._language
        if not self._is_weary(depth):
            weights = [language.weights[item] for item in items]
            return self._random.choices(items, weights)[0]
        heights = [language.height(item, language.heights) for item in items]
        least = min(heights)
        return self._random.choice(
            [item for item, height in zip(items, heights, strict=True) if height == least]
        )

    def _word(self) -> str:
        """Return a word that no other holds: all are of one length and begin with a ``q``."""
        self._words += 1
        number, letters = self._words, ""
        for _ in range(3):
            number, digit = divmod(number, 31)
            letters = "abcdefghijklmnoprstuvwxyz012345"[digit] + letters
        return f"q{letters}"

    def _write(self, parent: etree._Element) -> None:
        """Add words to what an element holds, or the pieces of one around its last child."""
        random = self._random
        words = [self._word() for _ in range(random.choice((1, 1, 1, 2, 3)))]
        before, after = random.choice(("", " ", " ", "\n  ")), random.choice(("", " ", " ", "\n "))
        signs = random.choice(("", "", "", ", ", ". ", "; ", " – "))
        text = before + " ".join(words) + signs + after
        last = parent[-1] if len(parent) else None
        is_phrase = last is not None and etree.QName(last).localname in PHRASES
        if last is not None and not is_phrase and not last.tail:
            text = f" {text}"
        _append(parent, text)

    def _foreign(self, parent: etree._Element, namespaces: tuple[str, ...], depth: int) -> None:
        random = self._random
        if namespaces:
            names = [f"{{{random.choice(namespaces)}}}text"]
        elif etree.QName(parent).localname == "egXML" or parent.tag.startswith(EXAMPLE):
            names = [f"{EXAMPLE}{name}" for name in ("p", "hi", "list", "item", "note", "lb")]
        else:
            names = [f"{OTHER}a", f"{OTHER}b", f"{MATHML}mi", f"{SVG}text"]
        element = etree.SubElement(parent, random.choice(names))
        if not namespaces or depth == 0:
            element.text = f" {self._word()} "
        if depth < 2 and random.random() < 0.4 and not namespaces:
            self._foreign(element, namespaces, depth + 1)
            element[-1].tail = f" {self._word()} "

    def _attributes(self, specification: Element, element: etree._Element) -> None:
        random = self._random
        for attribute in specification.attributes:
            often = attribute.name in _OFTEN
            if attribute.is_required or random.random() < (0.22 if often else 0.02):
                if attribute.name == "xml:id":
                    continue
                self._attribute(attribute, element)
        if random.random() < 0.15 or specification.name in {"annotation", "witness", "anchor"}:
            self._ids.append(f"i{len(self._ids) + 1}")
            element.set(f"{XML}id", self._ids[-1])

    def _attribute(self, attribute: Attribute, element: etree._Element) -> None:
        name = attribute.name.replace("xml:", XML)
        if attribute.datatype == "teidata.pointer":
            self._pointers.append((element, name, attribute.is_list))
            element.set(name, "")
        elif attribute.words and attribute.is_closed:
            element.set(name, self._random.choice(attribute.words))
        elif attribute.name in _LIKELY:
            likely = (*_LIKELY[attribute.name], *attribute.words)
            element.set(name, self._random.choice(likely))
        else:
            element.set(name, self._value(attribute.datatype, attribute.words))

    def _value(self, datatype: str, words: tuple[str, ...]) -> str:
        if words:
            return self._random.choice(words)
        values = {
            "teidata.language": _LANGUAGES,
            "teidata.temporal.w3c": _DATES,
            "teidata.temporal.iso": _DATES,
            "teidata.temporal.working": ("2026-01-01",),
            "date": ("1957-07-03",),
            "teidata.truthValue": ("true", "false"),
            "boolean": ("true", "false"),
            "teidata.xTruthValue": ("true", "unknown"),
            "teidata.duration.w3c": ("P1D",),
            "teidata.duration.iso": ("P1D",),
            "teidata.namespace": ("https://example.org/ns",),
            "teidata.xpath": ("//p",),
            "teidata.version": ("1.0",),
            "teidata.versionNumber": ("1.0",),
            "teidata.outputMeasurement": ("3cm",),
            "teidata.point": ("1,2",),
            "teidata.prefix": ("pre",),
            "teidata.pattern": ("(.*)",),
            "teidata.replacement": ("$1",),
            "teidata.certainty": ("high", "low"),
            "teidata.probCert": ("high", "0.5"),
        }
        if datatype in {"teidata.count", "teidata.numeric", "nonNegativeInteger", "integer"}:
            return self._random.choice(("1", "2", "3"))
        if datatype in {"teidata.probability", "teidata.interval", "teidata.unboundedCount"}:
            return "1"
        return self._random.choice(values.get(datatype, ("a", "b")))

    def _point(self) -> None:
        """Let pointers lead somewhere: mostly to what is in the document."""
        random = self._random
        for element, name, is_list in self._pointers:
            targets = [f"#{identifier}" for identifier in self._ids] or ["#none"]
            if random.random() < 0.15:
                targets = ["https://example.org/", "#nowhere", "other.xml#x"]
            several = is_list and random.random() < 0.2
            element.set(name, " ".join(random.choices(targets, k=2 if several else 1)))


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
