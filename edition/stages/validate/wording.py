"""Names of elements and attributes in sentences."""

from __future__ import annotations

from collections.abc import Iterable

SHOWN = 8
"""How many names, or values, a hint lists."""

_USUAL = (
    "p ab item row cell head persName placeName orgName date title hi ref note q quote foreign"
    " div list table figure lg l sp stage graphic opener closer salute signed dateline bibl desc"
    " label choice gap add del supplied unclear pb lb person place org"
).split()
"""Elements that are most often meant, the likeliest first."""


def listed(names: Iterable[str]) -> str:
    """Return names in words, each once and the usual ones first: "`p`, `list` or `table`"."""
    found = list(dict.fromkeys(map(local, names)))
    ordered = [name for name in _USUAL if name in found]
    quoted = [f"`{name}`" for name in (*ordered, *(n for n in found if n not in ordered))]
    if len(quoted) > SHOWN:
        return f"{', '.join(quoted[:SHOWN])} and {len(quoted) - SHOWN} more"
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]
