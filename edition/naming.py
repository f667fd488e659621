"""Naming: which names files may have, whatever machine an edition is built on or copied to.

The rules are those of all systems together, so that a build says the same everywhere.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_UNUSABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\\\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, ends of lines and turns of direction, which no list or message can hold as they are;
the backslash, which divides folders on Windows; and what is no Unicode."""
_UNFIT = re.compile(rf'(?:[\s/<>:"|?*]|{_UNUSABLE.pattern})+')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE
)
_UNKNOWN_TO_WINDOWS = re.compile(r'[<>:"|?*]|[. ]$')
_LONGEST = 240
"""How many bytes a name may have; with their endings all file systems take 255."""
_LONGEST_PATH = 180
"""How many characters a path may have: Windows takes 260, with the folder that all lies in."""


def is_usable(name: str) -> bool:
    """Tell whether files or folders of this name are read at all."""
    return _UNUSABLE.search(name) is None


def shown(name: str) -> str:
    """Return a name as a message can hold it."""
    return _UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", name)


def objection(path: str) -> str:
    """Return why some system can have no file at a path, as the rest of a sentence; or nothing."""
    for name in path.split("/"):
        if _DEVICE.match(name):
            return f"'{name.partition('.')[0]}' is a device on Windows"
        found = _UNKNOWN_TO_WINDOWS.search(name)
        if found:
            return f"Windows has no files with '{found.group()}' there in their names"
    if len(path) > _LONGEST_PATH:
        return f"its path has more than {_LONGEST_PATH} characters, too many for Windows"
    return ""


def folded(name: str) -> str:
    """Return what is equal for names that are one on some system: case and composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def fitting(name: str) -> str:
    """Return a name itself, if it can be a file's everywhere, or one that is like it and can."""
    found = _UNFIT.sub("-", name)
    if _DEVICE.match(found) or not found.strip("."):
        found = f"id-{found}"
    if len(found.encode()) > _LONGEST:
        mark = hashlib.sha256(name.encode()).hexdigest()[:8]
        found = f"{found.encode()[: _LONGEST - 20].decode('utf-8', 'ignore')}-{mark}"
    return found
