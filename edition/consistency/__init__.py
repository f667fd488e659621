"""Consistency: what only the whole edition can show — documents held against the registers.

Pure functions over the registers' entries and one stamped tree; each returns remarks (``ED321`` to
``ED325``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from lxml import etree

from edition.consistency.entries import Entry
from edition.consistency.lives import out_of_life
from edition.consistency.names import Names, mistagged, untagged
from edition.consistency.registers import look_alikes, unmentioned
from edition.diagnostics import Remark
from edition.index import Target
from edition.model import Document, Prefix


def of_registers(entries: Iterable[Entry], *, mentioned: Collection[str]) -> list[Remark]:
    """Return what registers say against themselves; ``mentioned`` are the ids that are used."""
    found = tuple(entries)
    twins = dict(look_alikes(found))
    alike = {entry.id for pair in twins for entry in pair}
    return [
        *twins.values(),
        *unmentioned([entry for entry in found if entry.id not in alike], mentioned),
    ]


def of_document(
    names: Names, root: etree._Element, document: Document, targets: Mapping[str, Target]
) -> list[Remark]:
    """Return what a document says against the registers.

    ``root`` is its stamped tree, ``targets`` what its pointers lead to.
    """
    leads = _Leads(targets)
    return [
        *untagged(names, root, document),
        *mistagged(names, root, document, leads),
        *out_of_life(names.by_id, root, document, leads),
    ]


class _Leads:
    """What the pointers of one document lead to."""

    def __init__(self, targets: Mapping[str, Target]) -> None:
        self._targets = targets

    def resolve(
        self, value: str, *, base: str, document: Document, prefixes: Sequence[Prefix]
    ) -> Target | None:
        """Return what a pointer leads to."""
        del base, document, prefixes  # which its target was found by
        return self._targets.get(value)
