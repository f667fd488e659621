"""A build that takes over what earlier ones made gives what a fresh one gives, to the byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition import memo, pipeline
from edition.cache import Cache
from edition.config import Settings
from edition.engines.msgspec import decode
from edition.pdf.tags import read_text
from edition.request import Outcome, Request, made_with
from edition.standing import StandingType
from edition.withholding import ELEMENTS, Withholding
from edition.workers import Workers
from tests.editions import Silent, tree

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
PEOPLE = ("kim", "lee", "park")


def letter(
    number: int,
    *,
    text: str = "",
    title: str = "",
    day: int = 1,
    to: str = "kim",
    status: str = "draft",
    of: str = "",
    listed: str = "",
) -> str:
    """Return a letter; ``listed`` is a shelfmark, a subject and a place, if it has them."""
    beyond = f"letter-{(number + 1) % 5}.xml#p1"
    version, paragraph = (f'corresp="{of}"', f'corresp="{of}#p1"') if of else ("", "")
    source, profile = "<p>y</p>", ""
    if listed:
        source = f"""<msDesc><msIdentifier><repository>Archive</repository>
<idno>{listed}</idno></msIdentifier></msDesc>"""
        profile = f"""<correspDesc><correspAction type="sent"><persName>Ann</persName>
<placeName>{listed}</placeName></correspAction><correspAction type="received">
<persName ref="../registers/people.xml#{to}">them</persName></correspAction></correspDesc>
<textClass><keywords><term>{listed}</term></keywords></textClass>"""
    return f"""<TEI {NS} xml:id="l{number}" {version}><teiHeader><fileDesc>
<titleStmt><title>{title or f"Letter {number}"}</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>
<profileDesc><creation><date when="1957-07-0{day}">then</date></creation>{profile}</profileDesc>
<revisionDesc status="{status}"/></teiHeader><text><body>
<p xml:id="p1" {paragraph}>To <persName ref="../registers/people.xml#{to}">them</persName>
on <date when="1957-08-0{day}">a day</date>, see <ref target="{beyond}">there</ref>. {text}</p>
<p>Words of the letter {number} that nobody else has: {text or "none"}.</p></body></text></TEI>"""


def register(names: dict[str, str]) -> str:
    people = "".join(
        f'<person xml:id="{key}"><persName>{name}</persName></person>'
        for key, name in names.items()
    )
    return (
        f"<TEI {NS}><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>"
        "<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc>"
        f"</teiHeader><text><body><listPerson>{people}</listPerson></body></text></TEI>"
    )


HEAD = f"""<TEI {NS}><teiHeader><fileDesc><titleStmt><title>An edition</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc>
</teiHeader><text><front><p>Welcome.</p></front><body><p>y</p></body></text></TEI>"""


class Edition:
    """An edition in a folder, built there again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = {key: f"{key.title()} Il-sung" for key in PEOPLE}
        (folder / "tei" / "documents").mkdir(parents=True)
        (folder / "tei" / "registers").mkdir()
        (folder / "tei" / "edition.xml").write_text(HEAD)
        for number in range(5):
            self.write(number)
        self.rename("kim", "Kim Il-sung")
        self.progress = Silent()
        self.withholding = Withholding()

    def withhold(self, key: str) -> None:
        """Withhold the entry of a person, and no other."""
        self.withholding = Withholding((*ELEMENTS, f"person[@xml:id='{key}']"))

    def write(self, number: int, **what: object) -> None:
        text = letter(number, **what)  # type: ignore[arg-type]
        (self.folder / "tei" / "documents" / f"letter-{number}.xml").write_text(text)

    def remove(self, number: int) -> None:
        (self.folder / "tei" / "documents" / f"letter-{number}.xml").unlink(missing_ok=True)

    def rename(self, key: str, name: str) -> None:
        self.names[key] = name
        (self.folder / "tei" / "registers" / "people.xml").write_text(register(self.names))

    def own(self) -> str:
        """Return a digest of what is its own in how it is presented."""
        return made_with(self.request(self.folder))

    def request(self, folder: Path, *, pdf: bool = False) -> Request:
        """Return what is asked of a build."""
        places = Settings(folder, folder / "tei", folder / "site", withholding=self.withholding)
        return Request(places, "none", jobs=1, draft=True, pdf=pdf, search=False)

    def build(
        self, *, fresh: bool = False, pdf: bool = False, standing: StandingType | None = None
    ) -> tuple[Outcome, dict[str, bytes]]:
        """Build it, or a copy of it without a cache; return what came of it and all files."""
        folder = self.folder
        if fresh:
            folder = self.folder.parent / "fresh"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(self.folder / "tei", folder / "tei")
        request = self.request(folder, pdf=pdf)
        self.progress = Silent()
        outcome = pipeline.build(request, self.progress, standing)
        return replace(outcome, published=None), tree(folder / "site")


