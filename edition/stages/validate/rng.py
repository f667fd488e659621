"""Validation by RELAX NG: faults as sentences, each with the shortest way to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.engines.lxml import parse
from edition.nearness import nearest
from edition.relaxng import Error, Expected, Grammar, Kind
from edition.stages.validate.wording import SHOWN, listed, local
from edition.stamps import STAMPS, place

_TEI = "http://www.tei-c.org/ns/1.0"
_XML = "http://www.w3.org/XML/1998/namespace"
_RNG = "{http://relaxng.org/ns/structure/1.0}"
_ANNOTATIONS = "{http://relaxng.org/ns/compatibility/annotations/1.0}"
_FEW = 3
"""An element that may stand in so few others is told by them."""
_HTML = {
    "a": "ref", "article": "div", "b": "hi", "blockquote": "quote", "br": "lb", "caption": "head",
    "em": "emph", "font": "hi", "h1": "head", "h2": "head", "h3": "head", "h4": "head",
    "hr": "milestone", "i": "hi", "img": "graphic", "ins": "add", "li": "item", "ol": "list",
    "s": "del", "section": "div", "small": "hi", "span": "seg", "strike": "del", "strong": "hi",
    "sub": "hi", "sup": "hi", "td": "cell", "th": "cell", "tr": "row", "u": "hi", "ul": "list",
}  # fmt: skip
"""What TEI has for elements of HTML."""

CODES = {
    Kind.ELEMENT_UNKNOWN: "ED203",
    Kind.ELEMENT_NOT_ALLOWED: "ED204",
    Kind.ELEMENT_MISPLACED: "ED204",
    Kind.ELEMENT_TOO_EARLY: "ED205",
    Kind.CONTENT_INCOMPLETE: "ED206",
    Kind.TEXT_NOT_ALLOWED: "ED207",
    Kind.TEXT_INVALID: "ED208",
    Kind.ATTRIBUTE_NOT_ALLOWED: "ED209",
    Kind.ATTRIBUTE_EXCLUDED: "ED209",
    Kind.ATTRIBUTE_INVALID: "ED210",
    Kind.ATTRIBUTE_MISSING: "ED211",
    Kind.ID_DUPLICATE: "ED105",
    Kind.IDREF_DANGLING: "ED212",
    Kind.BUDGET_EXCEEDED: "ED213",
}


Explanation = tuple[str, str]
"""A sentence, and the shortest way to mend what it says."""


class GrammarValidator:
    """A RELAX NG grammar; it learns from the documents it judges and so becomes faster."""

    def __init__(self, path: Path) -> None:
        """Read the grammar and what it includes, from its own folder. Raises SchemaError."""
        folder = path.resolve().parent
        self._grammar = Grammar.load(path.resolve().as_uri(), _reader(folder))
        self._names = tuple(sorted({local(name) for name in self._grammar.names}))
        self._namespaces = {
            name[1:].partition("}")[0] if name[0] == "{" else "" for name in self._grammar.names
        }
        self._path = path
        self._homes: dict[str, tuple[str, ...]] = {}
        self._descriptions: dict[str, str] | None = None

    def validate(self, root: etree._Element) -> list[Remark]:
        """Return what is wrong with a stamped document, in document order."""
        return [
            self._remark(error, place(error.element, _written(error)))
            for error in self._grammar.validate(root, apart=STAMPS)
        ]

    def _remark(self, error: Error, where: Place) -> Remark:
        sentence, hint = self._explain(error)
        return Remark(CODES[error.kind], replace(where, run=_run(error)), sentence, hint)

    def _explain(self, error: Error) -> Explanation:
        if error.kind is Kind.ELEMENT_UNKNOWN:
            return self._unknown(error)
        if error.kind is Kind.ELEMENT_NOT_ALLOWED:
            return self._not_allowed(error)
        return _EXPLANATIONS[error.kind](error)

    def _unknown(self, error: Error) -> Explanation:
        tag = etree.QName(error.element)
        namespace = tag.namespace or ""
        if namespace not in self._namespaces:
            return self._strange(error, namespace)
        sentence = f"The grammar knows no element `{tag.localname}`."
        usual = _HTML.get(tag.localname.lower(), "")
        if usual in self._names:
            return sentence, f"TEI has `{usual}` for it.{self._description(usual)}"
        meant = self._nearest(tag.localname, error.expected.elements)
        if not meant:
            return sentence, _may_stand(error.expected) or "Remove it."
        return sentence, f"Did you mean `{meant}`?{self._description(meant)}"

    def _strange(self, error: Error, namespace: str) -> Explanation:
        """Explain an element of a namespace that the grammar does not know."""
        tag = etree.QName(error.element)
        parent = error.element.getparent()
        above = etree.QName(parent).namespace if parent is not None else None
        if tag.localname not in self._names:
            where = f"of the namespace {namespace}" if namespace else "without a namespace"
            return f"The grammar knows no elements {where}.", "Remove it."
        sentence = f"`{tag.localname}` is not in the namespace of the grammar."
        if above in self._namespaces:
            return sentence, f'Remove xmlns="{namespace}" from its tag.'
        meant = max(self._namespaces) if _TEI not in self._namespaces else _TEI
        return sentence, f'Write xmlns="{meant}" in the document\'s first tag.'

    def _not_allowed(self, error: Error) -> Explanation:
        """Explain an element that may not stand in its parent: where else it may."""
        element, parent = error.element, error.element.getparent()
        name = local(element.tag)
        if parent is None:
            return f"A document cannot begin with `{name}`.", _may_stand(error.expected)
        sentence = f"`{name}` may not stand in `{local(parent.tag)}`."
        homes = self._parents(element.tag)
        above = parent.getparent()
        if above is not None and above.tag in homes and len(homes) > _FEW:
            return sentence, f"End `{local(parent.tag)}` before it."
        if 0 < len(homes) <= _FEW:
            return sentence, f"It stands in {listed([local(home) for home in homes])}."
        return sentence, _may_stand(error.expected)

    def _nearest(self, written: str, here: tuple[str, ...]) -> str:
        """Return the element that was meant: one of those that may stand here, else any."""
        return _near(written, tuple(map(local, here))) or _near(written, self._names)

    def _parents(self, name: str) -> tuple[str, ...]:
        """Return the elements that an element may stand in."""
        if name not in self._homes:
            self._homes[name] = self._grammar.parents(name)
        return self._homes[name]

    def _description(self, name: str) -> str:
        """Return what the grammar says of an element, for a hint."""
        if self._descriptions is None:
            self._descriptions = dict(_described(self._path))
        text = self._descriptions.get(name, "")
        return f" {text}" if text else ""


@lru_cache(maxsize=4_096)
def _near(written: str, names: tuple[str, ...]) -> str:
    """Return the nearest of some names: the same mistake is made in document after document."""
    return nearest(written, names)


def _described(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the elements that a schema file documents, with the first sentence on each."""
    for element in parse(path.read_bytes()).iter(f"{_RNG}element"):
        documentation = element.findtext(f"{_ANNOTATIONS}documentation")
        if documentation and element.get("name"):
            sentence = " ".join(documentation.split()).partition(". ")[0].rstrip(".")
            yield element.attrib["name"], f"{sentence}."


