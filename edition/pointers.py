"""How a TEI pointer is read (TEI chapter 16.2; ``teidata.pointer``)."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from edition.model import Prefix

WEB = frozenset({"http", "https", "mailto", "ftp", "ftps"})
"""Schemes that a reader's browser may be led to."""
SCHEMES = WEB | frozenset(
    "ark cts data doi file geo hdl info isbn issn news oai oid orcid sftp tag tel urn uuid".split()
)
"""Schemes that are known on the web; any other is one of the edition's own (``prefixDef``)."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!/?[A-Za-z]:[\\/])(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer taken apart: a scheme with the rest, or a file with a fragment."""

    scheme: str = ""
    file: str = ""
    fragment: str = ""


def parse(value: str, *, base: str, prefixes: Iterable[Prefix] = ()) -> Reference:
    """Read a pointer that stands in the file ``base``; ``file`` is relative to the source folder.

    A scheme that a ``prefixDef`` explains is expanded first. A path that would leave the source
    folder keeps its leading ``..`` and so names no file of the edition.
    """
    expanded = expand(value, prefixes)
    match = _SCHEME.fullmatch(expanded)
    if match:
        return Reference(scheme=match.group(1).lower())
    path, _, fragment = expanded.partition("#")
    if not path:
        return Reference(file=base, fragment=unquote(fragment))
    folder = posixpath.dirname(base)
    joined = posixpath.normpath(posixpath.join(folder, unquote(path)))
    return Reference(file=joined, fragment=unquote(fragment))


def expand(value: str, prefixes: Iterable[Prefix]) -> str:
    """Return a pointer with its private scheme replaced as the header's ``prefixDef`` says.

    The pattern is a document's own, so it is matched by RE2, which takes no longer than the text is
    long; where RE2 does not know a pattern, the scheme is not explained.
    """
    scheme, colon, rest = value.partition(":")
    if not colon:
        return value
    for prefix in prefixes:
        if prefix.ident == scheme and (match := _matcher(prefix.pattern)(rest)):
            return _fill(prefix.replacement, match.groups(""))
    return value


@lru_cache(maxsize=64)
def _matcher(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Return what holds a whole text against a pattern of a document."""
    import re2  # noqa: PLC0415 - few editions need it

    options = re2.Options()
    options.log_errors = False
    try:
        matcher: Callable[[str], re.Match[str] | None] = re2.compile(pattern, options).fullmatch
    except re2.error:
        return lambda _: None
    return matcher


def _fill(replacement: str, groups: tuple[str, ...]) -> str:
    """Return a replacement pattern with ``$1``, ``$2`` … filled in."""

    def group(found: re.Match[str]) -> str:
        number = int(found.group(1))
        return groups[number - 1] if 0 < number <= len(groups) else ""

    return re.sub(r"\$(\d)", group, replacement)


def slugify(path: str) -> str:
    """Return a path as a name for addresses: lower-case letters, digits and single hyphens."""
    folded = unicodedata.normalize("NFKD", path.casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"[^\w.]+|_+", "-", plain).strip("-.") or "document"
