"""From the full syntax to patterns (RELAX NG, section 4).

Inclusions and combinations are carried out (4.5 to 4.7, 4.17, 4.18), namespaces and datatype
libraries handed down (4.3, 4.8 to 4.10), and everything else is said by fewer patterns (4.12 to
4.15). What an element contains is worked out after the pattern that the element stands in, so that
elements may contain themselves, and reading a schema does not recurse through it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import urldefrag, urljoin

from edition.relaxng import datatypes, xsd
from edition.relaxng.datatypes import Datatype, DatatypeError
from edition.relaxng.errors import IncorrectSchemaError
from edition.relaxng.names import AnyName, Name, NameChoice, NameClass, NsName, join
from edition.relaxng.pattern import Definition, Pattern, Patterns
from edition.relaxng.syntax import BASE, Node, SchemaDocument

Reader: TypeAlias = Callable[[str], bytes]
"""Returns the bytes at an address, resolved as RFC 3986 says; raises OSError to refuse."""

_XML = "http://www.w3.org/XML/1998/namespace"
_XMLNS = "http://www.w3.org/2000/xmlns"
# Recursion follows the nesting of patterns and references, a few frames a level.
_DEPTH = 120
_INCLUSIONS = 1_000
_START = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds at a place in the schema: the document and what has been handed down to it."""

    document: SchemaDocument
    base: str
    namespace: str = ""
    library: str = ""
    chain: tuple[str, ...] = ()

    def within(self, node: Node) -> _Place:
        """Return what holds in an element: the same, unless its attributes say otherwise."""
        place = self
        for name, value in node.attributes.items():
            if name == "ns":
                place = replace(place, namespace=value)
            elif name == "datatypeLibrary":
                place = replace(place, library=value)
            elif name == BASE:
                place = replace(place, base=urljoin(place.base, value))
        return place

    def wrong(self, node: Node, reason: str, section: str) -> IncorrectSchemaError:
        return self.document.wrong(node.element, reason, section)


@dataclass(frozen=True, slots=True)
class _Component:
    """One ``define`` or ``start``, the latter with an empty name."""

    name: str
    node: Node
    place: _Place


@dataclass(slots=True)
class _Overrides:
    """The names that an ``include`` defines itself, and those of them that it found to replace."""

    names: frozenset[str]
    found: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Scope:
    """One ``grammar``: its definitions by name, and what they have been made into."""

    node: Node
    place: _Place
    parent: _Scope | None
    components: dict[str, list[_Component]] = field(default_factory=dict)
    made: dict[str, Pattern] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


