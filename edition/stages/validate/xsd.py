"""Validation by XML Schema.

libxml2 judges; where it says no, ``xmlschema`` reads the one document again and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.engines.lxml import Grammar
from edition.engines.xmlschema import Explainer, Reason
from edition.nearness import nearest
from edition.stages.validate.wording import listed, local
from edition.stamps import AT, FILE, places

_EXPLAINED = 100_000
"""A document of more elements gets libxml2's first fault alone: explaining it takes minutes."""
_REASONS = 200
"""How many reasons are asked for; each later one costs time and follows from the first ones."""


class SchemaValidator:
    """A grammar with its explainer, which is loaded when it is first needed."""

    def __init__(self, path: Path) -> None:
        """Read the grammar. Raises SchemaError."""
        self._grammar = Grammar(path)
        self._explainer: Explainer | None = None

    def validate(self, root: etree._Element) -> list[Remark]:
        """Return what is wrong with a stamped document, in document order."""
        bare = deepcopy(root)
        etree.strip_attributes(bare, AT, FILE)
        if self._grammar.accepts(bare):
            return []
        stamped = [place for _, place in places(root)]
        where = dict(zip(bare.iter(etree.Element), stamped, strict=True))
        return self._reasons(bare, where) or self._faults(root)

    def _reasons(self, bare: etree._Element, where: dict[etree._Element, Place]) -> list[Remark]:
        if len(where) > _EXPLAINED:
            return []
        if self._explainer is None:
            self._explainer = Explainer(self._grammar.path)
        reasons = islice(self._explainer.reasons(bare), _REASONS)
        remarks = [_remark(reason, where, bare) for reason in reasons]
        found = sorted(set(remarks), key=lambda remark: (remark.place, remark.message))
        return list(_without_echoes(found))

    def _faults(self, root: etree._Element) -> list[Remark]:
        lines: dict[int, Place] = {}
        for element, place in places(root):
            lines.setdefault(element.sourceline or 0, place)
        first = next(lines[line] for line in lines)
        return [
            Remark("ED201", lines.get(fault.line, first), _sentence(fault.message))
            for fault in self._grammar.faults()[:1]
        ]


def _remark(reason: Reason, where: dict[etree._Element, Place], bare: etree._Element) -> Remark:
    element = reason.element if reason.element is not None else bare
    place = where.get(element, where[bare])
    attribute = _written(reason.attribute) or _attribute_named(reason.message)
    name = etree.QName(element).localname
    message = _sentence(_plain(reason.message, name))
    place = Place(place.file, place.ordinal, attribute)
    if _TEXT.match(reason.message):
        place = Place(place.file, place.ordinal, run=_run(element))
    return Remark("ED201", place, message, _hint(reason, attribute or name))


def _hint(reason: Reason, written: str) -> str:
    names = [_written(name) for name in reason.expected]
    meant = nearest(written, names)
    if meant:
        return f"Did you mean `{meant}`?"
    if reason.attribute:
        return "Remove it."
    if names and _INCOMPLETE.match(reason.message):
        return f"Add {listed(names)}."
    return f"Here may stand {listed(names)}." if names else ""


def _written(name: str) -> str:
    """Return a name as editors write it."""
    return f"xml:{local(name)}" if name.startswith(f"{{{_XML}}}") else local(name)


def _run(element: etree._Element) -> int:
    """Return in which run of text the first words stand between elements; -1 if in none."""
    children = list(element.iterchildren(etree.Element))
    texts = [element.text, *(child.tail for child in children)]
    return next((number for number, text in enumerate(texts) if text and text.strip()), -1)


def _without_echoes(remarks: list[Remark]) -> Iterator[Remark]:
    """Yield remarks but for an attribute that is missing where another is perhaps misspelt."""
    strange = {(item.place.file, item.place.ordinal) for item in remarks if item.place.attribute}
    for item in remarks:
        missing = not item.place.attribute and _MISSING.search(item.message)
        if not (missing and (item.place.file, item.place.ordinal) in strange):
            yield item


def _attribute_named(message: str) -> str:
    match = re.match(r"attribute ((?:\{[^}]*\})?[\w:.-]+)=", message)
    return _written(match.group(1)) if match else ""


def _plain(message: str, element: str) -> str:
    """Return xmlschema's reason as an editor would say it, where it is one of the common ones."""
    bare = re.sub(r"\{[^}]*\}", "", message)
    for pattern, sentence in _PHRASES:
        match = re.match(pattern, bare)
        if match:
            return match.expand(sentence).replace("ELEMENT", element)
    return bare


_XML = "http://www.w3.org/XML/1998/namespace"
_TEXT = re.compile("character data")
_INCOMPLETE = re.compile("The content of element .* is not complete")
_MISSING = re.compile("needs the attribute")
_PHRASES = (
    (
        r"'([\w:.-]+)' attribute not allowed for element",
        r"`\1` is not allowed on `ELEMENT`",
    ),
    (r"attribute ([\w:.-]+)='([^']*)': .*", r"'\2' is no value for `\1` of `ELEMENT`"),
    (r"missing required attribute '([\w:.-]+)'", r"`ELEMENT` needs the attribute `\1`"),
    (r"Unexpected child with tag '([\w:.-]+)' at position \d+.*", r"`\1` may not stand here"),
    (r"The content of element '([\w:.-]+)' is not complete.*", r"`\1` is not complete"),
    (
        r"character data (between child elements )?(is )?not allowed.*",
        r"No text may stand directly in `ELEMENT` here",
    ),
    (
        r"'([\w:.-]+)' is not an element of the schema",
        r"The grammar has no element `\1` to begin a document with",
    ),
)


def _sentence(message: str) -> str:
    text = re.sub(r"\{[^}]*\}", "", message).strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
