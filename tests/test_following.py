"""An edition is built again when one of its sources has changed, and as a fresh build would."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition import following
from edition.config import read_settings
from edition.engines.watchfiles import Changes
from edition.errors import AbsentError, EditionError, UsageError
from edition.following import changes_of_settings, follow
from edition.presentation import stylesheets
from edition.request import Outcome, Request
from edition.workers import Workers
from tests.editions import Silent, tree

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
LETTER = f"""<TEI {NS} xml:id="one"><teiHeader><fileDesc><titleStmt><title>One</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>A word.</p></body></text></TEI>"""
GRAMMAR = (
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="TEI"'
    ' ns="http://www.tei-c.org/ns/1.0"><text/></element>'
)
GAPS = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    ' xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">'
    '<xsl:template match="gap" mode="m:html" as="item()*"><b class="{0}"/></xsl:template>'
    "</xsl:stylesheet>"
)
STYLESHEET = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    "</xsl:stylesheet>"
)


class Rounds:
    """An edition of one letter that is followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.letter = folder / "tei" / "one.xml"
        self.letter.parent.mkdir(parents=True)
        self.letter.write_text(LETTER)
        (folder / "own.css").write_text("p { color: black }")
        (folder / "edition.toml").write_text('[overrides]\ncss = "own.css"\n')
        self.follow()
        self.progress = Silent()

    def follow(self, schema: str = "none") -> None:
        """Begin to follow it."""
        settings = read_settings(self.folder)
        request = Request(settings, schema, jobs=1, pdf=False, search=False)
        self._rounds = follow(request, Silent)

    def next(self) -> Outcome | EditionError:
        """Wait for the next build."""
        self.progress, came = next(self._rounds)
        return came

    def begin_anew(self) -> bool:
        """Tell whether there is no next build, since all has to begin anew."""
        return next(self._rounds, None) is None

    def page(self) -> str:
        """Return the page of the letter, as it is published."""
        return (self.folder / "site" / "documents" / "one.html").read_text("utf-8")

    def end(self) -> None:
        """Follow it no more."""
        self._rounds.close()


