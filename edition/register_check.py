"""Documents held against the registers, some at a time, as a pure function of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from edition.consistency import of_document
from edition.consistency.entries import Entry
from edition.consistency.names import Names
from edition.diagnostics import Place, Remark
from edition.engines.msgspec import decode
from edition.index import Targets
from edition.model import Document


@dataclass(frozen=True, slots=True)
class Held:
    """A document with what its pointers lead to (``Targets``, encoded)."""

    document: Document
    text: str
    targets: bytes


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """Some documents, and the entries of all registers (``Entry``, encoded)."""

    entries: bytes
    documents: tuple[Held, ...]

    @property
    def subject(self) -> str:
        """The first file and the last."""
        ends = (self.documents[0], self.documents[-1])
        return " to ".join(dict.fromkeys(held.document.file for held in ends))

    @property
    def size(self) -> int:
        """The characters of the documents."""
        return sum(len(held.text) for held in self.documents)


def check_names(task: RegisterCheck) -> list[tuple[Remark, ...]]:
    """Return for each document what it says against the registers."""
    names = _names(task.entries)
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False)
    return [
        tuple(
            of_document(
                names,
                etree.fromstring(held.text, parser),
                held.document,
                decode(held.targets, Targets),
            )
        )
        for held in task.documents
    ]


def not_checked(task: RegisterCheck, reason: str) -> list[tuple[Remark, ...]]:
    """Return what there is to say where checking came to nothing: that it did."""
    message = f"Holding the document against the registers {reason}."
    return [(Remark("ED213", Place(held.document.file, 0), message),) for held in task.documents]


@lru_cache(maxsize=1)
def _names(entries: bytes) -> Names:
    return Names(decode(entries, tuple[Entry, ...]))
