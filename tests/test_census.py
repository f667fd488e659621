"""The census: what is brought up to date is what would be counted anew."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.cache import Cache
from edition.census import Census, Entry
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.memo import remember
from edition.model import Document, Metadata, Survey
from edition.resolution import MARK, Resolved, Tallies, Tally

NAMES = ["ann", "bob", "cy"]
DAYS = ["1957-07-03", "1957-07-04"]

Counts = Mapping[str, int]
Mentions = tuple[Counts, Counts, str]
"""How often a document mentions whom, in how many passages it names dates, and where."""

counts = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 3))
days = st.dictionaries(st.sampled_from(DAYS), st.integers(1, 2))
editions = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.tuples(counts, days, st.sampled_from("xy"))),
    unique_by=lambda item: item[0],
    max_size=8,
)


def tally(counts: Counts) -> Tally:
    marks = b"".join(bytes.fromhex(digest(str(item)))[:MARK] for item in counts.items())
    return Tally(tuple(counts), tuple(counts.values()), marks)


class Edition:
    """Documents of which only is known what they mention; it counts how often that is read."""

    def __init__(self, mentions: list[tuple[str, Mentions]], cache: Cache) -> None:
        self.read: list[str] = []
        self._found = {
            name: Tallies(tally(named), tally(dated)) for name, (named, dated, _) in mentions
        }
        self.documents = [document(name) for name, _ in mentions]
        self.resolved = {name: resolved(self._found[name], where) for name, (*_, where) in mentions}
        for name, one in self.resolved.items():
            remember(cache, one.tallies, self._found[name])

    def tallies(self, document: Document, _: Resolved) -> Tallies:
        self.read.append(document.id)
        return self._found[document.id]

    def census(self, cache: Cache) -> Census:
        return Census(self.documents, self.resolved, self, cache)  # type: ignore[arg-type]


def document(name: str) -> Document:
    survey = Survey(Metadata(name), {}, frozenset(), (), (), (), ())
    return Document(name, f"{name}.xml", survey, (f"{name}.xml",))


def resolved(found: Tallies, where: str) -> Resolved:
    return Resolved(
        known="",
        assets={},
        remarks=(),
        withheld=(),
        entities="",
        sent=None,
        around={},
        tallies=digest("tallies", encode(found)),
        places=digest("places", where),
    )


def told(census: Census) -> object:
    """Return all that a census says, in one order."""
    return (
        sorted((name, one, list(census.mentioning(name))) for name, one in census.entities.items()),
        sorted((when, one, list(census.naming(when))) for when, one in census.days.items()),
    )


def anew(mentions: list[tuple[str, Mentions]], tmp_path: Path) -> object:
    with Cache(tmp_path / "anew", reads=False) as cache:
        return told(Edition(mentions, cache).census(cache))


@given(former=editions, later=editions)
def test_what_is_brought_up_to_date_is_as_counted_anew(
    tmp_path_factory: pytest.TempPathFactory,
    former: list[tuple[str, Mentions]],
    later: list[tuple[str, Mentions]],
) -> None:
    tmp_path = tmp_path_factory.mktemp("census")
    with Cache(tmp_path) as cache:
        Edition(former, cache).census(cache)
        found = told(Edition(later, cache).census(cache))
    assert found == anew(later, tmp_path)


LARGE = [(name, ({"ann": 1, "bob": 2}, {DAYS[0]: 1}, "x")) for name in "abcdefgh"]


def test_only_what_has_changed_is_read(tmp_path: Path) -> None:
    later = [*LARGE[:3], ("d", ({"ann": 2, "cy": 1}, {}, "x")), *LARGE[4:]]
    with Cache(tmp_path) as cache:
        Edition(LARGE, cache).census(cache)
        edition = Edition(later, cache)
        census = edition.census(cache)
        assert edition.read == ["d"]
        assert [one.document for one in census.mentioning("cy")] == ["d"]
        assert [one.document for one in census.mentioning("ann")] == list("abcdefgh")
        assert (census.entities["ann"].count, census.entities["bob"].count) == (9, 14)
        assert [one.document for one in census.naming(DAYS[0])] == list("abcefgh")


def test_nothing_is_read_where_nothing_has_changed(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        Edition(LARGE, cache).census(cache)
        edition = Edition(LARGE, cache)
        edition.census(cache)
    assert edition.read == []


def test_another_place_is_another_mark(tmp_path: Path) -> None:
    later = [*LARGE[:7], ("h", (*LARGE[7][1][:2], "y"))]
    with Cache(tmp_path) as cache:
        before = Edition(LARGE, cache).census(cache)
        after = Edition(later, cache).census(cache)
    assert before.entities["ann"].mark != after.entities["ann"].mark
    assert before.entities["ann"].count == after.entities["ann"].count


def test_the_order_is_that_of_the_edition(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        Edition(LARGE, cache).census(cache)
        census = Edition(LARGE[::-1], cache).census(cache)
        assert [one.document for one in census.mentioning("ann")] == list("hgfedcba")


def test_a_row_that_is_lost_is_made_again(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        edition = Edition(LARGE, cache)
        census = edition.census(cache)
        cache.put(census.entities["ann"].mark, b"?")
        edition.read.clear()
        row = list(census.mentioning("ann"))
        assert row[0] == Entry("a", 1, tally({"ann": 1}).marks)
        assert edition.read == list("abcdefgh")
