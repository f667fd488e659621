"""Permanence: addresses that were published once, held against those that there are now.

``addresses.lock`` has a line for each of them. What it says of one document is known by a digest,
so that of thousands only those are read of which something has changed. Pages that are not of a
document (of entities, of years and letters) are recorded under an empty name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from edition import layout
from edition.absences import Absences
from edition.addresses import Published, is_passing, of_page, read_lock, write_lock
from edition.cache import Cache
from edition.diagnostics import Finding
from edition.digests import digest, of_bytes
from edition.findings import Locator
from edition.memo import recall, remember
from edition.positions import Position
from edition.redirects import Redirects, is_elsewhere
from edition.sources import LOCK, Sources

if TYPE_CHECKING:
    from edition.stages.audit import Page

_FEW = 20
_DOCUMENT = re.compile(r"[^\s#/]*")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the lock for what there is now, document by document.

    Of each there is a digest, or nothing where it has none; ``read`` gives them.
    """

    digests: Mapping[str, str]
    read: Callable[[str], str]

    def beside(self, pages: Iterable[str]) -> Lines:
        """Return the same with the lines for pages that are no document's, by their paths."""
        lines = _of_pages(pages)

        def read(document: str) -> str:
            return self.read(document) if document else lines

        return Lines({**self.digests, "": mark(lines)}, read)

    def of(self, documents: Iterable[str]) -> Iterator[str]:
        """Yield the lines of some documents."""
        for document in documents:
            if self.digests.get(document):
                yield from self.read(document).split("\n")


def mark(lines: str) -> str:
    """Return a digest of the lines of a document; nothing, if it has none."""
    return digest(lines) if lines else ""


class Ledger:
    """The lock of an edition, document by document."""

    def __init__(self, sources: Sources, cache: Cache) -> None:
        self._sources = sources
        self._cache = cache

    @cached_property
    def _text(self) -> str:
        """The lock, with a line feed before and behind each line."""
        return f"\n{self._sources.lock()}"

    @property
    def lines(self) -> list[str]:
        """All lines of the lock."""
        return self._text.split("\n")[1:-1]

    @cached_property
    def _known(self) -> dict[str, str]:
        """A digest of what is recorded of each document."""
        key = _key(self._sources.digest(LOCK))
        known = recall(self._cache, key, dict[str, str])
        if known is None:
            known = _by_document(self.lines)
            remember(self._cache, key, known)
        return known

    def differing(self, present: Mapping[str, str]) -> set[str]:
        """Return the documents of which something else is recorded than is ``present``.

        ``present`` are digests of the lines of each document as they are now.
        """
        return {document for document, sum_ in self._known.items() if present.get(document) != sum_}

    def mark(self, document: str) -> str:
        """Return a digest of what is recorded of a document; nothing where nothing is."""
        return self._known.get(document, "")

    def recorded(self, documents: Collection[str]) -> dict[str, tuple[Published, ...]]:
        """Return what is recorded of some documents."""
        lines = (line for _, line in self.numbered(documents))
        return {document: tuple(items) for document, items in read_lock(lines).items()}

    def numbered(self, documents: Collection[str]) -> Iterator[tuple[int, str]]:
        """Yield the lines of some documents, each with its number in the file."""
        wanted = frozenset(documents)
        if len(wanted) > _FEW:
            for number, line in enumerate(self.lines, start=1):
                if _document(line) in wanted:
                    yield number, line
            return
        number = last = 0
        for start, line in sorted(one for name in wanted for one in self._of(name)):
            number += self._text.count("\n", last, start)
            last = start
            yield number, line

    def _of(self, document: str) -> Iterator[tuple[int, str]]:
        """Yield the lines of a document, each with the place where it begins."""
        start = 0
        before = f"\n{document or '/'}"
        while (start := self._text.find(before, start) + 1) > 0:
            line = self._text[start : self._text.index("\n", start)]
            if _document(line) == document:
                yield start, line

    def record(self, present: Lines) -> str:
        """Write the lock and return its digest; what was published once stays recorded."""
        differing = self.differing(present.digests)
        fresh = {document for document, sum_ in present.digests.items() if sum_}
        fresh -= self._known.keys()
        if not differing and not fresh:
            return self._sources.digest(LOCK)
        there = set(map(_address, present.of(differing)))
        before = [line for _, line in self.numbered(differing)]
        former = [line for line in before if _address(line) not in there]
        kept = [item.line for items in read_lock(former).values() for item in items]
        new = list(present.of(differing | fresh))
        gone = frozenset(before)
        rest = [line for line in self.lines if line not in gone]
        text = write_lock([*rest, *kept, *new])
        sum_ = of_bytes(text.encode("utf-8"))
        if sum_ != self._sources.digest(LOCK):
            # Written beside and renamed, so that a kill leaves the old lock or the new one.
            path = self._sources.folder / LOCK
            self._sources.confirm(LOCK)
            beside = path.with_name(f".{LOCK}")
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(path)
            recorded = _by_document([*kept, *new])
            known = {name: sum_ for name, sum_ in self._known.items() if name not in differing}
            remember(self._cache, _key(sum_), known | recorded)
        return sum_


