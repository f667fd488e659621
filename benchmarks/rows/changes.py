"""Building again: when nothing has changed, when a letter has, when an entry of a register has."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.following import Followed
from benchmarks.measuring import Run, cpu, wall
from benchmarks.rows.whole import index
from benchmarks.table import Line, seconds
from benchmarks.trees import Tree, changed, state, touched
from benchmarks.workshop import CACHE, Edition, Workshop, naming

_NOTHING = 1.0
_EDIT = 3.0
"""Seconds on the clock."""
_PAUSE = 10
"""Seconds in which a program that stays gets ready, before somebody has edited anything."""
_WORD = re.compile(r"(?<=\w)(?= <persName )")
"""The end of a word that a name follows."""
_NAME = re.compile(r'(?<=<person xml:id=")([^"]+)">\s*<persName type="main">[^\n]*<surname>(\w+)')


def unchanged(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield what it costs to build what is built already."""
    large, smallest = workshop.built(workshop.large), workshop.built(workshop.smallest)
    before = _all(large)
    runs, starts = [], []
    for _ in range(rounds):
        starts.append(smallest.build())
        runs.append(large.build())
    after = _all(large)
    files = touched(before, after)
    beyond = wall(runs) - wall(starts)
    yield Line(
        f"no change, {len(large.documents):,} letters",
        f"{seconds(beyond)} beyond start-up",
        f"under {seconds(_NOTHING)}",
        is_met=beyond < _NOTHING,
    )
    yield Line("the same, with start-up", _cost(runs))
    yield Line("start-up: no change, 2 letters", _cost(starts))
    yield Line("files touched", f"{len(files):,}", "none", is_met=not files)


def edited(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield what it costs to build after a word of one letter has changed."""
    edition = workshop.built(workshop.large)
    runs = []
    before = state(edition.site)
    for round_ in range(rounds):
        _edit(edition.documents, (2 * round_ + 1) / (2 * rounds))
        runs.append(edition.build())
        if round_ == 0:
            after = state(edition.site)
    taken = wall(runs)
    work = f"one letter edited, of {len(edition.documents):,}"
    yield Line(work, _cost(runs), f"under {seconds(_EDIT)}", is_met=taken < _EDIT)
    yield _only_changed(before, after)
    first, *others = _followed(edition, rounds)
    taken = wall(others)
    goal = f"under {seconds(_EDIT)}"
    yield Line("the same while `build --watch` runs", _cost(others), goal, is_met=taken < _EDIT)
    yield Line("the first one after its start", _cost([first]))
    yield _as_fresh(edition)
    again = index(edition.site, edition.folder / "indexed")
    yield Line("the search index of this edition, made anew", _cost([again]))


def renamed(workshop: Workshop, rounds: int) -> Iterator[Line]:
    """Yield which pages are written after a person has got another name."""
    edition = workshop.built(workshop.large)
    runs = []
    for round_ in range(rounds):
        before = state(edition.site)
        person = _rename(edition, (2 * round_ + 1) / (2 * rounds))
        runs.append(edition.build())
    after = state(edition.site)
    pointer = f"../registers/persons.xml#{person}"
    named = {f"documents/{path.stem}.html" for path in naming(edition.documents, pointer)}
    written = {path for path in touched(before, after) if path in _pages(edition)}
    yield Line(
        f"a person renamed, of {len(edition.documents):,} letters",
        f"{len(written)} pages of letters written; {len(named)} name the person",
        "exactly the pages that name it",
        is_met=written == named,
    )
    yield Line("the same, in time", _cost(runs))
    yield _only_changed(before, after)
    yield _as_fresh(edition)


def _only_changed(before: Tree, after: Tree) -> Line:
    """Return whether exactly the files were written whose content has changed."""
    written, different = touched(before, after), changed(before, after)
    return Line(
        "files written",
        f"{len(written):,}; {len(different):,} have changed{_some(written ^ different)}",
        "exactly those whose content changes",
        is_met=written == different,
    )


def _as_fresh(edition: Edition) -> Line:
    """Return whether a build that makes everything anew gives the same bytes."""
    built, fresh = state(edition.site), state(edition.build_beside())
    different = changed(built, fresh)
    return Line(
        "the same bytes as a fresh build",
        f"{len(different):,} of {len(fresh.digests):,} files differ{_some(different)}",
        "none differs",
        is_met=not different,
    )


def _some(files: set[str]) -> str:
    """Return the first of some files, for the end of a phrase."""
    return f": {', '.join(sorted(files)[:3])}" if files else ""


def _all(edition: Edition) -> Tree:
    return state(edition.source, edition.site, without=CACHE)


def _pages(edition: Edition) -> set[str]:
    return {f"documents/{path.stem}.html" for path in edition.documents}


def _edit(documents: list[Path], part: float) -> None:
    """Change a word before a name, in the document that stands at ``part`` of all of them."""
    for path in documents[int(part * len(documents)) :]:
        before, opener, after = path.read_text("utf-8").partition("</opener>")
        text, count = _WORD.subn("ish", after, count=1)
        if count:
            path.write_text(f"{before}{opener}{text}", "utf-8")
            return
    raise ValueError("no letter has a name after a word")


def _followed(edition: Edition, rounds: int) -> list[Run]:
    """Return what edits cost in a program that stays: a first one, which has all to read, others.

    Each is of another letter.
    """
    with Followed(edition) as followed:
        time.sleep(_PAUSE)
        parts = [(2 * round_ + 1) / (2 * rounds + 2) for round_ in range(rounds + 1)]
        return [followed.after(partial(_edit, edition.documents, part)) for part in parts]


def _rename(edition: Edition, part: float) -> str:
    """Give another surname to the person at ``part`` of the register; return the person's id."""
    register = edition.source / "registers" / "persons.xml"
    text = register.read_text("utf-8")
    persons = list(_NAME.finditer(text))
    person = persons[int(part * len(persons))]
    register.write_text(f"{text[: person.end()]}sen{text[person.end() :]}", "utf-8")
    return person[1]


def _cost(runs: list[Run]) -> str:
    return f"{seconds(wall(runs))} ({seconds(cpu(runs))} CPU)"
