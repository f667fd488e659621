"""Content models compared as languages, exactly: no document need be thought of.

A content model is a regular expression over the names of child elements and TEXT. One is contained
in another when no sequence of children is in the first and not in the second; `difference` looks
for the shortest such sequence by taking derivatives of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
TEI_ALL = ROOT.parent / "shared" / "tei" / "tei_all.rng"
P5_SPECS = ROOT.parent / "shared" / "tei" / "p5-specs.xml"

RNG = "{http://relaxng.org/ns/structure/1.0}"
XSD = "{http://www.w3.org/2001/XMLSchema}"
TEI = "{http://www.tei-c.org/ns/1.0}"
TEXT = "text()"
ANY = "*"
"""An element of any name, within examples of markup."""
Facts = set[tuple[str, str]]
SCHEMA_FILES = ("edition.xsd", "examples.xsd", "xml.xsd")
WORDS: Facts = {("type", "token"), ("type", "string"), ("text", "")}
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


def repeated(model: Model, least: str, most: str) -> Model:
    """What matches a model as often as a schema says."""
    needed = [model] * int(least)
    if most == "unbounded":
        return sequence([*needed, many(model)])
    return sequence([*needed, *[either([model, Empty()])] * (int(most) - int(least))])


def marked(model: Model, mark: str) -> Model:
    """The same model with a mark behind each name."""
    match model:
        case One(name):
            return One(f"{name} {mark}")
        case Many(item):
            return many(marked(item, mark))
        case Either(choices):
            return either(marked(choice, mark) for choice in choices)
        case Then(head, tail):
            return then(marked(head, mark), marked(tail, mark))
        case _:
            return model


def ambiguous(model: Model) -> str | None:
    """A name that two places of a marked model could match at the same point, if any."""
    todo = [model]
    seen = set(todo)
    for state in todo:
        here = starts(state)
        names = sorted(place.split()[0] for place in here)
        if len(set(names)) < len(names):
            return next(name for name in names if names.count(name) > 1)
        following = {after(state, place) for place in here} - seen
        seen |= following
        todo += following
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
                model: Model = One(str(node.get("name", ANY)))
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

    def attribute_nodes(
        self, node: etree._Element, required: bool = True
    ) -> Iterator[tuple[etree._Element, bool]]:
        """Every attribute of an element, and whether it is required."""
        for child in parts(node, RNG):
            match local(child):
                case "attribute":
                    yield child, required
                case "ref":
                    for definition in self.definitions[str(child.get("name"))]:
                        yield from self.attribute_nodes(definition, required)
                case "element":
                    pass
                case kind:
                    loose = kind in {"optional", "choice", "zeroOrMore"}
                    yield from self.attribute_nodes(child, required and not loose)

    def attributes(self, element: str) -> dict[str, bool]:
        """Names of attributes, and whether each is required."""
        found: dict[str, bool] = {}
        for node, required in self.attribute_nodes(self.elements[element]):
            name = str(node.get("name"))
            found[name] = found.get(name, False) or required
        return found

    def values(self, element: str) -> dict[str, Facts]:
        """Names of attributes, each with what the definition of its value is made of."""
        found: dict[str, Facts] = {}
        for node, _ in self.attribute_nodes(self.elements[element]):
            found.setdefault(str(node.get("name")), set()).update(self.facts(node))
        return found

    def facts(self, node: etree._Element) -> Facts:
        """What the definition of a value is made of: types, patterns, values, lists."""
        found: Facts = set()
        for child in node.iter(RNG + "*"):
            match local(child):
                case "ref":
                    for definition in self.definitions[str(child.get("name"))]:
                        found |= self.facts(definition)
                case "data":
                    found.add(("type", str(child.get("type"))))
                case "param" | "value":
                    found.add((str(child.get("name", "value")), str(child.text)))
                case "list":
                    least = [item for item in parts(child, RNG) if local(item) != "zeroOrMore"]
                    found |= {("list", ""), ("least", str(len(least)))}
                case "text":
                    found.add(("text", ""))
        return found


class W3CSchema:
    """The content models and attributes of edition.xsd, whose every element is a named group."""

    def __init__(self, folder: Path) -> None:
        roots = [etree.parse(folder / name).getroot() for name in SCHEMA_FILES]
        self.named = {
            kind: {
                str(node.get("name")): node for root in roots for node in root.findall(XSD + kind)
            }
            for kind in ("group", "complexType", "simpleType", "attributeGroup", "attribute")
        }
        self.roots = [str(node.get("name")) for node in roots[0].findall(XSD + "element")]
        self.elements: dict[str, etree._Element] = {}
        for root in roots:
            for node in root.iter(XSD + "element"):
                if node.get("type"):
                    found = self.named["complexType"][str(node.get("type"))]
                    self.elements[str(node.get("name"))] = found
                elif node.get("name"):
                    (self.elements[str(node.get("name"))],) = node.findall(XSD + "complexType")

    def content(self, element: str) -> Model:
        node = self.elements[element]
        if node.find(XSD + "simpleContent") is not None:
            return many(One(TEXT))
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
                model: Model = One(str(node.get("name") or str(node.get("ref")).split(":")[-1]))
            case "any":
                model = One(ANY)
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
        return repeated(model, node.get("minOccurs", "1"), node.get("maxOccurs", "1"))

    def attribute_nodes(self, node: etree._Element) -> Iterator[etree._Element]:
        for child in parts(node, XSD):
            match local(child):
                case "attribute":
                    yield child
                case "attributeGroup":
                    group = self.named["attributeGroup"][str(child.get("ref"))]
                    yield from self.attribute_nodes(group)
                case "simpleContent" | "extension":
                    yield from self.attribute_nodes(child)

    def attributes(self, element: str) -> dict[str, bool]:
        return {
            str(node.get("name") or node.get("ref")): node.get("use") == "required"
            for node in self.attribute_nodes(self.elements[element])
        }

    def values(self, element: str) -> dict[str, Facts]:
        """Names of attributes, each with what its type is made of, in the terms of RelaxNG."""
        found: dict[str, Facts] = {}
        for node in self.attribute_nodes(self.elements[element]):
            name = str(node.get("name") or node.get("ref"))
            if node.get("ref"):
                node = self.named["attribute"][name.removeprefix("xml:")]  # noqa: PLW2901
            found[name] = self.facts(node, "type")
        return found

    def facts(self, node: etree._Element, *references: str) -> Facts:
        found: Facts = set()
        for name in " ".join(node.get(reference, "") for reference in references).split():
            if name.startswith("xs:"):
                found.add(("type", name.removeprefix("xs:")))
            else:
                found |= self.facts(self.named["simpleType"][name])
        for child in parts(node, XSD):
            match local(child):
                case "pattern":
                    found.add(("pattern", str(child.get("value"))))
                case "enumeration":
                    found.add(("value", str(child.get("value"))))
                case "minLength":
                    found |= {("list", ""), ("least", str(child.get("value")))}
                case "restriction" if child.find(XSD + "enumeration") is not None:
                    found |= self.facts(child)
                case _:
                    found |= self.facts(child, "base", "memberTypes", "itemType")
        return found


class Places(W3CSchema):
    """The same with each name marked by where it stands: by the lines that lead to it."""

    def model(self, node: etree._Element) -> Model:
        model = super().model(node)
        if local(node) in {"element", "any"} or node.get("ref"):
            return marked(model, str(node.sourceline))
        return model


class PureODD:
    """The content models and attributes of TEI's own specifications."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        self.specs = {
            str(node.get("ident")): node for node in root.iter("{*}*") if node.get("ident")
        }
        self.elements = {str(node.get("ident")): node for node in root.iter(TEI + "elementSpec")}
        self.members: dict[str, list[str]] = {}
        for node in root.iter(TEI + "elementSpec", TEI + "classSpec"):
            self.specs[str(node.get("ident"))] = node
            for member in node.iterfind(f"{TEI}classes/{TEI}memberOf"):
                self.members.setdefault(str(member.get("key")), []).append(str(node.get("ident")))
        for node in root.iter(TEI + "macroSpec"):
            self.specs[str(node.get("ident"))] = node
        self.known: dict[str, Model] = {}

    def content(self, element: str) -> Model:
        return sequence(map(self.model, parts(self.body(element), TEI)))

    def body(self, ident: str) -> etree._Element:
        found = self.specs[ident].find(TEI + "content")
        assert found is not None
        return found

    def named(self, name: str) -> Model:
        if name not in self.known:
            if name in self.elements:
                self.known[name] = One(name)
            elif name.startswith("macro."):
                self.known[name] = self.content(name)
            else:
                self.known[name] = either(map(self.named, self.members.get(name, [])))
        return self.known[name]

    def model(self, node: etree._Element) -> Model:
        match local(node):
            case "textNode" | "dataRef" | "valList":
                return many(One(TEXT))
            case "empty":
                return Empty()
            case "anyElement":
                model: Model = One(ANY)
            case "alternate":
                model = either(map(self.model, parts(node, TEI)))
            case "sequence":
                model = sequence(map(self.model, parts(node, TEI)))
            case _:
                model = self.named(str(node.get("key")))
                if node.get(
                    "expand"
                ):  # One of each, in an order that the specifications leave open.
                    model = many(model)
        return repeated(model, node.get("minOccurs", "1"), node.get("maxOccurs", "1"))

    def attributes(self, ident: str) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for member in self.specs[ident].iterfind(f"{TEI}classes/{TEI}memberOf"):
            if str(member.get("key")).startswith("att."):
                found |= self.attributes(str(member.get("key")))
        for node in self.specs[ident].iter(TEI + "attDef"):
            name = str(node.get("ident"))
            if node.get("mode") == "delete":
                found.pop(name, None)
            else:
                found[name] = node.get("usage") == "req" or found.get(name, False)
        return found


