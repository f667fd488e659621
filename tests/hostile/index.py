"""The files of a search index, unpacked."""

from __future__ import annotations

import zlib


def read_index(data: bytes) -> str:
    """Return the text of a packed file of the index; nothing, if it is none."""
    try:
        return zlib.decompress(data, wbits=47).decode("utf-8", "replace")
    except zlib.error:
        return ""
