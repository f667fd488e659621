"""How an edition was made: facts of the program and the command, published in the report.

By them the edition can be made again as it was. None of them tells of a machine or a time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from edition import __version__
from edition.program import version_of_all
from edition.request import Request

REPORT = "data/report.json"
"""The file that holds the facts."""

EPOCH = "SOURCE_DATE_EPOCH"


def facts(request: Request) -> dict[str, object]:
    """Return what the files of an edition depend on beside its sources and settings."""
    return {
        "version": __version__,
        "program": version_of_all(),
        "schema": _schema(request),
        "draft": request.draft,
        "strict": request.strict,
        "pdf": request.pdf,
        "search": request.search,
        "date": os.environ.get(EPOCH),
    }


def read_facts(published: Path) -> Mapping[str, object]:
    """Return the facts that a published edition tells; none where it tells none."""
    try:
        made = json.loads((published / REPORT).read_bytes())["made"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return made if isinstance(made, dict) else {}


def _schema(request: Request) -> str | None:
    """Return the grammar that was asked for; None: it lies outside the edition's folder."""
    schema, root = request.schema, request.settings.root.resolve()
    if schema in {"auto", "none"}:
        return schema
    path = (root / schema).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None
