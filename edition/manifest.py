"""The list of all files of a published edition, with the SHA-256 of each.

It has the format of ``sha256sum -c``, sorted by path, and does not name itself::

    9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  index.html

Former versions of the processor listed the paths alone, and the list's own among them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

MANIFEST = "data/files.txt"
"""The path of the list in the published tree."""

LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
"""A line of the list: a digest and a path."""

_PROPER = re.compile(r"(?:(?!\.{1,2}(?:/|$))[^/\\\0\r\n]+(?:/(?=.)|$))+")


def is_proper(path: str) -> bool:
    """Tell whether a file of an edition may have a path: relative, POSIX, and within one line."""
    return _PROPER.fullmatch(path) is not None and path != MANIFEST


def write_manifest(digests: Mapping[str, str]) -> bytes:
    """Return the list of files by their digests."""
    lines = [f"{digests[path]}  {path}\n" for path in sorted(digests)]
    return "".join(lines).encode("utf-8", "surrogateescape")  # names need not be UTF-8


def digest_of_lines(digests: Mapping[str, str]) -> str:
    """Return the SHA-256 of the lines that the list of files has for some of them.

    It stands for the state of these files, and can be had again without this program::

        grep '  tei/' data/files.txt | sha256sum
    """
    return hashlib.sha256(write_manifest(digests)).hexdigest()


def read_manifest(data: bytes) -> dict[str, str] | None:
    """Return the digest of each file a list names, in its order; an empty one where it says none.

    Return None where ``data`` is no such list. Lines that make no sense name nothing.
    """
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    if MANIFEST in lines:
        return dict.fromkeys((line for line in lines if line and line != MANIFEST), "")
    if data and not LINE.fullmatch(lines[0]):
        return None
    return {line[66:]: line[:64] for line in lines if line[64:66] == "  "}
