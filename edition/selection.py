"""A selection of elements of TEI, by an XPath 1.0 in which names without a prefix are TEI's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from edition.errors import UsageError

TEI = "http://www.tei-c.org/ns/1.0"

_TOKEN = re.compile(
    r"""(\s+)|([^\W\d][\w.-]*(?::(?!:)(?:[^\W\d][\w.-]*|\*))?)
    |"[^"]*"|'[^']*'|\d+(?:\.\d*)?|\.\d+|::|\.\.|//|!=|<=|>=|.""",
    re.VERBOSE | re.DOTALL,
)
_BLANK, _NAME = 1, 2
_OPERATORS = frozenset("( [ , / // | + - = != < <= > >= and or div mod".split())
"""After these, and at the beginning, a name is that of an element; elsewhere an operator's."""


class Selection:
    """What an XPath selects; names without a prefix, and those with ``tei``, are TEI's."""

    def __init__(self, expression: str) -> None:
        """Read an expression. Raises UsageError when it is none, or selects no elements."""
        self._expression = expression
        try:
            self._path = etree.XPath("".join(_qualified(expression)), namespaces={"tei": TEI})
        except etree.XPathError as error:
            raise UsageError(f"'{expression}' is no XPath: {error}.") from error
        self.elements(etree.Element(f"{{{TEI}}}TEI"))

    def elements(self, root: etree._Element) -> list[etree._Element]:
        """Return the elements of a document that are selected, none of them within another.

        Raises UsageError when the expression gives anything else.
        """
        try:
            found = self._path(root.getroottree())
        except etree.XPathError as error:
            raise UsageError(f"'{self._expression}' cannot be used: {error}.") from error
        if not isinstance(found, list) or not all(map(_is_element, found)):
            raise UsageError(f"'{self._expression}' selects something else than elements.")
        selected = set(found)
        return [item for item in found if selected.isdisjoint(item.iterancestors())]


def anywhere(pattern: str) -> str:
    """Return a pattern, as a rule of XSLT has it, as an expression: ``note`` becomes ``//note``."""
    alternatives: list[list[str]] = [[]]
    depth = 0
    for match in _TOKEN.finditer(pattern):
        piece = match.group()
        depth += (piece in "([") - (piece in ")]")
        if piece == "|" and not depth:
            alternatives.append([])
        elif match.lastindex != _BLANK or alternatives[-1]:
            alternatives[-1].append(piece)
    return " | ".join(map(_anywhere, alternatives))


def _anywhere(pieces: list[str]) -> str:
    expression = "".join(pieces)
    is_absolute = expression.startswith(("/", "("))
    is_function = len(pieces) > 1 and pieces[1] == "("
    return expression if not expression or is_absolute or is_function else f"//{expression}"


def _is_element(item: object) -> bool:
    return etree.iselement(item) and isinstance(getattr(item, "tag", None), str)


def _qualified(expression: str) -> Iterator[str]:
    """Yield the pieces of an expression, with a prefix before each name of an element without."""
    tokens = list(_TOKEN.finditer(expression))
    before = ""
    for number, match in enumerate(tokens):
        piece = match.group()
        if match.lastindex == _NAME and _names_element(piece, before, tokens[number + 1 :]):
            yield "tei:"
        yield piece
        if match.lastindex != _BLANK and not (piece == "::" and before == "attribute"):
            before = "/" if piece == "::" else piece


def _names_element(name: str, before: str, after: list[re.Match[str]]) -> bool:
    following = next((match.group() for match in after if match.lastindex != _BLANK), "")
    is_step = not before or before in _OPERATORS
    return is_step and ":" not in name and following not in {"(", "::"}
