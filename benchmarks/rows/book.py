"""The volume: what it costs by its pages, and the same text set by another program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from benchmarks import volume
from benchmarks.measuring import ROOT, Run, cpu, run
from benchmarks.peers import NotInstalledError, weasyprint
from benchmarks.table import MEGABYTE, Line, seconds
from benchmarks.workshop import Edition, Workshop

_SIZES = (100, 300, 1000)
"""How many pages volumes have, more or less."""
_LETTERS = 400
"""How many letters make so many pages."""
_STYLE = """
@page { size: 6.25in 9.25in; margin: 1in 1in 1.05in 0.9in }
@page { @bottom-center { content: counter(page) } }
body { font: 10.5pt/1.3 serif; text-align: justify; hyphens: auto }
article { break-before: page } h1, h2 { break-after: avoid } p { orphans: 2; widows: 2; margin: 0 }
"""
"""What a page is like that another program prints."""


def volumes(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield what volumes of several sizes cost, and the same text set by another program."""
    edition = workshop.letters(min(_LETTERS, workshop.total))
    kept = workshop.folder / "typst"
    if not ((kept / volume.WHOLE).exists() and edition.site.exists()):
        edition.forget()
        script = str(ROOT / "benchmarks" / "volume.py")
        command = [sys.executable, script, "keep", str(kept), "--no-search"]
        run(command, cwd=edition.folder)
    names = [path.stem for path in edition.documents]
    pages = [volume.page_count((edition.site / f"pdf/{name}.pdf").read_bytes()) for name in names]
    empty = _set(kept, volume.cut(kept, 0), rounds)
    yield Line("a volume without documents, start-up included", seconds(empty.seconds))
    for size in _SIZES:
        if sum(pages) < size:
            continue
        count = next(n for n in range(len(pages) + 1) if sum(pages[:n]) >= size)
        made = _set(kept, volume.cut(kept, count), rounds)
        yield Line(f"the volume of {count:,} letters, {made.pages:,} pages", _told(made, empty))
        yield _beside(workshop, edition, names[:count])


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a PDF has cost: processor time and memory of a process, and its pages."""

    seconds: float
    peak: int
    pages: int


def _told(made: _Printed, empty: _Printed) -> str:
    """Return how fast pages come, and how much memory one takes, start-up left out."""
    time, pages = made.seconds - empty.seconds, made.pages - empty.pages
    return (
        f"{seconds(made.seconds)}, {pages / time:,.0f} pages/s,"
        f" {(made.peak - empty.peak) / MEGABYTE / pages:.2f} MB a page"
    )


def _set(folder: Path, name: str, rounds: int) -> _Printed:
    script = str(ROOT / "benchmarks" / "volume.py")
    command = [sys.executable, script, "set", str(folder), name]
    return _printed([run(command) for _ in range(rounds)])


def _beside(workshop: Workshop, edition: Edition, names: list[str]) -> Line:
    """Print the text of the pages of some documents by WeasyPrint, once."""
    work = "the same text by WeasyPrint"
    folder = workshop.scratch("weasyprint")
    try:
        command = weasyprint(folder / "empty.html", folder / "empty.pdf")
    except NotInstalledError as error:
        return Line(work, f"skipped: {error}")
    empty = f'<html lang="en"><head><title>Letters</title><style>{_STYLE}</style></head><body>'
    (folder / "empty.html").write_text(f"{empty}</body></html>", "utf-8")
    articles = "".join(map(_article, (edition.site / f"documents/{name}.html" for name in names)))
    (folder / "all.html").write_text(f"{empty}{articles}</body></html>", "utf-8")
    nothing = _printed([run(command)])
    made = _printed([run(weasyprint(folder / "all.html", folder / "all.pdf"))])
    return Line(f"{work}, {made.pages:,} pages", _told(made, nothing))


def _article(page: Path) -> str:
    """Return the text of a document's page, notes included, as a piece of HTML."""
    found = html.parse(str(page)).find(".//article")
    return "" if found is None else html.tostring(found, encoding="unicode")


def _printed(runs: list[Run]) -> _Printed:
    return _Printed(cpu(runs), max(run.main_peak for run in runs), int(runs[-1].output.split()[-1]))
