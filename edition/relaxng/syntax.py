"""The full XML syntax of RELAX NG (section 3), with annotations skipped (section 4.1).

Checks one schema document by a table, without recursion, before anything is made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from edition.refusal import Refusal
from edition.relaxng.datatypes import BLANK
from edition.relaxng.errors import IncorrectSchemaError
from edition.relaxng.xsd import ncname

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
"""The namespace of RELAX NG."""

BASE = "{http://www.w3.org/XML/1998/namespace}base"
"""The attribute ``xml:base``."""

_PREFIX = f"{{{NAMESPACE}}}"
_START = len(_PREFIX)
# Deeper schemas are nobody's; what is made of them goes as deep, and recursion follows it.
_DEPTH = 120

_BRANCHING = "group interleave choice optional zeroOrMore oneOrMore list mixed"


@dataclass(slots=True)
class _Rule:
    """What an element of RELAX NG may be: its children, how many of them, and its attributes."""

    children: dict[str, _Rule] = field(default_factory=dict)
    least: int = 0
    most: int | None = None
    required: str = ""
    optional: str = ""
    text: bool = False


def _rules() -> tuple[dict[str, _Rule], dict[str, _Rule]]:
    """Return the rules for all patterns, and for all name classes, by name."""
    patterns = {name: _Rule() for name in ("empty", "text", "notAllowed")}
    for name in _BRANCHING.split():
        patterns[name] = _Rule(patterns, least=1)
    patterns["element"] = _Rule(patterns, least=1)
    patterns["attribute"] = _Rule(patterns, most=1)
    patterns["ref"] = patterns["parentRef"] = _Rule(required="name")
    patterns["externalRef"] = _Rule(required="href")
    patterns["value"] = _Rule(optional="type", text=True)
    patterns["data"] = _Rule(
        {"param": _Rule(required="name", text=True), "except": _Rule(patterns, least=1)},
        required="type",
    )
    components = {
        "start": _Rule(patterns, least=1, most=1, optional="combine"),
        "define": _Rule(patterns, least=1, required="name", optional="combine"),
    }
    components["div"] = _Rule(components)
    contents = dict(components)
    contents["include"] = _Rule(components, required="href")
    patterns["grammar"] = contents["div"] = _Rule(contents)

    names = {"name": _Rule(text=True)}
    names["choice"] = excepted = _Rule(names, least=1)
    names["anyName"] = names["nsName"] = _Rule({"except": excepted}, most=1)
    return patterns, names


_RULES, _NAME_RULES = _rules()
_SCOPING = frozenset({"ns", "datatypeLibrary", BASE})
_URI_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


@dataclass(slots=True, eq=False)
class Node:
    """An element of RELAX NG without annotations (4.1), space around names removed (4.2).

    ``attributes`` are its own and ``xml:base``; ``scopes`` tells that one of them holds for what
    is in the element as well. ``element`` is what it was read from.
    """

    kind: str
    element: etree._Element
    attributes: dict[str, str]
    text: str = ""
    children: list[Node] = field(default_factory=list)
    scopes: bool = False


class SchemaDocument:
    """A schema document that keeps to the syntax, and the address it was read from."""

    __slots__ = ("address", "root")

    def __init__(self, data: bytes, address: str) -> None:
        """Read a schema document. Raises IncorrectSchemaError."""
        self.address = address
        parser = etree.XMLParser(
            load_dtd=False,
            no_network=True,
            resolve_entities="internal",
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        parser.resolvers.add(Refusal())
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            line = error.position[0] if error.position else 0
            raise IncorrectSchemaError(
                f"The schema is not well-formed: {error.msg}", source=address, line=line or 0
            ) from error
        self.root = _Reader(self).read(root)

    def wrong(self, element: etree._Element, reason: str, section: str) -> IncorrectSchemaError:
        """Return the error that says what is wrong with an element."""
        return IncorrectSchemaError(
            reason, section=section, source=self.address, line=element.sourceline or 0
        )


class _Reader:
    def __init__(self, document: SchemaDocument) -> None:
        self._wrong = document.wrong

    def read(self, root: etree._Element) -> Node:
        name = root.tag[_START:]
        if not root.tag.startswith(_PREFIX) or name not in _RULES:
            raise self._wrong(root, f"'{root.tag}' is no pattern of RELAX NG.", "3")
        made = Node(name, root, {})
        waiting: list[tuple[Node, _Rule, int]] = [(made, _RULES[name], 1)]
        while waiting:
            node, rule, depth = waiting.pop()
            if depth > _DEPTH:
                raise self._wrong(node.element, f"The schema is over {_DEPTH} levels deep.", "")
            self._read_attributes(node, rule)
            if rule.text:
                self._read_text(node)
                continue
            self._read_children(node)
            depth += 1
            waiting += [(child, below, depth) for child, below in self._ruled(node, rule)]
        return made

    def _read_children(self, node: Node) -> None:
        element = node.element
        text = element.text
        stray = text and text.strip(BLANK)
        for child in element:
            tag = child.tag
            if tag.startswith(_PREFIX):
                node.children.append(Node(tag[_START:], child, {}))
            text = child.tail
            if text and text.strip(BLANK):
                stray = text
        if stray:
            raise self._wrong(element, f"'{node.kind}' holds text.", "3")

    def _ruled(self, node: Node, rule: _Rule) -> list[tuple[Node, _Rule]]:
        """Return the children of an element with their rules, once their number is right."""
        inner = node.children
        found: list[tuple[Node, _Rule]] = []
        if node.kind in {"element", "attribute"} and "name" not in node.attributes:
            if not inner or inner[0].kind not in _NAME_RULES:
                raise self._wrong(node.element, f"'{node.kind}' has no name.", "3")
            found.append((inner[0], _NAME_RULES[inner[0].kind]))
            inner = inner[1:]
        if len(inner) < rule.least:
            raise self._wrong(node.element, f"'{node.kind}' is empty.", "3")
        if rule.most is not None and len(inner) > rule.most:
            raise self._wrong(node.element, f"'{node.kind}' holds more than one child.", "3")
        for child in inner:
            below = rule.children.get(child.kind)
            if below is None:
                raise self._wrong(
                    child.element, f"'{child.kind}' may not stand in '{node.kind}'.", "3"
                )
            found.append((child, below))
        if node.kind == "data" and any(child.kind == "except" for child in inner[:-1]):
            raise self._wrong(node.element, "'except' is not the last child of 'data'.", "3")
        return found

    def _read_text(self, node: Node) -> None:
        if len(node.element):
            raise self._wrong(node.element, f"'{node.kind}' holds an element.", "3")
        node.text = node.element.text or ""
        if node.kind == "name":
            node.text = node.text.strip(BLANK)
            self._check_qname(node.element, node.text)

    def _read_attributes(self, node: Node, rule: _Rule) -> None:
        element = node.element
        named = node.kind in {"element", "attribute"}
        for name, value in element.items():
            if name[0] == "{":
                if name.startswith(_PREFIX):
                    raise self._wrong(element, f"The attribute {name} is none of RELAX NG.", "3")
                if name != BASE:
                    continue
            elif name == "name" and named:
                value = value.strip(BLANK)  # noqa: PLW2901
                self._check_qname(element, value)
            elif name == "datatypeLibrary" or name in (rule.required, rule.optional):
                value = value.strip(BLANK)  # noqa: PLW2901
                self._check_value(element, name, value)
            elif name != "ns":
                raise self._wrong(element, f"'{name}' is no attribute of '{node.kind}'.", "3")
            node.attributes[name] = value
            node.scopes = node.scopes or name in _SCOPING
        if rule.required and rule.required not in node.attributes:
            raise self._wrong(element, f"'{node.kind}' lacks '{rule.required}'.", "3")

    def _check_value(self, element: etree._Element, name: str, value: str) -> None:
        if name == "datatypeLibrary":
            if value and ("#" in value or not _URI_SCHEME.match(value)):
                raise self._wrong(
                    element, f"'{value}' is no absolute address without fragment.", "4.3"
                )
        elif name == "combine":
            if value not in {"choice", "interleave"}:
                raise self._wrong(element, f"'{value}' is no way to combine.", "3")
        elif name in {"name", "type"} and not ncname(value, {}):
            raise self._wrong(element, f"'{value}' is no name.", "3")

    def _check_qname(self, element: etree._Element, name: str) -> None:
        prefix, colon, local = name.rpartition(":")
        if not ncname(local, {}) or (colon and not ncname(prefix, {})):
            raise self._wrong(element, f"'{name}' is no name.", "3")
        if colon and prefix != "xml" and prefix not in element.nsmap:
            raise self._wrong(element, f"The prefix '{prefix}' is not declared.", "4.10")
