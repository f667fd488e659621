"""Content models compared as languages, exactly: no document need be thought of.

A content model is a regular expression over the names of child elements and TEXT. One is contained
in another when no sequence of children is in the first and not in the second; `difference` looks
for the shortest such sequence by taking derivatives of both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
RNG_FILE = ROOT / "schemas" / "edition.rng"
XSD_FILE = ROOT / "schemas" / "edition.xsd"
TEI_ALL = ROOT.parent / "shared" / "tei" / "tei_all.rng"

RNG = "{http://relaxng.org/ns/structure/1.0}"
XSD = "{http://www.w3.org/2001/XMLSchema}"
TEXT = "text()"
WORDS = {("type", "token"), ("type", "string"), ("text", "")}
"""What leaves an attribute open to words of the editor's own."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Matches no sequence, not even the empty one."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Matches the empty sequence."""


@dataclass(frozen=True, slots=True)
class One:
    """Matches one child."""

    name: str


@dataclass(frozen=True, slots=True)
class Many:
    """Matches any number of what it repeats."""

    item: Model


@dataclass(frozen=True, slots=True)
class Either:
    """Matches what one of its choices matches."""

    choices: frozenset[Model]


@dataclass(frozen=True, slots=True)
class Then:
    """Matches one thing after another."""

    head: Model
    tail: Model


Model = Nothing | Empty | One | Many | Either | Then


def either(models: Iterable[Model]) -> Model:
    flat: set[Model] = set()
    for model in models:
        if isinstance(model, Either):
            flat |= model.choices
        elif not isinstance(model, Nothing):
            flat.add(model)
    if len(flat) == 1:
        return flat.pop()
    return Either(frozenset(flat)) if flat else Nothing()


def then(head: Model, tail: Model) -> Model:
    if isinstance(head, Nothing) or isinstance(tail, Nothing):
        return Nothing()
    if isinstance(head, Empty):
        return tail
    if isinstance(tail, Empty):
        return head
    return Then(head.head, then(head.tail, tail)) if isinstance(head, Then) else Then(head, tail)


def many(item: Model) -> Model:
    if isinstance(item, Nothing | Empty):
        return Empty()
    return item if isinstance(item, Many) else Many(item)


def sequence(models: Iterable[Model]) -> Model:
    result: Model = Empty()
    for model in reversed(list(models)):
        result = then(model, result)
    return result


@cache
def may_end(model: Model) -> bool:
    match model:
        case Empty() | Many():
            return True
        case Either():
            return any(map(may_end, model.choices))
        case Then():
            return may_end(model.head) and may_end(model.tail)
        case _:
            return False


@cache
def starts(model: Model) -> frozenset[str]:
    match model:
        case One():
            return frozenset({model.name})
        case Many():
            return starts(model.item)
        case Either():
            return frozenset[str]().union(*map(starts, model.choices))
        case Then():
            rest = starts(model.tail) if may_end(model.head) else frozenset[str]()
            return starts(model.head) | rest
        case _:
            return frozenset()


@cache
def after(model: Model, name: str) -> Model:
    """What may follow once `name` has been seen."""
    match model:
        case One():
            return Empty() if model.name == name else Nothing()
        case Many():
            return then(after(model.item, name), model)
        case Either():
            return either(after(choice, name) for choice in model.choices)
        case Then():
            seen = then(after(model.head, name), model.tail)
            return either([seen, after(model.tail, name)]) if may_end(model.head) else seen
        case _:
            return Nothing()


def difference(narrow: Model, wide: Model) -> list[str] | None:
    """The shortest sequence of children that `narrow` allows and `wide` does not, if any."""
    seen: set[tuple[Model, Model]] = {(narrow, wide)}
    paths: list[tuple[Model, Model, list[str]]] = [(narrow, wide, [])]
    for left, right, path in paths:
        if may_end(left) and not may_end(right):
            return [*path, "END"]
        for name in sorted(starts(left)):
            pair = (after(left, name), after(right, name))
            if isinstance(pair[1], Nothing):
                return [*path, name]
            if pair not in seen:
                seen.add(pair)
                paths.append((*pair, [*path, name]))
    return None


def local(node: etree._Element) -> str:
    return str(etree.QName(node).localname)


def parts(node: etree._Element, namespace: str) -> list[etree._Element]:
    return [child for child in node if str(child.tag).startswith(namespace)]


