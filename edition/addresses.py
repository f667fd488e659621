"""Stable addresses: ids for all that can be cited, and the lock that keeps published ones alive.

An editor's ``xml:id`` is kept verbatim. Other ids come from an element's kind and content, so that
inserting a paragraph renames no other. When the content of a published paragraph changes, the lock
finds it again: it holds a fingerprint of each published element's content, made for comparison by
one permutation hashing (Li, Owen and Zhang 2012) over its character trigrams.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from edition import layout
from edition.numbering import Numbering

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEI = "{http://www.tei-c.org/ns/1.0}"
PREFIX = "ed-"
"""What every derived id begins with."""

UNITS = f"{PREFIX}units-"
"""What the ids of the lists begin with that stand in a volume for its units."""

_CONTAINERS = frozenset({"div", "lg", "list", "table", "sp", "listBibl", "castList", "epigraph"})
_EMPTY = frozenset({"pb", "cb", "gb", "milestone"})
_BLOCKS = frozenset(
    "p ab head note item l figure formula quote opener closer dateline salute signed postscript"
    " trailer argument byline docTitle stage speaker castItem bibl biblStruct cell entry"
    " person personGrp place org event object surface zone line".split()
)
CITABLE = _BLOCKS | _CONTAINERS | _EMPTY | frozenset(f"div{n}" for n in range(1, 8))
"""Local names of the TEI elements that get an id if they have none."""

_OPENING = 300
"""Of a container only the beginning, in characters, makes its id: its end grows."""
_BINS = 16
_ALIKE = 0.5
"""Fingerprints that agree in this share of their parts belong to the same passage, edited."""
_ASIDE = frozenset({"note", "noteGrp", "teiHeader"})
"""What is not read on from what stands before it."""
_AROUND = 120
"""By so many characters on either side a milestone is known that has neither number nor image."""
_NEAR = 200
"""No more nodes than these are looked at for them."""
_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"(?![#\s])([^\s#/]*)(?:/([^\s#]+))?(?:#(\S+))? ([0-9a-f]{32}|-)")


@dataclass(frozen=True, slots=True)
class Published:
    """A line of the lock: an address, and the fingerprint of what stood there.

    A page that is no document's has no ``document``, and its path for a ``part``.
    """

    document: str
    part: str
    fragment: str
    fingerprint: str

    @property
    def address(self) -> str:
        """Return ``document``, ``document/part``, ``document#id`` or ``document/part#id``.

        Of a page that is no document's: ``/persons/somebody.html``.
        """
        page = f"{self.document}/{self.part}" if self.part else self.document
        return f"{page}#{self.fragment}" if self.fragment else page

    @property
    def page(self) -> str:
        """Return the path of its page in the published tree."""
        return layout.document_page(self.document, self.part) if self.document else self.part

    @property
    def line(self) -> str:
        """Return the line that stands for it in the lock."""
        return f"{self.address} {self.fingerprint or '-'}"


@dataclass(frozen=True, slots=True)
class Repeated:
    """An id that stands in a document for the second time; it is changed in what is published."""

    id: str
    element: etree._Element


def assign(
    root: etree._Element, locked: Sequence[Published] = ()
) -> tuple[dict[str, str], list[Repeated]]:
    """Give every citable element of a document an ``xml:id``, changing the tree in place.

    ``locked`` are the addresses of this document that have been published. Returns the published
    ids that now live on as aliases of others (old id to new id), and the ids that are repeated.
    """
    repeated = _make_unique(root)
    taken = set(_ids(root))
    numbering = Numbering()
    fresh: list[tuple[etree._Element, str]] = []
    for element in _citable(root):
        if element.get(XML_ID) is None:
            derived = numbering.free(_derive(element), taken)
            taken.add(derived)
            fresh.append((element, derived))
    vanished = [item for item in locked if item.fragment and item.fragment not in taken]
    renamed = _counted(vanished, fresh)
    continued = set(renamed.values())
    renamed |= _align(
        [item for item in vanished if item.fragment not in continued],
        [(element, derived) for element, derived in fresh if derived not in renamed],
        {item.fragment for item in locked},
    )
    for element, derived in fresh:
        element.set(XML_ID, renamed.get(derived, derived))
    kept = set(renamed.values())
    aliases = _aliases([item for item in vanished if item.fragment not in kept], root)
    return aliases, repeated


def fingerprint(text: str, *, bins: int = _BINS) -> str:
    """Return two hexadecimal digits for each bin; they are alike for texts that are alike."""
    normal = _normal(text)
    found = [0xFF] * bins
    lowest = [1 << 32] * bins
    grams = {normal[i : i + 3] for i in range(max(1, len(normal) - 2))} if normal else set()
    for gram in grams:
        value = zlib.crc32(gram.encode("utf-8"))
        place = value % bins
        if value < lowest[place]:
            lowest[place] = value
            found[place] = (value >> 8) % 0xFF
    return bytes(found).hex()


def likeness(one: str, other: str) -> float:
    """Return how much of two fingerprints agrees, from 0 to 1."""
    a, b = bytes.fromhex(one), bytes.fromhex(other)
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != 0xFF or y != 0xFF]
    return sum(x == y for x, y in pairs) / len(pairs) if pairs else float(one == other)


def read_lock(lines: Iterable[str]) -> dict[str, list[Published]]:
    """Return lines of ``addresses.lock`` by document; those that make no sense are left out."""
    locked: dict[str, list[Published]] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match:
            document, part, fragment, mark = match.groups("")
            locked.setdefault(document, []).append(Published(document, part, fragment, mark))
    return locked


def write_lock(lines: Iterable[str]) -> str:
    """Return the text of ``addresses.lock``: a line an address, sorted, fit for merging."""
    # Most of them are sorted already, which a set would undo.
    return "\n".join([*(line for line, _ in itertools.groupby(sorted(lines))), ""])


def addresses(
    document: str,
    root: etree._Element,
    anchors: Mapping[str, str],
    *,
    prints: Mapping[etree._Element, str],
) -> Iterator[Published]:
    """Yield all addresses of a document: itself, its parts and the ids of its text.

    ``prints`` are the fingerprints of elements of which something is not published: those of all
    that they hold, so that they are known again when it is.
    """
    yield Published(document, "", "", "-")
    for part in sorted({part for part in anchors.values() if part}):
        yield Published(document, part, "", "-")
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is not None and identifier in anchors and not is_passing(identifier):
            yield Published(
                document, anchors[identifier], identifier, prints.get(element) or mark(element)
            )


def of_page(path: str) -> Published:
    """Return the address of a page that is no document's."""
    return Published("", path, "", "-")


