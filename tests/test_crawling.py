"""After a small change the same links are found to lead nowhere as by following them all."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.cache import Cache
from edition.crawling import Former, Site
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.links import within
from edition.stages.audit import Page


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path) as cache:
        yield cache


def page(path: str, *links: str, ids: str = "", repeated: str = "") -> Page:
    known = (frozenset(ids.split()), tuple(repeated.split()))
    return Page(path, *known, tuple(within(path, links)))


class Reader:
    """Counts the pages that had to be read back."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, path: str) -> Page:
        self.asked.append(path)
        return page(path)


class Edition:
    """A site that is built again and again: its pages by path, its other files."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._former: dict[str, Page | None] | None = None
        """The files of the last site in which all was well, with what was known of the pages."""

    def faults(
        self, *pages: Page, files: str = "", others: dict[str, Page] | None = None
    ) -> tuple[list[str], list[str]]:
        keys = {}
        beside = others or {}
        for item in pages:
            data = encode(item)
            keys[item.path] = digest("page", data)
            self._cache.put(keys[item.path], data)
        now = {**dict.fromkeys(files.split()), **beside, **{item.path: item for item in pages}}
        sums = {path: digest(encode(page)) for path, page in beside.items()}
        read = beside.__getitem__ if beside else Reader()
        site = Site(keys, frozenset(now), self._cache, read, sums)
        found = site.faults(self._before(now))
        self._former = None if found else now
        others_ = [*found.repeated, *found.barred]
        return [" ".join(told) for told in found.dead], [" ".join(told) for told in others_]

    def _before(self, now: dict[str, Page | None]) -> Former | None:
        former = self._former
        if former is None:
            return None
        changed = {path for path in now if path not in former or former[path] != now[path]}
        return Former(changed, former.keys() - now.keys(), former.get)


@pytest.fixture
def edition(cache: Cache) -> Edition:
    return Edition(cache)


A = page("a.html", "b.html#x", "image.png", "https://elsewhere.org/x")
B = page("b.html", "a.html", "#x", ids="x y")


def test_a_sound_site(edition: Edition) -> None:
    for _ in range(2):
        assert edition.faults(A, B, files="image.png") == ([], [])


@pytest.mark.parametrize(
    ("pages", "files", "dead"),
    [
        ((A, page("b.html", "a.html", ids="y")), "image.png", ["a.html b.html#x"]),
        ((A, page("b.html", "a.html#z", ids="x")), "image.png", ["b.html a.html#z"]),
        ((A, page("b.html", "c.html", ids="x")), "image.png", ["b.html c.html"]),
        ((A, page("b.html", "#z", ids="x")), "image.png", ["b.html #z"]),
        ((A, B), "", ["a.html image.png"]),
        ((A,), "image.png", ["a.html b.html#x"]),
        ((A, B, page("c.html", "d.html")), "image.png", ["c.html d.html"]),
    ],
)
def test_what_breaks_is_found(
    edition: Edition, pages: tuple[Page, ...], files: str, dead: list[str]
) -> None:
    assert edition.faults(A, B, files="image.png") == ([], [])
    for _ in range(2):
        assert edition.faults(*pages, files=files) == (dead, [])
    assert edition.faults(A, B, files="image.png") == ([], [])


def test_ids_that_occur_twice(edition: Edition) -> None:
    twice = page("b.html", "a.html", ids="x y", repeated="y")
    assert edition.faults(A, B, files="image.png") == ([], [])
    for _ in range(2):
        assert edition.faults(A, twice, files="image.png") == ([], ["b.html y"])


def test_what_no_page_may_hold(edition: Edition) -> None:
    running = dataclasses.replace(B, barred=("<iframe>",))
    assert edition.faults(A, B, files="image.png") == ([], [])
    for _ in range(2):
        assert edition.faults(A, running, files="image.png") == ([], ["b.html <iframe>"])


def test_a_page_of_which_nothing_is_known_is_read_back(cache: Cache) -> None:
    reader = Reader()
    site = Site({"a.html": digest("gone")}, frozenset({"a.html"}), cache, reader)
    assert not site.faults()
    assert reader.asked == ["a.html"]
    assert site.page("b.html") is None


CSS = page("own.css", "paper.png")


def test_other_files_name_files_too(edition: Edition) -> None:
    others = {"own.css": CSS}
    for _ in range(2):
        assert edition.faults(B, A, files="image.png paper.png", others=others) == ([], [])
    for _ in range(2):
        assert edition.faults(B, A, files="image.png", others=others) == (["own.css paper.png"], [])
    assert edition.faults(B, A, files="image.png paper.png", others=others) == ([], [])
    changed = {"own.css": page("own.css", "paper.jpg")}
    told = (["own.css paper.jpg"], [])
    assert edition.faults(B, A, files="image.png paper.png", others=changed) == told


def test_what_a_page_itself_lacks_is_told(cache: Cache) -> None:
    item = Page("a.html", frozenset(), (), (), unmet=("x",), astray=("file:///x",))
    found = Site({}, frozenset({"a.html"}), cache, Reader()).faults_of([item])
    assert (found.unmet, found.astray) == ((("a.html", "x"),), (("a.html", "file:///x"),))
    assert found


def test_a_passage_that_only_data_names_has_to_be_there(edition: Edition) -> None:
    data = page("data/entities.json", "../b.html#x", "../b.html#z")
    told = (["data/entities.json ../b.html#z"], [])
    assert edition.faults(A, B, files="image.png", others={data.path: data}) == told


def test_only_what_may_have_changed_is_followed(cache: Cache) -> None:
    later = page("a.html", "b.html#y", ids="z")
    reader = Reader()
    keys = {}
    for item in (later, page("b.html", "nowhere.html", ids="x y")):
        data = encode(item)
        keys[item.path] = digest("page", data)
        cache.put(keys[item.path], data)
    site = Site(keys, frozenset(keys), cache, reader)
    assert site.faults(Former({"a.html"}, set(), {"a.html": A}.get)).dead == ()
    assert site.faults(Former({"a.html"}, {"c.html"}, {"a.html": A}.get)).dead
    assert site.faults(Former({"b.html"}, set(), {"b.html": B}.get)).dead
    assert site.faults().dead == (("b.html", "nowhere.html"),)
