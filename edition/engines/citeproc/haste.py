"""citeproc-py: what it need not work out again and again."""

from __future__ import annotations

from functools import lru_cache

from citeproc import model

_STEADY = (
    "xpath_search", "get_root", "get_macro", "get_formatter", "get_option", "get_term", "get_date",
    "get_layout", "calls_variable", "get_locale_option",
)  # fmt: skip
"""What a style is asked for again and again by the library, and always answers alike."""


def _answer_once() -> None:
    """Let each element of a style remember its steady answers, which citeproc-py works out anew.

    A style is never changed once it is read, and the number of styles of a process is small.
    """
    classes = [kind for kind in vars(model).values() if isinstance(kind, type)]
    for kind in classes:
        if kind.__module__ == model.__name__ and not issubclass(kind, Exception):
            for name in _STEADY:
                if name in vars(kind):
                    setattr(kind, name, lru_cache(1 << 16)(vars(kind)[name]))


def _spare(kind: type, method: str, names: frozenset[str]) -> None:
    """Leave out a step that changes nothing of a text where an element has no such attribute."""
    plain = vars(kind)[method]

    def step(element: model.CitationStylesElement, text: object) -> object:
        if names.isdisjoint(element.keys()) and not isinstance(text, (int, float)):
            return text
        return plain(element, text)

    setattr(kind, method, step)


def hasten() -> None:
    """Let the library work out once what is always the same, and leave out what does nothing."""
    _answer_once()
    _spare(
        model.Formatted,
        "format",
        frozenset(
            ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
        ),
    )
    _spare(model.Quoted, "quote", frozenset({"quotes"}))
