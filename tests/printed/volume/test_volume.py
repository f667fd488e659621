"""A volume of three hundred letters, read back: what it says of its pages is so."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from edition.cli import main
from tests.editions import unaided
from tests.printed.lines import singles
from tests.printed.volume.book import HEADINGS, Book, Drawn, Tag, calls
from tests.printed.volume.letters import Letters

NUMBER = 300

Mention = tuple[str, int, str]


@pytest.fixture(scope="module")
def letters() -> Letters:
    """Return what stands in the letters."""
    return Letters(NUMBER)


@pytest.fixture(scope="module")
def book(letters: Letters, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Build the edition, which must be without fault, and return its volume."""
    folder = tmp_path_factory.mktemp("volume")
    letters.write(folder)
    options = ["--schema", "none", "--draft", "--no-search", "--jobs", "1"]
    (folder / "desk").mkdir()
    # What is known of an earlier build lies in the folder that it is begun in.
    with chdir(folder / "desk"), unaided():
        main(["--source", str(folder / "tei"), "--out", str(folder / "site"), *options])
    report = json.loads((folder / "site" / "data" / "report.json").read_text("utf-8"))
    assert report["findings"] == []
    return Book((folder / "site" / "pdf" / "edition.pdf").read_bytes())


def headings(book: Book) -> list[Tag]:
    """Return all headings, in the order of reading."""
    return list(book.root.all(*HEADINGS))


def first(tag: Tag) -> Drawn:
    """Return what is drawn first of a tag."""
    return next(tag.leaves())


def test_the_contents_name_the_page_of_each_document(book: Book) -> None:
    titles = {(first(tag).page, book.text(tag, notes=False)) for tag in headings(book)}
    seen = []
    for entry in book.root.all("TOCI"):
        text, page = book.text(entry), book.destination(entry)
        label = book.labels[page]
        assert text.endswith(label), text
        [title] = [title for on, title in titles if on == page and title in text]
        seen.append(title)
    assert [title for title in seen if title.startswith("Letter ")] == [
        f"Letter {number + 1}" for number in range(NUMBER)
    ]


def test_no_heading_is_left_behind(book: Book) -> None:
    leaves = list(book.root.leaves(notes=False))
    after = dict(pairwise(leaves))
    stranded = [
        book.text(tag)
        for tag in headings(book)
        if (last := list(tag.leaves(notes=False))[-1]) in after and after[last].page != last.page
    ]
    assert stranded == []


def test_no_line_of_a_paragraph_stands_alone(book: Book) -> None:
    assert list(singles(book)) == []


def test_each_note_begins_on_the_page_of_its_call(book: Book) -> None:
    found = list(calls(book))
    assert len(found) == len(list(book.root.all("Note"))) > 1_000
    apart = []
    for call, note in found:
        pages = sorted({leaf.page for leaf in note.leaves()})
        if pages[0] != call.page or pages[-1] - pages[0] != len(pages) - 1:
            apart.append((book.text(note)[:60], book.labels[call.page], pages))
    assert apart == []


def test_long_notes_go_on_on_the_next_page(book: Book) -> None:
    assert any(len({leaf.page for leaf in note.leaves()}) > 1 for note in book.root.all("Note"))


def test_all_that_stands_on_a_page_has_a_tag(book: Book) -> None:
    faults = {
        number: texts for number in range(len(book.labels)) if (texts := book.untagged(number))
    }
    assert faults == {}


def test_the_bookmarks_are_the_headings(book: Book) -> None:
    expected = [(tag.title, first(tag).page) for tag in headings(book)]
    marked = list(book.bookmarks())
    assert marked == [item for item in expected if item in set(marked)]
    assert {title for title, _ in marked} >= {f"Letter {number + 1}" for number in range(NUMBER)}


def test_the_labels_are_the_folios(book: Book) -> None:
    without = 0
    for number, label in enumerate(book.labels):
        words = book.folio(number).split()
        if words:
            assert label in words, (number, label, words)
        without += not words
    assert without < 12


def test_the_fonts_are_in_the_file(book: Book) -> None:
    fonts = dict(book.fonts())
    assert len(fonts) >= 2
    assert all(fonts.values())


@dataclass(slots=True)
class Where:
    """Where somebody is named: the pages, and for those where only notes do so, their numbers."""

    pages: set[int] = field(default_factory=set)
    notes: set[tuple[int, str]] = field(default_factory=set)


def mentions(book: Book, tag: Tag, names: Collection[str], note: str = "") -> Iterator[Mention]:
    """Yield the links in a tag that name somebody: the name, the page, the note they stand in."""
    for item in tag.within:
        if isinstance(item, Tag) and item.kind == "Link" and book.text(item) in names:
            yield book.text(item), first(item).page, note
        elif isinstance(item, Tag):
            number = book.text(next(item.all("Lbl"))) if item.kind == "Note" else note
            yield from mentions(book, item, names, number)


def named(book: Book, names: Collection[str]) -> dict[str, Where]:
    """Return where each name stands in the text, as an index has it."""
    found: dict[str, Where] = {}
    all_mentions = list(mentions(book, book.root, names))
    for name, page, note in all_mentions:
        if not note:
            found.setdefault(name, Where()).pages.add(page)
    for name, page, note in all_mentions:
        where = found.setdefault(name, Where())
        if note and page not in where.pages:
            where.notes.add((page, note))
    return found


def indexed(book: Book, names: Collection[str]) -> dict[str, Where]:
    """Return where the indexes say that each name stands."""
    pages = {label: page for page, label in enumerate(book.labels)}
    found = {}
    for entry in book.root.all("P"):
        name, comma, told = book.text(entry).partition(", ")
        if (
            not comma
            or name not in names
            or any(book.text(link) == name for link in entry.all("Link"))
        ):
            continue
        where = found[name] = Where()
        for item in re.split(", (?=[0-9])", told):
            place = re.fullmatch(r"([0-9]+)(?:–([0-9]+))?((?:,? n\. [0-9]+)*)", item)
            assert place, told
            begin, end, notes = place.groups()
            if notes:
                where.notes |= {(pages[begin], note) for note in re.findall("[0-9]+", notes)}
            else:
                last = begin[: -len(end)] + end if end else begin
                where.pages |= set(range(pages[begin], pages[last] + 1))
    return found


def test_the_indexes_name_the_pages_of_all_mentions(book: Book, letters: Letters) -> None:
    names = set(letters.names.values())
    in_text = Counter(name for name, _, _ in mentions(book, book.root, names))
    assert in_text == Counter(letters.names[id_] for ids in letters.named for id_ in ids)
    assert indexed(book, names) == named(book, names)
