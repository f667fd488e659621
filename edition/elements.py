"""Elements of contexts, written as text (``xslt/README.md``, the namespace ``c``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def root(name: str, content: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """Return the element of a whole document; empty attributes are left out."""
    told = "".join(f' {key}="{_value(text)}"' for key, text in (attributes or {}).items() if text)
    return f'<c:{name} xmlns:c="urn:edition:context"{told}>{"".join(content)}</c:{name}>'


def element(name: str, content: str = "", /, **attributes: str) -> str:
    """Return an element with its content, which is XML text; empty attributes are left out."""
    told = "".join([f' {key}="{_value(text)}"' for key, text in attributes.items() if text])
    return f"<c:{name}{told}>{content}</c:{name}>" if content else f"<c:{name}{told}/>"


def filled(name: str, text: str, /, **attributes: str) -> str:
    """Return an element with a text, or nothing where there is none."""
    return element(name, escaped(text), **attributes) if text else ""


def escaped(text: str) -> str:
    """Return a text as XML has it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def _value(text: str) -> str:
    value = escaped(text).replace('"', "&quot;")
    return value.replace("\n", "&#10;").replace("\t", "&#9;")
