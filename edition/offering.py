"""Offering: the TEI that readers may download.

It is what the edition is made from, file by file, each without what is its editors' own
(``cleaning``). A file that no published document, register or ``edition.xml`` consists of is not
offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from edition import layout
from edition.cleaning import cleaned
from edition.diagnostics import Place, Remark
from edition.digests import digest
from edition.engines.lxml import ParseError
from edition.engines.msgspec import encode
from edition.memo import recall, remember
from edition.outputs import Outputs
from edition.pages import Made
from edition.program import program
from edition.sources import Sources
from edition.stages.inert import inert
from edition.withholding import Withheld
from edition.workers import Workers


@dataclass(frozen=True, slots=True)
class CleaningTask:
    """A file to be cleaned of what is withheld."""

    data: bytes
    withheld: Withheld
    is_active: bool
    """A browser would run something of it."""

    @property
    def file(self) -> str:
        """The file's path."""
        return self.withheld.file

    @property
    def subject(self) -> str:
        """The file."""
        return self.file

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
    data = inert(made.data) if task.is_active else made.data
    if data == task.data:
        return Made({})
    return Made({layout.tei(task.file): data}, remarks=tuple(_remarks(task, made.is_anew)))


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


@dataclass(frozen=True, slots=True)
class _Offered:
    """What is remembered of a file: what it was made by, the SHA-256 of what is offered."""

    by: str
    sum_: str
    remarks: tuple[Remark, ...]


class Offering:
    """The files that are offered of an edition; what is known of them is taken from the cache."""

    def __init__(
        self,
        sources: Sources,
        withheld: Mapping[str, Withheld],
        active: Set[str],
        outputs: Outputs,
    ) -> None:
        """Offer of the ``sources`` what is not ``withheld``; browsers would run the ``active``."""
        self._sources = sources
        self._withheld = withheld
        self._active = active
        self._outputs = outputs
        self._key = digest(program(), "offered", str(sources.folder))

    def make(self, files: Sequence[str], workers: Workers) -> tuple[dict[str, str], list[Remark]]:
        """Stage files; return the SHA-256 of each that is offered, and what is to be said."""
        cache = self._outputs.cache
        known = recall(cache, self._key, dict[str, _Offered]) or {}
        found = {file: one for file in files if (one := self._taken_over(file, known.get(file)))}
        missing = [file for file in files if file not in found]
        made = workers.map(clean, map(self._task, missing), otherwise=not_cleaned)
        remarks: list[Remark] = []
        for file, result in zip(missing, made, strict=True):
            if any(remark.code == "ED820" for remark in result.remarks):
                remarks += result.remarks
            else:
                found[file] = self._staged(file, result)
        if found != known:
            remember(cache, self._key, found)
        remarks += [remark for file in files if file in found for remark in found[file].remarks]
        return {file: found[file].sum_ for file in files if file in found}, remarks

    def _taken_over(self, file: str, known: _Offered | None) -> _Offered | None:
        """Return what is known of a file, if it is still so and published."""
        if known is None or known.by != self._by(file):
            return None
        return known if self._outputs.keep_file(layout.tei(file), known.sum_) else None

    def _staged(self, file: str, made: Made) -> _Offered:
        path, sum_ = layout.tei(file), self._sources.digest(file)
        if path in made.files:
            sum_ = self._outputs.write(path, made.files[path])
        else:
            self._outputs.copy(path, self._sources.folder / file, sum_)
        return _Offered(self._by(file), sum_, made.remarks)

    def _by(self, file: str) -> str:
        told = self._withheld.get(file, Withheld(file))
        return digest(
            self._sources.digest(file),
            encode((sorted(told.ordinals), sorted(told.pointers), file in self._active)),
        )

    def _task(self, file: str) -> CleaningTask:
        told = self._withheld.get(file, Withheld(file))
        return CleaningTask(self._sources[file], told, file in self._active)