def _reader(folder: Path) -> Callable[[str], bytes]:
    def read(address: str) -> bytes:
        # /C:/x is what the address of a file of Windows has for a path.
        path = Path(re.sub(r"^/(?=[A-Za-z]:/)", "", unquote(urlsplit(address).path))).resolve()
        if urlsplit(address).scheme != "file" or not path.is_relative_to(folder):
            raise PermissionError("it lies outside the schema's folder")
        if not path.is_file():
            raise FileNotFoundError(f"there is no file {path.name}")
        return path.read_bytes()

    return read


def _element_misplaced(error: Error) -> Explanation:
    name, inside = local(error.element.tag), local(error.element.getparent().tag)
    sentence = f"`{name}` may stand in `{inside}`, but not in this place."
    if name in {"head", "opener"}:
        return sentence, f"Put it at the beginning of `{inside}`."
    return sentence, _may_stand(error.expected)


def _element_too_early(error: Error) -> Explanation:
    needed = listed(error.expected.missing)
    sentence = f"`{local(error.element.tag)}` may stand here only after {needed}."
    return sentence, f"Put {needed} before it."


def _content_incomplete(error: Error) -> Explanation:
    name = local(error.element.tag)
    needed = error.expected.missing or error.expected.elements
    if not needed:
        return f"`{name}` is empty, and it needs text.", "Give it its text."
    if len(needed) == 1:
        return f"`{name}` is not complete: {listed(needed)} is missing.", f"Add {listed(needed)}."
    empty = not any(isinstance(child.tag, str) for child in error.element)
    state = "is empty" if empty else "is not complete"
    return f"`{name}` {state}: something must still stand in it.", f"Add {listed(needed)}."


