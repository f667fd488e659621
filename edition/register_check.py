"""Documents held against the registers, some at a time, as a pure function of plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from edition.consistency import of_document
from edition.consistency.entries import Entry
from edition.consistency.names import Names, vocabulary
from edition.diagnostics import Place, Remark
from edition.digests import digest
from edition.engines.msgspec import decode, encode
from edition.index import Targets
from edition.layout import KINDS
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


@dataclass(frozen=True, slots=True)
class Checked:
    """What a document says against the registers, and what shows when it has to be asked again.

    ``vocabulary`` are its words (``consistency.names``), a line each; ``entries`` is a digest of
    those entries that matter to it. Without them it is to be asked again in any case.
    """

    remarks: tuple[Remark, ...]
    vocabulary: str = ""
    entries: str = ""


class Registers:
    """The entries of all registers, as documents are held against them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.names = Names(entries)
        self._marks: dict[str, str] = {}

    def mark(self, vocabulary: frozenset[str], ids: Iterable[str]) -> str:
        """Return a digest of the entries that matter to a document of these words.

        ``ids`` are the entries that it points at.
        """
        return digest(*map(self._mark, self.names.mattering(vocabulary, ids)))

    def _mark(self, entry: Entry) -> str:
        if entry.id not in self._marks:
            self._marks[entry.id] = digest(encode(entry))
        return self._marks[entry.id]


@lru_cache(maxsize=1)
def registers(entries: bytes) -> Registers:
    """Return the entries of all registers (``Entry``, encoded); a process reads them once."""
    return Registers(decode(entries, tuple[Entry, ...]))


def check_names(task: RegisterCheck) -> list[Checked]:
    """Return for each document what it says against the registers."""
    known = registers(task.entries)
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False)
    found = []
    for held in task.documents:
        root, targets = etree.fromstring(held.text, parser), decode(held.targets, Targets)
        remarks = tuple(of_document(known.names, root, held.document, targets))
        words = vocabulary(root)
        ids = {target.id for target in targets.values() if target.kind in KINDS}
        found.append(Checked(remarks, "\n".join(sorted(words)), known.mark(words, ids)))
    return found


def not_checked(task: RegisterCheck, reason: str) -> list[Checked]:
    """Return what there is to say where checking came to nothing: that it did."""
    message = f"Holding the document against the registers {reason}."
    return [
        Checked((Remark("ED213", Place(held.document.file, 0), message),))
        for held in task.documents
    ]
