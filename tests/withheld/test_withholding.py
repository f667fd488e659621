"""What is withheld is in no published file, and what was published before stays citable."""

from __future__ import annotations

import gzip
import re
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from edition.request import Outcome, check
from tests.editions import Edition, Silent

HERE = Path(__file__).parent
WITHHELD = re.compile(rb"zqx|1911|1977-07", re.IGNORECASE)
"""What every withheld word, id and name holds, and no other; and the withheld dates."""
_DIGEST = re.compile(rb"[0-9a-f]{32,}")
"""A digest holds any four figures by chance."""
EMBARGO = '<revisionDesc status="embargoed"/>'


class Secretive(Edition):
    """The edition of this folder, whose settings may change."""

    def __init__(self, folder: Path) -> None:
        super().__init__(HERE / "edition", folder)

    def open(self) -> None:
        """Let the settings withhold nothing."""
        shutil.copy(HERE / "open.toml", self.folder / "edition.toml")

    def close(self) -> None:
        """Let the settings withhold what they are meant to."""
        shutil.copy(HERE / "edition" / "edition.toml", self.folder / "edition.toml")

    def page(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")


def unpacked(path: str, content: bytes) -> Iterator[bytes]:
    """Yield a file as it is, and whatever is packed in it."""
    yield path.encode()
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                continue


def codes(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings}


def errors(outcome: Outcome) -> list[str]:
    return [finding.message for finding in outcome.findings if finding.severity == "error"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Secretive, Outcome]:
    """Return the edition built once with everything it has."""
    made = Secretive(tmp_path_factory.mktemp("withheld") / "edition")
    return made, made.build(pdf=True, search=True)


@pytest.fixture
def edition(tmp_path: Path) -> Secretive:
    return Secretive(tmp_path / "edition")


def leaks(content: bytes) -> bool:
    """Tell whether something holds what is withheld."""
    return bool(WITHHELD.search(_DIGEST.sub(b" ", content)))


def test_no_file_holds_what_is_withheld(whole: tuple[Secretive, Outcome]) -> None:
    edition, outcome = whole
    assert outcome.published, errors(outcome)
    files = edition.files()
    assert any(path.endswith(".pf_fragment") for path in files)
    leaking = {
        path for path, content in files.items() for piece in unpacked(path, content) if leaks(piece)
    }
    assert leaking == set()


def test_no_pdf_shows_what_is_withheld(whole: tuple[Secretive, Outcome]) -> None:
    edition, _ = whole
    for path in sorted((edition.folder / "site" / "pdf").glob("*.pdf")):
        text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        assert "letter" in text or path.stem != "letter"
        assert not leaks(text.encode()), path.name


def test_the_letters_would_be_found(edition: Secretive) -> None:
    """With nothing withheld they are in every kind of file: the test above can fail."""
    edition.open()
    outcome = edition.build(pdf=True, search=True)
    assert outcome.published, errors(outcome)
    leaking = {
        path
        for path, content in edition.files().items()
        if any(map(leaks, unpacked(path, content)))
    }
    kinds = {path.partition("/")[0] for path in leaking}
    assert {"documents", "text", "cite", "data", "persons", "places", "pagefind", "tei"} <= kinds
    assert {"index.html", "about.html", "documents.html", "chronology.html"} <= leaking
    assert "images/images/zqx-embargoed.png" in leaking


def test_the_text_around_it_stays_as_it_was(whole: tuple[Secretive, Outcome]) -> None:
    edition, _ = whole
    text = edition.page("text/letter.txt")
    assert "I met her in the garden.[^1] Then we left." in text
    assert (
        "See the other, there, above, the second, the report, a note. He was in that town." in text
    )
    assert "He teh one regular, word [ward] deed added and so on." in text
    assert "What it says." in edition.page("documents/letter.html")
    assert "What two documents share." in edition.page("text/including.txt")
    assert "After that." in edition.page("text/including.txt")


def test_the_editor_is_told(whole: tuple[Secretive, Outcome]) -> None:
    edition, outcome = whole
    assert not errors(outcome)
    assert {"ED411", "ED412"} <= codes(outcome)
    assert not {"ED401", "ED404", "ED811"} & codes(outcome)
    assert outcome.withheld == (5, 62)
    assert check(edition.request(), Silent()).withheld == (5, 62)


def test_rules_see_what_is_withheld(edition: Secretive) -> None:
    edition.edit("documents/letter.xml", 'when="1911-11-12"', 'when="1911-11-32"')
    assert "ED303" in codes(check(replace(edition.request(), schema="auto"), Silent()))


def test_a_draft_publishes_nothing_that_is_withheld(edition: Secretive) -> None:
    edition.edit("documents/letter.xml", "../registers/persons.xml#doe", "../registers/nobody.xml")
    outcome = edition.build(draft=True)
    assert outcome.published
    assert errors(outcome)
    kept = {
        path: content
        for path, content in edition.files().items()
        if path not in {"data/report.json", "report.html"}
    }
    assert not any(leaks(content) for content in kept.values())


def test_what_was_published_keeps_its_address(edition: Secretive) -> None:
    edition.open()
    assert not errors(edition.build())
    lock = (edition.folder / "tei" / "addresses.lock").read_text("utf-8")
    edition.close()
    outcome = edition.build()
    assert not errors(outcome)
    assert set(lock.splitlines()) <= set(
        (edition.folder / "tei" / "addresses.lock").read_text("utf-8").splitlines()
    )
    for document in ("zqx-embargoed", "zqx-second", "zqx-unit", "zqx-alone"):
        page = edition.page(f"documents/{document}.html")
        assert "withheld at present" in page
        assert 'content="noindex"' in page
        assert not leaks(page.encode())
    assert not (edition.folder / "site" / "text" / "zqx-embargoed.txt").exists()


def test_an_embargo_may_begin_and_end(edition: Secretive) -> None:
    states = {}
    for change in (edition.open, edition.close, edition.open, edition.close):
        change()
        outcome = edition.build()
        assert not errors(outcome)
        assert states.setdefault(change.__name__, edition.files()) == edition.files()
        edition.build(fresh=True)
        assert states[change.__name__] == edition.files()


def test_what_was_never_published_may_be(edition: Secretive) -> None:
    edition.build()
    lock = (edition.folder / "tei" / "addresses.lock").read_text("utf-8")
    edition.open()
    outcome = edition.build()
    assert not errors(outcome)
    assert set(lock.splitlines()) <= set(
        (edition.folder / "tei" / "addresses.lock").read_text("utf-8").splitlines()
    )
    assert "Zqxparagraph" in edition.page("documents/letter.html")


def test_a_status_withholds_and_publishes_again(edition: Secretive) -> None:
    edition.build()
    first = edition.files()
    states = [("  </teiHeader>", f"{EMBARGO}</teiHeader>"), (EMBARGO, "  ")]
    for number, (old, new) in enumerate(states):
        edition.edit("documents/including.xml", old, new)
        assert not errors(edition.build())
        made = edition.files()
        edition.build(fresh=True)
        assert edition.files() == made
        assert ("text/including.txt" in made) == bool(number)
        # The shared file is no part of anything else that is published.
        assert ("tei/parts/shared.xml" in made) == bool(number)
    assert edition.page("documents/including.html").encode() == first["documents/including.html"]


def test_a_redirect_leads_to_nothing_that_is_withheld(edition: Secretive) -> None:
    path = edition.folder / "edition.toml"
    path.write_text(
        '[redirects]\n"documents/old.html" = "documents/zqx-embargoed.html#zqx-paragraph"\n'
        '"documents/older.html" = "documents/letter.html#zqx-paragraph-of-letter"\n\n'
        + path.read_text("utf-8").replace('schema = "none"', "").replace("unit =", "#"),
        "utf-8",
    )
    outcome = edition.build()
    assert not [item for item in outcome.findings if item.code == "ED802"]
    assert "withheld at present" in edition.page("documents/old.html")
    assert "documents/letter.html" in edition.page("documents/older.html")
    assert not leaks(edition.page("documents/older.html").encode())


def long(texts: dict[str, str]) -> str:
    divisions = "".join(
        f'<div xml:id="{name}"{mark}><head>{name}</head> <p>{name} has words enough.</p></div> '
        for name, mark in texts.items()
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="long"><teiHeader><fileDesc><titleStmt>'
        "<title>Long</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc>"
        "<p>y</p></sourceDesc></fileDesc></teiHeader><text><body>"
        f"{divisions}</body></text></TEI>"
    )


def test_the_pages_of_a_long_document_stay(edition: Secretive) -> None:
    for toml in (HERE / "open.toml", HERE / "edition" / "edition.toml"):
        (edition.folder / "edition.toml").write_text(
            "split = 12\n" + toml.read_text("utf-8"), "utf-8"
        )
        marks = {"one": "", "two": ' n="withheld"', "three": ""}
        (edition.folder / "tei/documents/long.xml").write_text(long(marks), "utf-8")
        outcome = edition.build()
        assert not errors(outcome)
        assert "one has words" in edition.page("documents/long/one.html")
    assert "documents/long.html" in edition.page("documents/long/two.html")
    assert "two" not in edition.page("documents/long.html")


def test_ids_of_others_do_not_depend_on_it(edition: Secretive) -> None:
    """A document that has to take another id has it whether the first is published or not."""
    edition.edit("documents/corpus.xml", 'xml:id="zqx-second"', 'xml:id="same"')
    edition.edit("documents/including.xml", 'xml:id="including"', 'xml:id="same"')
    found = []
    for change in (edition.close, edition.open):
        change()
        edition.build(draft=True)
        found.append(sorted(p for p in edition.files() if p.startswith("text/same")))
    assert found[0] == ["text/same-2.txt"]
    assert found[1] == ["text/same-2.txt", "text/same.txt"]


def test_a_pattern_that_selects_nothing_is_told(edition: Secretive) -> None:
    (edition.folder / "edition.toml").write_text("[publish]\nwithhold = [\"sge[@n='x']\"]\n")
    [told] = [x for x in check(edition.request(), Silent()).findings if x.code == "ED811"]
    assert "sge[@n='x']" in told.message


def test_the_edition_itself_cannot_be_withheld(edition: Secretive) -> None:
    edition.edit("edition.xml", "<revisionDesc>", '<revisionDesc status="embargoed">')
    assert "ED331" in codes(check(edition.request(), Silent()))


def test_what_cannot_be_read_is_withheld_too(edition: Secretive) -> None:
    edition.edit("documents/zqx-embargoed.xml", "<body>", "<body><p>&zqxentity; <p>")
    edition.edit("edition.xml", "documents/zqx-embargoed.xml#", "documents/zqx-embargoed.xml#x")
    outcome = edition.build(draft=True)
    assert outcome.published
    assert "ED109" in codes(outcome) or "ED101" in codes(outcome)
    leaking = [path for path, content in edition.files().items() if leaks(content)]
    assert leaking == []
