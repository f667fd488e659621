"""Pages as the stylesheets make them, of texts that stand in the tests."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from edition.engines.saxonche import Stylesheets

_CONTEXT = '<c:context xmlns:c="urn:edition:context">{}</c:context>'


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what the stylesheets remarked on."""

    root: html.HtmlElement
    messages: tuple[str, ...]


def page(
    stylesheets: Stylesheets,
    mode: str,
    *,
    edition: str,
    path: str,
    source: str = "",
    context: str = "",
    part: str = "",
) -> Page:
    """Make the page at ``path``; ``context`` is what stands in ``c:context``.

    ``edition`` is the element ``c:edition``. Without a ``source`` the context is it.
    """
    whole = _CONTEXT.format(context)
    made = stylesheets.transform(
        "site",
        stylesheets.parse(source or whole),
        mode=mode,
        parameters={
            "edition": stylesheets.parse(edition),
            "context": stylesheets.parse(whole),
            "page": path,
            "part": part,
        },
    )
    return Page(html.document_fromstring(made.text), made.messages)
