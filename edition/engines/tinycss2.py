"""CSS by tinycss2: which rules take something from sight, which files a style sheet names.

And what is left of a style sheet when nobody is to write it any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

_AT_HAND = 64
"""How many style sheets are remembered: those of the pages are the same in every build."""
_NESTING = frozenset({"media", "supports", "layer", "container", "scope"})
_NAMES = re.compile(r"url|src|import|\\", re.IGNORECASE)
"""Without one of these words, which may be written with escapes, a style sheet names no file."""
_ZERO = r"0*(\.0*)?(px|em|rem|%|pt)?"
_AWAY = r"-\d{3,}.*|-\d{2,}(em|rem|vw|vh)"

_HIDING = {
    "display": "none",
    "visibility": "hidden|collapse",
    "content-visibility": "hidden",
    "opacity": _ZERO,
    "font-size": _ZERO,
    "max-height": _ZERO,
    "max-width": _ZERO,
    "color": "transparent",
    "clip": r"rect\(.*",
    "clip-path": r"inset\((50|100)%.*|circle\(0.*",
    "text-indent": _AWAY,
    "left": _AWAY,
    "top": _AWAY,
    "inset-inline-start": _AWAY,
    "margin-left": _AWAY,
}
"""Properties, and what values of them take something from sight."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """A rule that hides what it selects: its selectors, its line, and the declaration that does."""

    selectors: tuple[str, ...]
    line: int
    declaration: str


def hiding(css: str) -> tuple[Hiding, ...]:
    """Return the rules of a style sheet that hide what they select on a screen."""
    return tuple(_hiding(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


@lru_cache(_AT_HAND)
def compact(css: str) -> str:
    """Return a style sheet that says the same in fewer bytes: a rule a line, without comments."""
    tokens = tinycss2.parse_component_value_list(css)
    return str(tinycss2.serialize(_compact(tokens, is_block=False)))


def _compact(tokens: Iterable[Any], *, is_block: bool) -> list[Any]:
    """Return tokens without comments, and without white space that parts nothing."""
    kept: list[Any] = []
    for token in tokens:
        if token.type == "{} block":
            token.content = _compact(token.content, is_block=True)
            if kept and kept[-1].type == "whitespace":
                kept.pop()
        if token.type == "whitespace":
            parts_nothing = not kept or kept[-1].type == "{} block" or kept[-1] == ";"
            if parts_nothing and (is_block or not kept):
                continue
            if kept and kept[-1].type == "whitespace":
                continue
            token.value = "\n" if parts_nothing else " "
        if token.type != "comment":
            kept.append(token)
    while is_block and kept and (kept[-1].type == "whitespace" or kept[-1] == ";"):
        kept.pop()
    return kept


@lru_cache(_AT_HAND)
def addresses(css: str) -> tuple[str, ...]:
    """Return the addresses that a style sheet names: other style sheets, fonts, images."""
    if not _NAMES.search(css):
        return ()
    found: dict[str, None] = {}
    waiting = tinycss2.parse_component_value_list(css, skip_comments=True)[::-1]
    is_import = False
    while waiting:
        token = waiting.pop()
        if token.type == "url" or (token.type == "string" and is_import):
            found[token.value] = None
        elif token.type == "function" and token.lower_name in {"url", "src"}:
            found |= {item.value: None for item in token.arguments if item.type == "string"}
        elif token.type == "function":
            waiting += token.arguments[::-1]
        elif token.type.endswith(" block"):
            waiting += token.content[::-1]
        if token.type != "whitespace":
            is_import = token.type == "at-keyword" and token.lower_value == "import"
    return tuple(found)


def _hiding(rules: Sequence[Any], outer: tuple[str, ...] = ()) -> Iterator[Hiding]:
    for rule in rules:
        if rule.type not in {"at-rule", "qualified-rule"} or not rule.content:
            continue
        prelude = tinycss2.serialize(rule.prelude).strip()
        selectors = outer
        if rule.type == "qualified-rule":
            selectors = tuple(_nested(_parted(prelude), outer))
        elif rule.lower_at_keyword not in _NESTING or "print" in prelude.split():
            continue
        inner = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        yield from _declared(inner, selectors, rule.source_line)
        yield from _hiding(inner, selectors)


def _nested(selectors: Iterable[str], outer: tuple[str, ...]) -> Iterator[str]:
    """Yield the selectors of a rule within another, written out."""
    for selector in selectors:
        if not outer:
            yield selector
        for one in outer:
            yield selector.replace("&", one) if "&" in selector else f"{one} {selector}"


def _declared(items: Sequence[Any], selectors: tuple[str, ...], line: int) -> Iterator[Hiding]:
    for item in items:
        if item.type == "declaration" and selectors:
            value = tinycss2.serialize(item.value).strip().lower()
            if _hides(item.lower_name, value):
                yield Hiding(selectors, line, f"{item.lower_name}: {value}")


def _parted(selector: str) -> Iterator[str]:
    """Yield the selectors of a list: it is parted by commas outside of brackets."""
    part: list[Any] = []
    for token in tinycss2.parse_component_value_list(selector):
        if token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part).strip()


def _hides(name: str, value: str) -> bool:
    pattern = _HIDING.get(name)
    return pattern is not None and re.fullmatch(pattern, value) is not None
