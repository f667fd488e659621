"""States: hold each reading state of a source against what its pages show in it.

A state is to be one clean text: all its words are there, in order, none run together, and none of
another state stands among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from edition.comparison import Comparison, Run, compare
from edition.diagnostics import Place, Remark
from edition.figures import States
from edition.flows import Flow
from edition.readings import Readings
from edition.states import State, Text, states, witness

_HINT = (
    "If a rule of the edition's own makes this passage, it has to say in which states it is not "
    "read (data-not; the processor's xslt/README.md tells how)."
)

_SHOWN = 6
"""How many words a finding names."""

_MOST = 200
"""How many witnesses a page offers at most."""


def judge(
    place: Place,
    readings: Readings,
    page: Text,
    *,
    witnesses: Mapping[str, str],
    others: Counter[str],
    apart: Callable[[], Readings],
) -> tuple[States, list[Remark]]:
    """Hold the reading states of a document against those of its pages.

    ``page`` is the text of its pages, ``witnesses`` says what they call the states of its
    witnesses, ``others`` are words of the pages that are none of the source's. ``apart`` gives
    the other way to read it (``flows.read``), and is asked only if the first does not fit.
    """
    offered = {name: witnesses[name] for name in readings.witnesses if name in witnesses}
    missing = [name for name in readings.witnesses if name not in offered]
    remarks: list[Remark] = []
    source = Source(readings)
    are_told_apart = not source.named().isdisjoint(map(witness, readings.witnesses))
    if missing and are_told_apart and len(offered) < _MOST:
        message = f"The page does not offer the text of the witnesses {_named(missing)}."
        remarks.append(Remark("ED607", place, message, _HINT))
    judged = states(source.named() | page.named(), offered)
    faults: list[tuple[State, Remark]] = []
    for state in judged:
        output = page.words(state.on_page)
        found = source.fault(place, state, output, others)
        if found and Source(apart()).fault(place, state, output, others):
            faults.append((state, found))
    if faults:
        remarks.append(_with_others(faults[0][1], len(faults) - 1))
    return States(len(judged), tuple(state.name for state, _ in faults)), remarks


def _with_others(remark: Remark, others: int) -> Remark:
    if not others:
        return remark
    states = "another state" if others == 1 else f"{others} other states"
    return replace(remark, message=f"{remark.message} So it is with {states}.")


class Source:
    """The reading states of a source, ready to be compared."""

    def __init__(self, readings: Readings) -> None:
        self._flows = readings.flows
        self._texts = [Text(flow.conditional()) for flow in readings.flows]
        self._free = Counter(word for flow in readings.free for word in flow.words)

    def named(self) -> frozenset[str]:
        """Return all states that the source tells apart."""
        return frozenset().union(*(text.named() for text in self._texts))

    def fault(
        self, place: Place, state: State, output: list[str], others: Counter[str]
    ) -> Remark | None:
        """Return the gravest of what is wrong with a state."""
        runs = [tuple(text.words(state.in_source)) for text in self._texts]
        if output == list(chain.from_iterable(runs)):
            return None
        there = [(flow, run) for flow, run in zip(self._flows, runs, strict=True) if run]
        found = compare([Run(run, flow.whole) for flow, run in there], output, is_exact=True)
        flows = [flow.read_in(state.in_source) for flow, _ in there]
        expected = Counter(chain.from_iterable(runs))
        foreign = Counter(output) - expected - self._free - others
        return next(
            chain(
                _garbled(flows, state, found),
                _lost(flows, state, found),
                _foreign(place, state, list(foreign.elements())),
                _misplaced(flows, state, found),
            ),
            None,
        )


def _garbled(flows: Sequence[Flow], state: State, found: Comparison) -> Iterator[Remark]:
    for item, spot in found.garbled[:1]:
        source, made = " ".join(item.source), " ".join(item.output)
        verb = "falls apart" if len(item.source) == 1 else "run together"
        noun = "The word" if len(item.source) == 1 else "The words"
        message = f"{noun} '{source}' {verb} as '{made}' in {state.name} on the page."
        yield Remark("ED607", flows[spot.flow].place(spot.word), message, _HINT)


def _lost(flows: Sequence[Flow], state: State, found: Comparison) -> Iterator[Remark]:
    for word, spot in found.lost[:1]:
        names = _named([word for word, _ in found.lost])
        message = f"Of {state.name}, words are missing on the page: {names}."
        yield Remark("ED607", flows[spot.flow].place(spot.word), message, _HINT)


def _foreign(place: Place, state: State, found: Sequence[str]) -> Iterator[Remark]:
    if found:
        message = f"In {state.name} the page shows words that are not of it: {_named(found)}."
        yield Remark("ED607", place, message, _HINT)


def _misplaced(flows: Sequence[Flow], state: State, found: Comparison) -> Iterator[Remark]:
    for word, spot in found.misplaced[:1]:
        message = f"The word '{word}' stands in another order in {state.name} on the page."
        yield Remark("ED607", flows[spot.flow].place(spot.word), message, _HINT)


def _named(found: Sequence[str]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(f"'{word}'" for word in found[:_SHOWN]) + more
