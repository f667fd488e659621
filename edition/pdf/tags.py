"""The text of a tagged PDF, in the order of its tags and with its words whole.

The order of drawing is not the order of reading (notes stand at the page foot, running heads
between two lines of a sentence); the tags say what follows what, and leave out what is no text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from edition.errors import TypesettingError
from edition.pdf.breaks import Break, Breaks
from edition.pdf.characters import Characters
from edition.pdf.drawing import Piece, drawn
from edition.pdf.errors import DamagedError
from edition.pdf.objects import Objects
from edition.pdf.reading import joined
from edition.pdf.values import Dictionary, Reference, Value, text

_PHRASES = frozenset({"Span", "Link", "Em", "Strong", "Quote", "Code", "BibEntry"})
"""Tags of what stands within a line; all others begin and end one."""

_TAG = re.compile(
    rb"\s*<</Type/StructElem/S/(\w+)/P \d+ 0 R(?:/A\[(?:<<[^()<>]*+>>)*\])?(?:/ID\([^()\\]*+\))?"
    rb"/K\[((?:\d++(?: 0 R)? ?|<</Type/OBJR[^()<>]*+>>)*)\](?:/Pg (\d+) 0 R)?>>"
)
"""A tag that has marks and other tags, and nothing else that is asked for, as most are."""
_KID = re.compile(rb"(\d+)( 0 R)?|<<[^>]*+>>")
"""One of these: the number of a mark, or a reference; or another object, which has no text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a PDF says, a line for each block, where its pages end amiss, and how many it has."""

    text: str
    breaks: tuple[Break, ...]
    pages: int


def read_text(data: bytes) -> str:
    """Return the text of a tagged PDF: a line for each block, words that lines divide made whole.

    A hyphen at the end of a line that the typesetter put there is dropped, one of the text is
    kept; an image is read by its alternative text, and so is a formula, if it is drawn with the
    same letters and digits. Raises TypesettingError when the PDF cannot be
    read or has no tags.
    """
    return read_printed(data).text


def read_printed(data: bytes) -> Reading:
    """Return the text of a tagged PDF, as ``read_text`` does, and what is to be said of its pages.

    Raises TypesettingError.
    """
    try:
        objects = Objects(data)
        catalogue = objects.dictionary(objects.trailer.get("Root"))
        root = objects.dictionary(catalogue.get("StructTreeRoot"))
        if not root:
            raise TypesettingError("The PDF has no tags to read it by.")
        tags = _Tags(objects, objects.dictionary(catalogue.get("Pages")))
        tags.read(root, -1)
        return tags.finished()
    except DamagedError as error:
        raise TypesettingError(f"The PDF cannot be read: {error}.") from error


class _Tags:
    """A walk through the tags of a PDF, depth first: the order in which it is read."""

    def __init__(self, objects: Objects, pages: Dictionary) -> None:
        self._objects = objects
        fonts: dict[Value, Characters] = {}
        self._pages = {
            name: _drawn(objects, page, number, fonts)
            for number, (name, page) in enumerate(_leaves(objects, pages, {}))
        }
        self._blocks: list[str] = []
        self._pieces: list[Piece] = []
        self._breaks = Breaks()

    def read(self, node: Value, page: int) -> None:
        """Read a tag, some tags, or the number of a marked piece of content of a page."""
        if isinstance(node, Reference):
            if tag := self._objects.written(node, _TAG):
                self._read_plain(tag, page)
                return
            node = self._objects.resolved(node)
        if isinstance(node, int):
            self._put(node, page)
        elif isinstance(node, list):
            for child in node:
                self.read(child, page)
        elif isinstance(node, dict) and node.get("Type") != "OBJR":
            here = node.get("Pg")
            self._read_tag(node, here.number if isinstance(here, Reference) else page)

    def finished(self) -> Reading:
        """Return what all tags that were read say."""
        self._end_block()
        return Reading("\n".join(self._blocks), self._breaks.found(), len(self._pages))

    def _read_plain(self, tag: re.Match[bytes], page: int) -> None:
        """Read a tag as it is written: the same as to read its values first, in less time."""
        name, kids, here = tag.groups(b"")
        kind = name.decode("ascii")
        page = int(here) if here else page
        is_block = kind not in _PHRASES
        if is_block:
            self._end_block()
            self._breaks.begin(kind)
        for number, is_tag in _KID.findall(kids):
            if is_tag:
                self.read(Reference(int(number)), page)
            elif number:
                self._put(int(number), page)
        if is_block:
            self._breaks.end(kind)
            self._end_block()

    def _put(self, mark: int, page: int) -> None:
        """Read a marked piece of content of a page."""
        if piece := self._pages.get(page, {}).get(mark):
            self._pieces.append(piece)
            self._breaks.put(piece)

    def _read_tag(self, node: Dictionary, page: int) -> None:
        kind = node.get("S")
        is_block = kind is not None and kind not in _PHRASES
        if is_block or "Alt" in node:
            self._end_block()
        if "Alt" in node:
            alternative = self._objects.resolved(node["Alt"])
            if isinstance(alternative, bytes):
                self._blocks.append(" ".join(text(alternative).split()))
        if is_block:
            self._breaks.begin(kind)
        for key in ("MCID", "K"):
            if key in node:
                self.read(node[key], page)
        if kind == "Formula" and "Alt" in node:
            self._end_formula()
        if is_block:
            self._breaks.end(kind)
            self._end_block()

    def _end_formula(self) -> None:
        """Let what is said of a formula or what is drawn of it be its text.

        In a drawing letters stand above one another and so close that no words can be told; but
        its letters and digits have to be those of the words.
        """
        drawn = joined(self._pieces)
        if _letters(drawn) == _letters(self._blocks[-1]):
            self._pieces = []
        else:
            del self._blocks[-1]

    def _end_block(self) -> None:
        if block := joined(self._pieces):
            self._blocks.append(block)
        self._pieces = []


def _letters(text: str) -> list[str]:
    """Return the letters and digits of a text without accents, in the order of the alphabet."""
    return sorted(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def _leaves(
    objects: Objects, node: Dictionary, around: Dictionary
) -> Iterator[tuple[int, Dictionary]]:
    """Yield the pages below a node of their tree, by their numbers in the file, in order.

    A page that names no resources has those of the node ``around`` it.
    """
    resources = node.get("Resources", around.get("Resources"))
    for kid in objects.array(node.get("Kids")):
        page = {"Resources": resources, **objects.dictionary(kid)}
        if "Kids" in page:
            yield from _leaves(objects, page, page)
        elif isinstance(kid, Reference):
            yield kid.number, page


def _drawn(
    objects: Objects, page: Dictionary, number: int, known: dict[Value, Characters]
) -> dict[int, Piece]:
    """Return what a page draws, by the marks that the tags refer to."""
    contents = b"\n".join(map(objects.stream, objects.array(page.get("Contents"))))
    fonts: dict[bytes, Characters] = {}
    resources = objects.dictionary(page.get("Resources"))
    for name, font in objects.dictionary(resources.get("Font")).items():
        if not isinstance(font, Reference):
            raise DamagedError(f"the font {name} is no object")
        if font not in known:
            known[font] = _characters(objects, objects.dictionary(font))
        fonts[b"/" + name.encode("latin-1")] = known[font]
    return drawn(contents, fonts, number)


def _characters(objects: Objects, font: Dictionary) -> Characters:
    return Characters(
        objects.stream(font.get("ToUnicode")), width=2 if font.get("Subtype") == "Type0" else 1
    )
