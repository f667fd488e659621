"""Holding: documents held against the registers, each from the cache or by a worker.

A document has to be asked again where it has changed, or an entry that matters to it: one whose
name it may have, or at which it points. So one name more in a register of thousands does not mean
that all documents are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.cache import Cache
from edition.diagnostics import Remark
from edition.digests import digest
from edition.memo import recall, remember
from edition.model import Document
from edition.program import program
from edition.register_check import (
    Checked,
    Held,
    RegisterCheck,
    check_names,
    not_checked,
    registers,
)
from edition.resolution import Resolutions, Resolved, state_of
from edition.workers import Workers

_TOGETHER = 50
"""So many documents are handed over at a time, with the entries of all registers."""
_HELD = "04"
"""At the end of the key of a document's contents: what it was found to say."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a document said when its state (``state_of``) was this one."""

    state: bytes
    checked: Checked


def holding(
    names: bytes,
    resolved: Mapping[str, Resolved],
    resolutions: Resolutions,
    workers: Workers,
    cache: Cache,
) -> list[Remark]:
    """Return what the documents say against the registers (``names``: their entries, encoded)."""
    by = digest(program(), "names", names)
    silent = recall(cache, by, frozenset[bytes]) or frozenset()
    states = {item.id: state_of(item, resolved[item.id]) for item in resolutions.documents}
    found: dict[str, tuple[Remark, ...]] = {}
    missing: list[Document] = []
    for document in resolutions.documents:
        state = states[document.id]
        known = () if state in silent else recall(cache, digest(by, state), tuple[Remark, ...])
        if known is None:
            known = _said(document, state, resolved[document.id], names, cache)
            if known:
                remember(cache, digest(by, state), known)
        if known is None:
            missing.append(document)
        else:
            found[document.id] = known
    for document, checked in _checked(missing, names, resolutions, workers):
        found[document.id] = checked.remarks
        # What came to nothing, by chance, may come to something another time.
        if checked.entries:
            said = _Said(states[document.id], checked)
            remember(cache, document.contents + _HELD, said)
            if checked.remarks:
                remember(cache, digest(by, states[document.id]), checked.remarks)
    met = frozenset(state for document, state in states.items() if not found[document])
    if met != silent:
        remember(cache, by, met)
    cache.uses([document.contents + _HELD for document in resolutions.documents])
    return [remark for document in resolutions.documents for remark in found[document.id]]


def _said(
    document: Document, state: bytes, resolved: Resolved, names: bytes, cache: Cache
) -> tuple[Remark, ...] | None:
    """Return what a document said by other registers, if none has changed that matters to it."""
    said = recall(cache, document.contents + _HELD, _Said)
    if said is None or said.state != state:
        return None
    words = frozenset(said.checked.vocabulary.split("\n"))
    mark = registers(names).mark(words, resolved.entities.split("\n"))
    return said.checked.remarks if mark == said.checked.entries else None


def _checked(
    documents: Sequence[Document], names: bytes, resolutions: Resolutions, workers: Workers
) -> Iterator[tuple[Document, Checked]]:
    """Yield what documents say, each of which is read."""
    some = [documents[at : at + _TOGETHER] for at in range(0, len(documents), _TOGETHER)]
    tasks = (RegisterCheck(names, tuple(_held(together, resolutions))) for together in some)
    made = workers.map(check_names, tasks, otherwise=not_checked, needs_engine=False)
    for together, checked in zip(some, made, strict=True):
        yield from zip(together, checked, strict=True)


def _held(documents: Iterable[Document], resolutions: Resolutions) -> Iterator[Held]:
    for document in documents:
        text, targets = resolutions.text(document), resolutions.encoded_targets(document)
        yield Held(document, text, targets)
