"""Consistency: what only the whole edition can show — documents held against the registers.

Pure functions over the index and the stamped trees; each returns remarks (``ED321`` to ``ED325``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from edition.consistency.entries import entries
from edition.consistency.lives import out_of_life
from edition.consistency.names import Names, mistagged, untagged
from edition.consistency.registers import look_alikes, unmentioned
from edition.diagnostics import Remark
from edition.index import Index, Target


def check(
    index: Index,
    *,
    documents: Mapping[str, etree._Element],
    registers: Iterable[etree._Element],
    targets: Iterable[Target],
    unclear: Collection[str] = (),
) -> list[Remark]:
    """Return what documents and registers say against each other.

    ``documents`` are the stamped trees by document id, ``registers`` those of the register files,
    ``targets`` everything that any pointer of the edition leads to. Entries whose ids are
    ``unclear``, since others have the same, are left out.
    """
    found = tuple(entry for entry in entries(index, registers) if entry.id not in unclear)
    if not found:
        return []
    twins = dict(look_alikes(found))
    alike = {entry.id for pair in twins for entry in pair}
    remarks = [*twins.values()]
    remarks += unmentioned([entry for entry in found if entry.id not in alike], targets)
    names = Names(found)
    for document in index.documents:
        root = documents.get(document.id)
        if root is not None:
            remarks += untagged(names, root, document)
            remarks += mistagged(names, root, document, index)
            remarks += out_of_life(names.by_id, root, document, index)
    return sorted(remarks, key=lambda remark: (remark.place, remark.code, remark.message))
