"""A PDF as readers of paper and of tags have it: what stands on which page, under which tag.

The objects are read by pypdf; only what a page draws is read by ``edition.pdf``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from edition.pdf.characters import Characters
from edition.pdf.content import operation
from edition.pdf.drawing import Piece, drawn
from edition.pdf.reading import joined
from edition.pdf.strings import strings

ARTIFACT = -1
"""The mark of what is no text of the book: running heads, folios, rules."""

HEADINGS = tuple(f"H{level}" for level in range(1, 7))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn at a mark: the number of its page, from 0, and the text."""

    page: int
    mark: int


@dataclass(slots=True)
class Tag:
    """A tag, with what is in it in the order of reading."""

    kind: str
    title: str = ""
    number: str = ""
    target: int = -1
    within: list[Tag | Drawn] = field(default_factory=list)

    def leaves(self, *, notes: bool = True) -> Iterator[Drawn]:
        """Yield what is drawn, that of notes only if wanted."""
        for item in self.within:
            if isinstance(item, Drawn):
                yield item
            elif notes or item.kind != "Note":
                yield from item.leaves(notes=notes)

    def all(self, *kinds: str) -> Iterator[Tag]:
        """Yield the tags of some kinds within, outermost first."""
        for item in self.within:
            if isinstance(item, Tag):
                if item.kind in kinds:
                    yield item
                yield from item.all(*kinds)