def _text_not_allowed(error: Error) -> Explanation:
    name = local(error.element.tag)
    if not error.expected.elements and not any(isinstance(c.tag, str) for c in error.element):
        return (
            f"`{name}` is always empty: no text may stand in it.",
            f"Write the text after <{name}/>.",
        )
    return f"No text may stand directly in `{name}` here.", _around(error.expected)


def _text_invalid(error: Error) -> Explanation:
    sentence = f"'{_short(error.value)}' is no value that `{local(error.element.tag)}` may have."
    return sentence, _values(error.value, error.expected)


def _attribute_not_allowed(error: Error) -> Explanation:
    attribute = _written(error)
    sentence = f"`{attribute}` is not allowed on `{local(error.element.tag)}`."
    allowed = tuple(map(_qualified, error.expected.attributes))
    prefixed = f"xml:{attribute.lower()}"
    nearby = _near(attribute, allowed) or _near(attribute.rpartition(":")[2], allowed)
    meant = prefixed if prefixed in allowed else nearby
    return sentence, f"Did you mean `{meant}`?" if meant else "Remove it."


def _attribute_excluded(error: Error) -> Explanation:
    name, attribute = local(error.element.tag), _written(error)
    sentence = f"`{attribute}` is not allowed on `{name}` along with its others."
    return sentence, "Remove one of them."


def _attribute_invalid(error: Error) -> Explanation:
    name, attribute = local(error.element.tag), _written(error)
    if not error.value.strip():
        hint = _values("", error.expected) or "Give it a value, or remove it."
        return f"`{attribute}` of `{name}` is empty.", hint
    sentence = f"'{_short(error.value)}' is no value for `{attribute}` of `{name}`."
    return sentence, _values(error.value, error.expected)


def _attribute_missing(error: Error) -> Explanation:
    needed = listed(map(_qualified, error.expected.missing))
    return f"`{local(error.element.tag)}` needs the attribute {needed}.", f"Add {needed}."


def _id_duplicate(error: Error) -> Explanation:
    sentence = f"The id '{error.value}' occurs twice in this document."
    return sentence, "Give one of the two another xml:id."


def _idref_dangling(error: Error) -> Explanation:
    sentence = f"No element of this document has the id '{error.value}'."
    return sentence, "Correct it, or give this id to the element that is meant."


def _budget_exceeded(_error: Error) -> Explanation:
    sentence = "The document takes too much work to validate; from here on it was not judged."
    return sentence, "Simplify the grammar, or divide the document."


