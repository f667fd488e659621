"""Files that change, go and come while the edition is built: no edition mixes two states."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from random import Random
from typing import Any

import pytest

from edition import pipeline
from edition.cli import main
from edition.diagnostics import Finding, Severity
from edition.presentation import stylesheets
from edition.production import Edition, Production
from edition.request import Progress
from edition.stages.publish import Staging
from tests.crashes.workshop import DOCUMENT, ROOT, Desk, Original, documents
from tests.editions import tree, unaided
from tests.hostile.successive import Successive

OPTIONS = ("--no-pdf", "--no-search", "--jobs", "1")
EMPTY = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    ' xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">'
    '<xsl:template match="gap" mode="m:html" as="item()*"><b class="{0}"/></xsl:template>'
    "</xsl:stylesheet>"
)


@pytest.fixture(autouse=True)
def _unaided() -> Iterator[None]:
    with unaided():
        yield


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """Publish an edition. Its stylesheets are compiled once, since it is always in one place."""
    place = tmp_path_factory.mktemp("edited").resolve()
    folder = documents(place / "e", a="<p>One <gap/>.</p>", b="<p>Two.</p>")
    (folder / "tei" / "picture.png").write_bytes(b"one")
    documents(folder, b='<p>Two.</p><figure><graphic url="picture.png"/></figure>')
    (folder / "own.xsl").write_text(EMPTY.replace("{0}", "one"), "utf-8")
    (folder / "own.css").write_text("p { color: black }", "utf-8")
    settings = 'schema = "none"\n[overrides]\nsite = "own.xsl"\ncss = "own.css"\n'
    (folder / "edition.toml").write_text(settings, "utf-8")
    with chdir(folder):
        assert main([*OPTIONS]) == 0
    return Original(folder)


@pytest.fixture
def folder(original: Original, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the edition as it is published, when a document of it has been changed."""
    folder = original.restored()
    monkeypatch.chdir(folder)
    return documents(folder, a="<p>One <gap/> and a half.</p>")


def text(file: str) -> str:
    return DOCUMENT.format(name=file, text="<p>Another.</p>")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("tei/a.xml", text("a"), "a.xml was changed while the edition was built"),
        ("tei/a.xml", None, "a.xml was changed while the edition was built"),
        ("tei/picture.png", None, "picture.png vanished during the build"),
        ("tei/picture.png", "two", "picture.png was changed while the edition was built"),
        ("own.css", "p { color: red }", "stylesheets or schemas were changed"),
        ("own.xsl", EMPTY.replace("{0}", "two"), "stylesheets or schemas were changed"),
    ],
)
def test_a_change_between_reading_and_copying(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    file: str,
    content: str | None,
    said: str,
) -> None:
    before = tree(folder / "site")
    offer = Production._offer

    def change(self: Production) -> object:
        path = folder / file
        if content is None:
            path.unlink()
        else:
            path.write_text(content, "utf-8")
        return offer(self)

    if file.endswith("png"):
        (folder / file).write_bytes(b"one and a half")
    monkeypatch.setattr(Production, "_offer", change)
    capsys.readouterr()
    assert main([*OPTIONS]) in {2, 3}
    assert said in capsys.readouterr().err
    assert tree(folder / "site") == before
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    is_as_a_fresh_one(folder)