class Book:
    """A tagged PDF."""

    def __init__(self, data: bytes) -> None:
        """Read the bytes of a PDF."""
        self.reader = pypdf.PdfReader(BytesIO(data))
        self.labels = self.reader.page_labels
        self._numbers = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(self.reader.pages)
            if page.indirect_reference
        }
        self._fonts: dict[int, Characters] = {}
        self._pages = [
            drawn(*self._contents(number), number) for number in range(len(self.reader.pages))
        ]

    @cached_property
    def root(self) -> Tag:
        """The tree of tags."""
        tree = self.reader.root_object["/StructTreeRoot"].get_object()
        [document] = [item for item in self._kids(tree.raw_get("/K"), -1) if isinstance(item, Tag)]
        return document

    def text(self, tag: Tag, *, notes: bool = True) -> str:
        """Return the text of a tag, words that lines divide made whole."""
        found = (self._pages[leaf.page].get(leaf.mark) for leaf in tag.leaves(notes=notes))
        return joined([piece for piece in found if piece])

    def pieces(self, number: int) -> Mapping[int, Piece]:
        """Return what a page draws, by the marks."""
        return self._pages[number]

    def signs(self) -> Iterator[str]:
        """Yield what is drawn at each mark, with the signs that nobody sees."""
        for page in self._pages:
            yield from ("".join(piece.glyphs) for piece in page.values())

    def bookmarks(self) -> Iterator[tuple[str, int]]:
        """Yield the title of each bookmark and the number of the page it leads to."""
        yield from self._bookmarks(self.reader.outline)

    def destination(self, tag: Tag) -> int:
        """Return the number of the page that the first link in a tag leads to."""
        return next(tag.all("Link")).target

    def untagged(self, number: int) -> list[str]:
        """Return the texts of a page that stand under no mark, or under one of no tag."""
        return [
            text
            for mark, text in self._shown(number)
            if mark != ARTIFACT and (number, mark) not in self._marks
        ]

    def folio(self, number: int) -> str:
        """Return what stands at the head and the foot of a page, which is no text of the book."""
        return " ".join(text for mark, text in self._shown(number) if mark == ARTIFACT)

    def fonts(self) -> Iterator[tuple[str, bool]]:
        """Yield the name of each font and whether the file has it."""
        known = set()
        for page in self.reader.pages:
            for reference in page["/Resources"].get("/Font", {}).values():
                if reference.idnum in known:
                    continue
                known.add(reference.idnum)
                font = reference.get_object()
                [inner] = font.get("/DescendantFonts", [font])
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                kept = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
                yield str(font["/BaseFont"]), kept

    @cached_property
    def _marks(self) -> set[tuple[int, int | None]]:
        return {(leaf.page, leaf.mark) for leaf in self.root.leaves()}

    def _shown(self, number: int) -> Iterator[tuple[int | None, str]]:
        """Yield what a page shows, with the mark it stands under."""
        data, fonts = self._contents(number)
        around: list[int | None] = [None]
        font = Characters(b"", width=1)
        position = 0
        while position < len(data):
            operator, operands, position = operation(data, position)
            if operator in (b"BMC", b"BDC"):
                named = re.search(rb"/MCID (\d+)", operands)
                is_artifact = operands.startswith(b"/Artifact") or around[-1] == ARTIFACT
                mark = ARTIFACT if is_artifact else int(named[1]) if named else around[-1]
                around.append(mark)
            elif operator == b"EMC":
                around.pop()
            elif operator == b"Tf":
                font = fonts[operands.split()[0]]
            elif operator in (b"Tj", b"TJ"):
                text = "".join(glyph for one in strings(operands) for glyph in font.glyphs(one))
                yield around[-1], text

    def _kids(self, value: Any, page: int) -> Iterator[Tag | Drawn]:
        item = value.get_object()
        if isinstance(item, int):
            yield Drawn(page, int(item))
        elif isinstance(item, ArrayObject):
            for kid in item:
                yield from self._kids(kid, page)
        elif isinstance(item, DictionaryObject):
            page = self._page_of(item, page)
            if "/MCID" in item and "/S" not in item:
                yield Drawn(page, int(item["/MCID"]))
            elif "/S" in item:
                yield self._tag(item, page)

    def _tag(self, item: DictionaryObject, page: int) -> Tag:
        kids = item.raw_get("/K") if "/K" in item else ArrayObject()
        return Tag(
            str(item["/S"])[1:],
            str(item.get("/T", "")),
            str(item.get("/ID", "")),
            self._target(kids.get_object()),
            list(self._kids(kids, page)),
        )

    def _target(self, kids: Any) -> int:
        """Return the number of the page that an annotation among what is in a tag leads to."""
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            item = kid.get_object()
            if not isinstance(item, DictionaryObject) or item.get("/Type") != "/OBJR":
                continue
            annotation = item["/Obj"].get_object()
            if "/Dest" in annotation:
                return self._numbers[annotation["/Dest"][0].idnum]
        return -1

    def _page_of(self, item: DictionaryObject, page: int) -> int:
        if "/Pg" not in item:
            return page
        reference = item.raw_get("/Pg")
        assert isinstance(reference, IndirectObject)
        return self._numbers[reference.idnum]

    def _contents(self, number: int) -> tuple[bytes, dict[bytes, Characters]]:
        """Return what a page draws as it is written, and its fonts by their names."""
        page: Any = self.reader.pages[number]
        fonts = {}
        for name, value in page["/Resources"].get("/Font", {}).items():
            if value.idnum not in self._fonts:
                font = value.get_object()
                width = 2 if font["/Subtype"] == "/Type0" else 1
                self._fonts[value.idnum] = Characters(font["/ToUnicode"].get_data(), width=width)
            fonts[name.encode()] = self._fonts[value.idnum]
        contents = page.get_contents()
        return b"" if contents is None else contents.get_data(), fonts

    def _bookmarks(self, outline: Any) -> Iterator[tuple[str, int]]:
        for item in outline:
            if isinstance(item, list):
                yield from self._bookmarks(item)
            else:
                yield item.title, self.reader.get_destination_page_number(item)


def calls(book: Book) -> Iterator[tuple[Drawn, Tag]]:
    """Yield each note, after what is drawn where it is called; a key in the margin is no call."""
    before: Drawn | None = None

    def walk(tag: Tag) -> Iterator[tuple[Drawn, Tag]]:
        nonlocal before
        for item in tag.within:
            if isinstance(item, Drawn):
                before = item
            elif item.kind == "Note":
                assert before
                yield before, item
            else:
                yield from walk(item)

    return walk(book.root)