_EXPLANATIONS: Mapping[Kind, Callable[[Error], Explanation]] = {
    Kind.ELEMENT_MISPLACED: _element_misplaced,
    Kind.ELEMENT_TOO_EARLY: _element_too_early,
    Kind.CONTENT_INCOMPLETE: _content_incomplete,
    Kind.TEXT_NOT_ALLOWED: _text_not_allowed,
    Kind.TEXT_INVALID: _text_invalid,
    Kind.ATTRIBUTE_NOT_ALLOWED: _attribute_not_allowed,
    Kind.ATTRIBUTE_EXCLUDED: _attribute_excluded,
    Kind.ATTRIBUTE_INVALID: _attribute_invalid,
    Kind.ATTRIBUTE_MISSING: _attribute_missing,
    Kind.ID_DUPLICATE: _id_duplicate,
    Kind.IDREF_DANGLING: _idref_dangling,
    Kind.BUDGET_EXCEEDED: _budget_exceeded,
}


def _may_stand(expected: Expected) -> str:
    if expected.elements:
        return f"Here may stand {listed(expected.elements)}."
    if expected.text:
        return "Here only text may stand."
    return "Here nothing more may stand." if expected.end else ""


def _around(expected: Expected) -> str:
    names = [local(name) for name in expected.elements]
    for usual in ("p", "ab", "item", "cell", "l", "head"):
        if usual in names:
            return f"Put it into {'an' if usual[0] in 'aeiou' else 'a'} `{usual}`."
    return f"Remove it; here may stand {listed(names)}." if names else "Remove it."


def _values(wrong: str, expected: Expected) -> str:
    meant = nearest(wrong.strip(), expected.values)
    if meant:
        return f"Did you mean '{meant}'?"
    if expected.values:
        shown = ", ".join(f"'{value}'" for value in sorted(expected.values)[:SHOWN])
        more = ", …" if len(expected.values) > SHOWN else ""
        return f"It may be {shown}{more}."
    types = {item.name for item in expected.datatypes}
    if {"date", "gYear"} <= types:
        return _DATE
    known = [text for name, text in _DATATYPES.items() if name in types]
    if not known and not expected.listed and len(wrong.split()) > 1:
        return "It is one word, without a blank."
    return f"It is {' or '.join(dict.fromkeys(known))}." if known else ""


_DATE = (
    "A date is written 1957-07-03, 1957-07 or 1957; without a year --07-03;"
    " with a time 1957-07-03T14:30:00; a time alone 14:30:00."
)
_DATATYPES = {
    "date": "a day, such as 1957-07-03",
    "gYearMonth": "a month, such as 1957-07",
    "gYear": "a year, such as 1957",
    "gMonthDay": "a day of any year, such as --07-03",
    "dateTime": "a moment, such as 1957-07-03T14:30:00",
    "time": "a time, such as 14:30:00",
    "boolean": "true or false",
    "positiveInteger": "a whole number, 1 or more",
    "nonNegativeInteger": "a whole number, 0 or more",
    "integer": "a whole number",
    "decimal": "a number",
    "double": "a number",
    "anyURI": "a pointer, such as #id or file.xml#id",
    "language": "a language tag, such as en or de-AT",
    "ID": "a name that begins with a letter and has no blank in it",
    "NCName": "a name that begins with a letter and has no blank in it",
}
"""W3C datatypes as an editor would describe them."""


def _qualified(name: str) -> str:
    """Return an attribute's name as editors write it."""
    return f"xml:{local(name)}" if name.startswith(f"{{{_XML}}}") else local(name)


def _written(error: Error) -> str:
    """Return the name of the wrong attribute as it stands in the tag; nothing if none is wrong."""
    if not error.attribute:
        return ""
    name = etree.QName(error.attribute)
    for prefix, namespace in error.element.nsmap.items():
        if prefix and namespace == name.namespace:
            return f"{prefix}:{name.localname}"
    return _qualified(error.attribute)


def _run(error: Error) -> int:
    """Return in which run of text the fault is; -1 if it is in none."""
    if error.kind not in {Kind.TEXT_NOT_ALLOWED, Kind.TEXT_INVALID}:
        return -1
    before = error.element[: error.after + 1]
    return sum(isinstance(child.tag, str) for child in before)


def _short(value: str) -> str:
    plain = re.sub(r"\s+", " ", value.strip())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"
