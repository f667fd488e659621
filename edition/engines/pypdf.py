"""pypdf: reads the text of a tagged PDF back, in the order of its tags and with its words whole.

The order of drawing is not the order of reading (notes stand at the page foot, running heads
between two lines of a sentence); the tags say what follows what, and leave out what is no text.
"""

from __future__ import annotations

import io

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject, StreamObject

from edition.errors import TypesettingError
from edition.pdf.characters import Characters
from edition.pdf.drawing import Piece, drawn
from edition.pdf.reading import joined

_PHRASES = frozenset({"/Span", "/Link", "/Em", "/Strong", "/Quote", "/Code", "/BibEntry"})
"""Tags of what stands within a line; all others begin and end one."""


def read_text(data: bytes) -> str:
    """Return the text of a tagged PDF: a line for each block, words that lines divide made whole.

    A hyphen at the end of a line that the typesetter put there is dropped, one of the text is
    kept; an image is read by its alternative text. Raises TypesettingError when the PDF cannot be
    read or has no tags.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        catalogue = reader.trailer["/Root"].get_object()
        root = catalogue.get("/StructTreeRoot") if isinstance(catalogue, DictionaryObject) else None
        if root is None:
            raise TypesettingError("The PDF has no tags to read it by.")
        tags = _Tags(reader)
        tags.read(root.get_object(), 0)
        return tags.finished()
    except PyPdfError as error:
        raise TypesettingError(f"The PDF cannot be read: {error}") from error


class _Tags:
    """A walk through the tags of a PDF, depth first: the order in which it is read."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        fonts: dict[int, Characters] = {}
        self._pages = {
            page.indirect_reference.idnum: _drawn(page, number, fonts)
            for number, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
        self._blocks: list[str] = []
        self._pieces: list[Piece] = []

    def read(self, node: PdfObject | None, page: int) -> None:
        """Read a tag, some tags, or the number of a marked piece of content of a page."""
        if isinstance(node, NumberObject):
            if piece := self._pages.get(page, {}).get(int(node)):
                self._pieces.append(piece)
        elif isinstance(node, ArrayObject):
            for child in node:
                self.read(child.get_object(), page)
        elif isinstance(node, DictionaryObject) and node.get("/Type") != "/OBJR":
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page
            self._read_tag(node, page)

    def finished(self) -> str:
        """Return the text of all tags that were read."""
        self._end_block()
        return "\n".join(self._blocks)

    def _read_tag(self, node: DictionaryObject, page: int) -> None:
        kind = node.get("/S")
        is_block = kind is not None and kind not in _PHRASES
        if is_block or "/Alt" in node:
            self._end_block()
        if "/Alt" in node:
            self._blocks.append(" ".join(str(node["/Alt"].get_object()).split()))
        for key in ("/MCID", "/K"):
            if key in node:
                self.read(node[key].get_object(), page)
        if is_block:
            self._end_block()

    def _end_block(self) -> None:
        if block := joined(self._pieces):
            self._blocks.append(block)
        self._pieces = []


def _drawn(page: pypdf.PageObject, number: int, known: dict[int, Characters]) -> dict[int, Piece]:
    """Return what a page draws, by the marks that the tags refer to."""
    contents = page.get_contents()
    if contents is None:
        return {}
    resources = page.get("/Resources", DictionaryObject()).get_object()
    fonts: dict[bytes, Characters] = {}
    for name, font in resources.get("/Font", DictionaryObject()).get_object().items():
        key = id(font.get_object())
        if key not in known:
            known[key] = _characters(font.get_object())
        fonts[name.encode("latin-1")] = known[key]
    return drawn(contents.get_data(), fonts, number)


def _characters(font: DictionaryObject) -> Characters:
    stream = font.get("/ToUnicode")
    stream = stream.get_object() if stream is not None else None
    return Characters(
        stream.get_data() if isinstance(stream, StreamObject) else b"",
        width=2 if font.get("/Subtype") == "/Type0" else 1,
    )