def is_passing(fragment: str) -> bool:
    """Tell whether an id is that of a list of units, whose name is that of its first at present."""
    return fragment.startswith(UNITS)


def content(element: etree._Element) -> str:
    """Return the words by which an element is known again, without its notes'."""
    name = _local(element)
    if name in _EMPTY:
        return _said(element) if _is_told(element) else _after(element) or _before(element)
    is_long = name in _CONTAINERS or name.startswith("div")
    return _opening(_texts(element), _OPENING if is_long else 1 << 30)


def mark(element: etree._Element) -> str:
    """Return the fingerprint of an element: 32 hexadecimal digits.

    Half of that of a milestone without a number is of the words before it, half of those after it,
    so that it is known again when something is inserted at one side.
    """
    if _local(element) in _EMPTY and not _is_told(element):
        sides = (_before(element), _after(element))
        return "".join(fingerprint(side, bins=_BINS // 2) for side in sides)
    return fingerprint(content(element))


def _said(element: etree._Element) -> str:
    """Return what a milestone says of itself."""
    return " ".join(element.get(key, "") for key in ("unit", "ed", "n", "facs")).strip()


def _is_told(element: etree._Element) -> bool:
    """Tell whether a milestone says more than its kind: a number, or an image."""
    return bool(element.get("n") or element.get("facs"))


def _before(element: etree._Element) -> str:
    """Return the words before a milestone, without those of notes."""
    found, node = "", element
    while (parent := node.getparent()) is not None and len(found) < _AROUND:
        for sibling in itertools.islice(node.itersiblings(preceding=True), _NEAR):
            found = f"{_words(''.join(_read(sibling)))} {_words(sibling.tail)} {found}".strip()
            if len(found) >= _AROUND:
                break
        else:
            found = f"{_words(parent.text)} {found}".strip()
        node = parent
    return found[-_AROUND:]


def _after(element: etree._Element) -> str:
    """Return the words after a milestone, without those of notes."""
    found, node = _words(element.tail), element
    while (parent := node.getparent()) is not None and len(found) < _AROUND:
        for sibling in itertools.islice(node.itersiblings(), _NEAR):
            words = _words(_opening(_read(sibling), _AROUND))
            found = f"{found} {words} {_words(sibling.tail)}".strip()
            if len(found) >= _AROUND:
                break
        found = f"{found} {_words(parent.tail)}".strip()
        node = parent
    return found[:_AROUND]


def _opening(texts: Iterable[str], longest: int) -> str:
    """Return what some texts begin with."""
    collected: list[str] = []
    length = 0
    for text in texts:
        collected.append(text)
        length += len(text)
        if length > longest:
            break
    return "".join(collected)[:longest]


def _read(element: etree._Element) -> Iterator[str]:
    """Yield the texts of an element that stands beside a milestone."""
    if isinstance(element.tag, str) and _local(element) not in _ASIDE:
        yield from _texts(element)


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _texts(element: etree._Element) -> Iterator[str]:
    # A walk rather than recursion: documents may be nested deeper than Python's stack.
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is not element and node.tail:
                yield node.tail
        elif node is not element and _local(node) in {"note", "noteGrp"}:
            walk.skip_subtree()
        elif node.text:
            yield node.text


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is not None:
            yield identifier


def _citable(root: etree._Element) -> Iterator[etree._Element]:
    header = f"{TEI}teiHeader"
    stack = [root]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == header or not isinstance(tag, str):
            continue
        if tag.startswith(TEI) and tag[len(TEI) :] in CITABLE:
            yield element
        stack.extend(reversed(element))


def _derive(element: etree._Element) -> str:
    name = _local(element)
    words = content(element)
    if name in _EMPTY and (_is_told(element) or not words):
        return _called(element)
    digest = hashlib.sha256(f"{name}\0{_normal(words)}".encode()).digest()
    return f"{PREFIX}{name}-{base64.b32encode(digest).decode('ascii')[:8].lower()}"


def _called(element: etree._Element) -> str:
    """Return the id of a milestone by what it says of itself."""
    slug = "-".join(_WORD.findall(unicodedata.normalize("NFKC", _said(element))))[:40]
    return f"{PREFIX}{_local(element)}-{slug}" if slug else f"{PREFIX}{_local(element)}"


def _make_unique(root: etree._Element) -> list[Repeated]:
    """Let no id stand twice, and none hold a blank, at which a pointer to it would end."""
    taken: set[str] = set()
    repeated: list[Repeated] = []
    numbering = Numbering()
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        names = identifier.split()
        if len(names) != 1:
            del element.attrib[XML_ID]
            continue
        if identifier != names[0]:
            identifier = names[0]
            element.set(XML_ID, identifier)
        if identifier in taken:
            repeated.append(Repeated(identifier, element))
            identifier = numbering.free(identifier, taken)
            element.set(XML_ID, identifier)
        taken.add(identifier)
    return repeated


def _counted(
    vanished: Sequence[Published], fresh: Sequence[tuple[etree._Element, str]]
) -> dict[str, str]:
    """Return, for milestones that say nothing of themselves, the ids that they had once.

    They were counted, and a lock of that time does not know what stands around them.
    """
    known = {item.fragment: item.fingerprint for item in vanished}
    numbering, taken = Numbering(), set[str]()
    found: dict[str, str] = {}
    for element, derived in fresh if known else ():
        if _local(element) in _EMPTY and not _is_told(element):
            former = numbering.free(_called(element), taken)
            taken.add(former)
            if known.get(former) == fingerprint(_said(element)):
                found[derived] = former
    return found


def _align(
    vanished: Sequence[Published], fresh: Sequence[tuple[etree._Element, str]], locked: set[str]
) -> dict[str, str]:
    """Return, for elements whose derived id is new, the published id each of them continues."""
    pairs: list[tuple[float, str, str]] = []
    candidates = [(element, derived) for element, derived in fresh if derived not in locked]
    if not vanished or not candidates:
        return {}
    prints = {derived: mark(element) for element, derived in candidates}
    for item in vanished:
        kind = item.fragment.removeprefix(PREFIX).partition("-")[0]
        for element, derived in candidates:
            if item.fragment.startswith(PREFIX) and _local(element) == kind:
                likely = likeness(item.fingerprint, prints[derived])
                if likely >= _ALIKE:
                    pairs.append((likely, item.fragment, derived))
    renamed: dict[str, str] = {}
    used: set[str] = set()
    for _, old, derived in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if derived not in renamed and old not in used:
            renamed[derived] = old
            used.add(old)
    return renamed


def _aliases(vanished: Sequence[Published], root: etree._Element) -> dict[str, str]:
    """Return the derived ids that were published before the editor gave the element a name."""
    wanted = {item.fragment: item for item in vanished if item.fragment.startswith(PREFIX)}
    if not wanted:
        return {}
    found: dict[str, str] = {}
    for element in _citable(root):
        identifier = element.get(XML_ID, "")
        derived = _derive(element)
        if derived in wanted and derived not in found and identifier != derived:
            found[derived] = identifier
    return found