def test_what_was_made_of_changed_stylesheets_is_forgotten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition's stylesheet is another one while documents are rendered, and then as it was."""
    original = (folder / "own.xsl").read_text("utf-8")
    make = Production.make

    def change(self: Production, progress: object) -> object:
        (folder / "own.xsl").write_text(EMPTY.replace("{0}", "two"), "utf-8")
        stylesheets.cache_clear()  # in a process of its own it would not be compiled yet
        return make(self, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(Production, "make", change)
    assert main([*OPTIONS]) == 2
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    stylesheets.cache_clear()
    (folder / "own.xsl").write_text(original, "utf-8")
    is_as_a_fresh_one(folder)
    assert 'class="one"' in (folder / "site/documents/a.html").read_text("utf-8")


def test_what_a_build_with_errors_made_of_changed_stylesheets_is_forgotten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is published, and nothing is kept of what was made."""
    original = (folder / "own.xsl").read_text("utf-8")
    audit = pipeline._audit

    def fail(*given: Any) -> Any:
        findings, unhandled = audit(*given)
        told = (Finding("a.xml", 1, 1, "ED601", Severity.ERROR, "Something is lost."),)
        return (*findings, *told), unhandled

    def begin(self: Production, progress: Progress) -> Edition:
        (folder / "own.xsl").write_text(EMPTY.replace("{0}", "two"), "utf-8")
        stylesheets.cache_clear()  # in a process of its own it would not be compiled yet
        return make(self, progress)

    make = Production.make
    monkeypatch.setattr(Production, "make", begin)
    monkeypatch.setattr(pipeline, "_audit", fail)
    assert main([*OPTIONS]) == 1
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    stylesheets.cache_clear()
    (folder / "own.xsl").write_text(original, "utf-8")
    is_as_a_fresh_one(folder)
    assert 'class="one"' in (folder / "site/documents/a.html").read_text("utf-8")


def test_the_lock_of_addresses_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody takes over a newer lock during the build: it is not written over."""
    folder = without_a_lock(tmp_path)
    monkeypatch.chdir(folder)
    commit = Staging.commit

    def change_at_commit(self: Staging) -> object:
        published = commit(self)
        (folder / "tei" / "addresses.lock").write_text("other -\n", "utf-8")
        return published

    monkeypatch.setattr(Staging, "commit", change_at_commit)
    assert main([*OPTIONS]) == 2
    assert "addresses.lock was changed while the edition was built" in capsys.readouterr().err
    assert (folder / "tei" / "addresses.lock").read_text("utf-8") == "other -\n"
    assert [path.name for path in (folder / "tei").glob(".*")] == []


def test_the_lock_of_addresses_changes_before_anything_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Addresses that others have recorded meanwhile are not known to what was made."""
    folder = without_a_lock(tmp_path)
    monkeypatch.chdir(folder)
    make = Production.make

    def change(self: Production, progress: Progress) -> Edition:
        made = make(self, progress)
        (folder / "tei" / "addresses.lock").write_text("other -\n", "utf-8")
        return made

    monkeypatch.setattr(Production, "make", change)
    assert main([*OPTIONS]) == 2
    assert "addresses.lock was changed while the edition was built" in capsys.readouterr().err
    assert not (folder / "site").exists()


def without_a_lock(tmp_path: Path) -> Path:
    """Return a folder with the edition of the repository, of which nothing is recorded.

    It has no encoding guide, of which these tests say nothing.
    """
    folder = tmp_path.resolve() / "e"
    for name in ("tei", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")
    (folder / "tei" / "addresses.lock").unlink(missing_ok=True)
    (folder / "schemas" / "guide.xml").unlink()
    return folder


def is_as_a_fresh_one(folder: Path) -> None:
    """The next build succeeds, and gives what a fresh one does."""
    shutil.rmtree(folder.parent / "fresh", ignore_errors=True)
    assert main([*OPTIONS]) == 0
    assert main([*OPTIONS, "--fresh", "--out", str(folder.parent / "fresh")]) == 0
    assert tree(folder / "site") == tree(folder.parent / "fresh")


def test_files_change_at_any_moment(tmp_path: Path) -> None:
    """Builds of another process, from without: each publishes a state that the files had together.

    The process builds again and again, so that a build begins at once and is over soon.
    """
    random = Random(3)
    texts = {f"d{number}": f"<p>Number {number}, one.</p>" for number in range(6)}
    desk = Desk(documents(tmp_path.resolve() / "e", **texts), temporary=tmp_path / "tmp")
    states = [texts]
    with Successive() as builds, ThreadPoolExecutor(1) as waiting:

        def build() -> Future[tuple[int, bytes, bytes] | None]:
            return waiting.submit(builds.run, desk.folder, *OPTIONS, "--fresh", seconds=600)

        for _ in range(2):  # the first one takes longer, since all is read and compiled
            began = time.monotonic()
            assert build().result()
            seconds = time.monotonic() - began
        for number in range(12):
            built = build()
            time.sleep(random.uniform(0, seconds))
            name = random.choice(sorted(texts))
            texts = texts | {name: f"<p>Number {number}, another.</p>"}
            states.append(texts)
            # In one step: an editor's program never leaves half a file.
            (documents(tmp_path / "next", **{name: texts[name]}) / "tei" / f"{name}.xml").replace(
                desk.folder / "tei" / f"{name}.xml"
            )
            ended = built.result()
            assert ended
            status, _, err = ended
            assert status in {0, 2}, err
            assert status == 0 or b"was changed while the edition was built" in err
            is_of_one_state(desk, states)
            assert desk.faults() == []
    assert desk.build(*OPTIONS).status == 0
    assert desk.rest() == []


def is_of_one_state(desk: Desk, states: Sequence[Mapping[str, str]]) -> None:
    """Hold that what is published is of one of these states of the sources."""
    published = {path.stem: path.read_text("utf-8") for path in desk.site.glob("tei/*.xml")}
    made = [
        {one: DOCUMENT.format(name=one, text=text) for one, text in state.items()}
        for state in states
    ]
    assert published in made
    for one, text in states[made.index(published)].items():
        page = (desk.site / "documents" / f"{one}.html").read_text("utf-8")
        assert text.removeprefix("<p>").removesuffix("</p>") in page
