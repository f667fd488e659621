"""XInclude 1.0 within the source folder: whole files, elements by id, and plain text.

Ours rather than libxml2's, which reads files anywhere: nothing outside the folder is looked at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from edition.diagnostics import Place, Remark
from edition.stamps import FILE, place

XI = "{http://www.w3.org/2001/XInclude}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_DEEPEST = 20
"""How many inclusions may stand inside one another."""


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

    def __init__(self, trees: Mapping[str, etree._Element], files: Mapping[str, bytes]) -> None:
        """Include from stamped trees, and as text from the bytes of files; both by path."""
        self._trees = trees
        self._files = files
        self.included: set[str] = set()
        """The files that were included."""
        self.remarks: list[Remark] = []
        self.gaps: set[Place] = set()
        """The elements that lack what was to be included."""

    def resolve(
        self, file: str, root: etree._Element, chain: tuple[str, ...] = ()
    ) -> etree._Element:
        """Return a copy of a stamped tree of ``file`` with its inclusions in place."""
        copy = deepcopy(root)
        for include in list(copy.iter(f"{XI}include")):
            # One that stood inside another's fallback may be gone by now.
            if include.getparent() is not None:
                self._carry_out(file, include, (*chain, file))
        return copy

    def _carry_out(self, file: str, include: etree._Element, chain: tuple[str, ...]) -> None:
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
            for nested in list(fallback.iter(f"{XI}include")):
                self._carry_out(file, nested, chain)
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
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), href))
        target = target if href else file
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href) or target.startswith(("../", "/")):
            sentence = f"'{href}' lies outside the edition's folder and was not included."
            raise _RefusedError(sentence, "Put a copy into the folder, and include that.")
        if target not in self._files:
            sentence = f"The file '{href}' is not there and was not included."
            raise _RefusedError(sentence, f"Correct @href, or put the file at {target}.")
        if include.get("parse") == "text":
            self.included.add(target)
            return self._files[target].decode("utf-8-sig", "replace")
        if target not in self._trees:
            raise _RefusedError("")  # what is wrong with it is said where it is
        if len(chain) > _DEEPEST or (target in chain and not pointer):
            sentence = f"'{href}' would include itself without end."
            raise _RefusedError(sentence, "Remove this inclusion, or name another file in @href.")
        element = _select(self._trees[target], pointer)
        if element is None:
            sentence = f"No element of '{href}' has the xml:id '{pointer}'; nothing was included."
            raise _RefusedError(sentence, "Correct @xpointer, or give the element this xml:id.")
        self.included.add(target)
        found = self.resolve(target, element, chain)
        found.set(FILE, target)
        found.tail = None
        return found


def _select(root: etree._Element, xpointer: str) -> etree._Element | None:
    """Return what a pointer selects: all, or the element with an id (shorthand, or ``id()``)."""
    if not xpointer:
        return root
    match = re.fullmatch(r"""(?:element\(|xpointer\(id\(['"])?([^()'"/]+)['")]*""", xpointer)
    wanted = match.group(1) if match else None
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
