"""XInclude 1.0 within the source folder: whole files, elements by id, and plain text.

Ours rather than libxml2's, which reads files anywhere: nothing outside the folder is looked at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from urllib.parse import unquote

from lxml import etree

from edition import bounds
from edition.diagnostics import Place, Remark
from edition.positions import codec
from edition.sources import is_text
from edition.stamps import FILE, place

XI = "{http://www.w3.org/2001/XInclude}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_POINTER = re.compile(r"""(?:element\(|xpointer\(id\(['"])?([^()'"/]+)['")]*""")
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that may not stand in XML."""


class BeyondMeasureError(Exception):
    """Inclusions bring more than a document may hold; the element at ``place`` asks for them."""

    def __init__(self, where: Place) -> None:
        super().__init__(where)
        self.place = where


class _RefusedError(Exception):
    """An inclusion cannot be carried out: the sentence on it (none if that is said elsewhere)."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


def includes(root: etree._Element) -> bool:
    """Tell whether a tree asks for an inclusion."""
    return next(root.iter(f"{XI}include"), None) is not None


class Inclusion:
    """Carries out the inclusions of one document, and remembers what it met."""

    def __init__(
        self,
        trees: Mapping[str, etree._Element],
        files: Mapping[str, bytes],
        *,
        closed: Collection[str] = (),
    ) -> None:
        """Include from stamped trees, and as text from the bytes of files; both by path.

        Of the ``closed`` nothing is included as text, since something of them is withheld.
        """
        self._trees = trees
        self._files = files
        self._closed = closed
        self.included: set[str] = set()
        """The files that were included."""
        self.remarks: list[Remark] = []
        self.gaps: set[Place] = set()
        """The elements that lack what was to be included."""
        self._brought = 0

    def resolve(self, file: str, root: etree._Element) -> etree._Element:
        """Return a copy of a stamped tree of ``file`` with its inclusions in place.

        Raises BeyondMeasureError.
        """
        return self._resolved(file, root, ())

    def _resolved(self, file: str, root: etree._Element, chain: tuple[str, ...]) -> etree._Element:
        copy = deepcopy(root)
        copy.tail = None
        copy.set(FILE, file)
        self._carry_out_all(file, copy, copy, (*chain, file))
        return copy

    def _carry_out_all(
        self, file: str, below: etree._Element, root: etree._Element, chain: tuple[str, ...]
    ) -> None:
        for include in list(below.iter(f"{XI}include")):
            # One that stood within another is gone with it, or was carried out in its fallback.
            if include is not root and _top(include) is root:
                try:
                    self._carry_out(file, include, root, chain)
                except BeyondMeasureError:
                    # Whoever asked for all of it is told, not whoever asked for the last bit.
                    raise BeyondMeasureError(place(include)) from None

    def _carry_out(
        self, file: str, include: etree._Element, root: etree._Element, chain: tuple[str, ...]
    ) -> None:
        try:
            content = self._content(file, include, chain)
        except _RefusedError as refused:
            fallback = include.find(f"{XI}fallback")
            if fallback is None:
                if refused.sentence:
                    where = place(include, "href")
                    self.remarks.append(Remark("ED104", where, refused.sentence, refused.hint))
                parent = include.getparent()
                if parent is not None:
                    self.gaps.add(place(parent))
                _replace(include, "", ())
                return
            self._carry_out_all(file, fallback, root, chain)
            _replace(include, fallback.text or "", tuple(fallback))
        else:
            if isinstance(content, str):
                _replace(include, content, ())
            else:
                _replace(include, "", (content,))

    def _content(
        self, file: str, include: etree._Element, chain: tuple[str, ...]
    ) -> etree._Element | str:
        href, pointer = include.get("href", ""), include.get("xpointer", "")
        path = unquote(href)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        target = target if href else file
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href) or re.match(r"\.\.(/|$)|/", target):
            sentence = f"'{href}' lies outside the edition's folder and was not included."
            raise _RefusedError(sentence, "Put a copy into the folder, and include that.")
        if target not in self._files:
            sentence = f"The file '{href}' is not there and was not included."
            raise _RefusedError(sentence, f"Correct @href, or put the file at {target}.")
        if include.get("parse") == "text":
            return self._plain(href, target, include)
        if target not in self._trees:
            if not is_text(target):
                sentence = f"'{href}' is no file of XML by its name and was not included."
                raise _RefusedError(sentence, 'Write parse="text" if it is plain text.')
            raise _RefusedError("")  # what is wrong with it is said where it is
        if target in chain and not pointer:
            sentence = f"'{href or target}' would include itself without end."
            raise _RefusedError(sentence, "Remove this inclusion, or name another file in @href.")
        if len(chain) > bounds.INCLUSIONS:
            sentence = f"More than {bounds.INCLUSIONS} inclusions stand one in another here."
            hint = "Does something include itself? If not, include it from a file further up."
            raise _RefusedError(sentence, hint)
        element = _select(self._trees[target], pointer)
        if element is None:
            sentence = f"No element of '{href}' has the xml:id '{pointer}'; nothing was included."
            hint = "Correct @xpointer, or give the element this xml:id."
            if not _POINTER.fullmatch(pointer):
                sentence = f"The pointer '{pointer}' is not understood; nothing was included."
                hint = "Write in @xpointer the xml:id of an element."
            raise _RefusedError(sentence, hint)
        size = len(etree.tostring(element, with_tail=False)) if pointer else 0
        self._bring(target, size or len(self._files[target]), include)
        return self._resolved(target, element, chain)

    def _plain(self, href: str, target: str, include: etree._Element) -> str:
        """Return a file as plain text. Raises _RefusedError and BeyondMeasureError."""
        if target in self._closed:
            sentence = f"'{href}' holds what is withheld and was not included as plain text."
            raise _RefusedError(sentence, "Include it as XML, or what may be read of it.")
        text = _text(href, self._files[target], include.get("encoding") or "UTF-8")
        self._bring(target, len(text), include)
        return text

    def _bring(self, target: str, size: int, include: etree._Element) -> None:
        """Count what an inclusion brings. Raises BeyondMeasureError."""
        self.included.add(target)
        self._brought += max(size, bounds.INCLUSION)
        if self._brought > bounds.INCLUDED:
            held = sum(len(self._files[name]) for name in self.included)
            if self._brought > bounds.INCLUDED_TIMES * held:
                raise BeyondMeasureError(place(include))


def _text(href: str, data: bytes, encoding: str) -> str:
    """Return the text of a file that is no XML."""
    hint = "Save it as UTF-8, or name its encoding in @encoding."
    name = codec(encoding)
    if name is None:
        raise _RefusedError(f"There is no encoding called '{encoding}'.", hint)
    try:
        text = data.decode(name).removeprefix("\ufeff")
    except UnicodeError:
        sentence = f"'{href}' is no text in {encoding} and was not included."
        raise _RefusedError(sentence, hint) from None
    found = _FORBIDDEN.search(text)
    if found:
        number = f"U+{ord(found.group()):04X}"
        sentence = f"'{href}' holds the character {number}, which may not stand in XML."
        raise _RefusedError(sentence, "Is it a file of text at all?")
    return text


def _top(element: etree._Element) -> etree._Element:
    """Return the outermost element around an element."""
    top = element
    for around in element.iterancestors():
        top = around
    return top


def _select(root: etree._Element, xpointer: str) -> etree._Element | None:
    """Return what a pointer selects: all, or the element with an id (shorthand, or ``id()``)."""
    if not xpointer:
        return root
    match = _POINTER.fullmatch(xpointer)
    if match is None:
        return None
    wanted = match.group(1)
    return next((item for item in root.iter(etree.Element) if item.get(XML_ID) == wanted), None)


def _replace(node: etree._Element, text: str, elements: Sequence[etree._Element]) -> None:
    """Put text and elements in the place of a node; what follows the node stays."""
    parent, tail = node.getparent(), node.tail or ""
    if parent is None:
        return
    before, position = node.getprevious(), parent.index(node)
    parent.remove(node)
    if not elements:
        text += tail
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    for offset, element in enumerate(elements):
        parent.insert(position + offset, element)
    if elements:
        elements[-1].tail = (elements[-1].tail or "") + tail
