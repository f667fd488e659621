"""Pagefind: the search index of texts, made by its command line.

Pagefind reads pages. It is given pages of its own, made of the lines that are to be found, so that
what the edition's pages look like is no matter: each line is a paragraph with the id of its place.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from edition.errors import SearchError
from edition.searchable import Leaf, Line

FOLDER = "pagefind"
"""The folder of the index within the published tree."""

_COMPRESSED = b"\x1f\x8b"
_SIGNATURE = b"pagefind_dcd"
_ROOM = 1 << 16
"""How many bytes there must be room for when the index has been written."""
_INTERFACES = ("pagefind-*ui.css", "pagefind-*ui.js", "pagefind-highlight.js")
"""What Pagefind writes for pages that have no search of their own."""

JOINT = "\u200b"
"""It stands, with a space after it, where words are two to the search and one to the reader."""
SPACE = "\u2063"
"""It stands for the space before a sign that is no word, and that a phrase goes across."""

_NONE = Leaf("search.html", (Line("", "0"),))
"""A page that is none of a document: Pagefind makes no index of nothing."""

_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINTS = re.compile(rf"(?<=[{_ASIAN}])(?=\w)|(?<=\w)(?=[{_ASIAN}])|(?<=[^\W_][—–…])(?=[^\W_])")
_SIGNS = re.compile(r" (?=[^\w\s]+(?:\s|$))")
_SPECIAL = {
    "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ħ": "h", "ŧ": "t", "ı": "i",
}  # fmt: skip
"""Letters that have no plain letter in them, each with what they are written as without them."""
_SPECIALS = re.compile(f"[{''.join(_SPECIAL)}]")
_APOSTROPHE = re.compile(r"(?<=\w)[\u2019\u02bc\u00b4\u00b7](?=\w)")
_VARIED = re.compile(rf"(?<!\S)\S*(?:{_SPECIALS.pattern}|{_APOSTROPHE.pattern})\S*")
"""Whole words: were it tried within them too, a text without spaces would take for ever."""


def index(leaves: Sequence[Leaf], site: Path, *, scratch: Path, language: str) -> dict[str, str]:
    """Add an index of some pages to a site, as of one language.

    ``scratch`` is a folder for what is needed meanwhile. Returns the name that the index has for
    each page, by path. Raises SearchError.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        scratch.mkdir(parents=True)
        for leaf in leaves or (_NONE,):
            page = scratch / leaf.path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(_page(leaf))
        _run(scratch, site / FOLDER, language)
    except OSError as error:
        raise SearchError(f"The search index could not be made: {error}") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    # Pagefind does not tell when the disk is full: what it wrote is looked at.
    try:
        names, fault = _read(site / FOLDER)
        fault = fault or _fault(site / FOLDER)
        for pattern in _INTERFACES:
            for path in (site / FOLDER).glob(pattern):
                path.unlink()
    except OSError as error:
        names, fault = {}, error.strerror or str(error)
    if fault:
        raise SearchError(
            f"The search index could not be written whole: {fault}. Is the disk full?"
        )
    return names


def written(text: str) -> str:
    """Return a text as Pagefind is to read it, which takes for a word what is between spaces.

    Words that only a dash parts are parted, and so are the signs of Chinese and Japanese; a word
    with a letter that has no plain one in it is also written without it. ``assets/search.js``
    shows it to readers as it was.
    """
    if text.isascii():
        return _SIGNS.sub(SPACE, text) if _SIGNS.search(text) else text
    parted = _JOINTS.sub(f"{JOINT} ", unicodedata.normalize("NFC", text))
    return _VARIED.sub(_varied, _SIGNS.sub(SPACE, parted))


def _varied(match: re.Match[str]) -> str:
    word = match.group().removesuffix(JOINT)
    plain = _SPECIALS.sub(_letters, word)
    plain = _APOSTROPHE.sub("-", plain)
    return f"{word}{JOINT}-{JOINT}{plain}{match.group()[len(word) :]}"


def _letters(match: re.Match[str]) -> str:
    return _SPECIAL[match.group()]


def _page(leaf: Leaf) -> bytes:
    """Return the page by which Pagefind is told what is to be found of one of ours."""
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    body.set("data-pagefind-body", "")
    for line in leaf.lines:
        element = etree.SubElement(body, "h2" if line.is_heading else "p", id=line.place)
        element.text = written(line.text)
    page: bytes = etree.tostring(root, method="html", encoding="utf-8", doctype=_DOCTYPE)
    return page


_DOCTYPE = "<!DOCTYPE html>"


def _run(pages: Path, folder: Path, language: str) -> None:
    command = [
        sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(folder),
        "--force-language", language, "--silent",
    ]  # fmt: skip
    environment = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")
        if name in os.environ
    }
    try:
        run = subprocess.run(
            command, capture_output=True, check=False, env=environment, timeout=3600
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(f"The search index could not be made: {error}") from error
    if run.returncode:
        detail = (run.stderr or run.stdout).decode("utf-8", "replace").strip()
        raise SearchError(f"The search index could not be made: {detail}")


def _read(folder: Path) -> tuple[dict[str, str], str]:
    """Return the names of the pages of an index, or what is wrong with it. Raises OSError."""
    names: dict[str, str] = {}
    for path in sorted(folder.glob("fragment/*")):
        try:
            data = zlib.decompress(path.read_bytes(), wbits=zlib.MAX_WBITS | 16)
            url = json.loads(data.removeprefix(_SIGNATURE))["url"].removeprefix("/")
            # Pagefind leaves the name out where it is a folder's first page.
            names[f"{url}index.html" if url.endswith("/") else url] = path.stem
        except (zlib.error, ValueError, LookupError, TypeError):
            return {}, f"{path.name} is cut off"
    return names, ""


def _fault(folder: Path) -> str:
    """Return what is wrong with an index that was written just now. Raises OSError."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        pages = sum(language["page_count"] for language in entry["languages"].values())
    except (ValueError, LookupError, TypeError):
        return "its list of languages is damaged"
    if len(list(folder.glob("fragment/*"))) != pages:
        return f"it is not of {pages} pages"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _is_whole(path.read_bytes()):
            return f"{path.name} is cut off"
    # A file that was cut off has taken what room there was.
    probe = folder / "probe"
    try:
        probe.write_bytes(bytes(_ROOM))
    finally:
        probe.unlink(missing_ok=True)
    return ""


def _is_whole(data: bytes) -> bool:
    if not data.startswith(_COMPRESSED):
        return bool(data)
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        reader.decompress(data)
    except zlib.error:
        return False
    return reader.eof
