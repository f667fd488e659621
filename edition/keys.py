"""Keys: on which line of a file of settings (TOML) a key stands."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
_ENTRY = re.compile(r"\s*([\w.\"' -]+?)\s*=")


def line_of(text: str, key: str) -> int:
    """Return the line (from 1) on which a key such as ``print.paper`` is set, or 0.

    Where the key itself is in the table of another one (``margins = {inside = …}``), it is the line
    of that one. What looks like a key within a text of several lines is taken for one.
    """
    table, found, longest = "", 0, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.fullmatch(line):
            here = table = _plain(header[1])
        elif entry := _ENTRY.match(line):
            here = f"{table}.{_plain(entry[1])}" if table else _plain(entry[1])
        else:
            continue
        if f"{key}.".startswith(f"{here}.") and len(here) > longest:
            found, longest = number, len(here)
    return found


def _plain(written: str) -> str:
    """Return a key without quotation marks and space around its parts."""
    return ".".join(part.strip(" \t\"'") for part in written.split("."))
