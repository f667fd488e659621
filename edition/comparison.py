"""The words of a source held against those of an output: lost, garbled, or out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq

_LONGEST = 400
"""Letters of a word beyond which nobody looks for the words that ran together in it."""

_MANY = 200
"""Missing words beyond which something else than two alternatives is at fault."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together in this order; ``whole``: no others stand among them."""

    words: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Garbled:
    """Words that the source keeps apart and the output runs together, or the other way round."""

    source: tuple[str, ...]
    output: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A word of the source: the number of its flow, and its own number in that flow."""

    flow: int
    word: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the words of a source in one output.

    ``lost`` and ``garbled`` say where the first of these words stands; ``misplaced`` holds the
    first word of each flow that is out of order; ``added`` counts words that the source has not.
    """

    lost: tuple[tuple[str, Spot], ...] = ()
    garbled: tuple[tuple[Garbled, Spot], ...] = ()
    misplaced: tuple[tuple[str, Spot], ...] = ()
    added: int = 0


def compare(flows: Sequence[Run], output: Sequence[str], *, is_exact: bool) -> Comparison:
    """Hold runs of words against an output.

    ``is_exact``: the output marks what it adds, so a run that no other interrupts stands in it
    unbroken. Order is judged only where all words are there.
    """
    run = [word for flow in flows for word in flow.words]
    if len(run) == len(output) and all(map(eq, run, output)):
        return Comparison()
    expected, found = Counter(run), Counter(output)
    lacking = expected - found
    spare = found - expected
    if not lacking:
        order = _Order(expected, found, output)
        misplaced = tuple(_misplaced(flows, order, is_exact=is_exact))
        return Comparison(misplaced=misplaced, added=spare.total())
    garbled = list(_garbled(lacking, spare, expected))
    spots = _Spots(flows, output)
    lost = [(word, spots.of(word)) for word in lacking.elements()]
    return Comparison(
        lost=tuple(sorted(lost, key=lambda item: item[1])),
        garbled=tuple((item, spots.of(item.source[0])) for item in garbled),
        added=spare.total(),
    )


def is_missing(flows: Sequence[Run], output: Sequence[str]) -> bool:
    """Tell whether an output lacks words, wherever those that it has may stand."""
    return not Counter(word for flow in flows for word in flow.words) <= Counter(output)


def _garbled(
    lacking: Counter[str], spare: Counter[str], expected: Mapping[str, int]
) -> Iterator[Garbled]:
    """Take from ``lacking`` and ``spare`` what only ran together or apart, and yield it."""
    for word in sorted(spare, key=lambda word: (-len(word), word)):
        while spare[word] > 0 and (parts := _pieces(word, lacking, expected)):
            spare[word] -= 1
            lacking.subtract(part for part in parts if lacking[part] > 0)
            yield Garbled(parts, (word,))
    for word in sorted(lacking, key=lambda word: (-len(word), word)):
        while lacking[word] > 0 and (parts := _pieces(word, spare, spare)):
            lacking[word] -= 1
            spare.subtract(parts)
            yield Garbled((word,), parts)
    missing = sorted(word for word in lacking if lacking[word] > 0)
    if len(missing) <= _MANY:
        for word in sorted(+spare):
            if parts := _mixed(word, missing):
                spare[word] -= 1
                lacking.subtract(parts)
                missing = [part for part in missing if lacking[part] > 0]
                yield Garbled(parts, (word,))


def _mixed(word: str, missing: Sequence[str]) -> tuple[str, ...]:
    """Return two words of which one ran into the middle of the other; none if there are none."""
    letters = Counter(word)
    by_letters = {tuple(sorted(other)): other for other in missing}
    for other in missing:
        if len(other) < len(word) and Counter(other) <= letters:
            rest = by_letters.get(tuple(sorted((letters - Counter(other)).elements())))
            if rest is not None and rest != other:
                return other, rest
    return ()


def _pieces(word: str, wanted: Mapping[str, int], known: Mapping[str, int]) -> tuple[str, ...]:
    """Return the words that a word consists of, at least one of them wanted; none if it does not.

    Of several ways the one with most letters in wanted words, and then fewest words, is taken.
    """
    if len(word) > _LONGEST:
        return ()
    best: list[tuple[int, int, int] | None] = [(0, 0, 0)]
    for end in range(1, len(word) + 1):
        choices = [
            (before[0] + (end - start) * (wanted.get(piece, 0) > 0), before[1] - 1, start)
            for start in range(end)
            if (before := best[start]) and known.get(piece := word[start:end], 0) > 0
            if (start, end) != (0, len(word))
        ]
        best.append(max(choices, default=None))
    parts: list[str] = []
    end = len(word)
    while end and (step := best[end]):
        parts.append(word[step[2] : end])
        end = step[2]
    parts.reverse()
    counts = Counter(parts)
    is_made_up = any(wanted.get(part, 0) > 0 for part in parts) and (
        known is not wanted or all(known.get(part, 0) >= count for part, count in counts.items())
    )
    return tuple(parts) if is_made_up else ()