class RelaxNG:
    """The content models and attributes of a grammar in RELAX NG."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        self.definitions: dict[str, list[etree._Element]] = {}
        for node in root.iter(RNG + "define"):
            self.definitions.setdefault(str(node.get("name")), []).append(node)
        self.elements = {
            str(node.get("name")): node for node in root.iter(RNG + "element") if node.get("name")
        }
        self.known: dict[str, Model] = {}

    def content(self, element: str) -> Model:
        return self.group(self.elements[element])

    def group(self, node: etree._Element) -> Model:
        return sequence(self.model(child) for child in parts(node, RNG))

    def named(self, name: str) -> Model:
        if name not in self.known:
            self.known[name] = either(map(self.group, self.definitions[name]))
        return self.known[name]

    def model(self, node: etree._Element) -> Model:
        match local(node):
            case "element":
                model: Model = One(str(node.get("name")))
            case "ref":
                model = self.named(str(node.get("name")))
            case "empty" | "attribute" | "anyName":
                model = Empty()
            case "notAllowed":
                model = Nothing()
            case "text" | "data" | "value" | "list":
                model = many(One(TEXT))
            case "choice":
                model = either(map(self.model, parts(node, RNG)))
            case kind:
                model = self.repeated(kind, self.group(node))
        return model

    def repeated(self, kind: str, group: Model) -> Model:
        return {
            "group": group,
            "optional": either([group, Empty()]),
            "zeroOrMore": many(group),
            "oneOrMore": then(group, many(group)),
        }[kind]

    def attributes(self, element: str) -> dict[str, bool]:
        """Names of attributes, and whether each is required."""
        found: dict[str, bool] = {}

        def visit(node: etree._Element, required: bool) -> None:
            match local(node):
                case "attribute":
                    name = str(node.get("name"))
                    found[name] = found.get(name, False) or required
                case "ref":
                    for definition in self.definitions[str(node.get("name"))]:
                        for child in parts(definition, RNG):
                            visit(child, required)
                case "element":
                    pass
                case kind:
                    loose = kind in {"optional", "choice", "zeroOrMore"}
                    for child in parts(node, RNG):
                        visit(child, required and not loose)

        for child in parts(self.elements[element], RNG):
            visit(child, True)
        return found

    def facts(self, node: etree._Element) -> set[tuple[str, str]]:
        """What the definition of a value is made of: types, patterns, values, lists."""
        found: set[tuple[str, str]] = set()
        for child in node.iter(RNG + "*"):
            match local(child):
                case "ref":
                    found |= self.named_facts(str(child.get("name")))
                case "data":
                    found.add(("type", str(child.get("type"))))
                case "param" | "value":
                    found.add((str(child.get("name", "value")), str(child.text)))
                case "list" | "text":
                    found.add((local(child), ""))
        return found

    def named_facts(self, name: str) -> set[tuple[str, str]]:
        return set[tuple[str, str]]().union(*map(self.facts, self.definitions[name]))

    def values(self, element: str) -> dict[str, set[tuple[str, str]]]:
        """Names of attributes, each with what the definition of its value is made of."""
        found: dict[str, set[tuple[str, str]]] = {}

        def visit(node: etree._Element) -> None:
            for child in parts(node, RNG):
                if child.tag == RNG + "attribute":
                    found.setdefault(str(child.get("name")), set()).update(self.facts(child))
                elif child.tag == RNG + "ref":
                    for definition in self.definitions[str(child.get("name"))]:
                        visit(definition)
                elif child.tag not in {RNG + "attribute", RNG + "element"}:
                    visit(child)

        visit(self.elements[element])
        return found

    def value_types(self, element: str) -> dict[str, str]:
        """Names of attributes, each with the definition its value follows."""
        found: dict[str, str] = {}
        nodes = list(self.elements[element].iter(RNG + "attribute"))
        for reference in self.elements[element].iter(RNG + "ref"):
            for definition in self.definitions[str(reference.get("name"))]:
                if str(definition.get("name")).startswith("att."):
                    nodes += definition.iter(RNG + "attribute")
        for node in nodes:
            value = node.find(RNG + "ref")
            assert value is not None
            found[str(node.get("name"))] = str(value.get("name"))
        return found


class W3CSchema:
    """The content models and attributes of edition.xsd, whose every element is a named group."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        self.named = {
            kind: {str(node.get("name")): node for node in root.findall(XSD + kind)}
            for kind in ("group", "complexType", "attributeGroup", "element")
        }
        self.types = {
            str(node.get("name")): str(node.get("type")) for node in root.iter(XSD + "element")
        }

    def content(self, element: str) -> Model:
        node = self.named["complexType"][self.types[element]]
        particles = [
            child for child in parts(node, XSD) if local(child) in {"sequence", "choice", "group"}
        ]
        model = sequence(map(self.model, particles))
        if node.get("mixed") != "true":
            return model
        # Every mixed model of the schema repeats a choice, so text may stand between any two.
        assert isinstance(model, Many | Empty), element
        item = model.item if isinstance(model, Many) else Nothing()
        return many(either([One(TEXT), item]))

    def model(self, node: etree._Element) -> Model:
        match local(node):
            case "element":
                model: Model = One(str(node.get("name")))
            case "group" if node.get("ref"):
                model = self.model(self.named["group"][str(node.get("ref"))])
            case "choice":
                model = either(map(self.model, parts(node, XSD)))
            case "sequence" | "group":
                model = sequence(map(self.model, parts(node, XSD)))
            case "annotation":
                return Empty()
            case other:
                raise NotImplementedError(other)
        least, most = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
        if most == "unbounded":
            return many(model) if least == "0" else then(model, many(model))
        assert most == "1", node.sourceline
        return either([model, Empty()]) if least == "0" else model

    def attribute_nodes(self, node: etree._Element) -> list[etree._Element]:
        found: list[etree._Element] = []
        for child in parts(node, XSD):
            if local(child) == "attribute":
                found.append(child)
            elif local(child) == "attributeGroup":
                found += self.attribute_nodes(self.named["attributeGroup"][str(child.get("ref"))])
        return found

    def attributes(self, element: str) -> dict[str, bool]:
        nodes = self.attribute_nodes(self.named["complexType"][self.types[element]])
        return {
            str(node.get("name") or node.get("ref")): node.get("use") == "required"
            for node in nodes
        }

    def named_facts(self, name: str) -> set[tuple[str, str]]:
        """What the simple type of that name is made of, in the terms of RelaxNG.facts."""
        (top,) = (
            node
            for node in self.named["complexType"]["TEI"].getroottree().iter(XSD + "simpleType")
            if node.get("name") == name
        )
        found: set[tuple[str, str]] = set()
        bases: list[str] = []
        for node in top.iter(XSD + "*"):
            match local(node):
                case "restriction":
                    bases += str(node.get("base", "")).split()
                case "union":
                    bases += str(node.get("memberTypes")).split()
                case "list":
                    found |= {("list", ""), *self.named_facts(str(node.get("itemType")))}
                case "pattern" | "enumeration":
                    kind = local(node).replace("enumeration", "value")
                    found.add((kind, str(node.get("value"))))
        if not any(kind == "value" for kind, _ in found):
            found |= {("type", base.removeprefix("xs:")) for base in bases}
        return found

    def value_types(self, element: str) -> dict[str, str]:
        nodes = self.attribute_nodes(self.named["complexType"][self.types[element]])
        return {str(node.get("name")): str(node.get("type")) for node in nodes if node.get("name")}


