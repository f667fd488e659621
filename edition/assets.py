"""Assets: our own style sheets and scripts as they are published, without what only we read.

Comments and indentation are a quarter of them, which every reader would fetch.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_LINES = re.compile(rb"^[ \t]*(?://.*)?|[ \t]+$", re.MULTILINE)
_EMPTY = re.compile(rb"\n{2,}")


def light(name: str, data: bytes) -> bytes:
    """Return a file of ours as it is published: of other kinds all that it is.

    In our scripts a comment has its line to itself, and no text goes over several lines.
    """
    if name.endswith(".css"):
        data = _COMMENT.sub(b"", data)
    elif not name.endswith(".js"):
        return data
    return _EMPTY.sub(b"\n", _LINES.sub(b"", data)).lstrip(b"\n")
