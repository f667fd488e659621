"""Rules: hold a document against Schematron, that of the edition or of a schema it names.

The stylesheets in ``schemas/schematron`` turn rules into a stylesheet of their own, which is
compiled once and judges one document after another. Rules may come from outside: they see the
document and nothing else, and one that does not compile, or fails, is a remark and no crash.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from edition.diagnostics import RULES, Remark
from edition.engines.lxml import ParseError, parse
from edition.engines.saxonche import Stylesheets
from edition.errors import SchemaError, StylesheetError, TransformError
from edition.stamps import STAMPS, place, serialise

_R = "{urn:edition:rules}"
_MOST = 1_000
"""Remarks on one document; more would help nobody."""

_INCLUSIONS = 1_000

FAILED = "ED393"
"""The code for a rule that cannot be used."""
_ROLES = {
    "warn": "ED391",
    "warning": "ED391",
    "nonfatal": "ED391",
    "info": "ED392",
    "information": "ED392",
    "hint": "ED392",
}
_BROKEN = "ED390"
_OWN = re.compile(r"ED3[0-8]\d")
_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_EXTENDING = f"{_SCH}extends"
_INCLUDING = (f"{_SCH}include", _EXTENDING)


@dataclass(frozen=True, slots=True)
class _Program:
    """The stylesheet that a schema becomes, with what could not be taken over."""

    text: str
    faults: tuple[str, ...] = ()

    @property
    def patterns(self) -> int:
        """How many patterns are in use."""
        found = re.search(r'<\w[\w.-]*:findings patterns="(\d+)"', self.text)
        return int(found.group(1)) if found else 0


class Transpiler:
    """Turns Schematron into stylesheets; compiled once a process."""

    def __init__(self, folder: Path) -> None:
        """Compile the stylesheets of ``folder`` (``schemas/schematron``)."""
        self._stylesheets = Stylesheets(folder, ["schematron"])

    def extract(self, schema: bytes) -> str:
        """Return the Schematron that a file holds (a schema, RELAX NG or an ODD) as one schema.

        Raises SchemaError.
        """
        return self._transform(schema, "schema", {})[0]

    def translate(self, schema: bytes, *, phase: str, without: str = "") -> _Program:
        """Return the stylesheet for a schema, without the patterns with these numbers.

        Raises SchemaError.
        """
        parameters = {"phase": phase, "without": without}
        text, messages = self._transform(schema, "stylesheet", parameters)
        faults = (" ".join("".join(etree.fromstring(item).itertext()).split()) for item in messages)
        return _Program(text, tuple(dict.fromkeys(faults)))

    def _transform(
        self, schema: bytes, mode: str, parameters: dict[str, str]
    ) -> tuple[str, tuple[str, ...]]:
        try:
            source = self._stylesheets.parse(serialise(parse(schema)))
            done = self._stylesheets.transform(
                "schematron", source, mode=mode, parameters=parameters
            )
        except ParseError as error:
            place = f"line {error.line}, column {error.column}"
            raise SchemaError(f"The rules are not well-formed XML: {error} ({place}).") from error
        except TransformError as error:
            raise SchemaError(f"The rules cannot be read: {error}") from error
        return done.text, done.messages


def read(path: Path) -> bytes:
    """Return a schema with the parts that it includes from its own folder or below.

    What it includes from elsewhere stays as it is, and is reported as a fault. Raises SchemaError.
    """
    top = path.resolve().parent
    root = _parsed(path)
    _include(root, path.resolve(), top, (path.resolve(),), itertools.count(1))
    return bytes(etree.tostring(root))


def _include(
    root: etree._Element,
    path: Path,
    top: Path,
    above: tuple[Path, ...],
    inclusions: Iterator[int],
) -> None:
    for element in list(root.iter(*_INCLUDING)):
        file, _, fragment = element.get("href", "").partition("#")
        other = (path.parent / unquote(file)).resolve()
        parent = element.getparent()
        inside = file and other.is_relative_to(top) and other.is_file() and other not in above
        if parent is None or not inside:
            continue
        if next(inclusions) > _INCLUSIONS:
            raise SchemaError(f"The rules have over {_INCLUSIONS:,} inclusions.")
        part = _parsed(other)
        _include(part, other, top, (*above, other), inclusions)
        named = [node for node in part.iter(etree.Element) if node.get("id") == fragment]
        chosen = named[0] if fragment and named else part
        # What is extended gives its content; what is included stands there as a whole.
        extends = element.tag == _EXTENDING
        parent[parent.index(element) : parent.index(element) + 1] = chosen if extends else [chosen]


def _parsed(path: Path) -> etree._Element:
    try:
        return parse(path.read_bytes())
    except OSError as error:
        raise SchemaError(f"The rules {path.name} cannot be read: {error.strerror}") from error
    except ParseError as error:
        place = f"line {error.line}, column {error.column}"
        raise SchemaError(f"{path.name} is not well-formed XML: {error} ({place}).") from error


class Rules:
    """The rules of one schema, ready to judge documents."""

    def __init__(self, schema: bytes, transpiler: Transpiler, *, phase: str = "#DEFAULT") -> None:
        """Compile the rules of a schema, or those embedded in RELAX NG or an ODD.

        ``phase`` is one of the schema's phases. A pattern that does not compile is left out;
        ``faults`` says which, a sentence each. Raises SchemaError when the file cannot be read.
        """
        program = transpiler.translate(schema, phase=phase)
        self.faults: tuple[str, ...] = program.faults
        self.patterns = program.patterns
        """How many patterns are in use."""
        try:
            self._compiled: Stylesheets | None = _compile(program.text)
        except StylesheetError:
            self._compiled = None
            self._compile_what_can_be(schema, transpiler, program.patterns, phase)

    def judge(self, text: str) -> list[Remark]:
        """Return what is wrong with a stamped document, in document order.

        The rules see the document as its editor wrote it, without the stamps.
        """
        if self._compiled is None or not self.patterns:
            return []
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False)
        root = etree.fromstring(text, parser)
        etree.strip_attributes(root, *STAMPS)
        try:
            document = self._compiled.parse(serialise(root))
            result = self._compiled.transform("rules", document, mode="judge").text
        except TransformError as error:
            message = f"The rules could not be held against the document: {_reason(str(error))}."
            return [Remark(FAILED, place(etree.fromstring(text, parser)), message)]
        findings = etree.fromstring(result, parser)
        if not len(findings):
            return []
        stamped = list(etree.fromstring(text, parser).iter(etree.Element))
        found = list(dict.fromkeys(_remarks(findings, stamped)))[:_MOST]
        return sorted(found, key=lambda remark: remark.place)

    def _compile_what_can_be(
        self, schema: bytes, transpiler: Transpiler, patterns: int, phase: str
    ) -> None:
        """Try every pattern alone, and compile together those that pass."""
        numbers = [str(number) for number in range(1, patterns + 1)]
        wrong: list[str] = []
        for number in numbers:
            others = " ".join(other for other in numbers if other != number)
            program = transpiler.translate(schema, phase=phase, without=others)
            try:
                _compile(program.text)
            except StylesheetError as error:
                wrong.append(number)
                name = re.search(r'<[\w.-]+:finding [^>]*?pattern="([^"]*)"', program.text)
                called = (name.group(1) if name else "") or number
                sentence = f"The pattern {called} is left out, since it does not compile:"
                self.faults = (*self.faults, f"{sentence} {_reason(str(error))}.")
        self.patterns = patterns - len(wrong)
        if self.patterns:
            rest = transpiler.translate(schema, phase=phase, without=" ".join(wrong))
            self._compiled = _compile(rest.text)


class TranslatedRules(Rules):
    """The rules of a schema that was turned into a stylesheet before."""

    def __init__(self, stylesheet: str) -> None:
        """Compile the stylesheet. Raises StylesheetError."""
        program = _Program(stylesheet)
        self.faults = program.faults
        self.patterns = program.patterns
        self._compiled = _compile(stylesheet)


def _compile(stylesheet: str) -> Stylesheets:
    return Stylesheets(Path(), (), texts={"rules": stylesheet})


def _reason(message: str) -> str:
    """Return why Saxon does not compile an expression, and the expression."""
    match = re.search(r"(?:\{(.*?)\}.*?)?\s[A-Z]{4}\d{4}\s+(.*)", message, re.DOTALL)
    if match is None:
        return " ".join(message.split())
    why = match.group(2).splitlines()[0].strip().rstrip(".")
    return f"{why} (at '{match.group(1)}')" if match.group(1) else why


def _remarks(findings: etree._Element, stamped: Sequence[etree._Element]) -> Iterator[Remark]:
    failed: set[tuple[str, str]] = set()
    for item in findings:
        at = place(stamped[int(item.get("at", "0"))], item.get("attribute", ""))
        where = replace(at, run=int(item.get("run", "-1")))
        if item.tag == f"{_R}failure":
            name = item.get("id") or item.get("pattern", "")
            reason = _text(item).rstrip(".")
            if (name, reason) not in failed:
                failed.add((name, reason))
                called = f"The rule {name}" if name else "A rule"
                yield Remark(FAILED, where, f"{called} could not be evaluated: {reason}.")
        else:
            message = next((_text(child) for child in item.iterfind(f"{_R}message")), "")
            hint = " ".join(_text(child) for child in item.iterfind(f"{_R}hint"))
            yield Remark(_code(item), where, message, hint)


def _code(finding: etree._Element) -> str:
    """Return the code that a rule of ours names, or that a foreign rule has by its role."""
    identifier = str(finding.get("id", ""))
    if _OWN.fullmatch(identifier) and identifier in RULES:
        return identifier
    return _ROLES.get(finding.get("role", "").lower(), _BROKEN)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
