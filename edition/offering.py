"""Offering: the TEI that readers may download.

It is what the edition is made from, file by file, each without what is its editors' own
(``cleaning``). A file that no published document, register or ``edition.xml`` consists of is not
offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition import layout
from edition.cleaning import cleaned
from edition.diagnostics import Place, Remark
from edition.digests import digest
from edition.engines.lxml import ParseError
from edition.engines.msgspec import encode
from edition.memo import recall, remember
from edition.outputs import Kept, Outputs
from edition.pages import Made
from edition.program import program
from edition.sources import Sources
from edition.withholding import Withheld
from edition.workers import Workers


@dataclass(frozen=True, slots=True)
class CleaningTask:
    """A file to be cleaned of what is withheld."""

    data: bytes
    withheld: Withheld

    @property
    def file(self) -> str:
        """The file's path."""
        return self.withheld.file

    @property
    def size(self) -> int:
        """The bytes of the file."""
        return len(self.data)


def clean(task: CleaningTask) -> Made:
    """Return the file that is offered; none where it is the source as it stands."""
    try:
        made = cleaned(task.data, task.withheld.ordinals, task.withheld.pointers)
    except ParseError as error:
        return not_cleaned(task, f"failed: {error.message}")
    if made.data == task.data:
        return Made({})
    return Made({layout.tei(task.file): made.data}, remarks=tuple(_remarks(task, made.is_anew)))


def not_cleaned(task: CleaningTask, reason: str) -> Made:
    """Return what there is of a file that could not be cleaned: the remark that says so."""
    message = f"Making the TEI for download {reason.rstrip('.')}; the file is not offered."
    return Made({}, remarks=(Remark("ED820", Place(task.file, 0), message),))


def _remarks(task: CleaningTask, is_anew: bool) -> Iterator[Remark]:
    if is_anew:
        message = (
            "The TEI for download could not be made by cutting alone and was written anew: the"
            " same document, without its document type declaration, in UTF-8."
        )
        hint = "Save the file in UTF-8, and write no markup in the values of entities."
        yield Remark("ED821", Place(task.file, 0), message, hint)


class Offering:
    """The files that are offered of an edition."""

    def __init__(self, sources: Sources, withheld: Mapping[str, Withheld]) -> None:
        self._sources = sources
        self._withheld = withheld

    def make(
        self, files: Sequence[str], workers: Workers, outputs: Outputs
    ) -> tuple[dict[str, str], list[Remark]]:
        """Stage files; return the SHA-256 of each that is offered, and what is to be said."""
        found: dict[str, Kept] = {}
        missing: list[str] = []
        for file in files:
            kept = recall(outputs.cache, self._key(file), Kept)
            if kept is not None and outputs.take_over(kept):
                found[file] = kept
            else:
                missing.append(file)
        made = workers.map(clean, map(self._task, missing), otherwise=not_cleaned)
        for file, one in zip(missing, made, strict=True):
            found[file] = outputs.keep(one)
            if not _has_failed(found[file]):
                remember(outputs.cache, self._key(file), found[file])
        sums: dict[str, str] = {}
        for file in files:
            path, kept = layout.tei(file), found[file]
            if not kept.files and not _has_failed(kept):
                sum_ = self._sources.digest(file)
                outputs.copy(path, self._sources.folder / file, sum_)
            if path in outputs.files:
                sums[file] = outputs.files[path]
        return sums, [remark for file in files for remark in found[file].remarks]

    def _key(self, file: str) -> str:
        told = self._withheld.get(file, Withheld(file))
        withheld = encode((sorted(told.ordinals), sorted(told.pointers)))
        return digest(program(), "offered", file, self._sources.digest(file), withheld)

    def _task(self, file: str) -> CleaningTask:
        return CleaningTask(self._sources[file], self._withheld.get(file, Withheld(file)))


def _has_failed(kept: Kept) -> bool:
    return any(remark.code == "ED820" for remark in kept.remarks)