pytestmark = pytest.mark.usefixtures("impatient")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process do the work, which has the stylesheets compiled already."""
    monkeypatch.setattr(Workers, "awaken", lambda *_: None)


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Rounds]:
    found = Rounds(tmp_path.resolve() / "edition")
    yield found
    found.end()


def write(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_document_is_edited_again_and_again(rounds: Rounds, tmp_path: Path) -> None:
    assert isinstance(rounds.next(), Outcome)
    for word in ("Another word.", "A third word."):
        write(rounds.letter, "<p>A", f"<p>{word} A")
        came = rounds.next()
        assert isinstance(came, Outcome)
        assert came.published
        assert "documents/one.html" in came.published.written
        assert word in rounds.page()
        assert (rounds.progress.made, rounds.progress.reused) == (1, 0)
    fresh = Rounds(tmp_path / "fresh")
    fresh.letter.write_text(rounds.letter.read_text("utf-8"))
    fresh.next()
    fresh.end()
    assert tree(rounds.folder / "site") == tree(fresh.folder / "site")


def test_nothing_has_changed_when_it_begins(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds.next()
    rounds.end()
    rounds.follow()
    came = rounds.next()
    assert isinstance(came, Outcome)
    assert came.is_known
    ahead: list[object] = []
    monkeypatch.setattr(following, "gathered_of", lambda *_: ahead.append(_))
    write(rounds.letter, "A word", "Words")
    rounds.next()
    assert "Words." in rounds.page()
    assert len(ahead) == 1  # before the change


def test_a_document_that_is_broken_and_mended(rounds: Rounds) -> None:
    rounds.next()
    write(rounds.letter, "<p>A", "<p><A")
    came = rounds.next()
    assert isinstance(came, Outcome)
    assert not came.published
    assert [finding.code for finding in came.findings] == ["ED101"]
    write(rounds.letter, "<p><A", "<p>A new")
    rounds.next()
    assert "A new word." in rounds.page()


def test_a_build_that_comes_to_nothing_is_not_the_last(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Outcome:
        raise UsageError("No.")

    with monkeypatch.context() as patch:
        patch.setattr(following, "build", fail)
        assert isinstance(rounds.next(), UsageError)
        write(rounds.letter, "A word", "Words")
    assert isinstance(rounds.next(), Outcome)
    assert "Words." in rounds.page()


@pytest.mark.parametrize("file", ["edition.toml", "own.css"])
def test_what_else_it_is_made_with_changes(rounds: Rounds, file: str) -> None:
    rounds.next()
    with (rounds.folder / file).open("a") as written:
        written.write("\n")
    write(rounds.letter, "A word", "Words")
    assert rounds.begin_anew()


def test_a_schema_that_is_not_there_comes(rounds: Rounds, root: Path) -> None:
    rounds.follow("grammar.rng")
    assert isinstance(rounds.next(), UsageError)
    shutil.copyfile(root / "schemas" / "edition.rng", rounds.folder / "grammar.rng")
    assert rounds.begin_anew()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_schema_that_the_documents_name_changes(rounds: Rounds, is_there: bool) -> None:
    schema = rounds.folder / "schemas" / "own.rng"
    if is_there:
        schema.parent.mkdir()
        schema.write_text(GRAMMAR)
    rounds.letter.write_text(f"<?xml-model href='../schemas/own.rng'?>{LETTER}")
    rounds.follow("auto")
    came = rounds.next()
    assert isinstance(came, Outcome)
    assert ("own.rng" in came.validated) == is_there
    schema.parent.mkdir(exist_ok=True)
    schema.write_text(GRAMMAR.replace("TEI", "letter"))
    assert rounds.begin_anew()


def test_a_schema_that_the_documents_name_changes_meanwhile(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = rounds.folder / "own.rng"
    schema.write_text(GRAMMAR)
    rounds.letter.write_text(f"<?xml-model href='../own.rng'?>{LETTER}")
    build = following.build

    def change(*given: Any) -> Outcome:
        came = build(*given)
        schema.write_text(GRAMMAR.replace("TEI", "letter"))
        return came

    monkeypatch.setattr(following, "build", change)
    rounds.follow("auto")
    rounds.next()
    assert rounds.begin_anew()


def test_what_is_no_source_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Rounds(tmp_path.resolve() / "edition")
    package = Path(following.__file__).parent
    names = (".one.xml.swp", ".git/index", "addresses.lock", "one.xml")
    told = [{found.letter.parent / name} for name in names]
    told[:0] = [{package / "__pycache__" / "cli.pyc"}, {found.folder / "notes.txt"}]

    class Told(Changes):
        def next(self) -> set[Path]:
            return told.pop(0)

    monkeypatch.setattr(following, "Changes", Told)
    found.next()
    found.next()
    assert told == []
    found.end()


def test_the_source_folder_goes(rounds: Rounds) -> None:
    rounds.next()
    shutil.rmtree(rounds.letter.parent)
    assert rounds.begin_anew()


def test_the_source_folder_comes_back(rounds: Rounds) -> None:
    rounds.next()
    away = rounds.folder / "away"
    rounds.letter.parent.rename(away)
    assert rounds.begin_anew()
    rounds.follow()
    came = rounds.next()
    assert isinstance(came, UsageError)
    assert "There is no folder" in str(came)
    away.rename(rounds.letter.parent)
    assert rounds.begin_anew()
    rounds.follow()
    assert isinstance(rounds.next(), Outcome)


def test_another_folder_in_the_place_of_the_sources(rounds: Rounds) -> None:
    rounds.next()
    shutil.rmtree(rounds.letter.parent)
    rounds.letter.parent.mkdir()
    rounds.letter.write_text(LETTER)
    assert rounds.begin_anew()


def test_a_part_of_a_stylesheet_is_not_there_and_comes(rounds: Rounds) -> None:
    own = STYLESHEET.replace("</", '<xsl:include href="parts/notes.xsl"/></')
    (rounds.folder / "own.xsl").write_text(own)
    (rounds.folder / "edition.toml").write_text('[overrides]\nsite = "own.xsl"\n')
    rounds.follow()
    assert isinstance(rounds.next(), EditionError)
    (rounds.folder / "parts").mkdir()
    (rounds.folder / "parts" / "notes.xsl").write_text(STYLESHEET)
    assert rounds.begin_anew()


def test_a_stylesheet_is_saved_right_after_a_document(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build begins before it is seen that what it has compiled is no longer that."""
    own = rounds.folder / "own.xsl"
    own.write_text(GAPS.replace("{0}", "before"))
    write(rounds.letter, "A word", "A <gap/> word")
    (rounds.folder / "edition.toml").write_text('[overrides]\nsite = "own.xsl"\n')
    rounds.follow()
    rounds.next()
    assert 'class="before"' in rounds.page()
    with monkeypatch.context() as patch:
        patch.setattr(Changes, "next", lambda _: {rounds.letter})
        write(rounds.letter, "word", "better word")
        own.write_text(GAPS.replace("{0}", "after"))
        came = rounds.next()
    assert isinstance(came, UsageError)
    assert "better" not in rounds.page()
    rounds.end()
    rounds.follow()
    stylesheets.cache_clear()  # as in a program that begins anew
    rounds.next()
    assert 'class="after"' in rounds.page()


