"""What no page may hold: whatever runs, fetches or sends something by itself.

The stylesheets make nothing of the kind, and the policy of a page keeps browsers from carrying it
out. This is the third wall: what all the same got into a page keeps the edition from being
published. An edition's own stylesheets may do no more here than ours, since what they make of a
document is as little to be trusted as the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ELEMENTS = frozenset(
    "iframe frame frameset object embed applet portal base style template dialog keygen"
    " foreignobject animate animatetransform animatemotion set use image feimage handler".split()
)
"""Elements that bring other pages, programs or styles, change where things lead, or move them."""
_ATTRIBUTES = frozenset(
    "style srcdoc srcset formaction ping background data manifest is xml:base".split()
)
_ADDRESSES = frozenset("href src action poster cite xlink:href".split())
_INSTRUCTIONS = frozenset({"content-security-policy", "refresh"})
_RELATIONS = frozenset(
    "alternate author bookmark canonical external help icon license me next nofollow noopener"
    " noreferrer prev search stylesheet tag up".split()
)

_OURS = re.compile(r"(\.\./)*assets/[\w-]+\.js")
_IGNORED = re.compile(r"[\x00-\x20]")
"""What browsers leave out of an address before they read it."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "ftp", "mailto"})


def barred(name: str, attributes: Mapping[str, str]) -> str:
    """Return what of a tag no page may hold, as markup; nothing, if it may stand there."""
    if name in ELEMENTS or (name == "script" and not _is_ours(attributes)):
        return f"<{name}>"
    for key, value in attributes.items():
        if key.startswith("on") or key in _ATTRIBUTES or _leads_astray(name, key, value):
            return f'<{name} {key}="{value}">'
    return ""


def _is_ours(attributes: Mapping[str, str]) -> bool:
    return _OURS.fullmatch(attributes.get("src", "")) is not None


def _leads_astray(name: str, key: str, value: str) -> bool:
    if key in _ADDRESSES:
        scheme = _SCHEME.match(_IGNORED.sub("", value))
        return scheme is not None and scheme.group(1).lower() not in _SCHEMES
    if key == "http-equiv":
        return value.lower() not in _INSTRUCTIONS
    return key == "rel" and name == "link" and not _RELATIONS.issuperset(value.lower().split())