EDITION = RelaxNG(RNG_FILE)
SCHEMA = W3CSchema(XSD_FILE)


@cache
def tei_all() -> RelaxNG:
    if not TEI_ALL.is_file():
        pytest.skip("no tei_all.rng beside the repository to compare with")
    return RelaxNG(TEI_ALL)


def test_the_comparison_finds_differences() -> None:
    a, b = One("a"), One("b")
    assert difference(sequence([a, many(b)]), many(either([a, b]))) is None
    assert difference(many(either([a, b])), sequence([a, many(b)])) == ["END"]
    assert difference(sequence([a, many(b), a]), sequence([a, many(b)])) == ["a", "a"]


def test_both_grammars_know_the_same_elements() -> None:
    assert set(SCHEMA.types) == set(EDITION.elements)
    assert list(SCHEMA.named["element"]) == ["TEI"]


def test_both_grammars_say_the_same() -> None:
    for element in EDITION.elements:
        ours, theirs = EDITION.content(element), SCHEMA.content(element)
        assert difference(ours, theirs) is None, f"{element}: the schema is narrower"
        assert difference(theirs, ours) is None, f"{element}: the schema is wider"
        assert SCHEMA.attributes(element) == EDITION.attributes(element), element
        types = SCHEMA.value_types(element)
        grammar_types = EDITION.value_types(element)
        assert types == {name: grammar_types[name] for name in types}, element


def test_both_grammars_mean_the_same_values() -> None:
    names = {name for name in EDITION.definitions if name.startswith("data.")}
    for name in names - {"data.id", "data.space"}:  # These two belong to xml.xsd.
        assert SCHEMA.named_facts(name) == EDITION.named_facts(name), name


def choices(facts: set[tuple[str, str]]) -> set[str]:
    return {text for kind, text in facts if kind == "value"}


def test_the_grammar_is_a_subset_of_tei() -> None:
    tei = tei_all()
    for element in EDITION.elements:
        assert element in tei.elements
        assert difference(EDITION.content(element), tei.content(element)) is None, element
        ours, theirs = EDITION.attributes(element), tei.attributes(element)
        assert set(ours) <= set(theirs), element
        required = {name for name in theirs if theirs[name]}
        assert required <= {name for name in ours if ours[name]}, element
        wide = tei.values(element)
        for name, facts in EDITION.values(element).items():
            assert ("list", "") not in facts or ("list", "") in wide[name], (element, name)
            if choices(wide[name]) and not wide[name] & WORDS:
                assert choices(facts) <= choices(wide[name]), (element, name)


def test_editors_are_told_what_an_element_is_for() -> None:
    note = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
    declared = {
        str(node.get("name")): node.findtext(f"{XSD}annotation/{XSD}documentation")
        for node in etree.parse(XSD_FILE).iterfind(f"{XSD}group//{XSD}element")
    }
    for element, node in EDITION.elements.items():
        text = node.findtext(note) or ""
        assert text.endswith("."), element
        assert declared.get(element, text) == text
