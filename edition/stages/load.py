"""Load: parse the files of the source folder, resolve inclusions, stamp every element.

Nothing outside the folder is read, and nothing is fetched (DESIGN, "How data flows").
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from edition import bounds
from edition.characters import named
from edition.completeness import lacking
from edition.diagnostics import Place, Remark
from edition.engines.lxml import ParseError, parse
from edition.errors import TransformError
from edition.inclusion import XI, XML_ID, BeyondMeasureError, Inclusion, includes
from edition.naming import fitting, folded
from edition.numbering import Numbering
from edition.pointers import slugify
from edition.positions import SourceText, codec, decode, encoding_of
from edition.selection import Selection
from edition.sources import is_text
from edition.stamps import AT, FILE, UNIT, WITHHELD, place, places, stamp
from edition.volumes import Piece, divide, framed
from edition.wellformedness import explain, offset_in_line
from edition.whereabouts import shorten, tells_whereabouts
from edition.withholding import (
    Selected,
    Withheld,
    Withholding,
    is_withheld,
    marked,
    shown,
    withheld_of,
)

TEI = "{http://www.tei-c.org/ns/1.0}"

EDITION = "edition.xml"
"""The file that holds an edition together."""

_LETTERS = (  # XML 1.0, NameStartChar, without the colon
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_OTHERS = "0-9.\u00b7\u0300-\u036f\u203f\u2040-"
_NCNAME = re.compile(f"[{_LETTERS}][{_LETTERS}{_OTHERS}]*")
_UNDEFINED = re.compile(r"Entity '(.+)' not defined")
_PSEUDO = re.compile(r"""([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_KINDS = {
    "http://relaxng.org/ns/structure/1.0": "grammar",
    "http://www.w3.org/2001/XMLSchema": "grammar",
    "http://purl.oclc.org/dsdl/schematron": "rules",
}
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}catalog"
_OFF = f"{TEI}standOff"
_P4 = frozenset({"TEI.2", "teiCorpus.2"})
"""The roots of TEI P4, which are in no namespace."""
_NOTHING = Withholding(elements=(), status=())
_LISTS = frozenset(
    f"{TEI}{name}"
    for name in "listPerson listOrg listPlace listBibl listEvent listObject listNym".split()
)
_TERMS = frozenset(f"{TEI}{name}" for name in ("taxonomy", "classDecl"))
"""Lists of terms, which are registers where a file holds nothing else."""
_GLOSSES = frozenset({"gloss", "terms"})
"""Types of lists whose items are terms."""


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
    marked: etree._Element
    """The same with marks on what is withheld (``stamps``): a copy, or itself if nothing is."""
    withheld: tuple[Withheld, ...] = ()
    patterns: frozenset[str] = frozenset()
    """The patterns that select what is withheld, as far as they select anything."""
    schemas: tuple[NamedSchema, ...] = ()
    """The schemas it names: in ``xml-model`` instructions, then in ``xsi:schemaLocation``."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One document: a ``TEI`` element, of a file of its own or of a ``teiCorpus``, or a division.

    ``file`` is where it begins, ``files`` all that it consists of; ``volume`` is the id of the
    document that a division was taken out of.
    """

    id: str
    loaded: Loaded
    root: etree._Element
    file: str
    files: tuple[str, ...]
    volume: str = ""
    withheld: bool = False
    """Whether it is not published; if it is, marks stand on what is to be taken out of it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything that a source folder holds."""

    documents: tuple[Unit, ...]
    registers: tuple[Loaded, ...]
    edition: Loaded | None
    unreadable: tuple[Unreadable, ...]
    read: tuple[Remark, ...]
    """What is to be said of the files, each by itself and with what it includes."""
    arranged: tuple[Remark, ...]
    """What is to be said of those that no other includes: which documents they are."""
    gaps: frozenset[Place]
    """Elements that lack what was to be included in them."""
    standing: tuple[Loaded, ...]
    """The files that no other includes."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that is to be said of the folder."""
        return (*self.read, *self.arranged)


def load(
    files: Mapping[str, bytes],
    *,
    units: Selection | None = None,
    upgrade: Callable[[etree._Element], etree._Element] | None = None,
    taken: Mapping[str, str] | None = None,
    withholding: Withholding = _NOTHING,
    only: str = "",
) -> Folder:
    """Parse the XML files of a source folder (by POSIX path) and tell what each of them is.

    ``units`` are the divisions that are documents of their own. ``upgrade`` brings a stamped
    tree of TEI P4 to P5, or raises TransformError; without it P4 is left out. ``taken`` are ids
    that documents of other files have, in lower case, each with its file; ``withholding`` says
    what is not published. ``only`` is the file that is asked for, if the others are there to be
    included in it alone. Raises UsageError if the patterns of what is withheld cannot be used.
    """
    trees: dict[str, etree._Element] = {}
    schemas: dict[str, tuple[NamedSchema, ...]] = {}
    unreadable: list[Unreadable] = []
    remarks: list[Remark] = []
    for file in sorted(filter(is_text, files)):
        if len(files[file]) > bounds.FILE:
            unreadable.append(_too_large(file))
            continue
        try:
            tree, schemas[file], said = _read(file, files[file], upgrade)
        except ParseError as error:
            unreadable.append(_unreadable(file, files[file], error))
            continue
        remarks += said
        trees[file] = tree
        if file == (only or file):
            remarks += _misnamed(tree)
    included: set[str] = set()
    gaps: set[Place] = set()
    loaded: list[Loaded] = []
    withheld = {file: withholding.selected(tree) for file, tree in trees.items()}
    closed = frozenset(file for file, found in withheld.items() if found.elements)
    all_withheld = {place(item) for found in withheld.values() for item in found.elements}
    for file in sorted(trees.keys() & {only}) if only else trees:
        alone = trees[file]
        inclusion = Inclusion(trees, files, closed=closed)
        try:
            root = inclusion.resolve(file, alone) if includes(alone) else alone
        except BeyondMeasureError as error:
            unreadable.append(_beyond_measure(file, files[file], error))
            continue
        remarks += inclusion.remarks
        gaps |= inclusion.gaps
        included |= inclusion.included
        found = withheld[file] if root is alone else _within(root, all_withheld, withholding)
        files_of = tuple(sorted({file, *inclusion.included}))
        tree = marked(root, found.elements)
        told = withheld_of(tree, files_of)
        patterns = found.patterns | withheld[file].patterns
        loaded.append(Loaded(file, root, files_of, tree, told, patterns, schemas[file]))
    by_file = {item.file: item for item in loaded}
    stands = standing({item.file: item.files for item in loaded}, included)
    items = [by_file[file] for file in stands]
    documents, misnamed = _documents(items, units, taken or {})
    return Folder(
        documents=documents,
        registers=tuple(item for item in items if _is_register_file(item)),
        edition=next((item for item in items if _is_edition(item)), None),
        unreadable=tuple(unreadable),
        read=tuple(remarks),
        arranged=(*misnamed, *_passed_over(items)),
        gaps=frozenset(gaps),
        standing=tuple(items),
    )


def _within(
    root: etree._Element, withheld: Collection[Place], withholding: Withholding
) -> Selected:
    """Return what is withheld of a file with its inclusions: here, or in the file it is from."""
    found = withholding.selected(root)
    more = [element for element, where in places(root) if where in withheld] if withheld else []
    return Selected(tuple(dict.fromkeys((*found.elements, *more))), found.patterns)


def _read(
    file: str, data: bytes, upgrade: Callable[[etree._Element], etree._Element] | None
) -> tuple[etree._Element, tuple[NamedSchema, ...], list[Remark]]:
    """Return the stamped tree of a file, the schemas it names, and what is to be said of it.

    Raises ParseError.
    """
    tree, remarks = _parsed(file, data)
    remarks += _misread(file, data)
    schemas = tuple(_named_schemas(tree))
    etree.strip_tags(tree, etree.ProcessingInstruction)
    stamp(tree, file)
    if tells_whereabouts(data):
        remarks += _shortened(tree)
    if upgrade is not None and tree.tag in _P4:
        tree, said = _upgraded(tree, upgrade)
        remarks += said
    return tree, schemas, remarks


def read_tree(data: bytes, *, comments: bool = False) -> tuple[etree._Element, tuple[str, ...]]:
    """Return the root of a file, and the names of characters that stand for themselves in it.

    Raises ParseError.
    """
    try:
        return parse(data, comments=comments), ()
    except ParseError as error:
        text = named(decode(data)) if _UNDEFINED.fullmatch(error.message) else None
        if text is None:
            raise
        return parse(text.text.encode("utf-8"), encoding="utf-8", comments=comments), text.names


def _parsed(file: str, data: bytes) -> tuple[etree._Element, list[Remark]]:
    """Return the root of a file, with what is to be said of it. Raises ParseError."""
    tree, known = read_tree(data)
    if not known:
        return tree, []
    count, first = len(known), ", ".join(f"&{name};" for name in known[:6])
    names = f"{first} and {count - 6} more names" if count > 6 else first
    message = f"{names}: read as the characters of the standard sets; none is declared here."
    hint = "Write the characters themselves: a file in UTF-8 needs no names for them."
    return tree, [Remark("ED110", Place(file, 0), message, hint)]


def _shortened(tree: etree._Element) -> Iterator[Remark]:
    """Take the folders of a machine out of a tree; yield a remark on each attribute with one."""
    elements = (element for element in tree.iter(etree.Element) if not element.tag.startswith(XI))
    for element, name, value in shorten(elements):
        left = element.get(name, "").split()
        rest = f"only '{' '.join(left)}' of it is published" if left else "it is not published"
        message = f"'{value}' names a folder of a machine: nothing leads there, and {rest}."
        hint = "Put the file into the edition's folder, and name it from here."
        yield Remark("ED120", place(element, _as_written(element, name)), message, hint)


def _as_written(element: etree._Element, name: str) -> str:
    """Return the qualified name of an attribute, as its tag has it."""
    known = etree.QName(name)
    if known.namespace is None:
        return name
    prefixes = (prefix for prefix, uri in element.nsmap.items() if uri == known.namespace)
    return f"{next(prefixes, None) or 'xml'}:{name.rpartition('}')[2]}"


def _upgraded(
    tree: etree._Element, upgrade: Callable[[etree._Element], etree._Element]
) -> tuple[etree._Element, list[Remark]]:
    """Return a tree of P4 as P5, with what is to be said of it; what fails stays P4."""
    try:
        made = upgrade(tree)
    except TransformError as error:
        message = f"This TEI P4 could not be brought to P5: {error}."
        return tree, [Remark("ED111", place(tree), message)]
    message = "This is TEI P4; it was read as the P5 that it corresponds to."
    hint = "Convert the source when you can: P4 has not been maintained since 2012."
    return made, [Remark("ED111", place(tree), message, hint), *lacking(tree, [made])]


def standing(files: Mapping[str, Collection[str]], included: Collection[str]) -> Iterator[str]:
    """Yield the files that no other includes; of files that include one another, the first.

    ``files`` are those that each consists of, itself and what it includes.
    """
    kept = {file for file in files if file not in included or file == EDITION}
    covered = {file for item in kept for file in files[item]}
    for item in files:
        if item in kept or item not in covered:
            covered |= set(files[item])
            yield item


def _misread(file: str, data: bytes) -> Iterator[Remark]:
    """Yield a remark if a file that says it is in an encoding of single bytes is in UTF-8."""
    named_encoding = codec(encoding_of(data)) or ""
    if data.isascii() or not named_encoding.startswith(("iso8859", "cp125")):
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return
    message = f"The first line says that the file is in {named_encoding}, but it is in UTF-8."
    yield Remark("ED112", Place(file, 0), message, 'Write encoding="UTF-8" in its first line.')


def is_register(root: etree._Element) -> bool:
    """Tell whether a TEI element is a register: lists of entities and no text of its own.

    A list of manuscripts that are described is a catalogue, which is read as a document.
    """
    bodies = root.findall(f"{TEI}text/{TEI}body")
    if root.find(f"{TEI}text") is None:
        sources = {f"{TEI}sourceDoc", f"{TEI}facsimile", f"{TEI}TEI"}
        lists = any(
            next(item.iter(*_LISTS), None) is not None or _has_terms(item)
            for item in root
            if item.tag == _OFF
        )
        return lists and not any(child.tag in sources for child in root)
    if not bodies or root.find(f"{TEI}text/{TEI}group") is not None:
        return False
    lists = any(next(body.iter(*_LISTS), None) is not None for body in bodies)
    return lists and all(_only_lists(body) for body in bodies)


def _has_terms(container: etree._Element) -> bool:
    """Tell whether there is a list of terms that have ids."""
    lists = container.iterfind(f"{TEI}list")
    return any(
        item.get(XML_ID) for found in lists if found.get("type") in _GLOSSES for item in found
    )


def _only_lists(container: etree._Element) -> bool:
    return all(
        (child.tag in _LISTS and next(child.iter(f"{TEI}msDesc"), None) is None)
        or child.tag == f"{TEI}head"
        or (child.tag == f"{TEI}div" and _only_lists(child))
        for child in container
    )


def _unreadable(file: str, data: bytes, error: ParseError) -> Unreadable:
    entity = _UNDEFINED.fullmatch(error.message)
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


def _too_large(file: str) -> Unreadable:
    sentence = f"The file is larger than {bounds.FILE // 1_000_000} MB, and is not read."
    return Unreadable(file, "ED103", sentence, hint="Make several documents of it.")


def _beyond_measure(file: str, data: bytes, error: BeyondMeasureError) -> Unreadable:
    where = SourceText(data).attribute(error.place.ordinal, "href")
    sentence = (
        f"What is included here brings the document beyond {bounds.INCLUDED // 1_000_000} MB, and"
        f" beyond {bounds.INCLUDED_TIMES} times what the files hold that it is taken from."
    )
    hint = "Include each file once, or divide the document."
    return Unreadable(file, "ED103", sentence, where.line, where.column, hint)


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
    alone = tag in _LISTS or tag in _TERMS or tag == f"{TEI}standOff"
    return alone or (tag == f"{TEI}TEI" and not _is_edition(item) and is_register(item.root))


def _documents(
    loaded: Iterable[Loaded],
    units: Selection | None,
    taken: Mapping[str, str],
) -> tuple[tuple[Unit, ...], list[Remark]]:
    shelf = _Shelf(taken)
    for item in loaded:
        tree = item.marked
        chosen: list[etree._Element] = []
        is_divided = _has_documents(item) and (units is not None or _is_corpus(tree))
        if is_divided and tree is item.root:
            tree = deepcopy(item.root)  # which is judged as its editor wrote it
        if units is not None and _has_documents(item):
            chosen = units.elements(tree)
        if item.marked is not item.root:
            _pass_on(tree, chosen)
        documents = list(_roots(item, tree))
        divided = _by_document(chosen, [root for _, root in documents])
        for wanted, root in documents:
            shelf.add(item, wanted, root, divided.get(root, ()))
        if divided:
            shelf.remarks += lacking(item.root, [tree, *chosen])
    return tuple(shelf.units), shelf.remarks


def _pass_on(tree: etree._Element, units: Sequence[etree._Element]) -> None:
    """Mark the documents that stand within what is withheld, which they will be parted from."""
    for element in (*tree.iter(f"{TEI}TEI", f"{TEI}teiCorpus"), *units):
        if is_withheld(element):
            element.set(WITHHELD, "")


def _by_document(
    elements: Iterable[etree._Element], roots: Iterable[etree._Element]
) -> dict[etree._Element, list[etree._Element]]:
    """Return, for each document, those of some elements that stand in it, not in its header."""
    documents = set(roots)
    found: dict[etree._Element, list[etree._Element]] = {}
    for element in elements:
        around = list(element.iterancestors())
        root = next((item for item in around if item in documents), None)
        if root is not None and all(item.tag != f"{TEI}teiHeader" for item in around):
            found.setdefault(root, []).append(element)
    return found


class _Shelf:
    """The documents as they are found, each with an id of its own."""

    def __init__(self, taken: Mapping[str, str]) -> None:
        self.units: list[Unit] = []
        self.remarks: list[Remark] = []
        self._taken = dict(taken)
        self._numbering = Numbering()
        self._places: set[Place] = set()

    def add(
        self, item: Loaded, wanted: str, root: etree._Element, units: Sequence[etree._Element]
    ) -> None:
        """Add a document, and those of its divisions that are documents of their own.

        A document that several corpora include is one.
        """
        where = place(root)
        if where in self._places:
            return
        self._places.add(where)
        twice = list(_twice(root)) if units else []
        pieces = divide(root, units) if units else []
        self.remarks += twice
        volume = self._free(fitting(wanted))
        if folded(wanted) in self._taken:
            self.remarks.append(self._taken_already(wanted, root, volume))
        elif volume != wanted:
            self.remarks.append(_unfit(wanted, root, volume))
        self._put(item, volume, root, file=where.file, withheld=is_withheld(root))
        moved: list[Piece] = []
        for number, piece in enumerate(pieces, start=1):
            identifier = piece.name if _NCNAME.fullmatch(piece.name) else f"{volume}-{number}"
            identifier = fitting(identifier)
            if folded(identifier) in self._taken:
                identifier = self._free(f"{volume}-{identifier}")
                moved.append(piece)
            self._put(
                item,
                identifier,
                piece.root,
                file=place(piece.unit).file,
                volume=volume,
                withheld=piece.is_withheld,
            )
            piece.call(identifier)
        self.remarks += _moved(moved)

    def _taken_already(self, wanted: str, root: etree._Element, given: str) -> Remark:
        message = (
            f"'{wanted}' is the id of the document in {self._taken[folded(wanted)]} already;"
            f" this one is published as '{given}'."
        )
        hint = "Give one of the two another xml:id; capital letters make no difference."
        where = place(root, "xml:id" if root.get(XML_ID) == wanted else "")
        return Remark("ED107", where, message, hint)

    def _free(self, wanted: str) -> str:
        name = folded(wanted)
        return wanted + self._numbering.free(name, self._taken).removeprefix(name)

    def _put(
        self,
        item: Loaded,
        identifier: str,
        root: etree._Element,
        *,
        file: str,
        volume: str = "",
        withheld: bool = False,
    ) -> None:
        self._taken[folded(identifier)] = file
        files = item.files
        if len(files) > 1:
            met = {node.get(FILE, "") for node in shown(root)}
            files = tuple(sorted(met.intersection(files) | {file}))
            # What an inclusion brought as text has no stamp.
            files = files if root is not item.root else item.files
        self.units.append(Unit(identifier, item, root, file, files, volume, withheld))


def _unfit(wanted: str, root: etree._Element, given: str) -> Remark:
    message = (
        f"'{wanted}' cannot be the name of a file on every system; the document is published as"
        f" '{given}'."
    )
    hint = "Give it an xml:id that is shorter, and no device of Windows (con, nul, aux …)."
    return Remark(
        "ED115", place(root, "xml:id" if root.get(XML_ID) == wanted else ""), message, hint
    )


def _moved(pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Yield a remark on the units of a volume whose ids other documents have already."""
    if pieces:
        first, more = pieces[0], len(pieces) - 1
        others = f", as {more} more ids of this file are" if more else ""
        message = (
            f"'{first.name}' is the id of another document already{others}; in addresses the"
            f" volume's stands before it: '{first.pointer.get(UNIT)}'."
        )
        yield Remark("ED107", place(first.unit, "xml:id"), message)


def _twice(root: etree._Element) -> Iterator[Remark]:
    """Yield a remark on each id that stands twice in a volume, wherever its documents begin."""
    taken: set[str] = set()
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier in taken:
            message = f"The id '{identifier}' occurs twice in this file."
            hint = "Give one of the two another xml:id."
            yield Remark("ED105", place(element, "xml:id"), message, hint)
        elif identifier is not None:
            taken.add(identifier)


def _roots(item: Loaded, tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the documents of a file, each with the id it asks for; ``tree`` is that of the file."""
    slug = slugify(posixpath.splitext(item.file)[0])
    if _is_corpus(tree):
        for corpus in tree.iter(f"{TEI}teiCorpus"):
            if any(child.tag not in _MEMBERS for child in corpus.iterchildren(etree.Element)):
                yield _name(corpus) or slug, _matter(corpus)
        for number, root in enumerate(_texts(tree), start=1):
            file = place(root).file
            root.set(FILE, file)
            _gather_headers(root)
            own = slugify(posixpath.splitext(file)[0])
            yield _name(root) or (own if file != item.file else f"{slug}-{number}"), root
    elif _has_documents(item):
        yield _name(tree) or slug, tree
    elif _is_fragment(item):
        yield slug, framed(deepcopy(tree))


def _has_documents(item: Loaded) -> bool:
    is_text = item.root.tag == f"{TEI}TEI" and not _is_edition(item) and not is_register(item.root)
    return is_text or item.root.tag == f"{TEI}teiCorpus"


def _is_corpus(root: etree._Element) -> bool:
    """Tell whether an element only gathers documents: ``teiCorpus``, or TEI without a text."""
    if root.tag == f"{TEI}teiCorpus":
        return True
    names = {child.tag for child in root.iterchildren(f"{TEI}*")} - {f"{TEI}teiHeader"}
    return bool(names) and root.tag == f"{TEI}TEI" and names <= {f"{TEI}TEI", f"{TEI}teiCorpus"}


def _texts(corpus: etree._Element) -> Iterator[etree._Element]:
    """Yield the documents of a corpus and of the corpora within it, in order."""
    waiting = [corpus]
    while waiting:
        root = waiting.pop()
        if _is_corpus(root):
            waiting.extend(reversed(list(root.iterchildren(f"{TEI}TEI", f"{TEI}teiCorpus"))))
        else:
            yield root


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


def _gather_headers(document: etree._Element) -> None:
    """Put the headers of the collections around a document at the end of its own."""
    header = document.find(f"{TEI}teiHeader")
    for corpus in document.iterancestors(f"{TEI}teiCorpus", f"{TEI}TEI"):
        for found in corpus.iterchildren(f"{TEI}teiHeader"):
            copied = deepcopy(found)
            copied.tail = None
            copied.set(FILE, place(found).file)
            if header is None:
                header = etree.Element(f"{TEI}teiHeader", attrib={AT: document.get(AT, "0")})
                document.insert(0, header)
            header.append(copied)


def _is_fragment(item: Loaded) -> bool:
    tag = str(item.root.tag)
    whole = tag in {f"{TEI}TEI", f"{TEI}teiCorpus"} or _is_register_file(item)
    return tag.startswith(TEI) and not whole


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
            article = "an" if name[0] in "aeio" else "a"
            message = (
                f"The file holds {article} {name} that no document includes; it is shown by itself."
            )
        elif tag in _P4:
            message = "This is TEI P4, which could not be read; the file is left out."
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