_ALWAYS = frozenset({"index.html", "documents.html", "about.html", "search.html", "404.html"})
"""Pages that every edition has, or has if it is asked for."""


def _of_pages(paths: Iterable[str]) -> str:
    kept = sorted(path for path in paths if path.endswith(".html") and path not in _ALWAYS)
    return "\n".join(of_page(path).line for path in kept)


def continued(
    published: Iterable[Published], present: Collection[str], redirects: Redirects
) -> Redirects:
    """Return the redirects with those of sections of lists that are divided otherwise now.

    Nobody has to say where such a page leads: to the list that it was a section of.
    """
    found = dict(redirects.table)
    for item in published:
        whole = layout.whole_list(item.page)
        has_gone = item.page not in present and item.page not in found
        if has_gone and (whole in present or whole in found):
            found[item.page] = whole
    return Redirects(found)


def vanished(
    ledger: Ledger,
    present: Lines,
    redirects: Redirects,
    *,
    absences: Absences,
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for each published address that is there no more and leads nowhere.

    ``present`` are the lines of the lock for what there is now; ``absences`` says what is missing
    because it is withheld.
    """
    differing = ledger.differing(present.digests)
    there = set(map(_address, present.of(differing)))
    for number, line in ledger.numbered(differing):
        if _address(line) in there:
            continue
        for items in read_lock([line]).values():
            for item in items:
                if redirects.covers(item) or absences.covers(item) or is_passing(item.fragment):
                    continue
                place = f"{item.page}#{item.fragment}" if item.fragment else item.page
                message = f"The address {place} has been published and is there no more."
                hint = f'Say where it leads now: [tool.edition.redirects] "{place}" = "…".'
                yield locator.at("ED801", LOCK, Position(number, 1), message, hint=hint)


def faulty_redirects(
    redirects: Redirects,
    pages: Callable[[str], Page | None],
    *,
    present: Lines,
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for each redirect that leads nowhere, or from where nobody can come.

    ``pages`` gives a page by its path; ``present`` are the lines of the lock for what there is.
    """

    def said(code: str, message: str, hint: str = "") -> Finding:
        return locator.at(code, "settings", Position(1, 1), message, hint=hint)

    for former, target in sorted(redirects.table.items()):
        path, _, fragment = target.partition("#")
        page = pages(path)
        if is_elsewhere(target):
            pass
        elif page is None or (fragment and fragment not in page.ids):
            yield said("ED802", f"The redirect of {former} leads to {target}, which is not there.")
        if _stands(former, present):
            message = f"The address {former} is there, and leads nowhere else."
            yield said("ED871", message, "Take the redirect out, or rename what is there.")
        elif pages(former.partition("#")[0]) is None:
            message = f"There is no page on which {former} could lead on."
            yield said("ED872", message, "Say where the whole page leads now.")


def _stands(address: str, present: Lines) -> bool:
    """Tell whether there is something at an address, by the lines of the lock."""
    if address in _ALWAYS:
        return True
    place = layout.place_in_document(address)
    item = Published(*place, "") if place else of_page(address)
    return item.address in map(_address, present.of([item.document]))


def is_gone(item: Published, lines: str) -> bool:
    """Tell whether a published address within a document is not among its lines."""
    return bool(item.fragment) and f"\n{item.address} " not in f"\n{lines}"


def _by_document(lines: Iterable[str]) -> dict[str, str]:
    """Return a digest of the lines of each document, as they are sorted in the lock."""
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(_document(line), []).append(line)
    return {name: digest("\n".join(sorted(set(items)))) for name, items in found.items()}


def _document(line: str) -> str:
    match = _DOCUMENT.match(line)
    return match.group() if match else ""


def _address(line: str) -> str:
    return line.partition(" ")[0]


def _key(lock: str) -> str:
    return digest("lock by document", lock)
