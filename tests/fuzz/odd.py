"""The content models and attributes of TEI P5, read from its specifications (Pure ODD)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """One element of any name, of another namespace than TEI's."""

    namespaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """One of some words, or any of a datatype if there are none."""

    words: tuple[str, ...]
    datatype: str


@dataclass(frozen=True, slots=True)
class Child:
    """One element."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One thing after another."""

    items: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Alternate:
    """One of several things."""

    items: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same thing so many times; without ``most`` there is no end."""

    item: Model
    least: int
    most: int | None


Model = Text | Foreign | Values | Child | Sequence | Alternate | Repeated


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: the datatype of its value, or the words it may be."""

    name: str
    datatype: str
    words: tuple[str, ...] = ()
    is_closed: bool = False
    is_required: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """An element of TEI."""

    name: str
    namespace: str
    module: str
    content: Model
    attributes: tuple[Attribute, ...]


def read(path: Path) -> Mapping[str, Element]:
    """Return all elements of the specifications, by name."""
    return _Specifications(etree.parse(path).getroot()).elements()


class _Specifications:
    def __init__(self, root: etree._Element) -> None:
        self._elements = {str(e.get("ident")): e for e in root.iter(f"{TEI}elementSpec")}
        self._classes = {str(e.get("ident")): e for e in root.iter(f"{TEI}classSpec")}
        self._macros = {
            str(e.get("ident")): e for e in root.iter(f"{TEI}macroSpec", f"{TEI}dataSpec")
        }
        self._members: dict[str, list[str]] = {}
        for name, spec in sorted({**self._elements, **self._classes}.items()):
            for key in _classes(spec):
                self._members.setdefault(key, []).append(name)

    def elements(self) -> dict[str, Element]:
        return {
            name: Element(
                name,
                spec.get("ns", TEI[1:-1]),
                str(spec.get("module")),
                self._content(spec),
                tuple(self._attributes(spec)),
            )
            for name, spec in sorted(self._elements.items())
        }

    def _content(self, spec: etree._Element) -> Model:
        content = spec.find(f"{TEI}content")
        return Sequence(tuple(self._models(content))) if content is not None else Sequence(())

    def _models(self, parent: etree._Element) -> Iterator[Model]:
        for node in parent.iterchildren(f"{TEI}*"):
            model = self._model(node)
            if model is not None:
                least = int(node.get("minOccurs", "1"))
                most = node.get("maxOccurs", "1")
                if (least, most) == (1, "1"):
                    yield model
                else:
                    yield Repeated(model, least, None if most == "unbounded" else int(most))

    def _model(self, node: etree._Element) -> Model | None:  # noqa: PLR0911 - one for each element
        match etree.QName(node).localname:
            case "sequence":
                return Sequence(tuple(self._models(node)))
            case "alternate":
                return Alternate(tuple(self._models(node)))
            case "textNode":
                return Text()
            case "anyElement":
                return Foreign(tuple(node.get("require", "").split()))
            case "elementRef":
                return Child(str(node.get("key")))
            case "macroRef":
                return self._content(self._macros[str(node.get("key"))])
            case "classRef":
                return self._class(node)
            case "valList" | "dataRef":
                datatype, words = self._datatype(node)
                return Values(words, datatype)
        return None

    def _class(self, node: etree._Element) -> Model | None:
        left_out = set(node.get("except", "").split())
        named = set(node.get("include", "").split())
        members = [
            Child(name)
            for name in self._flat(str(node.get("key")))
            if name not in left_out and (not named or name in named)
        ]
        if not members:
            return None
        match node.get("expand", "alternate"):
            case "sequence":
                return Sequence(tuple(members))
            case "sequenceOptional":
                return Sequence(tuple(Repeated(member, 0, 1) for member in members))
            case "sequenceOptionalRepeatable":
                return Sequence(tuple(Repeated(member, 0, None) for member in members))
            case "sequenceRepeatable":
                return Sequence(tuple(Repeated(member, 1, None) for member in members))
        return Alternate(tuple(members))

    def _flat(self, key: str) -> list[str]:
        """Return the elements of a class and of those below it."""
        found: dict[str, None] = {}
        for name in self._members.get(key, ()):
            found.update(dict.fromkeys([name] if name in self._elements else self._flat(name)))
        return list(found)

    def _attributes(self, spec: etree._Element) -> Iterator[Attribute]:
        found: dict[str, Attribute] = {}
        for source in (*reversed(list(self._above(spec))), spec):
            for definition in source.iterfind(f"{TEI}attList//{TEI}attDef"):
                name = str(definition.get("ident"))
                if definition.get("mode") == "delete":
                    found.pop(name, None)
                else:
                    found[name] = self._attribute(name, definition, found.get(name))
        yield from found.values()

    def _above(self, spec: etree._Element) -> Iterator[etree._Element]:
        for key in _classes(spec):
            if key in self._classes:
                yield self._classes[key]
                yield from self._above(self._classes[key])

    def _attribute(self, name: str, node: etree._Element, known: Attribute | None) -> Attribute:
        datatype, words = known.datatype if known else "", known.words if known else ()
        reference = node.find(f"{TEI}datatype/{TEI}dataRef")
        values = node.find(f"{TEI}valList")
        if reference is not None:
            datatype, words = self._datatype(reference)
        is_closed = False
        if values is not None:
            words = self._datatype(values)[1]
            is_closed = values.get("type") == "closed"
        is_list = bool(known and known.is_list)
        for found in node.iterfind(f"{TEI}datatype"):
            is_list = found.get("maxOccurs", "1") != "1"
        is_required = node.get("usage") == "req"
        return Attribute(name, datatype, words, is_closed, is_required, is_list)

    def _datatype(self, node: etree._Element) -> tuple[str, tuple[str, ...]]:
        if node.tag == f"{TEI}valList":
            return "", tuple(str(item.get("ident")) for item in node.iterfind(f"{TEI}valItem"))
        return str(node.get("key") or node.get("name")), ()


def _classes(spec: etree._Element) -> list[str]:
    members = spec.iterfind(f"{TEI}classes/{TEI}memberOf")
    return [str(member.get("key")) for member in members]
