"""The trials of a long run, each in a guarded process, and its figures."""

from __future__ import annotations

import json
import resource
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

from lxml import etree

from edition.processes import ExpiredError, Processes
from tests.fuzz import odd
from tests.fuzz.editions import LAYERS, Maker
from tests.fuzz.generation import Language
from tests.fuzz.mutation import mutated
from tests.fuzz.shrinking import shrunk
from tests.fuzz.trial import Fault
from tests.fuzz.whole import Edition, Verdict, judge

KINDS = (*LAYERS, "several")
"""What is tried: a document, whole or changed in a layer; or several with a register and a head."""
SECONDS = 180.0
"""After how long a trial is ended."""
_SHRINKING = 1200.0


@dataclass(frozen=True, slots=True)
class Order:
    """A trial: its kind and its seed; ``change`` is a document to begin with, if there is one."""

    specifications: Path
    kind: str
    seed: int
    change: Path | None = None

    @property
    def name(self) -> str:
        """What the trial is called."""
        return "-".join([self.kind, str(self.seed), *([self.change.stem] if self.change else [])])


@cache
def _maker(specifications: Path) -> Maker:
    return Maker(Language(odd.read(specifications)))


def made(order: Order) -> Edition:
    """Return the edition that is tried."""
    maker, chance = _maker(order.specifications), Random(order.seed)
    # Of markup and bytes little may change, or hardly anything can be read.
    most = 6 if order.kind == "tree" else 2
    pdf, changes = order.seed % 3 == 0, 1 + chance.randrange(most)
    if order.change is not None:
        root = mutated(etree.parse(order.change).getroot(), chance, maker.language.allows)
        data = maker.changed(root, chance, layer=order.kind, changes=changes)
        return Edition({"a.xml": data}, "none", pdf, is_tei=order.kind == "none")
    if order.kind == "several":
        return maker.several(chance, documents=1 + chance.randrange(4), changes=changes, pdf=pdf)
    return maker.single(chance, layer=order.kind, changes=changes, pdf=pdf)


def tried(order: Order) -> tuple[Verdict, int]:
    """Return what becomes of a trial, and the memory that its process has taken at most (KB)."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        verdict = judge(made(order), Path(folder) / "edition")
    return verdict, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def reduced(order: Order) -> Edition:
    """Return the smallest edition that has the first fault of a trial."""
    maker = _maker(order.specifications)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:

        def kinds(edition: Edition) -> list[str]:
            return [_kind(fault) for fault in judge(edition, Path(folder) / "edition").faults]

        edition = made(order)
        [kind, *_] = kinds(edition) or [""]

        def has_fault(smaller: Edition) -> bool:
            stays = not edition.is_tei or all(map(maker.is_tei, smaller.files.values()))
            return stays and kind in kinds(smaller)

        return shrunk(edition, has_fault)


def _kind(fault: Fault) -> str:
    """Return what must not change while an edition is made smaller."""
    return f"{fault.kind} {fault.message.split(':')[0]}" if fault.kind == "crash" else fault.kind


@dataclass(slots=True)
class Ledger:
    """The figures of a run."""

    seconds: float = 0.0
    memory: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    """By kind of trial: editions, documents, elements, words, pages, and editions with faults."""
    codes: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")

    def enter(self, order: Order, verdict: Verdict, memory: int) -> None:
        """Count a trial in."""
        counts = self.counts.setdefault(order.kind, Counter())
        counts.update(
            editions=1,
            documents=verdict.documents,
            elements=verdict.elements,
            words=verdict.words,
            pages=verdict.pages,
            faulty=bool(verdict.faults),
        )
        self.codes.update(verdict.codes)
        self.faults.update({fault.kind for fault in verdict.faults})
        self.slowest = max(self.slowest, (round(verdict.seconds, 1), order.name))
        self.memory = max(self.memory, memory)

    def as_json(self) -> str:
        """Return the figures for machines."""
        return json.dumps(
            {
                "seconds": round(self.seconds),
                "memory_mb": self.memory // 1024,
                "slowest": {"seconds": self.slowest[0], "trial": self.slowest[1]},
                "trials": {kind: dict(counts) for kind, counts in sorted(self.counts.items())},
                "findings": dict(sorted(self.codes.items())),
                "faults": dict(sorted(self.faults.items())),
            },
            indent=2,
        )

    def table(self) -> str:
        """Return the figures for people."""
        names = ("editions", "documents", "elements", "words", "pages", "faulty")
        lines = ["".join(["trial   ", *(f"{name:>12}" for name in names)])]
        rows = {**dict(sorted(self.counts.items())), "all": _sum(self.counts)}
        for kind, counts in rows.items():
            lines.append("".join([f"{kind:<8}", *(f"{counts[name]:>12,}" for name in names)]))
        hours, memory = self.seconds / 3600, self.memory // 1024
        lines.append(
            f"{hours:.2f} hours, at most {memory:,} MB, the slowest build"
            f" {self.slowest[0]} seconds ({self.slowest[1]})."
        )
        said = ", ".join(f"{code} {n:,}" for code, n in sorted(self.codes.items()))
        lines.append(f"Findings: {sum(self.codes.values()):,} ({said}).")
        found = ", ".join(f"{kind} {n:,}" for kind, n in sorted(self.faults.items()))
        lines.append(f"Editions with faults: {found or 'none'}.")
        return "\n".join(lines)


def _sum(counts: Mapping[str, Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for item in counts.values():
        total.update(item)
    return total


class Bench:
    """One guarded process in which trials are carried out; a context manager."""

    def __init__(self) -> None:
        self._processes = Processes(1)

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *failure: object) -> None:
        self._processes.__exit__(*failure)

    def trial(self, order: Order) -> tuple[Verdict, int]:
        """Return what becomes of a trial; not to end, or to end the process, is a fault."""
        try:
            return self._processes.call(tried, order, seconds=SECONDS).result()
        except ExpiredError as error:
            return Verdict((Fault("end", f"The build {error}."),), seconds=SECONDS), 0

    def smallest(self, order: Order) -> Edition:
        """Return the smallest edition with the fault of a trial, as far as time allows."""
        try:
            return self._processes.call(reduced, order, seconds=_SHRINKING).result()
        except ExpiredError:
            return replace(made(order), pdf=True)


def keep(folder: Path, order: Order, verdict: Verdict, edition: Edition) -> None:
    """Write an edition with faults to a folder of its own, and what is wrong with it."""
    place = folder / order.name
    for path, data in edition.files.items():
        (place / "tei" / path).parent.mkdir(parents=True, exist_ok=True)
        (place / "tei" / path).write_bytes(data)
    lines = [f"{fault.kind} {fault.message}" for fault in verdict.faults]
    settings = f"schema {edition.schema}, {'with' if edition.pdf else 'without'} PDF"
    (place / "faults.txt").write_text("\n".join([settings, *lines, ""]), "utf-8")
