"""Bounds: how much a source may ask of a build. ``SECURITY.md`` lists them, under "Bounds"."""

from __future__ import annotations

FILE = 32_000_000
"""How many bytes a file of TEI may have."""

INCLUSIONS = 20
"""How many inclusions may stand inside one another."""

INCLUDED = 4_000_000
"""How many bytes inclusions may bring into a document, whatever they are taken from."""

INCLUDED_TIMES = 4
"""How often inclusions may bring what the files hold that they are taken from."""

INCLUSION = 200
"""As how many bytes an inclusion counts at least, since each of them costs."""
