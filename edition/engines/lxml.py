"""libxml2 by lxml: parsing without network or external entities, and validation by grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from edition.closure import together
from edition.errors import SchemaError
from edition.positions import decode
from edition.refusal import Refusal

_LITERAL = r"""(?:"([^"]*)"|'([^']*)')"""
_ELSEWHERE = re.compile(
    rf"""<!ENTITY\s+(%\s+)?([^\s%;&"'<>]+)\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s*{_LITERAL}"""
)
"""The declaration of an entity that stands in another file."""


_XS = "{http://www.w3.org/2001/XMLSchema}"


class ParseError(Exception):
    """A file that is not well-formed; ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Fault:
    """What libxml2 says of the first thing that is wrong, with the line on which its tag ends."""

    message: str
    line: int


def parse(data: bytes, *, encoding: str | None = None, comments: bool = False) -> etree._Element:
    """Parse a file and return its root; ``encoding`` is used whatever the file says of its own.

    Comments are left out, unless they are asked for.

    Internal entities are expanded within libxml2's limits, external ones never fetched; depth and
    size limits are on. Raises ParseError.
    """
    parser = etree.XMLParser(
        load_dtd=False,
        no_network=True,
        resolve_entities=True,
        huge_tree=False,
        remove_comments=not comments,
        collect_ids=False,
        encoding=encoding,
    )
    refusal = Refusal()
    parser.resolvers.add(refusal)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position or (1, 1)
        message = (error.msg or "the file is empty").rpartition(", line ")[0] or error.msg or ""
        raise ParseError(message, max(line or 1, 1), max(column or 1, 1)) from error
    refused = refusal.asked - {root.getroottree().docinfo.system_url}
    if refused:
        _tell_missing(decode(data) if encoding is None else data.decode(encoding), refused)
    return root


def _tell_missing(text: str, refused: set[str]) -> None:
    """Raise ParseError where text of another file was to stand; declarations may be missing."""
    declarations, content = set(), refused.copy()
    for match in _ELSEWHERE.finditer(text):
        parameter, name, one, other = match.groups()
        if parameter:
            declarations.add(one or other)
        elif (one or other) in refused and f"&{name};" in text:
            line = text.count("\n", 0, text.index(f"&{name};")) + 1
            raise ParseError(f"Entity '{name}' not defined", line, 1)
    content -= declarations
    if content:
        raise ParseError(f"Entity '{min(content)}' not defined", 1, 1)


def select(root: etree._Element, selector: str) -> list[etree._Element]:
    """Return what a CSS selector selects below an element; nothing where it asks for a state."""
    compiled = _selector(selector)
    try:
        return list(compiled(root)) if compiled else []
    except etree.XPathError:
        return []


@lru_cache(1 << 10)
def _selector(selector: str) -> etree.XPath | None:
    from lxml.cssselect import CSSSelector, SelectorError  # noqa: PLC0415 - slow; seldom needed

    if ":has(" in selector:
        return None
    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, etree.XPathError):
        return None


class Grammar:
    """A compiled grammar: XML Schema or RELAX NG by the ending of its file."""

    def __init__(self, path: Path) -> None:
        """Read a grammar. Raises SchemaError."""
        self.path = path
        self._validator: etree.XMLSchema | etree.RelaxNG
        parser = etree.XMLParser(no_network=True, resolve_entities="internal", load_dtd=False)
        try:
            if path.suffix == ".xsd":
                for part in sorted(together([path])):
                    _refuse_elsewhere(etree.parse(str(part), parser), path, part)
            tree = etree.parse(str(path), parser)
            if path.suffix == ".xsd":
                self._validator = etree.XMLSchema(tree)
            elif path.suffix == ".rng":
                self._validator = etree.RelaxNG(tree)
            else:
                raise SchemaError(f"{path.name}: a grammar is an .rng or an .xsd file.")
        except (OSError, etree.LxmlError) as error:
            said = str(error).replace(f"{path.parent.as_posix()}/", "")
            raise SchemaError(f"The schema {path.name} cannot be read: {said}") from error

    def accepts(self, root: etree._Element) -> bool:
        """Tell whether the document is valid."""
        return bool(self._validator.validate(root.getroottree()))

    def faults(self) -> tuple[Fault, ...]:
        """Return what was wrong with the document that was judged last, in the order found."""
        return tuple(Fault(entry.message, entry.line) for entry in self._validator.error_log)


def _refuse_elsewhere(tree: etree._ElementTree, schema: Path, part: Path) -> None:
    """Raise SchemaError if a part of a schema takes anything from outside the schema's folder.

    libxml2 would read it: no parser of ours reads what a schema includes.
    """
    folder = schema.resolve().parent
    declared = tree.docinfo.internalDTD
    for entity in declared.iterentities() if declared is not None else ():
        if entity.system_url:
            raise SchemaError(f"{part.name} takes the entity '{entity.name}' from another file.")
    for element in tree.iter(f"{_XS}include", f"{_XS}redefine", f"{_XS}override", f"{_XS}import"):
        address = element.get("schemaLocation", "")
        is_file = address.lower().startswith("file:")
        other = (part.parent / unquote(address)).resolve()
        if is_file or (":" not in address and not other.is_relative_to(folder)):
            place = f"{part.name}, line {element.sourceline}"
            raise SchemaError(f"'{address}' lies outside the schema's folder ({place}).")


def parse_page(data: bytes) -> etree._Element:
    """Parse an HTML page that the site's stylesheets made."""
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def ordered_page(data: bytes) -> str:
    """Return an HTML page as a browser reads it, written as XML: each element ends where it must.

    Comments and scripts are left out.
    """
    root = parse_page(data)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for program in root.iter("script", "style"):
        program.text = None
    return str(etree.tostring(root, encoding="unicode"))