EDITION = RelaxNG(SCHEMAS / "edition.rng")
SCHEMA = W3CSchema(SCHEMAS)
PLACES = Places(SCHEMAS)


@cache
def tei_all() -> RelaxNG:
    if not TEI_ALL.is_file():
        pytest.skip("no tei_all.rng beside the repository to compare with")
    return RelaxNG(TEI_ALL)


@cache
def p5() -> PureODD:
    if not P5_SPECS.is_file():
        pytest.skip("no specifications of TEI P5 beside the repository to compare with")
    return PureODD(P5_SPECS)


def test_the_comparison_finds_differences() -> None:
    a, b = One("a"), One("b")
    assert difference(sequence([a, many(b)]), many(either([a, b]))) is None
    assert difference(many(either([a, b])), sequence([a, many(b)])) == ["END"]
    assert difference(sequence([a, many(b), a]), sequence([a, many(b)])) == ["a", "a"]


def test_the_determinism_check_finds_ambiguity() -> None:
    a, other, b = One("a 1"), One("a 2"), One("b 3")
    assert ambiguous(sequence([many(a), b, other])) is None
    assert ambiguous(many(then(a, many(a)))) is None
    assert ambiguous(sequence([many(a), other])) == "a"
    assert ambiguous(either([then(a, b), then(other, a)])) == "a"


