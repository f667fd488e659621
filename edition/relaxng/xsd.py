"""The datatypes of W3C XML Schema (Part 2, sections 3.2 and 3.3) with their facets (4.3).

Parameters follow "Guidelines for using W3C XML Schema Datatypes with RELAX NG": ``enumeration`` and
``whiteSpace`` are no parameters, several patterns must all match.
"""

from __future__ import annotations

import binascii
import ipaddress
import math
import re
import struct
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from edition.relaxng import moments
from edition.relaxng.characters import NAME, NAME_START
from edition.relaxng.datatypes import DatatypeError, Namespaces, Parameters, collapse, words
from edition.relaxng.regex import Regex, RegexError

LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"
"""The address of the library."""

Reader: TypeAlias = Callable[[str, Namespaces], Any]
Limit: TypeAlias = Callable[[Any], bool]

_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class _Primitive:
    """What a built-in datatype is made of, apart from the parameters that a schema adds.

    ``read`` returns the value of a text with its white space treated, or None; ``length`` measures
    a value where the facets of length apply; ``precedes`` orders two values where they are ordered.
    """

    read: Reader
    white_space: str = "collapse"
    length: Callable[[Any], int] | None = None
    precedes: Callable[[Any, Any], bool] | None = None
    contextual: bool = False
    decimal: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class XsdDatatype:
    """A datatype with its parameters."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    contextual: bool
    id_type: str
    _primitive: _Primitive = field(repr=False)
    _patterns: tuple[Regex, ...] = field(repr=False)
    _limits: tuple[Limit, ...] = field(repr=False)

    def allows(self, text: str, namespaces: Namespaces) -> bool:
        """Tell whether a text belongs to the datatype."""
        return self.value(text, namespaces) is not None

    def value(self, text: str, namespaces: Namespaces) -> Hashable:
        """Return the value that a text stands for, or None."""
        lexical = _WHITE_SPACE[self._primitive.white_space](text)
        value: Hashable = self._primitive.read(lexical, namespaces)
        if value is None:
            return None
        if not all(pattern.matches(lexical) for pattern in self._patterns):
            return None
        return value if all(limit(value) for limit in self._limits) else None


def datatype(name: str, parameters: Parameters) -> XsdDatatype:
    """Return a datatype of the library. Raises DatatypeError."""
    primitive = _PRIMITIVES.get(name)
    if primitive is None:
        raise DatatypeError(f"W3C XML Schema has no datatype '{name}'")
    patterns: list[Regex] = []
    limits: list[Limit] = []
    for facet, setting in parameters:
        if facet == "pattern":
            try:
                patterns.append(Regex(setting))
            except RegexError as error:
                raise DatatypeError(str(error)) from error
        else:
            limits.append(_limit(name, primitive, facet, setting))
    return XsdDatatype(
        name,
        tuple(parameters),
        primitive.contextual,
        name if name in {"ID", "IDREF", "IDREFS"} else "",
        primitive,
        tuple(patterns),
        tuple(limits),
    )


def _limit(name: str, primitive: _Primitive, facet: str, setting: str) -> Limit:
    if facet in {"length", "minLength", "maxLength"} and primitive.length is not None:
        return _length_limit(primitive.length, facet, _count(facet, setting, least=0))
    if facet in {"minInclusive", "minExclusive", "maxInclusive", "maxExclusive"}:
        bound = primitive.read(collapse(setting), {})
        if bound is not None and primitive.precedes is not None:
            return _order_limit(primitive.precedes, facet, bound)
    if primitive.decimal and facet == "totalDigits":
        most = _count(facet, setting, least=1)
        return lambda value: _digits(value)[0] <= most
    if primitive.decimal and facet == "fractionDigits":
        most = _count(facet, setting, least=0)
        return lambda value: _digits(value)[1] <= most
    raise DatatypeError(f"'{facet}' = '{setting}' is no parameter of '{name}'")


def _count(facet: str, setting: str, *, least: int) -> int:
    text = collapse(setting)
    if not re.fullmatch(r"\+?[0-9]{1,18}", text) or int(text) < least:
        raise DatatypeError(f"'{facet}' = '{setting}' is no number that this parameter can have")
    return int(text)


def _length_limit(length: Callable[[Any], int], facet: str, count: int) -> Limit:
    if facet == "length":
        return lambda value: length(value) == count
    if facet == "minLength":
        return lambda value: length(value) >= count
    return lambda value: length(value) <= count


def _order_limit(precedes: Callable[[Any, Any], bool], facet: str, bound: Any) -> Limit:  # noqa: ANN401
    if facet == "minExclusive":
        return lambda value: precedes(bound, value)
    if facet == "maxExclusive":
        return lambda value: precedes(value, bound)
    if facet == "minInclusive":
        return lambda value: value == bound or precedes(bound, value)
    return lambda value: value == bound or precedes(value, bound)


def _digits(value: Decimal) -> tuple[int, int]:
    """Return how many digits a decimal has, in all and after the point, without idle zeros."""
    _, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits))
    point = len(text) + int(exponent)
    whole, fraction = text[: max(point, 0)].lstrip("0"), text[max(point, 0) :].rstrip("0")
    places = len(fraction) + max(-point, 0) if fraction else 0
    return max(len(whole) + (places if whole else len(fraction)), 1), places


def _replace(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")


def _preserve(text: str) -> str:
    return text


_WHITE_SPACE: dict[str, Callable[[str], str]] = {
    "preserve": _preserve,
    "replace": _replace,
    "collapse": collapse,
}


def _precedes(first: Any, second: Any) -> bool:  # noqa: ANN401
    return bool(first < second)


# Reading: a text with its white space treated, to its value or None.


def _text(text: str, _: Namespaces) -> str:
    return text


def _shaped(shape: str) -> Reader:
    expression = re.compile(shape, re.ASCII)
    return lambda text, _: text if expression.fullmatch(text) else None


def _decimal(text: str, _: Namespaces) -> Decimal | None:
    if not re.fullmatch(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", text):
        return None
    return Decimal(text)


def _integer(least: int | None = None, most: int | None = None) -> Reader:
    def read(text: str, _: Namespaces) -> Decimal | None:
        if not re.fullmatch(r"[+-]?[0-9]+", text):
            return None
        value = Decimal(text)
        below = least is not None and value < least
        return None if below or (most is not None and value > most) else value

    return read


@dataclass(frozen=True, slots=True)
class _Float:
    """A floating-point number: NaN equals itself, and is neither less nor greater."""

    number: float

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Float):
            return False
        both = math.isnan(self.number) and math.isnan(other.number)
        return both or self.number == other.number

    def __hash__(self) -> int:
        return 0 if math.isnan(self.number) else hash(self.number)

    def __lt__(self, other: _Float) -> bool:
        return self.number < other.number


def _double(text: str, _: Namespaces) -> _Float | None:
    if text in {"INF", "-INF", "NaN"}:
        return _Float(float(text))
    if not re.fullmatch(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", text):
        return None
    return _Float(float(text))


def _float(text: str, namespaces: Namespaces) -> _Float | None:
    value = _double(text, namespaces)
    if value is None or not math.isfinite(value.number):
        return value
    try:
        return _Float(float(struct.unpack("f", struct.pack("f", value.number))[0]))
    except OverflowError:
        return _Float(math.copysign(math.inf, value.number))


def _boolean(text: str, _: Namespaces) -> str | None:
    return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(text)


def _hex(text: str, _: Namespaces) -> bytes | None:
    return bytes.fromhex(text) if re.fullmatch(r"(?:[0-9A-Fa-f]{2})*", text) else None


_BASE64 = re.compile(
    r"(?:(?:[A-Za-z0-9+/] ?){4})*"
    r"(?:(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?="
    r"|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?",
    re.ASCII,
)


def _base64(text: str, _: Namespaces) -> bytes | None:
    return binascii.a2b_base64(text) if _BASE64.fullmatch(text) else None


_URI = re.compile(r"(?:([^:/?#]+):)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)


def _uri(text: str, _: Namespaces) -> str | None:
    """Read a reference of RFC 2396 and 2732 in which characters that it has not may stand.

    Section 3.2.17: they would be escaped. What remains to be checked: escapes are whole, there is
    one fragment at most, what stands before the first colon is a scheme and something follows it,
    and brackets stand around an address.
    """
    if re.search(r"%(?![0-9A-Fa-f]{2})", text) or text.count("#") > 1:
        return None
    scheme, authority, path, query, _fragment = _parts(text)
    if text[:1] == ":" or (scheme and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.\-]*", scheme)):
        return None
    if scheme and not (authority or path or query):
        return None
    bracket = re.fullmatch(r"//(?:[^@\[\]]*@)?\[([^\[\]]*)\](?::[0-9]*)?", authority)
    if "[" in path or "]" in path or (re.search(r"[\[\]]", authority) and not bracket):
        return None
    return text if bracket is None or _is_ip(bracket[1]) else None


def _parts(text: str) -> tuple[str, ...]:
    match = _URI.fullmatch(text)
    return tuple(part or "" for part in match.groups()) if match else ("",) * 5


def _is_ip(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


_ASCII_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


def _is_name(text: str, *, colons: bool) -> bool:
    return (
        bool(text)
        and NAME_START.contains(text[0])
        and all(NAME.contains(character) for character in text[1:])
        and (colons or ":" not in text)
    )


def _name(text: str, _: Namespaces) -> str | None:
    return text if _is_name(text, colons=True) else None


def ncname(text: str, _: Namespaces) -> str | None:
    """Return a text that is a name without a colon, else None (Namespaces in XML)."""
    if _ASCII_NAME.fullmatch(text):
        return text
    return text if _is_name(text, colons=False) else None


def _nmtoken(text: str, _: Namespaces) -> str | None:
    return text if text and all(NAME.contains(character) for character in text) else None


def _listed(read: Reader) -> Reader:
    def every(text: str, namespaces: Namespaces) -> tuple[str, ...] | None:
        values = tuple(read(word, namespaces) for word in words(text))
        return None if not values or None in values else values

    return every


def _qname(text: str, namespaces: Namespaces) -> tuple[str, str] | None:
    prefix, colon, local = text.rpartition(":")
    if ncname(local, {}) is None or (colon and ncname(prefix, {}) is None):
        return None
    if not colon:
        return (namespaces.get(None, ""), local)
    namespace = _XML if prefix == "xml" else namespaces.get(prefix)
    return None if namespace is None else (namespace, local)


def _moment(kind: str) -> _Primitive:
    return _Primitive(
        lambda text, _: moments.read_moment(kind, text),
        precedes=moments.Moment.precedes,
    )


def _number(read: Reader) -> _Primitive:
    return _Primitive(read, precedes=_precedes, decimal=True)


def _string(read: Reader, white_space: str = "collapse") -> _Primitive:
    return _Primitive(read, white_space, length=len)


_PRIMITIVES: dict[str, _Primitive] = {
    "string": _string(_text, "preserve"),
    "normalizedString": _string(_text, "replace"),
    "token": _string(_text),
    "language": _string(_shaped(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")),
    "Name": _string(_name),
    "NCName": _string(ncname),
    "ID": _string(ncname),
    "IDREF": _string(ncname),
    "IDREFS": _string(_listed(ncname)),
    "ENTITY": _string(ncname),
    "ENTITIES": _string(_listed(ncname)),
    "NMTOKEN": _string(_nmtoken),
    "NMTOKENS": _string(_listed(_nmtoken)),
    "anyURI": _string(_uri),
    "hexBinary": _string(_hex),
    "base64Binary": _string(_base64),
    "QName": _Primitive(_qname, contextual=True),
    "NOTATION": _Primitive(_qname, contextual=True),
    "boolean": _Primitive(_boolean),
    "decimal": _number(_decimal),
    "integer": _number(_integer()),
    "nonPositiveInteger": _number(_integer(most=0)),
    "negativeInteger": _number(_integer(most=-1)),
    "nonNegativeInteger": _number(_integer(least=0)),
    "positiveInteger": _number(_integer(least=1)),
    "long": _number(_integer(-(2**63), 2**63 - 1)),
    "int": _number(_integer(-(2**31), 2**31 - 1)),
    "short": _number(_integer(-(2**15), 2**15 - 1)),
    "byte": _number(_integer(-(2**7), 2**7 - 1)),
    "unsignedLong": _number(_integer(0, 2**64 - 1)),
    "unsignedInt": _number(_integer(0, 2**32 - 1)),
    "unsignedShort": _number(_integer(0, 2**16 - 1)),
    "unsignedByte": _number(_integer(0, 2**8 - 1)),
    "float": _Primitive(_float, precedes=_precedes),
    "double": _Primitive(_double, precedes=_precedes),
    "duration": _Primitive(
        lambda text, _: moments.read_duration(text), precedes=moments.Duration.precedes
    ),
    "dateTime": _moment("dateTime"),
    "date": _moment("date"),
    "time": _moment("time"),
    "gYearMonth": _moment("gYearMonth"),
    "gYear": _moment("gYear"),
    "gMonthDay": _moment("gMonthDay"),
    "gMonth": _moment("gMonth"),
    "gDay": _moment("gDay"),
}