class Simplification:
    """Makes patterns of a schema."""

    def __init__(self, patterns: Patterns, read: Reader) -> None:
        self._patterns = patterns
        self._read = read
        self._documents: dict[str, SchemaDocument] = {}
        self._datatypes: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}
        self._waiting: list[tuple[Definition, Node, _Place, _Scope | None]] = []
        self._scopes: list[_Scope] = []
        self._depth = 0
        self._inclusions = 0
        self._lenient = False

    def schema(self, address: str) -> Pattern:
        """Return the pattern that the root of a document must match.

        Raises IncorrectSchemaError.
        """
        document = self._document(address)
        place = _Place(document, address, chain=(address,))
        start = self._pattern(document.root, place, None)
        self._contents()
        # What nothing refers to must be correct as well, but may refer to itself (4.19).
        self._lenient = True
        for scope in self._scopes:
            for name in sorted(scope.components):
                self._definition(name, scope, scope.node, scope.place)
                self._contents()
        return start

    def _contents(self) -> None:
        while self._waiting:
            definition, node, place, scope = self._waiting.pop()
            definition.content = self._sequence(self._after_name(node), place, scope)

    def _document(self, address: str) -> SchemaDocument:
        if address not in self._documents:
            try:
                data = self._read(address)
            except OSError as error:
                raise IncorrectSchemaError(
                    f"The schema cannot be read: {error}", section="4.5", source=address
                ) from error
            self._documents[address] = SchemaDocument(data, address)
        return self._documents[address]

    def _linked(self, node: Node, place: _Place) -> _Place:
        """Return the place of the document that ``externalRef`` or ``include`` names."""
        address, fragment = urldefrag(urljoin(place.base, node.attributes["href"]))
        if fragment:
            raise place.wrong(node, "An address of a schema has no fragment.", "4.5")
        if address in place.chain:
            raise place.wrong(node, f"{address} includes itself.", "4.6, 4.7")
        self._inclusions += 1
        if self._inclusions > _INCLUSIONS:
            raise place.wrong(node, f"The schema has over {_INCLUSIONS} inclusions.", "")
        try:
            document = self._document(address)
        except IncorrectSchemaError as error:
            if error.source == address and not error.line:
                raise place.wrong(node, error.reason, error.section) from error
            raise
        return _Place(document, address, place.namespace, "", (*place.chain, address))

    # Grammars

    def _grammar(self, node: Node, place: _Place, scope: _Scope | None) -> Pattern:
        inner = _Scope(node, place, scope)
        self._scopes.append(inner)
        self._collect(node, place, inner, ())
        if _START not in inner.components:
            raise place.wrong(node, "The grammar has no start.", "4.18")
        for name in inner.components:
            self._combination(name, inner)
        return self._definition(_START, inner, node, place)

    def _collect(
        self,
        node: Node,
        place: _Place,
        scope: _Scope,
        overrides: tuple[_Overrides, ...],
    ) -> None:
        """Add the components in a grammar to a scope but for those that an include overrides."""
        for component in self._components(node, place, scope, overrides):
            for override in overrides:
                if component.name in override.names:
                    override.found.add(component.name)
                    break
            else:
                scope.components.setdefault(component.name, []).append(component)

    def _components(
        self,
        node: Node,
        place: _Place,
        scope: _Scope,
        overrides: tuple[_Overrides, ...],
    ) -> Iterator[_Component]:
        for child in node.children:
            inner = place.within(child)
            if child.kind == "div":
                yield from self._components(child, inner, scope, overrides)
            elif child.kind == "include":
                yield from self._include(child, inner, scope, overrides)
            else:
                yield _Component(child.attributes.get("name", _START), child, inner)

    def _include(
        self,
        node: Node,
        place: _Place,
        scope: _Scope,
        overrides: tuple[_Overrides, ...],
    ) -> Iterator[_Component]:
        own = list(self._components(node, place, scope, ()))
        linked = self._linked(node, place)
        root = linked.document.root
        if root.kind != "grammar":
            raise place.wrong(node, "What is included is no grammar.", "4.7")
        mine = _Overrides(frozenset(component.name for component in own))
        self._collect(root, linked.within(root), scope, (mine, *overrides))
        missing = sorted(mine.names - mine.found)
        if missing:
            what = f"'{missing[0]}'" if missing[0] else "the start"
            raise place.wrong(node, f"Nothing that is included defines {what}.", "4.7")
        yield from own

    def _combination(self, name: str, scope: _Scope) -> str:
        """Return how the components with a name are combined (4.17)."""
        components = scope.components[name]
        ways = [component.node.attributes.get("combine", "") for component in components]
        last = components[-1]
        what = f"'{name}'" if name else "the start"
        if ways.count("") > 1:
            raise last.place.wrong(last.node, f"Two definitions of {what} do not combine.", "4.17")
        stated = set(ways) - {""}
        if len(stated) > 1:
            raise last.place.wrong(last.node, f"Definitions of {what} combine two ways.", "4.17")
        return stated.pop() if stated else "choice"

    def _definition(self, name: str, scope: _Scope, node: Node, place: _Place) -> Pattern:
        if name in scope.made:
            return scope.made[name]
        if name not in scope.components:
            raise place.wrong(node, f"'{name}' is not defined.", "4.18")
        if name in scope.open:
            if self._lenient:
                return self._patterns.not_allowed
            raise place.wrong(node, f"'{name}' is defined by itself.", "4.19")
        scope.open.add(name)
        parts = [
            self._sequence(component.node.children, component.place, scope)
            for component in scope.components[name]
        ]
        interleaved = self._combination(name, scope) == "interleave"
        made = self._patterns.interleave_of(parts) if interleaved else self._patterns.choice(parts)
        scope.open.discard(name)
        scope.made[name] = made
        return made

    # Patterns

    def _sequence(self, nodes: list[Node], place: _Place, scope: _Scope | None) -> Pattern:
        return self._patterns.group_of([self._pattern(node, place, scope) for node in nodes])

    def _pattern(self, node: Node, place: _Place, scope: _Scope | None) -> Pattern:
        self._depth += 1
        if self._depth > _DEPTH:
            raise place.wrong(node, f"The schema is over {_DEPTH} levels deep.", "")
        if node.scopes:
            place = place.within(node)
        made = self._made(node.kind, node, place, scope)
        self._depth -= 1
        return made

    def _made(  # noqa: C901, PLR0911, PLR0912 - one case for each pattern of section 3
        self, name: str, node: Node, place: _Place, scope: _Scope | None
    ) -> Pattern:
        patterns = self._patterns
        match name:
            case "ref" | "parentRef":
                return self._reference(node, place, scope)
            case "element":
                return self._element(node, place, scope)
            case "attribute":
                return self._attribute(node, place, scope)
            case "value":
                return self._value(node, place)
            case "data":
                return self._data(node, place, scope)
            case "text":
                return patterns.text
            case "empty":
                return patterns.empty
            case "notAllowed":
                return patterns.not_allowed
            case "grammar":
                return self._grammar(node, place, scope)
            case "externalRef":
                linked = self._linked(node, place)
                return self._pattern(linked.document.root, linked, scope)
            case "choice":
                return patterns.choice([self._pattern(c, place, scope) for c in node.children])
            case "interleave":
                return patterns.interleave_of(
                    [self._pattern(c, place, scope) for c in node.children]
                )
        body = self._sequence(node.children, place, scope)
        match name:
            case "optional":
                return patterns.choice((body, patterns.empty))
            case "zeroOrMore":
                return patterns.choice((patterns.one_or_more(body), patterns.empty))
            case "oneOrMore":
                return patterns.one_or_more(body)
            case "mixed":
                return patterns.interleave(patterns.text, body)
            case "list":
                return patterns.words(body)
        return body

    def _reference(self, node: Node, place: _Place, scope: _Scope | None) -> Pattern:
        if node.kind == "parentRef":
            scope = scope.parent if scope else None
        if scope is None:
            raise place.wrong(node, "There is no grammar that this could refer to.", "4.18")
        return self._definition(node.attributes["name"], scope, node, place)

    def _element(self, node: Node, place: _Place, scope: _Scope | None) -> Pattern:
        definition = Definition(
            self._named(node, place),
            self._patterns.not_allowed,
            source=place.document.address,
            line=node.element.sourceline or 0,
        )
        self._waiting.append((definition, node, place, scope))
        return self._patterns.element(definition)

    def _attribute(self, node: Node, place: _Place, scope: _Scope | None) -> Pattern:
        names = self._named(node, place)
        content = self._after_name(node)
        value = self._sequence(content, place, scope) if content else self._patterns.text
        return self._patterns.attribute(names, value)

    def _after_name(self, node: Node) -> list[Node]:
        inner = node.children
        return inner if "name" in node.attributes else inner[1:]

    def _value(self, node: Node, place: _Place) -> Pattern:
        name = node.attributes.get("type")
        library = place.library if name is not None else ""
        datatype = self._datatype(library, (name or "token"), (), node, place)
        text = node.text
        value = datatype.value(text, {**node.element.nsmap, None: place.namespace})
        if value is None:
            raise place.wrong(node, f"'{text}' is no value of '{datatype.name}'.", "4.16")
        return self._patterns.value(datatype, text, value)

    def _data(self, node: Node, place: _Place, scope: _Scope | None) -> Pattern:
        inner = node.children
        parameters = tuple(
            (child.attributes["name"], child.text) for child in inner if child.kind == "param"
        )
        name = node.attributes["type"]
        datatype = self._datatype(place.library, name, parameters, node, place)
        if not inner or inner[-1].kind != "except":
            return self._patterns.data(datatype, None)
        outer = place.within(inner[-1])
        excepted = [self._pattern(child, outer, scope) for child in inner[-1].children]
        return self._patterns.data(datatype, self._patterns.choice(excepted))

    def _datatype(
        self,
        library: str,
        name: str,
        parameters: tuple[tuple[str, str], ...],
        node: Node,
        place: _Place,
    ) -> Datatype:
        key = (library, name, parameters)
        if key not in self._datatypes:
            try:
                if library == xsd.LIBRARY:
                    self._datatypes[key] = xsd.datatype(name, parameters)
                elif library == "":
                    self._datatypes[key] = datatypes.built_in(name, parameters)
                else:
                    raise DatatypeError(f"the datatype library '{library}' is not known")
            except DatatypeError as error:
                reason = str(error)
                raise place.wrong(node, f"{reason[:1].upper()}{reason[1:]}.", "4.16") from error
        return self._datatypes[key]

    # Name classes

    def _named(self, node: Node, place: _Place) -> NameClass:
        """Return the name class of an ``element`` or ``attribute`` (4.8)."""
        name = node.attributes.get("name")
        attribute = node.kind == "attribute"
        if name is None:
            first = node.children[0]
            names = self._names(first, place.within(first))
        else:
            # An attribute without prefix is in no namespace unless it says so itself.
            inherited = node.attributes.get("ns", "") if attribute else place.namespace
            names = Name(self._qname(name, node, inherited))
        if attribute:
            self._check_attribute(names, node, place)
        return names

    def _names(self, node: Node, place: _Place) -> NameClass:
        name = node.kind
        if name == "name":
            return Name(self._qname(node.text, node, place.namespace))
        if name == "choice":
            return NameChoice(tuple(self._names(c, place.within(c)) for c in node.children))
        inner = node.children
        excepted: NameClass | None = None
        if inner:
            outer = place.within(inner[0])
            parts = [self._names(c, outer.within(c)) for c in inner[0].children]
            excepted = parts[0] if len(parts) == 1 else NameChoice(tuple(parts))
            self._check_excepted(name, excepted, node, place)
        return AnyName(excepted) if name == "anyName" else NsName(place.namespace, excepted)

    def _check_excepted(self, name: str, excepted: NameClass, node: Node, place: _Place) -> None:
        if isinstance(excepted, NameChoice):
            for part in excepted.alternatives:
                self._check_excepted(name, part, node, place)
        elif isinstance(excepted, AnyName) or (name == "nsName" and isinstance(excepted, NsName)):
            raise place.wrong(node, f"'{name}' excepts any name.", "4.16")

    def _check_attribute(self, names: NameClass, node: Node, place: _Place) -> None:
        """Check that no attribute is a namespace declaration (4.16)."""
        if isinstance(names, NameChoice):
            for part in names.alternatives:
                self._check_attribute(part, node, place)
        elif isinstance(names, (AnyName, NsName)) and names.excepted is not None:
            self._check_attribute(names.excepted, node, place)
        declares = isinstance(names, Name) and (
            names.name == "xmlns" or names.name.startswith(f"{{{_XMLNS}}}")
        )
        if declares or (isinstance(names, NsName) and names.namespace == _XMLNS):
            raise place.wrong(node, "An attribute declares a namespace.", "4.16")

    def _qname(self, name: str, node: Node, namespace: str) -> str:
        prefix, colon, local = name.rpartition(":")
        if not colon:
            return join(namespace, local)
        return join(_XML if prefix == "xml" else node.element.nsmap[prefix], local)
