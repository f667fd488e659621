"""Statements: what the headers of many documents say alike, rendered once in a process.

Who edited a document, who published it and on what terms: most headers of an edition say the same.
Such a statement is always rendered out of its document, with nothing at hand but what it depends
on: its own text, the names of the elements around it, the links that its pointers are, the language
of the document, and what all pages share. So it is the same whatever was rendered before. What may
depend on more, since it has an id, points into its document or holds a note, stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from edition import layout
from edition.elements import element, root
from edition.engines.saxonche import Stylesheets, Tree, Value
from edition.errors import TransformError

_TEI = "{http://www.tei-c.org/ns/1.0}"
_CONTEXT = "{urn:edition:context}"
_STAMPED = "urn:edition:diagnostics"
_AT = f"{{{_STAMPED}}}at"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SAID = frozenset(
    "author authority availability distributor editor editorialDecl funder principal projectDesc"
    " publisher pubPlace respStmt samplingDecl sponsor".split()
)
_CITED = frozenset("author editor idno imprint respStmt series title".split())
_BOOK = ("fileDesc", "sourceDesc", "biblStruct")
_SHARED = {
    ("fileDesc", "titleStmt"): _SAID,
    ("fileDesc", "publicationStmt"): _SAID,
    ("encodingDesc",): _SAID,
    _BOOK: _CITED,
    (*_BOOK, "monogr"): _CITED,
}
"""What many headers say alike, by the elements that it stands in: also of the book of a source."""
_PLAIN = (
    _SAID
    | _CITED
    | frozenset(
        "addName address addrLine affiliation biblScope correction country date district email emph"
        " forename genName hyphenation interpretation licence name nameLink normalization orgName p"
        " persName placeName postBox postCode punctuation quotation region resp roleName"
        " segmentation settlement stdVals street surname".split()
    )
)
"""What says no more than its words and its attributes."""
_STAMP = re.compile(r' \w+:at="\d+"')
_NAME = re.compile(r"<([^/\s>]+)")
_VALUE = re.compile(r'="([^"]*)"')
_INCLUDED = etree.XPath("boolean(descendant::*/@d:file)", namespaces={"d": _STAMPED})
_ID = "statement"
_KEPT = 1 << 9
"""How many statements are at hand, a few kB each."""


def alike(
    stylesheets: Stylesheets, document: etree._Element, context: str, edition: Tree
) -> Mapping[str, Tree]:
    """Return the statements of a loaded document that stand for themselves, rendered, by stamp.

    ``context`` is that of the document. What a stylesheet has something to remark on is left out.
    """
    found = list(_statements(document))
    if not found:
        return {}
    told = etree.fromstring(context)
    kinds = {item.get("pointer", ""): item.get("kind") for item in told.iter(f"{_CONTEXT}target")}
    first = told.find(f"{_CONTEXT}document")
    languages = ("" if first is None else first.get("lang", ""), document.get(_LANGUAGE, ""))
    made = {}
    for stamp, names, said in found:
        links = tuple(sorted(value for value in _values(said) if value in kinds))
        if all(kinds[pointer] == "web" for pointer in links):
            tree = _rendered(stylesheets, edition, _Alone(languages, names, said, links))
            if tree is not None:
                made[stamp] = tree
    return made


class _Alone(NamedTuple):
    """A statement with all that it depends on: the languages of the context and of the root."""

    languages: tuple[str, str]
    names: tuple[str, ...]
    said: str
    links: tuple[str, ...]

    @property
    def document(self) -> str:
        """A document with nothing but the statement, in the elements that it stands in."""
        root = parent = etree.Element(f"{_TEI}TEI", nsmap={None: _TEI[1:-1]})
        if self.languages[1]:
            root.set(_LANGUAGE, self.languages[1])
        for name in ("teiHeader", *self.names):
            parent = etree.SubElement(parent, f"{_TEI}{name}")
        statement = etree.fromstring(self.said)
        parent.text = statement.tail = "\n"
        parent.append(statement)
        return str(etree.tostring(root, encoding="unicode"))

    @property
    def context(self) -> str:
        """The context of that document."""
        targets = [element("target", pointer=pointer, kind="web") for pointer in self.links]
        told = element("document", id=_ID, lang=self.languages[0])
        return root("context", [told, *targets])


def _statements(document: etree._Element) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield what may stand for itself: the stamp, the elements that it stands in, and its text."""
    header = document.find(f"{_TEI}teiHeader")
    if document.tag != f"{_TEI}TEI" or header is None or _has_inclusions(document):
        return
    for names, shared in _SHARED.items():
        parents = [header] if _is_plain(header) else []
        for name in names:
            inner = (item for parent in parents for item in parent.iterfind(f"{_TEI}{name}"))
            parents = [item for item in inner if _is_plain(item)]
        for item in (item for parent in parents for item in parent):
            if item.tag.removeprefix(_TEI) in shared and (said := _told(item)) is not None:
                yield item.get(_AT, ""), names, said


def _has_inclusions(document: etree._Element) -> bool:
    """Tell whether a document is of several files, each of which has stamps of its own."""
    return bool(_INCLUDED(document))


def _is_plain(around: etree._Element) -> bool:
    """Tell whether an element has neither attributes nor words of its own.

    Between any two elements in it has to be white space: what follows at once is a matter of both.
    """
    texts = [around.text, *(item.tail for item in around)]
    return set(around.keys()) == {_AT} and all(text and text.isspace() for text in texts)


def _told(item: etree._Element) -> str | None:
    """Return a statement without its stamps; nothing where it may depend on what it stands in."""
    return _unstamped(etree.tostring(item, encoding="unicode", with_tail=False))


@lru_cache(_KEPT)
def _unstamped(written: str) -> str | None:
    said, stamps = _STAMP.subn("", written)
    names = _NAME.findall(said)
    is_stamped = len(names) == stamps  # else what looked like a stamp was none
    points = any("#" in value for value in _values(said))
    is_for_itself = is_stamped and not points and " xml:id=" not in said
    return said if is_for_itself and _PLAIN.issuperset(names) else None


@lru_cache(_KEPT)
def _values(said: str) -> frozenset[str]:
    return frozenset(_VALUE.findall(said))


@lru_cache(_KEPT)
def _rendered(stylesheets: Stylesheets, edition: Tree, alone: _Alone) -> Tree | None:
    """Return what a statement looks like by itself; nothing where there is something to remark."""
    parameters: dict[str, Value] = {
        "context": stylesheets.parse(alone.context),
        "edition": edition,
        "page": layout.document_page(_ID),
        "part": "",
    }
    try:
        tree, messages = stylesheets.built(
            "site", stylesheets.parse(alone.document), mode="statement", parameters=parameters
        )
    except TransformError:
        return None
    return None if messages else tree
