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
from edition.memo import Together, remember
from edition.outputs import Outputs
from edition.positions import decode
from edition.program import program
from edition.sources import Sources
from edition.stages.inert import inert
from edition.vocabulary import vocabulary
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


@dataclass(frozen=True, slots=True)
class Copy:
    """What is offered of a file: its content, or nothing where it is the source as it stands.

    ``secrets`` are the words of the source that are not in it, if anything is withheld.
    """

    content: bytes = b""
    secrets: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def clean(task: CleaningTask) -> Copy:
    """Return what is offered of a file; of one that is withheld as a whole only its words."""
    if task.withheld.whole:
        return Copy(secrets=tuple(sorted(vocabulary(decode(task.data)))))
    try:
        made = cleaned(task.data, task.withheld.ordinals, task.withheld.pointers)
    except ParseError as error:
        return not_cleaned(task, f"failed: {error.message}")
    data = inert(made.data) if task.is_active else made.data
    if data == task.data:
        return Copy()
    secrets: set[str] = set()
    if task.withheld.ordinals or task.withheld.pointers:
        secrets = vocabulary(decode(task.data)) - vocabulary(decode(made.data))
    return Copy(data, tuple(sorted(secrets)), tuple(_remarks(task, made.is_anew)))


def not_cleaned(task: CleaningTask, reason: str) -> Copy:
    """Return what there is of a file that could not be cleaned: the remark that says so."""
    message = f"Making the TEI for download {reason.rstrip('.')}; the file is not offered."
    return Copy(remarks=(Remark("ED820", Place(task.file, 0), message),))


def _remarks(task: CleaningTask, is_anew: bool) -> Iterator[Remark]:
    if is_anew:
        message = (
            "The TEI for download could not be made by cutting alone and was written anew: the"
            " same document, without its document type declaration, in UTF-8."
        )
        hint = "Save the file in UTF-8, and write no markup in the values of entities."
        yield Remark("ED821", Place(task.file, 0), message, hint)


@dataclass(frozen=True, slots=True)
class Offer:
    """The files that are offered, each with the SHA-256 of what is offered.

    ``secrets`` are the words of files of which something is withheld that are not offered there.
    """

    sums: Mapping[str, str]
    secrets: frozenset[str]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of a file: the SHA-256 of what is offered, and what was said of it."""

    sum_: str
    secrets: tuple[str, ...]
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
        self._whole = sorted(file for file, item in withheld.items() if item.whole)
        self._outputs = outputs

    def make(self, files: Sequence[str], workers: Workers) -> Offer:
        """Stage files that are to be offered, none of which is withheld as a whole."""
        cache, all_ = self._outputs.cache, (*files, *self._whole)
        keys = [self._key(file) for file in all_]
        together = Together(cache, keys, _Known)
        same = {file: one for file, one in zip(all_, together.read, strict=True) if one}
        staged = {layout.tei(file): one.sum_ for file, one in same.items() if one.sum_}
        are_there = self._outputs.keep_files(staged)
        found = {file: one for file, one in same.items() if are_there or self._is_there(file, one)}
        missing = [file for file in all_ if file not in found]
        made = workers.map(
            clean, map(self._task, missing), otherwise=not_cleaned, needs_engine=False
        )
        remarks: list[Remark] = []
        for file, copy in zip(missing, made, strict=True):
            if any(remark.code == "ED820" for remark in copy.remarks):
                remarks += copy.remarks
            else:
                found[file] = self._staged(file, copy)
                remember(cache, self._key(file), found[file])
        together.keep(keys, [found.get(file) for file in all_])
        remarks += [remark for file in files if file in found for remark in found[file].remarks]
        return Offer(
            {file: found[file].sum_ for file in files if file in found},
            frozenset(word for one in found.values() for word in one.secrets),
            tuple(remarks),
        )

    def _is_there(self, file: str, known: _Known) -> bool:
        """Tell whether what is offered of a file is published; then it is staged again."""
        return not known.sum_ or self._outputs.keep_file(layout.tei(file), known.sum_)

    def _staged(self, file: str, copy: Copy) -> _Known:
        path, sum_ = layout.tei(file), self._sources.digest(file)
        if file in self._whole:
            sum_ = ""
        elif copy.content:
            sum_ = self._outputs.write(path, copy.content)
        else:
            self._outputs.copy(path, self._sources.folder / file, sum_)
        return _Known(sum_, copy.secrets, copy.remarks)

    def _key(self, file: str) -> str:
        """Return a digest of all that follows for a file from what it is and what is withheld."""
        given = b""
        if file in self._withheld or file in self._active:
            told, is_active = self._withheld.get(file, Withheld(file)), file in self._active
            facts = (told.whole, sorted(told.ordinals), sorted(told.pointers), is_active)
            given = encode(facts)
        return digest(program(), "offered", file, self._sources.digest(file), given)

    def _task(self, file: str) -> CleaningTask:
        told = self._withheld.get(file, Withheld(file))
        return CleaningTask(self._sources[file], told, file in self._active)
