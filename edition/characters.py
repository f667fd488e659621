"""Names of characters that a document takes from a document type declaration that is not fetched.

TEI P4 named characters by the entities of ISO 8879, which its document type declaration brought
from elsewhere. HTML has those names (``html.entities``); they stand for themselves here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5

_START = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*(?=<!DOCTYPE)", re.DOTALL)
_PIECE = re.compile(r"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|[\[\]>]""", re.DOTALL)
_NAME = r"[^\s%;&\"'<>]+"
_DECLARED = re.compile(rf"<!ENTITY\s+({_NAME})\s")
_REFERENCE = re.compile(rf"&({_NAME});")


@dataclass(frozen=True, slots=True)
class Named:
    """The text of a file that declares the names of its characters itself, and these names."""

    text: str
    names: tuple[str, ...]


def named(text: str) -> Named | None:
    """Return a file with declarations for its standard names of characters, line for line.

    What the file declares stays; None if it has no such names, or no declarations elsewhere.
    """
    start = _START.match(text)
    if start is None:
        return None
    subset, end = declarations(text, start.end())
    declaration = text[start.end() : end]
    if not re.search(r"\b(?:SYSTEM|PUBLIC)\b", declaration):
        return None
    own = set(_DECLARED.findall(declaration))
    names = sorted(
        name
        for name in set(_REFERENCE.findall(text, end)) - own
        if f"{name};" in html5 and name not in {"amp", "lt", "gt", "quot", "apos"}
    )
    if not names:
        return None
    declared = "".join(f'<!ENTITY {name} "{_value(html5[f"{name};"])}">' for name in names)
    if subset < 0:
        made = f"{declaration[:-1]} [{declared}]>"
    else:
        offset = subset - start.end()
        made = f"{declaration[:offset]}{declared}{declaration[offset:]}"
    return Named(text[: start.end()] + made + text[end:], tuple(names))


def declarations(text: str, start: int) -> tuple[int, int]:
    """Return where the declarations of a file begin (-1: it has none), and where all of it ends.

    ``start`` is where the document type declaration begins.
    """
    subset, is_open = -1, False
    for match in _PIECE.finditer(text, start + len("<!DOCTYPE")):
        if match.group() == "[" and subset < 0:
            subset, is_open = match.end(), True
        elif match.group() == "]":
            is_open = False
        elif match.group() == ">" and not is_open:
            return subset, match.end()
    return subset, len(text)


def _value(characters: str) -> str:
    """Return characters as the value of an entity; those of markup are not markup there."""
    return "".join(f"&#38;#{ord(one)};" if one in "<&" else f"&#{ord(one)};" for one in characters)
