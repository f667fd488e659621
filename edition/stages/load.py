"""Load: parse the files of the source folder, resolve inclusions, stamp every element.

Nothing outside the folder is read, and nothing is fetched (DESIGN, "How data flows").
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html.entities import html5
from pathlib import Path

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.engines.lxml import ParseError, parse
from edition.inclusion import XML_ID, Inclusion, includes
from edition.pointers import slugify
from edition.positions import decode
from edition.stamps import AT, FILE, place, stamp
from edition.wellformedness import explain, offset_in_line

TEI = "{http://www.tei-c.org/ns/1.0}"

EDITION = "edition.xml"
"""The file that holds an edition together."""

_LETTERS = (  # XML 1.0, NameStartChar, without the colon
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_OTHERS = "0-9.\u00b7\u0300-\u036f\u203f\u2040-"
_NCNAME = re.compile(f"[{_LETTERS}][{_LETTERS}{_OTHERS}]*")
_PSEUDO = re.compile(r"""([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_KINDS = {
    "http://relaxng.org/ns/structure/1.0": "grammar",
    "http://www.w3.org/2001/XMLSchema": "grammar",
    "http://purl.oclc.org/dsdl/schematron": "rules",
}
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}catalog"
_ENDINGS = frozenset({".xml", ".tei", ".odd"})
_LISTS = frozenset(
    f"{TEI}{name}" for name in "listPerson listOrg listPlace listBibl listEvent listObject".split()
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be parsed, with the sentence and the place to report."""

    file: str
    code: str
    message: str
    line: int = 1
    column: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NamedSchema:
    """A schema that a document names: its address, and whether it is a grammar or rules.

    ``kind`` is ``grammar``, ``rules``, or nothing where the document does not say;
    ``namespace`` the one whose elements it is for, or None: for all.
    """

    address: str
    kind: str = ""
    namespace: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A parsed file: its stamped tree, and the files it consists of with its inclusions."""

    file: str
    root: etree._Element
    files: tuple[str, ...]
    schemas: tuple[NamedSchema, ...] = ()
    """The schemas it names: in ``xml-model`` instructions, then in ``xsi:schemaLocation``."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One document: a ``TEI`` element, of a file of its own or of a ``teiCorpus``."""

    id: str
    loaded: Loaded
    root: etree._Element
    sha256: str


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything that a source folder holds."""

    documents: tuple[Unit, ...]
    registers: tuple[Loaded, ...]
    edition: Loaded | None
    unreadable: tuple[Unreadable, ...]
    remarks: tuple[Remark, ...]
    gaps: frozenset[Place]
    """Elements that lack what was to be included in them."""
    others: frozenset[str]
    """Files of the folder that are no TEI: images and whatever else documents may name."""


def find(source: Path) -> tuple[list[str], list[str]]:
    """Return the TEI files and the other files below a folder, as sorted POSIX paths.

    Hidden files and whatever lies outside the folder (by a symbolic link) are passed over.
    """
    texts: list[str] = []
    others: list[str] = []
    top = source.resolve()
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if name.startswith(".") or not path.resolve().is_relative_to(top) or not path.is_file():
                continue
            relative = path.relative_to(source).as_posix()
            (texts if path.suffix.lower() in _ENDINGS else others).append(relative)
    return sorted(texts), sorted(others)


def load(files: Mapping[str, bytes], others: Sequence[str] = ()) -> Folder:
    """Parse the XML files of a source folder (by POSIX path) and tell what each of them is."""
    trees: dict[str, etree._Element] = {}
    schemas: dict[str, tuple[NamedSchema, ...]] = {}
    unreadable: list[Unreadable] = []
    remarks: list[Remark] = []
    for file in sorted(files):
        try:
            tree = parse(files[file])
        except ParseError as error:
            unreadable.append(_unreadable(file, files[file], error))
            continue
        schemas[file] = tuple(_named_schemas(tree))
        etree.strip_tags(tree, etree.ProcessingInstruction)
        stamp(tree, file)
        trees[file] = tree
        remarks += _misnamed(tree)
    included: set[str] = set()
    gaps: set[Place] = set()
    loaded: list[Loaded] = []
    for file, tree in trees.items():
        inclusion = Inclusion(trees, files)
        root = inclusion.resolve(file, tree) if includes(tree) else tree
        remarks += inclusion.remarks
        gaps |= inclusion.gaps
        included |= inclusion.included
        loaded.append(Loaded(file, root, tuple(sorted({file, *inclusion.included})), schemas[file]))
    standing = [item for item in loaded if item.file not in included or item.file == EDITION]
    documents, misnamed = _documents(standing, files)
    return Folder(
        documents=documents,
        registers=tuple(item for item in standing if _is_register_file(item)),
        edition=next((item for item in standing if _is_edition(item)), None),
        unreadable=tuple(unreadable),
        remarks=(*remarks, *misnamed, *_passed_over(standing)),
        gaps=frozenset(gaps),
        others=frozenset(others),
    )


def is_register(root: etree._Element) -> bool:
    """Tell whether a TEI element is a register: lists of entities and no text of its own."""
    bodies = root.findall(f"{TEI}text/{TEI}body")
    if root.find(f"{TEI}text") is None:
        sources = {f"{TEI}sourceDoc", f"{TEI}facsimile", f"{TEI}TEI"}
        return root.find(f"{TEI}standOff") is not None and not any(c.tag in sources for c in root)
    if not bodies or root.find(f"{TEI}text/{TEI}group") is not None:
        return False
    lists = any(next(body.iter(*_LISTS), None) is not None for body in bodies)
    return lists and all(_only_lists(body) for body in bodies)


def _only_lists(container: etree._Element) -> bool:
    return all(
        child.tag in _LISTS
        or child.tag == f"{TEI}head"
        or (child.tag == f"{TEI}div" and _only_lists(child))
        for child in container
    )


def _unreadable(file: str, data: bytes, error: ParseError) -> Unreadable:
    entity = re.fullmatch(r"Entity '(.+)' not defined", error.message)
    if entity:
        return _undeclared(file, data, error, entity.group(1))
    if re.search(r"limit|[Dd]epth|amplification|huge", error.message):
        return _beyond_limits(file, data, error)
    found = explain(data)
    if found is not None:
        position = found.position
        code = "ED102" if found.undecodable else "ED101"
        return Unreadable(file, code, found.sentence, position.line, position.column, found.hint)
    said = f"{error.message[:1].lower()}{error.message[1:]}"
    sentence = f"The file is not well-formed XML: {said}."
    return Unreadable(file, "ED101", sentence, error.line, error.column)


def _undeclared(file: str, data: bytes, error: ParseError, name: str) -> Unreadable:
    sentence = f"The entity '{name}' is not declared in the file, and none is fetched."
    lines = decode(data).split("\n")[: error.line]
    # libxml2 says where the reference ends, but counts bytes.
    column = lines[-1].find(f"&{name};") + 1 if lines else 1
    character = html5.get(f"{name};", "")
    if len(character) == 1 and character.isprintable():
        hint = f"Write the character itself: {character}"
    elif character:
        hint = f"Write it as a number: &#{ord(character[0])};"
    else:
        hint = "Write in its place what it stands for."
    return Unreadable(file, "ED109", sentence, error.line, max(1, column), hint)


def _beyond_limits(file: str, data: bytes, error: ParseError) -> Unreadable:
    text = decode(data)
    if "amplification" in error.message:
        sentence = "The entities that the file declares grow beyond measure when they are put in."
        start, hint = text.find("<!DOCTYPE"), "Remove the declarations."
    else:
        lines = text.split("\n")[: error.line]
        start = text.rfind("<", 0, len("\n".join([*lines[:-1], lines[-1][: error.column]])))
        depth = re.search(r"depth\D*(\d+)", error.message)
        if depth:
            sentence = f"More than {depth.group(1)} elements stand one in another here."
            hint = "Look for a tag above that was to be closed and opens another element."
        else:
            said = error.message.partition(",")[0]
            sentence, hint = f"The file goes beyond the limits of the parser: {said}.", ""
    before = text[: max(0, start)]
    line, column = before.count("\n") + 1, offset_in_line(before) + 1
    return Unreadable(file, "ED103", sentence, line, column, hint)


def _named_schemas(root: etree._Element) -> Iterator[NamedSchema]:
    """Yield the schemas that a file names, in order."""
    before = list(root.itersiblings(etree.ProcessingInstruction, preceding=True))
    for node in reversed(before):
        if node.target == "xml-model":
            said = {name: one or other for name, one, other in _PSEUDO.findall(node.text or "")}
            kind = _KINDS.get(said.get("schematypens", ""), "")
            if said.get("href"):
                yield NamedSchema(said["href"], kind)
    words = root.get(f"{_XSI}schemaLocation", "").split()
    for namespace, address in zip(words[::2], words[1::2], strict=False):
        yield NamedSchema(address, "grammar", namespace)
    for address in root.get(f"{_XSI}noNamespaceSchemaLocation", "").split():
        yield NamedSchema(address, "grammar", "")


def _is_edition(item: Loaded) -> bool:
    return item.file == EDITION and item.root.tag == f"{TEI}TEI"


def _is_register_file(item: Loaded) -> bool:
    tag = item.root.tag
    alone = tag in _LISTS or tag == f"{TEI}standOff"
    return alone or (tag == f"{TEI}TEI" and not _is_edition(item) and is_register(item.root))


def _documents(
    loaded: Iterable[Loaded], files: Mapping[str, bytes]
) -> tuple[tuple[Unit, ...], list[Remark]]:
    units: list[Unit] = []
    remarks: list[Remark] = []
    taken: dict[str, str] = {}
    for item in loaded:
        for wanted, root in _roots(item):
            identifier, number = wanted, 2
            while identifier.casefold() in taken:
                identifier, number = f"{wanted}-{number}", number + 1
            if identifier != wanted:
                message = (
                    f"'{wanted}' is the id of the document in {taken[wanted.casefold()]} already;"
                    f" this one is published as '{identifier}'."
                )
                hint = "Give one of the two another xml:id; capital letters make no difference."
                where = place(root, "xml:id" if root.get(XML_ID) == wanted else "")
                remarks.append(Remark("ED107", where, message, hint))
            taken[identifier.casefold()] = item.file
            digest = hashlib.sha256(b"".join(files[name] for name in item.files))
            units.append(Unit(identifier, item, root, digest.hexdigest()))
    return tuple(units), remarks


def _roots(item: Loaded) -> Iterator[tuple[str, etree._Element]]:
    """Yield the documents of a file, each with the id it asks for."""
    slug = slugify(posixpath.splitext(item.file)[0])
    if item.root.tag == f"{TEI}teiCorpus":
        for corpus in item.root.iter(f"{TEI}teiCorpus"):
            if any(child.tag not in _MEMBERS for child in corpus.iterchildren(etree.Element)):
                yield _name(corpus) or slug, _matter(corpus)
        for number, root in enumerate(item.root.iter(f"{TEI}TEI"), start=1):
            yield _name(root) or f"{slug}-{number}", _member(root)
    elif item.root.tag == f"{TEI}TEI" and not _is_edition(item) and not is_register(item.root):
        yield _name(item.root) or slug, item.root
    elif _is_fragment(item):
        yield slug, _framed(item.root)


_MEMBERS = frozenset({f"{TEI}teiHeader", f"{TEI}teiCorpus", f"{TEI}TEI"})
"""What a corpus holds besides texts, images and annotations of its own."""


def _matter(corpus: etree._Element) -> etree._Element:
    """Return as a document what a corpus holds besides its documents, with its header."""
    document = deepcopy(corpus)
    document.tag = f"{TEI}TEI"
    document.set(FILE, place(corpus).file)
    for child in list(document.iterchildren(f"{TEI}TEI", f"{TEI}teiCorpus")):
        document.remove(child)
    return document


def _member(root: etree._Element) -> etree._Element:
    """Return a document of a corpus: in its header, at the end, the headers of the collection."""
    document = deepcopy(root)
    document.tail = None
    document.set(FILE, place(root).file)
    header = document.find(f"{TEI}teiHeader")
    for corpus in root.iterancestors(f"{TEI}teiCorpus"):
        for found in corpus.iterchildren(f"{TEI}teiHeader"):
            copied = deepcopy(found)
            copied.tail = None
            copied.set(FILE, place(found).file)
            if header is None:
                header = etree.Element(f"{TEI}teiHeader", attrib={AT: document.get(AT, "0")})
                document.insert(0, header)
            header.append(copied)
    return document


def _is_fragment(item: Loaded) -> bool:
    tag = str(item.root.tag)
    whole = tag in {f"{TEI}TEI", f"{TEI}teiCorpus"} or _is_register_file(item)
    return tag.startswith(TEI) and not whole


def _framed(root: etree._Element) -> etree._Element:
    """Return a fragment within the least of a document, so that it can be read."""
    around = {
        "text": (), "sourceDoc": (), "facsimile": (), "standOff": (),
        "surface": ("sourceDoc",), "surfaceGrp": ("sourceDoc",),
        "front": ("text",), "body": ("text",), "back": ("text",), "group": ("text",),
    }.get(etree.QName(root).localname, ("text", "body"))  # fmt: skip
    document = inner = etree.Element(f"{TEI}TEI", attrib={AT: "0", FILE: place(root).file})
    for name in around:
        inner = etree.SubElement(inner, f"{TEI}{name}", attrib={AT: "0"})
    inner.append(deepcopy(root))
    return document


def _name(root: etree._Element) -> str:
    identifier = str(root.get(XML_ID, ""))
    return identifier if _NCNAME.fullmatch(identifier) else ""


def _misnamed(root: etree._Element) -> Iterator[Remark]:
    """Yield a remark on each id that is no name of XML (NCName): nothing can point at it."""
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is not None and not _NCNAME.fullmatch(" ".join(identifier.split())):
            plain = re.sub(f"[^{_LETTERS}{_OTHERS}]+", "-", identifier.strip())
            name = plain if _NCNAME.fullmatch(plain) else f"n{plain}"
            message = f"'{identifier}' cannot be an xml:id."
            hint = f"It begins with a letter, and holds letters, digits, - . and _ only: '{name}'."
            yield Remark("ED106", place(element, "xml:id"), message, hint)


def _passed_over(loaded: Iterable[Loaded]) -> Iterator[Remark]:
    """Yield a remark on each file that is no whole document."""
    for item in loaded:
        tag = str(item.root.tag)
        if tag in {f"{TEI}TEI", f"{TEI}teiCorpus", _CATALOG} or _is_register_file(item):
            continue
        name = etree.QName(item.root).localname
        hint = ""
        if tag.startswith(TEI):
            message = f"The file holds a {name} that no document includes; it is shown by itself."
        elif name in {"TEI.2", "teiCorpus.2"}:
            message = "This is TEI P4, which this program does not read."
            hint = "Convert it to P5 with the TEI Consortium's p4top5 stylesheet."
        elif name in {"TEI", "teiCorpus"}:
            found = etree.QName(item.root).namespace
            where = f"in the namespace {found}, which is not TEI's" if found else "in no namespace"
            message = f"The {name} element is {where}; the file is left out."
            hint = 'Write xmlns="http://www.tei-c.org/ns/1.0" in its first tag.'
        else:
            message = f"The file begins with `{name}` and so is no TEI; it is left out."
            hint = "If it does not belong to the edition, move it out of the folder."
        yield Remark("ED108", place(item.root), message, hint)