class _Spots:
    """Where words of the source stand whose neighbours the output has not beside them."""

    def __init__(self, flows: Sequence[Run], output: Sequence[str]) -> None:
        self._flows = flows
        self._pairs = set(pairwise(output))
        self._spots: dict[str, list[Spot]] = {}
        for number, flow in enumerate(flows):
            for position, word in enumerate(flow.words):
                self._spots.setdefault(word, []).append(Spot(number, position))
        self._free: dict[str, Iterator[Spot]] = {}

    def of(self, word: str) -> Spot:
        """Return the likeliest place of a word that is missing, each time another one."""
        if word not in self._spots:
            return Spot(0, 0)
        if word not in self._free:
            self._spots[word].sort(key=self._neighbours)
            self._free[word] = iter(self._spots[word])
        return next(self._free[word], self._spots[word][0])

    def _neighbours(self, spot: Spot) -> int:
        near = self._flows[spot.flow].words[max(0, spot.word - 1) : spot.word + 2]
        return sum(pair in self._pairs for pair in pairwise(near))


class _Order:
    """Where words stand in an output; those that occur once here and there are fixed points."""

    def __init__(
        self, expected: Mapping[str, int], found: Mapping[str, int], output: Sequence[str]
    ) -> None:
        self.output = tuple(output)
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(output):
            self._places.setdefault(word, []).append(place)
        self._fixed = {
            word: self._places[word][0]
            for word, count in expected.items()
            if count == 1 and found[word] == 1
        }

    def fixed(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return the fixed points of a flow: the number of the word and its place."""
        fixed = self._fixed
        return [(number, fixed[word]) for number, word in enumerate(words) if word in fixed]

    def following(self, word: str, place: int) -> int:
        """Return the first place of a word from ``place`` on; -1 if there is none."""
        places = self._places[word]
        index = bisect_left(places, place)
        return places[index] if index < len(places) else -1

    def preceding(self, word: str, place: int) -> int:
        """Return the last place of a word before ``place``; -1 if there is none."""
        places = self._places[word]
        index = bisect_left(places, place)
        return places[index - 1] if index else -1

    def has_run(self, words: Sequence[str]) -> bool:
        """Tell whether words stand one after the other, without any between."""
        rarest = min(range(len(words)), key=lambda number: len(self._places[words[number]]))
        run = tuple(words)
        return any(
            place >= rarest and self.output[place - rarest : place - rarest + len(run)] == run
            for place in self._places[words[rarest]]
        )


def _misplaced(
    flows: Sequence[Run], order: _Order, *, is_exact: bool
) -> Iterator[tuple[str, Spot]]:
    runs: dict[tuple[str, ...], bool] = {}
    for number, flow in enumerate(flows):
        if is_exact and flow.whole:
            if flow.words not in runs:
                runs[flow.words] = order.has_run(flow.words)
            if runs[flow.words]:
                continue
        position = _first_out_of_order(flow.words, order)
        if position >= 0:
            yield flow.words[position], Spot(number, position)
        elif is_exact and flow.whole:
            yield flow.words[0], Spot(number, 0)


def _first_out_of_order(words: Sequence[str], order: _Order) -> int:
    """Return the number of the first word of a flow that does not stand where it has to; or -1.

    The fixed points come in the order of the flow; and what stands between two of them in the
    flow stands between them in the output, in that order, whatever of other flows does so too.
    """
    fixed = order.fixed(words)
    for (_, before), (number, place) in pairwise(fixed):
        if place < before:
            return number
    at = -1
    if fixed:
        first, at = fixed[0]
        for number in range(first - 1, -1, -1):
            at = order.preceding(words[number], at)
            if at < 0:
                return number
    ends = [*fixed[1:], (len(words), len(order.output))]
    starts = fixed or [(-1, -1)]
    for (start, after), (end, before) in zip(starts, ends, strict=True):
        at = after
        for number in range(start + 1, end):
            at = order.following(words[number], at + 1)
            if not 0 <= at < before:
                return number
    return -1
