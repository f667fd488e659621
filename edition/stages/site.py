"""Site: pages and plain text of documents, lists and registers (``site.xsl``, ``text.xsl``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edition import layout
from edition.diagnostics import Remark
from edition.engines.saxonche import Stylesheets, Tree, Value
from edition.figures import Unhandled
from edition.messages import remarks, unhandled
from edition.model import Part


@dataclass(frozen=True, slots=True)
class Pages:
    """Files of the published tree, by path, and what the stylesheets remarked on."""

    files: Mapping[str, bytes]
    remarks: tuple[Remark, ...] = ()
    unhandled: tuple[Unhandled, ...] = ()


def document_pages(
    stylesheets: Stylesheets,
    prepared: Tree,
    *,
    document: str,
    parts: tuple[Part, ...],
    context: Tree,
    edition: Tree,
    statements: Mapping[str, Tree],
) -> Pages:
    """Return the page of a document, a page for each of its parts, and its plain text.

    ``statements`` are those of its header that have been rendered by themselves. Raises
    TransformError.
    """
    files: dict[str, bytes] = {}
    found: list[Remark] = []
    for part in ("", *(part.id for part in parts)):
        path = layout.document_page(document, part)
        made = page(
            stylesheets,
            "document",
            prepared,
            path=path,
            context=context,
            edition=edition,
            part=part,
            statements={} if part else statements,
        )
        files |= made.files
        found += made.remarks
    text = stylesheets.transform(
        "text", prepared, mode="text", parameters={"context": context, "edition": edition}
    )
    files[layout.text(document)] = text.text.encode("utf-8")
    counted = stylesheets.transform(
        "site",
        prepared,
        mode="unhandled",
        parameters={"context": context, "edition": edition, "page": "", "part": ""},
    )
    return Pages(files, tuple(dict.fromkeys(found)), tuple(unhandled(counted.messages)))


def page(
    stylesheets: Stylesheets,
    mode: str,
    source: Tree,
    *,
    path: str,
    context: Tree,
    edition: Tree,
    part: str = "",
    statements: Mapping[str, Tree] | None = None,
) -> Pages:
    """Return one page, made by ``m:{mode}`` from ``source``. Raises TransformError."""
    parameters: dict[str, Value] = {"context": context, "edition": edition, "page": path}
    parameters |= {"part": part, **({"statements": statements} if statements else {})}
    result = stylesheets.transform("site", source, mode=mode, parameters=parameters)
    return Pages({path: result.text.encode("utf-8")}, tuple(remarks(result.messages)))