def times(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            state = path.stat()
            found[path.relative_to(folder).as_posix()] = (state.st_mtime_ns, state.st_ino)
    return found


@pytest.fixture(autouse=True)
def _few_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so few values be read at a time that it is done in an edition of five letters."""
    monkeypatch.setattr(memo, "_LAST", "80")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path / "edition")


Change = Callable[[Edition], None]
NUMBER = st.integers(0, 4)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(
        lambda number, text, title, day, to, status, of, listed: (
            lambda edition: edition.write(
                number, text=text, title=title, day=day, to=to, status=status, of=of, listed=listed
            )
        ),
        NUMBER,
        st.sampled_from(
            [
                "",
                "More.",
                "Mere.",
                "See Lee Il-sung.",
                "<name>Park Il-sung</name>",
                'And <persName ref="../registers/people.xml#park">Park</persName>.',
                '<gap reason="redacted" unit="word" quantity="2"/>',
                '<gap reason="illegible"/>',
                '<note type="internal" xml:id="n1">See Lee.</note>',
                '<ref target="letter-1.xml#n1">The note</ref>',
            ]
        ),
        st.sampled_from(["", "A title"]),
        st.integers(1, 3),
        st.sampled_from([*PEOPLE, "nobody"]),
        st.sampled_from(["draft", "published", "embargoed"]),
        st.sampled_from(["", "", "letter-1.xml", "letter-2.xml"]),
        st.sampled_from(["", "A 1", "B 2"]),
    ),
    st.builds(lambda number: lambda edition: edition.remove(number), NUMBER),
    st.builds(
        lambda key, name: lambda edition: edition.rename(key, name),
        st.sampled_from([*PEOPLE, "nobody"]),
        st.sampled_from(["Kim Il-sung", "Lee Il-sung", "Another Name"]),
    ),
    st.builds(lambda key: lambda edition: edition.withhold(key), st.sampled_from(["", *PEOPLE])),
    st.just(lambda edition: (edition.folder / "tei" / "documents" / "x.xml").write_text("<TEI")),
    st.just(lambda edition: shutil.rmtree(edition.folder / "site", ignore_errors=True)),
    st.just(lambda edition: shutil.rmtree(edition.folder / ".cache", ignore_errors=True)),
)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=1, max_size=3))
def test_whatever_changes(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[Change]]
) -> None:
    edition = Edition(tmp_path_factory.mktemp("edition") / "edition")
    edition.build()
    for changes in rounds:
        for change in changes:
            change(edition)
        fresh = edition.build(fresh=True)
        assert edition.build() == fresh


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=1, max_size=4))
def test_whatever_changes_while_the_program_stays(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[Change]]
) -> None:
    edition = Edition(tmp_path_factory.mktemp("edition") / "edition")
    with Workers(1) as workers:
        standing = StandingType(workers, edition.own())
        edition.build(standing=standing)
        for changes in rounds:
            for change in changes:
                change(edition)
            standing.values.turn()
            fresh = edition.build(fresh=True)
            assert edition.build(standing=standing) == fresh
            assert are_as_kept(standing, edition)


def are_as_kept(standing: StandingType, edition: Edition) -> bool:
    """Tell whether the values at hand are those of the cache, as far as this has them."""
    with Cache(edition.folder / ".cache") as cache:
        held = standing.values._before | standing.values._now
        assert held
        found = ((cache.get(key), of, value) for key, (of, value) in held.items())
        return all(data is None or decode(data, of) == value for data, of, value in found)


class Ready(Workers):
    """Those who are at work already; what they are given is done here."""

    def __init__(self) -> None:
        super().__init__(1)
        self.are_at_work = True
        self.looked_at: list[Path] = []
        self.works: list[str] = []

    def map(self, function: Callable[[Any], Any], *args: Any, **options: Any) -> Iterator[Any]:
        self.works.append(function.__name__)
        self.are_at_work = False
        try:
            return super().map(function, *args, **options)
        finally:
            self.are_at_work = True

    def aside(self, function: Callable[[Any], Any], task: Any) -> Callable[[], Any]:
        self.looked_at.append(task.folder)
        self.works.append(function.__name__)
        return partial(function, task)


def test_those_who_are_at_work_look_at_what_is_published(edition: Edition) -> None:
    edition.build()
    edition.write(0, text="More.")
    with Ready() as workers:
        standing = StandingType(workers, edition.own())
        came = edition.build(standing=standing)
        assert workers.looked_at == [edition.folder / "site"]
        # Whoever looks reads nothing meanwhile.
        assert "take_in" not in workers.works[workers.works.index("see") :]
    assert came == edition.build(fresh=True)


def test_nobody_changes_a_value_that_is_at_hand(edition: Edition) -> None:
    with Workers(1) as workers:
        standing = StandingType(workers, edition.own())
        for text in ("", 'And <persName ref="../registers/people.xml#park">Park</persName>.', ""):
            edition.write(2, text=text)
            edition.build(standing=standing)
            assert are_as_kept(standing, edition)


def test_nothing_is_touched_where_nothing_changed(edition: Edition) -> None:
    first, _ = edition.build()
    before = times(edition.folder / "site")
    second, _ = edition.build()
    assert (edition.progress.made, edition.progress.reused) == (0, 0)
    assert second == first
    assert times(edition.folder / "site") == before


def test_an_edited_document_changes_what_tells_of_it(edition: Edition) -> None:
    edition.build()
    before = times(edition.folder / "site")
    edition.write(2, text="More.")
    edition.build()
    assert (edition.progress.made, edition.progress.reused) == (1, 4)
    after = times(edition.folder / "site")
    written = {path for path in after if after[path] != before.get(path)}
    assert "documents/l2.html" in written
    assert not {f"documents/l{number}.html" for number in (0, 1, 3, 4)} & written
    # What tells of it: the list with its number of words, about and the report with their figures.
    assert {path for path in written if path.endswith(".html")} <= {
        "documents/l2.html",
        "cite/l2.html",
        "about.html",
        "documents.html",
        "index.html",
        "persons/kim.html",
        "chronology.html",
        "report.html",
    }


def test_another_word_counts_where_as_many_are(edition: Edition) -> None:
    edition.write(2, text="More.")
    edition.build()
    edition.write(2, text="Mere.")
    _, made = edition.build()
    assert b"Mere." in made["documents/l2.html"]
    assert b"Mere." in made["persons/kim.html"]


def test_the_book_changes_with_its_documents(edition: Edition) -> None:
    edition.write(2, text="More.")
    _, first = edition.build(pdf=True)
    edition.write(2, text="Mere.")
    _, second = edition.build(pdf=True)
    changed = {path for path in first if path.startswith("pdf/") and first[path] != second[path]}
    assert changed == {"pdf/l2.pdf", "pdf/edition.pdf"}
    assert "Mere." in read_text(second["pdf/edition.pdf"])
    assert edition.build(fresh=True, pdf=True)[1] == second


def test_company_is_told_though_only_other_names_have_changed(edition: Edition) -> None:
    park = 'And <persName ref="../registers/people.xml#park">Park</persName>.'
    edition.write(2, text=park)
    _, first = edition.build()
    assert b"persons/park.html" in first["persons/kim.html"]
    edition.write(2, text=park.replace("park", "lee"))
    _, second = edition.build()
    assert b"persons/park.html" not in second["persons/kim.html"]
    assert edition.build(fresh=True)[1] == second


@pytest.mark.parametrize("list_", ["archives", "correspondence", "subjects"])
def test_a_list_changes_with_its_documents(edition: Edition, list_: str) -> None:
    for number in (1, 2):
        edition.write(number, listed="A 1")
    _, first = edition.build()
    edition.write(2, listed="B 2")
    _, second = edition.build()
    pages = [path for path in first | second if path.startswith(list_)]
    assert any(first.get(path) != second.get(path) for path in pages)
    assert edition.build(fresh=True)[1] == second


def test_a_title_changes_the_neighbours_too(edition: Edition) -> None:
    edition.build()
    edition.write(2, title="Another title")
    _, made = edition.build()
    assert edition.progress.made == 3
    assert b"Another title" in made["documents/l1.html"]
    assert b"Another title" in made["documents/l3.html"]


def test_a_date_changes_those_that_are_neighbours_by_it(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a large edition, where most of what stands together has not changed.
    monkeypatch.setattr(memo, "ends_some", lambda _: True)
    edition.write(4, day=2)
    edition.build()
    edition.write(0, day=3)
    _, made = edition.build()
    assert edition.progress.made == 3  # the first one, that is the last now, and those beside it
    assert edition.build(fresh=True)[1] == made


def test_a_renamed_entry_changes_the_pages_that_name_it(edition: Edition) -> None:
    for number in (3, 4):
        edition.write(number, to="lee")
    edition.build()
    edition.rename("lee", "Lee Ung")
    _, made = edition.build()
    assert edition.progress.made == 2
    assert b"Lee Ung" in made["documents/l3.html"]


def test_a_version_changes_the_pages_of_the_others(edition: Edition) -> None:
    edition.write(3, of="letter-1.xml")
    _, first = edition.build()
    page = "documents/l1/beside-l3.html"
    assert b"letter 3" in first[page]
    assert b"documents/l3.html" in first["documents/l1.html"]
    edition.write(3, of="letter-1.xml", text="More.", title="Another title")
    _, second = edition.build()
    assert b"More." in second[page]
    assert edition.build(fresh=True)[1] == second
    edition.write(3, of="letter-1.xml", status="embargoed")
    _, third = edition.build()
    assert page not in third
    assert not any(b"l3" in content for path, content in third.items() if "/l1" in path)
    assert edition.build(fresh=True)[1] == third
    edition.write(3)
    assert page not in edition.build()[1]


def test_what_vanished_from_the_output_is_made_again(edition: Edition) -> None:
    _, first = edition.build()
    (edition.folder / "site" / "documents" / "l1.html").unlink()
    (edition.folder / "site" / "documents" / "l2.html").write_text("not ours")
    _, second = edition.build()
    assert second == first


def test_findings_are_told_again(edition: Edition) -> None:
    edition.write(1, to="nobody")
    first, _ = edition.build()
    assert "ED401" in {finding.code for finding in first.findings}
    edition.write(2, text="More.")
    second, _ = edition.build()
    assert [item for item in second.findings if item.code == "ED401"] == [
        item for item in first.findings if item.code == "ED401"
    ]


def test_a_document_may_be_withheld_and_come_back(edition: Edition) -> None:
    _, first = edition.build()
    edition.write(2, status="embargoed")
    _, without = edition.build()
    assert edition.build(fresh=True)[1] == without
    assert "text/l2.txt" not in without
    assert not any(b"of the letter 2" in content for content in without.values())
    edition.write(2)
    assert edition.build()[1] == first


def test_the_settings_count(edition: Edition) -> None:
    _, first = edition.build()
    edition.withhold("kim")
    _, without = edition.build()
    assert b"withheld at present" in without["persons/kim.html"]
    assert b"persons/kim.html" not in without["documents/l1.html"]
    assert edition.build(fresh=True)[1] == without
    edition.withholding = Withholding()
    assert edition.build()[1] == first


def test_the_environment_counts(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    _, first = edition.build()
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "86400")
    _, second = edition.build()
    assert first["index.html"] != second["index.html"]


def test_the_environment_counts_for_the_book(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, first = edition.build(pdf=True)
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "86400")
    _, second = edition.build(pdf=True)
    assert first["pdf/l1.pdf"] != second["pdf/l1.pdf"]
    assert edition.build(fresh=True, pdf=True)[1] == second


def test_a_book_is_whole_though_the_cache_is_not(edition: Edition) -> None:
    edition.build(pdf=True)
    with sqlite3.connect(edition.folder / ".cache" / "builds.sqlite") as cache:
        text = "CAST(value AS TEXT) LIKE '%#ed.doc%'"
        assert cache.execute(f"DELETE FROM made WHERE {text}").rowcount == 5
    cache.close()
    edition.write(2, text="More.")
    made = edition.build(pdf=True)
    assert edition.build(fresh=True, pdf=True) == made
