"""Permanence: addresses that were published once, held against those that there are now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from edition import layout
from edition.addresses import read_lock, write_lock
from edition.diagnostics import Finding
from edition.digests import of_bytes
from edition.findings import Locator
from edition.positions import Position
from edition.redirects import Redirects
from edition.sources import LOCK, Sources
from edition.stages.audit import Page


def vanished(
    sources: Sources, present: Collection[str], redirects: Redirects, locator: Locator
) -> Iterator[Finding]:
    """Yield a finding for each published address that is there no more and leads nowhere.

    ``present`` are the lines of the lock for what there is now.
    """
    there = {_address(line) for line in present}
    for number, line in enumerate(sources.lock(), start=1):
        if line in present or _address(line) in there:
            continue
        for items in read_lock([line]).values():
            for item in items:
                if redirects.covers(item):
                    continue
                page = layout.document_page(item.document, item.part)
                place = f"{page}#{item.fragment}" if item.fragment else page
                message = f"The address {place} has been published and is there no more."
                hint = f'Say where it leads now: [tool.edition.redirects] "{place}" = "…".'
                yield locator.at("ED801", LOCK, Position(number, 1), message, hint=hint)


def dead_redirects(
    redirects: Redirects, pages: Mapping[str, Page], locator: Locator
) -> Iterator[Finding]:
    """Yield a finding for each redirect that leads nowhere."""
    for former, present in sorted(redirects.table.items()):
        path, _, fragment = present.partition("#")
        if path not in pages or (fragment and fragment not in pages[path].ids):
            message = f"The redirect of {former} leads to {present}, which is not there."
            yield locator.at("ED802", "settings", Position(1, 1), message)


def record(sources: Sources, present: Collection[str]) -> str:
    """Write the lock and return its digest; what was published once stays recorded."""
    there = {_address(line) for line in present}
    former = sources.lock()
    kept = (
        item.line
        for items in read_lock(line for line in former if _address(line) not in there).values()
        for item in items
    )
    text = write_lock([*present, *kept])
    if text == "".join(f"{line}\n" for line in former):
        return sources.digest(LOCK)
    # Written beside and renamed, so that a kill leaves the old lock or the new one.
    path = sources.folder / LOCK
    fresh = path.with_name(f".{LOCK}")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)
    return of_bytes(text.encode("utf-8"))


def _address(line: str) -> str:
    return line.partition(" ")[0]