def test_both_grammars_know_the_same_elements() -> None:
    assert set(SCHEMA.elements) == set(EDITION.elements)
    assert SCHEMA.roots == ["TEI"]


@pytest.mark.parametrize("element", sorted(EDITION.elements))
def test_both_grammars_say_the_same(element: str) -> None:
    ours, theirs = EDITION.content(element), SCHEMA.content(element)
    assert difference(ours, theirs) is None, "the schema is narrower"
    assert difference(theirs, ours) is None, "the schema is wider"
    assert SCHEMA.attributes(element) == EDITION.attributes(element)
    assert SCHEMA.values(element) == EDITION.values(element)


@pytest.mark.parametrize("element", sorted(SCHEMA.elements))
def test_w3c_schema_can_tell_what_each_child_matches(element: str) -> None:
    """What the specification calls Unique Particle Attribution; processors may refuse the rest."""
    assert ambiguous(PLACES.content(element)) is None


def choices(facts: Facts) -> set[str]:
    return {text for kind, text in facts if kind == "value"}


@pytest.mark.parametrize("element", sorted(EDITION.elements))
def test_the_grammar_is_a_subset_of_tei_all(element: str) -> None:
    tei = tei_all()
    assert element in tei.elements
    assert difference(EDITION.content(element), tei.content(element)) is None
    ours, theirs = EDITION.attributes(element), tei.attributes(element)
    assert set(ours) <= set(theirs)
    assert {name for name in theirs if theirs[name]} <= {name for name in ours if ours[name]}
    wide = tei.values(element)
    for name, facts in EDITION.values(element).items():
        assert ("list", "") not in facts or ("list", "") in wide[name], name
        if choices(wide[name]) and not wide[name] & WORDS:
            assert choices(facts) <= choices(wide[name]), name


@pytest.mark.parametrize("element", sorted(EDITION.elements))
def test_the_grammar_is_a_subset_of_the_specifications(element: str) -> None:
    """The specifications are newer than tei_all: what both allow will stay."""
    tei = p5()
    assert element in tei.elements
    assert difference(EDITION.content(element), tei.content(element)) is None
    ours, theirs = EDITION.attributes(element), tei.attributes(element)
    assert set(ours) <= set(theirs)
    assert {name for name in theirs if theirs[name]} <= {name for name in ours if ours[name]}
