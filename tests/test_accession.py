"""Files are taken in one by one, and told apart where the folder shows that they are not alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from edition import resources
from edition.accession import Accession, Accessions, Terms
from edition.addresses import write_lock
from edition.cache import Cache
from edition.diagnostics import Remark
from edition.intake import ANY, named_files
from edition.presentation import Presentation
from edition.sources import LOCK, Sources
from edition.withholding import Withholding
from edition.workers import Workers

NS = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
LONG = "Some words that stand in no other paragraph of the whole edition, so that it is known again"


def tei(body: str, identifier: str = "") -> str:
    name = f' xml:id="{identifier}"' if identifier else ""
    return (
        f"<TEI {NS}{name}><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
        "<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc>"
        f"</teiHeader><text><body>{body}</body></text></TEI>"
    )


class Shelf:
    """A source folder, taken in again and again."""

    def __init__(self, folder: Path, workers: Workers) -> None:
        self.source = folder / "tei"
        self.source.mkdir()
        self._cache = folder / "cache"
        self.workers = workers
        self._terms = Terms(
            unit="",
            split=30_000,
            presentation=Presentation(resources.stylesheets()),
            grammar=None,
            rules=None,
            judged_later=False,
            locks=True,
            withholding=Withholding(),
        )
        self.made: list[str] = []
        self.lock: list[str] = []
        self.read: list[Remark] = []

    def write(self, file: str, text: str) -> None:
        (self.source / file).write_text(text, encoding="utf-8")

    def take_in(self) -> list[Accession]:
        sources = Sources(self.source)
        with Cache(self._cache) as cache:
            put = cache.put
            self.made = []

            def noticed(key: str, value: bytes) -> None:
                self.made.append(key)
                put(key, value)

            cache.put = noticed  # type: ignore[method-assign]
            accessions = Accessions(sources, self._terms, self.workers, cache)
            found = accessions.all()
            self.lock = [
                line
                for item in found
                for number, _ in item.documents()
                for line in accessions.contents(item, number).lock.split("\n")
            ]
            self.read = [remark for intake in accessions.read() for remark in intake.read]
            self.made = [item.intake.file for item in found if item.key in self.made]
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Workers(1) as workers:
        yield Shelf(tmp_path, workers)


def ids(found: list[Accession]) -> list[str]:
    return [item.id for accession in found for _, item in accession.documents()]


def codes(found: list[Accession]) -> list[str]:
    return [remark.code for accession in found for remark in accession.intake.arranged]


class Failing(Workers):
    """Workers whose tasks come to nothing."""

    def map(
        self,
        function: Callable[[Any], Any],
        tasks: Iterable[Any],
        *,
        otherwise: Callable[[Any, str], Any],
    ) -> Iterator[Any]:
        del function
        return (otherwise(task, "did not come to an end") for task in tasks)


def test_what_comes_to_nothing_is_told_and_tried_again(shelf: Shelf) -> None:
    shelf.write("a.xml", tei("<p>a</p>"))
    able, shelf.workers = shelf.workers, Failing(1)
    assert ids(shelf.take_in()) == []
    assert [(remark.code, remark.message) for remark in shelf.read] == [
        ("ED502", "Reading the document did not come to an end.")
    ]
    shelf.workers = able
    assert ids(shelf.take_in()) == ["a"]
    assert shelf.read == []


def test_only_what_changed_is_taken_in_again(shelf: Shelf) -> None:
    shelf.write("a.xml", tei("<p>a</p>"))
    shelf.write("b.xml", tei("<p>b</p>"))
    assert ids(shelf.take_in()) == ["a", "b"]
    assert shelf.made == ["a.xml", "b.xml"]
    shelf.write("b.xml", tei("<p>c</p>"))
    shelf.take_in()
    assert shelf.made == ["b.xml"]


def test_of_two_documents_with_one_id_the_second_gets_another(shelf: Shelf) -> None:
    for file in ("a.xml", "b.xml", "c.xml"):
        shelf.write(file, tei("<p>a</p>", "same"))
    found = shelf.take_in()
    assert ids(found) == ["same", "same-2", "same-3"]
    assert codes(found) == ["ED107", "ED107"]
    shelf.write("a.xml", tei("<p>a</p>", "other"))
    assert ids(shelf.take_in()) == ["other", "same", "same-2"]


def test_a_file_depends_on_what_it_includes(shelf: Shelf) -> None:
    shelf.write("a.xml", tei('<xi:include href="p.xml"/>'))
    shelf.write("b.xml", tei("<p>b</p>"))
    shelf.write("p.xml", f"<p {NS}>included</p>")
    assert ids(shelf.take_in()) == ["a", "b"]
    shelf.write("p.xml", f"<p {NS}>otherwise</p>")
    [first, _] = shelf.take_in()
    assert shelf.made == ["a.xml"]
    assert first.intake.files == ("a.xml", "p.xml")
    (shelf.source / "p.xml").unlink()
    [first, _] = shelf.take_in()
    assert [remark.code for remark in first.intake.read] == ["ED104"]


def test_files_that_include_each_other_are_one_document(shelf: Shelf) -> None:
    shelf.write("a.xml", tei('<xi:include href="b.xml"><xi:fallback/></xi:include>'))
    shelf.write("b.xml", f'<div {NS}><p>b</p><xi:include href="a.xml"/></div>')
    assert ids(shelf.take_in()) == ["a"]


def test_a_document_in_two_corpora_is_one(shelf: Shelf) -> None:
    for file in ("a.xml", "b.xml"):
        own = tei(f"<p>{file}</p>", f"own-{file[0]}")
        shared = '<xi:include href="shared.xml"/>'
        shelf.write(file, f"<teiCorpus {NS}>{own}{shared}</teiCorpus>")
    shelf.write("shared.xml", tei("<p>shared</p>", "shared"))
    found = shelf.take_in()
    assert ids(found) == ["own-a", "shared", "own-b"]
    assert [number for number, _ in found[1].documents()] == [0]


def test_an_edited_paragraph_keeps_its_published_address(shelf: Shelf) -> None:
    shelf.write("a.xml", tei(f"<p>{LONG}.</p>"))
    shelf.take_in()
    lines = shelf.lock
    shelf.write(LOCK, write_lock(lines))
    shelf.write("a.xml", tei(f"<p>{LONG}, though it was edited.</p>"))
    shelf.take_in()
    assert shelf.lock != lines
    assert [line.split()[0] for line in shelf.lock] == [line.split()[0] for line in lines]
    shelf.take_in()
    assert shelf.made == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<p/>", ()),
        (f'<p {NS}><xi:include href="../x%20/y.xml"/></p>', ("x /y.xml",)),
        (f"<p {NS}><xi:include href='a&amp;b.xml'/></p>", ("d/a&b.xml",)),
        (f'<!DOCTYPE p [<!ENTITY f "x.xml">]><p {NS}/>', (ANY,)),
    ],
)
def test_what_a_file_may_include(text: str, named: tuple[str, ...]) -> None:
    assert named_files("d/f.xml", text.encode()) == named
    assert named_files("d/f.xml", text.encode("utf-16")) == named
