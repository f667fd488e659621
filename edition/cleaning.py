"""Cleaning: the source file that readers may download, without what is its editors' own.

It stays byte for byte as it was written, but for what is cut out (``cuts``). That it is still
the same document is proved each time: it is parsed before and after. What does not stand the proof,
such as a file in an encoding that cannot be written back, is written anew from its tree.
"""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from edition.cuts import cuts
from edition.engines.lxml import ParseError
from edition.omission import strip, take_out
from edition.positions import DECLARED, encoding_of
from edition.stages.load import read_tree
from edition.whereabouts import shorten, tells_whereabouts

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""The bytes at the beginning of a file that tell its encoding and are no part of its text."""
_PLAIN = re.compile(r"utf-8|ascii|iso8859-\d+|cp125\d|koi8-[ru]")
"""Encodings in which markup is what it is in ASCII, and nothing else looks like it."""
_SUSPECTS = (b"<!--", b"<?", b"<!ENTITY", b"\0")
_BETWEEN = re.compile(r">[ \t\n]+<")


@dataclass(frozen=True, slots=True)
class Clean:
    """A cleaned file; ``is_anew`` says that it was written anew from its tree."""

    data: bytes
    is_anew: bool = False


def cleaned(data: bytes, withheld: Collection[int] = (), pointers: Collection[str] = ()) -> Clean:
    """Return a source file as it is offered.

    ``withheld`` are elements that are not, by their positions in document order; the root is none
    of them. ``pointers`` are what attributes of others are not to say. Raises ParseError.
    """
    if not withheld and not pointers and _is_clean(data):
        return Clean(data)
    root = read_tree(data)[0]
    parting = _emptied(root, frozenset(withheld))
    strip(root.iter(etree.Element) if pointers else (), pointers)
    if tells_whereabouts(data):
        deque(shorten(root.iter(etree.Element)), maxlen=0)
    cut = _cut(data, withheld, pointers, parting)
    if cut is not None and _is_proved(cut, root):
        return Clean(cut)
    return Clean(_anew(root), is_anew=True)


def text_of(data: bytes) -> tuple[bytes, str, str] | None:
    """Return the mark at the beginning of a file, its text and the encoding of that.

    None where the bytes of the file cannot be had back from the text.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = _MARKS.get(mark) or encoding_of(data)
    try:
        text = data[len(mark) :].decode(encoding)
        is_whole = text.encode(encoding) == data[len(mark) :]
    except (UnicodeError, LookupError):
        return None
    return (mark, text, encoding) if is_whole else None


def _is_clean(data: bytes) -> bool:
    """Tell whether it is clear at first sight that nothing is to be cut out of a file."""
    body = data.removeprefix(codecs.BOM_UTF8)
    start = body.find(b"?>") if body.startswith(b"<?xml ") else 0
    if start < 0 or body.lstrip()[:1] != b"<":
        return False
    if any(body.find(suspect, start) >= 0 for suspect in _SUSPECTS):
        return False
    if not _PLAIN.fullmatch(codecs.lookup(encoding_of(data)).name) or _is_unknown(body[:start]):
        return False
    return not tells_whereabouts(body)


def _is_unknown(declaration: bytes) -> bool:
    """Tell whether an XML declaration names an encoding that only the parser may know."""
    named = DECLARED.match(declaration)
    try:
        return named is not None and not _PLAIN.fullmatch(
            codecs.lookup(named[2].decode("ascii")).name
        )
    except LookupError:
        return True


def _cut(
    data: bytes, withheld: Collection[int], pointers: Collection[str], parting: Collection[int]
) -> bytes | None:
    """Return a file without what is cut out of its text, or None where that cannot be told."""
    known = text_of(data)
    if known is None:
        return None
    mark, text, encoding = known
    found = cuts(text, withheld, pointers, parting=parting)
    if not found.is_exact:
        return None
    try:
        return mark + found.of(text).encode(encoding)
    except UnicodeError:
        return None


def _emptied(root: etree._Element, withheld: frozenset[int]) -> frozenset[int]:
    """Take instructions and the elements that are withheld out of a tree.

    Returns those of them in whose place a space had to be left.
    """
    all_ = enumerate(root.iter(etree.Element)) if withheld else ()
    hidden = [(at, element) for at, element in all_ if at in withheld]
    parting = frozenset(at for at, element in hidden if take_out(element))
    etree.strip_tags(root, etree.ProcessingInstruction)
    return parting


def _is_proved(data: bytes, expected: etree._Element) -> bool:
    """Tell whether a cleaned file is the document that is expected, and has nothing hidden."""
    try:
        root, _ = read_tree(data, comments=True)
    except ParseError:
        return False
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    if any(node.tag is etree.Comment for node in around):
        return False
    one, other = _written(root), _written(expected)
    # White space between two tags may have gone with what was cut out.
    return one == other or _BETWEEN.sub("> <", one) == _BETWEEN.sub("> <", other)


def _written(root: etree._Element) -> str:
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def _anew(root: etree._Element) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_written(root)}\n'.encode()
