"""Documents made from a grammar, and changed by chance; the same for the same seed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from random import Random
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from edition.relaxng import Error, Grammar, Kind
from edition.relaxng.names import AnyName, NameChoice, NameClass, NsName, join, split
from edition.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Text,
    Value,
    Words,
)

_VALUES = (
    "x", "1", "0", "word", "two words", "1957-07-03", "1957-07-03T10:00:00", "10:00:00", "1957",
    "true", "#x", "http://example.org/", "en", "P1D", "0.5", "-1", "a:b", "--07", "---03",
    "--07-03", "1957-07", "3cm", "urn:x", "1/2", "10,20 30,40 50,60", "", "é", "a.1", "5.0.1",
)  # fmt: skip

# Some schemas allow no document that ends.
_DEEP = 40


class Maker:
    """Makes documents that a grammar allows."""

    def __init__(self, grammar: Grammar, random: Random) -> None:
        self._engine = grammar._engine
        self._random = random
        self._left = 0
        self._ids = 0

    def document(self, size: int) -> etree._Element:
        """Return a document of about so many elements: valid, but for references."""
        self._left = size
        holder = etree.Element("holder")
        self._make(self._engine.start, holder, 0)
        return holder[0] if len(holder) else etree.Element("none")

    def _make(  # noqa: C901, PLR0912 - one case for each pattern
        self, pattern: Pattern, parent: etree._Element, depth: int
    ) -> None:
        random = self._random
        match pattern:
            case Element():
                self._left -= 1
                name = self._name(pattern.definition.names)
                if name is not None:
                    element = etree.SubElement(parent, name)
                    if depth < _DEEP:
                        self._make(pattern.definition.content, element, depth + 1)
            case Attribute():
                name = self._name(pattern.names)
                if name is not None:
                    parent.set(name, self._text(pattern.value))
            case Choice():
                weary = self._left < 0 or depth > 12
                parts = [p for p in pattern.alternatives if not (weary and p.has_elements)]
                if weary and pattern.nullable:
                    return
                self._make(random.choice(parts or pattern.alternatives), parent, depth)
            case Group():
                self._make(pattern.first, parent, depth)
                self._make(pattern.second, parent, depth)
            case Interleave():
                first, second = pattern.first, pattern.second
                for part in (first, second) if random.random() < 0.5 else (second, first):
                    self._make(part, parent, depth)
            case OneOrMore():
                self._make(pattern.body, parent, depth)
                while self._left > 0 and random.random() < 0.6:
                    self._make(pattern.body, parent, depth)
            case Text():
                _append(parent, random.choice(("", "", "text ", "more text")))
            case Data() | Value() | Words():
                _append(parent, self._text(pattern))

    def _name(self, names: NameClass) -> str | None:
        if isinstance(names, NameChoice):
            return self._name(self._random.choice(names.alternatives))
        if isinstance(names, NsName):
            return next(n for n in _others(names.namespace) if names.contains(n))
        if isinstance(names, AnyName):
            return next((n for n in _others("urn:other") if names.contains(n)), None)
        return names.name

    def _text(self, pattern: Pattern) -> str:  # noqa: PLR0911 - one for each pattern
        random = self._random
        match pattern:
            case Value():
                return pattern.text
            case Words():
                return " ".join(filter(None, self._words(pattern.body)))
            case Choice():
                return self._text(random.choice(pattern.alternatives))
            case Data():
                if pattern.datatype.id_type == "ID":
                    self._ids += 1
                    return f"id{self._ids}"
                values = list(_VALUES)
                random.shuffle(values)
                fits = (v for v in values if self._engine.values.accepts(pattern, v, {}))
                return next(fits, "?")
            case Text():
                return random.choice(_VALUES)
        return ""

    def _words(self, pattern: Pattern) -> Iterator[str]:
        match pattern:
            case Group():
                yield from self._words(pattern.first)
                yield from self._words(pattern.second)
            case OneOrMore():
                yield from self._words(pattern.body)
                if self._random.random() < 0.4:
                    yield from self._words(pattern.body)
            case Choice():
                yield from self._words(self._random.choice(pattern.alternatives))
            case Data() | Value():
                yield self._text(pattern)


def _others(namespace: str) -> list[str]:
    return [join(namespace, local) for local in ("other", "another", "third")]


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class Mutator:
    """Makes one change to a document, by chance."""

    def __init__(self, grammar: Grammar, random: Random) -> None:
        self._names = sorted(grammar.names) or ["a"]
        self._random = random
        self._changes: tuple[Callable[[etree._Element], None], ...] = (
            self._delete, self._double, self._swap, self._rename, self._misspell, self._insert,
            self._unwrap, self._wrap, self._text, self._no_text, self._drop_attribute,
            self._wrong_attribute, self._value, self._foreign, self._move, self._comment,
        )  # fmt: skip

    def change(self, root: etree._Element) -> etree._Element:
        """Return a changed copy of a document."""
        changed = copy.deepcopy(root)
        elements = [e for e in changed.iter() if isinstance(e.tag, str)]
        self._random.choice(self._changes)(self._random.choice(elements))
        return changed

    def _delete(self, element: etree._Element) -> None:
        if element.getparent() is not None:
            element.getparent().remove(element)

    def _double(self, element: etree._Element) -> None:
        if element.getparent() is not None:
            element.addnext(copy.deepcopy(element))

    def _swap(self, element: etree._Element) -> None:
        following = element.getnext()
        if following is not None:
            following.addnext(element)

    def _rename(self, element: etree._Element) -> None:
        element.tag = self._random.choice(self._names)

    def _misspell(self, element: etree._Element) -> None:
        element.tag = f"{element.tag}x"

    def _insert(self, element: etree._Element) -> None:
        new = etree.Element(self._random.choice(self._names))
        element.insert(self._random.randint(0, len(element)), new)

    def _unwrap(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None:
            for child in element:
                element.addprevious(child)
            parent.remove(element)

    def _wrap(self, element: etree._Element) -> None:
        if element.getparent() is not None:
            wrapper = etree.Element(self._random.choice(self._names))
            element.addprevious(wrapper)
            wrapper.append(element)

    def _text(self, element: etree._Element) -> None:
        if element.getparent() is not None and self._random.random() < 0.5:
            element.tail = (element.tail or "") + self._random.choice(("stray", " ", "\u00a0"))
        else:
            element.text = "stray" + (element.text or "")

    def _no_text(self, element: etree._Element) -> None:
        element.text = None

    def _drop_attribute(self, element: etree._Element) -> None:
        if element.keys():
            del element.attrib[self._random.choice(element.keys())]

    def _wrong_attribute(self, element: etree._Element) -> None:
        element.set(self._random.choice(("wen", "type", "ref", "n", "key", "xmlid")), "x")

    def _value(self, element: etree._Element) -> None:
        if element.keys():
            element.set(self._random.choice(element.keys()), self._random.choice(_VALUES))

    def _foreign(self, element: etree._Element) -> None:
        namespace = self._random.choice(("", "urn:foreign"))
        element.tag = join(namespace, split(element.tag)[1])

    def _move(self, element: etree._Element) -> None:
        others = [e for e in element.getroottree().getroot().iter() if isinstance(e.tag, str)]
        target = self._random.choice(others)
        if element not in target.iterancestors() and element is not target:
            target.insert(self._random.randint(0, len(target)), element)

    def _comment(self, element: etree._Element) -> None:
        element.insert(0, etree.Comment("c"))


class Written:
    """A document written so that each tag ends on a line of its own, and nothing else does."""

    def __init__(self, root: etree._Element) -> None:
        self.lines: list[str] = [""]
        self._starts: dict[etree._Element, int] = {}
        self._ends: dict[etree._Element, int] = {}
        self._write(root)

    @property
    def text(self) -> str:
        """The document as text."""
        return "\n".join(self.lines)

    def line(self, error: Error) -> int:
        """Return the line on which a parser that reads along would tell of an error."""
        if error.kind in {Kind.CONTENT_INCOMPLETE, Kind.TEXT_INVALID}:
            return self._ends[error.element]
        if error.kind is Kind.TEXT_NOT_ALLOWED:
            # Text stands where the tag before it ends.
            for child in reversed(error.element[: error.after + 1]):
                if isinstance(child.tag, str):
                    return self._ends[child]
        return self._starts[error.element]

    def _write(self, root: etree._Element) -> None:
        waiting: list[tuple[etree._Element, bool]] = [(root, True)]
        while waiting:
            node, begins = waiting.pop()
            if not begins:
                self._tag(f"</{_name(node)}", self._ends, node)
            elif isinstance(node.tag, str):
                self._tag(f"<{_name(node)}{_attributes(node)}", self._starts, node)
                self._say(node.text)
                waiting.append((node, False))
                waiting.extend((child, True) for child in reversed(node))
                continue
            elif node.tag is etree.Comment:
                self.lines[-1] += "<!--c-->"
            if node is not root:
                self._say(node.tail)

    def _tag(self, text: str, where: dict[etree._Element, int], node: etree._Element) -> None:
        self.lines[-1] += text
        self.lines.append(">")
        where[node] = len(self.lines)

    def _say(self, text: str | None) -> None:
        self.lines[-1] += escape((text or "").replace("\n", " ").replace("\r", " "))


def _name(node: etree._Element) -> str:
    # Every element declares its own namespace: prefixes may be bound to other ones in the tree.
    return split(node.tag)[1]


def _attributes(node: etree._Element) -> str:
    parts = [f" xmlns={quoteattr(split(node.tag)[0])}"]
    for number, (name, value) in enumerate(node.items()):
        namespace, local = split(name)
        plain = quoteattr(value.replace("\n", " ").replace("\r", " "))
        if not namespace:
            parts.append(f" {local}={plain}")
        elif namespace == "http://www.w3.org/XML/1998/namespace":
            parts.append(f" xml:{local}={plain}")
        else:
            prefix = f"n{number}"
            parts.append(f" xmlns:{prefix}={quoteattr(namespace)} {prefix}:{local}={plain}")
    return "".join(parts)