def test_a_stylesheet_may_not_be_read_for_a_while(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("edition.look.of_file", refuse)
        came = rounds.next()
        assert isinstance(came, UsageError)
        assert str(came) == f"{rounds.folder / 'own.css'} cannot be read: Permission denied."
        (rounds.folder / "own.css").touch()  # as when its permissions are changed
        with pytest.raises(StopIteration):
            rounds.next()


def test_a_folder_of_stylesheets_is_made_anew(rounds: Rounds) -> None:
    place = rounds.folder / "own"
    place.mkdir()
    (place / "own.css").write_text("p { color: black }")
    (rounds.folder / "edition.toml").write_text('[overrides]\ncss = "own/own.css"\n')
    rounds.follow()
    rounds.next()
    shutil.rmtree(place)
    assert rounds.begin_anew()


@pytest.mark.parametrize("setting", ["[overrides]\ncss =", "[print]\nfonts ="])
def test_what_the_settings_name_is_not_there_and_comes(tmp_path: Path, setting: str) -> None:
    folder = tmp_path.resolve()
    named = folder / "own" / "named"
    value = '["own/named"]' if "fonts" in setting else '"own/named"'
    (folder / "edition.toml").write_text(f"{setting} {value}\n")
    with pytest.raises(AbsentError) as raised:
        read_settings(folder)
    with changes_of_settings(folder, raised.value) as changes:
        named.parent.mkdir()
        assert changes.next() == {named.parent}
    with changes_of_settings(folder, raised.value) as changes:
        (folder / "notes.txt").write_text("nothing")
        named.mkdir() if "fonts" in setting else named.write_text("p { color: black }")
        assert changes.next() == {named}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
def test_from_the_terminal(root: Path, tmp_path: Path) -> None:
    edition = Rounds(tmp_path.resolve() / "edition")
    process = subprocess.Popen(
        [sys.executable, str(root / "build.py"), "build", "--watch", "--no-pdf", "--no-search"],
        cwd=edition.folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr

    def told() -> str:
        """Return what is said until the program waits again."""
        assert process.stderr
        lines: list[str] = []
        while lines[-1:] != ["Waiting for changes (Ctrl-C ends).\n"]:
            lines.append(process.stderr.readline())
            assert lines[-1], "".join(lines)
        return "".join(lines)

    assert "written" in told()
    write(edition.letter, "A word", "Words")
    assert "1 document, 0 errors" in told()
    assert "Words." in edition.page()
    beside = edition.folder / "beside.toml"
    beside.write_text("nonsense = 1")
    beside.replace(edition.folder / "edition.toml")
    said = told()
    assert said.startswith("\nWhat the edition is made with has changed: all begins anew.\n")
    assert "'nonsense' is no setting" in said
    beside.write_text("[overrides]\ncss = 'new.css'")
    beside.replace(edition.folder / "edition.toml")
    assert "names a file that is not there" in told()
    (edition.folder / "new.css").write_text("p { color: black }")
    assert "1 document, 0 errors" in told()
    edition.letter.parent.rename(edition.folder / "away")
    assert "There is no folder" in told()
    (edition.folder / "away").rename(edition.letter.parent)
    assert "1 document, 0 errors" in told()
    process.terminate()  # who runs the tests in the background has interruptions ignored
    assert process.wait() == -signal.SIGTERM
    process.stderr.close()
