"""Typst: sets the book, with the fonts it brings along and those the settings name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from edition.errors import TypesettingError

_NONCHARACTER = "\U0010fffd"
"""The last character of the last private plane: no font has it."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0711\u0730-\u074a"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)

_GLYPH = re.compile(r'<use xlink:href="#(g[0-9A-F]+)"')

_BATCH = 500
"""How many pages are set at a time to look for missing characters."""

_REMEMBERED = 10
"""Of how many documents, the last ones, Typst remembers how it has set them."""

_IN_DESIGN = re.compile(r"┌─ [^\n]*\bdesign\.typ:(\d+):(\d+)")
"""Where Typst shows the place of an error in the file of the edition's design."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""A control character that is no white space: Typst shows nothing for it, and then refuses it."""
_ESCAPED = re.compile(r"(?<!\\)\\u\{([0-9A-Fa-f]+)\}")
"""A character of a literal that is written by its number."""

_MARK = re.compile(f"[{_MARKS}]")
_CLUSTER = re.compile(f"[^\\s{_MARKS}][{_MARKS}]+")
"""A character with combining marks (of the European and the Semitic scripts, and of all)."""


_UNSETTLED = "did not converge"
"""What Typst warns of where page numbers still changed when it set the pages for the last time."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and whether all that it says of its own pages is so (``is_settled``)."""

    pdf: bytes
    is_settled: bool


def typefaces(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the names of the typefaces at hand: Typst's own, and those of some folders."""
    return tuple(sorted(_fonts(folders).families()))


class Typesetter:
    """A Typst compiler that is used for many documents: fonts are read once.

    System fonts are never looked at: what is printed depends on the edition alone.
    """

    def __init__(self, fonts: Iterable[Path] = ()) -> None:
        """Take the fonts of the folders ``fonts`` beside Typst's own."""
        self._compiler = typst.Compiler(font_paths=_fonts(fonts), ignore_system_fonts=True)
        self._displayable: dict[str, bool] = {}

    def pdf(self, text: str, *, root: Path, timestamp: int) -> bytes:
        """Set Typst text and return a tagged PDF, as ``printed`` does. Raises TypesettingError."""
        return self.printed(text, root=root, timestamp=timestamp).pdf

    def printed(self, text: str, *, root: Path, timestamp: int) -> Printed:
        """Set Typst text as a tagged PDF for the archive (PDF/UA-1 and PDF/A-3u).

        ``root`` is the folder that absolute paths in the text start from; ``timestamp`` is the
        date the PDF bears, in seconds since 1970 (UTC). Raises TypesettingError.
        """
        try:
            result, warnings = self._compiler.compile_with_warnings(
                text.encode("utf-8"),
                format="pdf",
                root=str(root),
                timestamp=timestamp,
                pdf_standards=["ua-1", "a-3u"],
            )
        except typst.TypstError as error:
            raise TypesettingError(_first_message(error, root)) from error
        unsettled = any(_UNSETTLED in str(warning.message) for warning in warnings)
        return Printed(_one(result), not unsettled)

    def forget(self) -> None:
        """Let go of what is remembered of the last documents: for a book that is a lot of memory.

        Typst does so once others have been set since.
        """
        for _ in range(_REMEMBERED + 1):
            self._compiler.compile(b"", format="svg")

    def can_show(self, path: str, *, root: Path) -> bool:
        """Tell whether an image below ``root`` can be set; ``path`` begins with a slash."""
        try:
            self._compiler.compile(
                f"#image({_literal(path)})".encode(), format="svg", root=str(root)
            )
        except typst.TypstError:
            return False
        return True

    def missing_characters(self, text: str) -> frozenset[str]:
        """Return the characters of a text that no font at hand has.

        White space, joiners, variation selectors and controls of direction have no glyph, and so
        not the glyph for none; other controls are missing. A combining mark is missing where no
        font has it with its letter.
        """
        chars = set(text)
        if "\\u{" in text:
            chars.update(chr(int(number, 16)) for number in _ESCAPED.findall(text))
        self._look_at(chars)
        absent = {char for char in chars if not self._displayable[char] or _CONTROL.match(char)}
        if not _MARK.search("".join(chars)):
            return frozenset(absent)
        clusters = {cluster for cluster in _CLUSTER.findall(text) if absent.isdisjoint(cluster)}
        self._look_at(clusters)
        for cluster in clusters:
            if not self._displayable[cluster]:
                absent.update(cluster[1:])
        return frozenset(absent)

    def _look_at(self, texts: Iterable[str]) -> None:
        """Set each text on a page of its own and see if the glyph for none comes out."""
        unknown = sorted(set(texts).difference(self._displayable))
        for start in range(0, len(unknown), _BATCH):
            batch = unknown[start : start + _BATCH]
            none, *pages = self._glyphs([_NONCHARACTER, *batch])
            for text, glyphs in zip(batch, pages, strict=True):
                self._displayable[text] = none.isdisjoint(glyphs)

    def _glyphs(self, texts: Sequence[str]) -> list[set[str]]:
        pages = (f"#page(width: 1in, height: 1in)[#{_literal(text)}]" for text in texts)
        result = self._compiler.compile("\n".join(pages).encode(), format="svg")
        images = result if isinstance(result, list) else [result]
        return [set(_GLYPH.findall((image or b"").decode("utf-8"))) for image in images]


def _fonts(folders: Iterable[Path]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in folders],
    )


def _literal(text: str) -> str:
    return '"' + "".join(f"\\u{{{ord(char):x}}}" for char in text) + '"'


def _first_message(error: typst.TypstError, root: Path) -> str:
    """Return what Typst says first, and where, if that is in the edition's own design."""
    said = str(error.message).strip() or str(error).strip()
    said = said.replace(f"{os.path.realpath(root)}{os.sep}", "").replace(f"{root}{os.sep}", "")
    match = _IN_DESIGN.search(str(error.diagnostic))
    return f"{said} (design.typ, line {match[1]}, column {match[2]})" if match else said


def _one(result: bytes | list[bytes] | None) -> bytes:
    if not isinstance(result, bytes):
        raise TypesettingError("Typst gave no PDF.")
    return result
