"""The files that pages load, as they are published: light, and still to be read by people."""

from __future__ import annotations

import re

from edition.engines.tinycss2 import compact

_AROUND = re.compile(r"^\s*(//.*)?\n|^[ \t]+", re.MULTILINE)
"""Lines of a script that are comments or empty, and what sets in the others."""


def published(name: str, data: bytes) -> bytes:
    """Return a file of ours as it is published: style sheets and scripts without their comments.

    No string of a script may go over several lines, since its lines are no longer set in.
    """
    if name.endswith(".css"):
        return compact(data.decode("utf-8")).encode("utf-8")
    if name.endswith(".js"):
        return _AROUND.sub("", data.decode("utf-8")).encode("utf-8")
    return data
