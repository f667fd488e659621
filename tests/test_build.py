"""The whole way, on the edition's own documents and on others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from lxml import etree

from edition.cli import main
from edition.comparison import Run, compare
from edition.flows import Flow, read
from edition.pdf.tags import read_text
from edition.stages import audit
from edition.stages.audit import crawl, read_page
from edition.stages.load import load
from edition.words import words
from tests.browser.markup import said_of
from tests.browser.weight import LIMIT, weights
from tests.editions import tree, unaided

DOCUMENT = "documents/puzanov-1957-07-03"


def edition(root: Path, folder: Path) -> Path:
    """Copy the edition's own sources and settings to a folder."""
    folder.mkdir(parents=True)
    for name in ("tei", "schemas"):
        shutil.copytree(root / name, folder / name)
    shutil.copyfile(root / "pyproject.toml", folder / "pyproject.toml")
    return folder


@pytest.fixture(scope="module", autouse=True)
def _unaided() -> Iterator[None]:
    """Where a build needs others to help it, that is tried in a process of its own."""
    with unaided():
        yield


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition once, whole."""
    folder = edition(root, tmp_path_factory.mktemp("edition") / "e")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        assert main([]) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def source(root: Path) -> Flow:
    """Return the document's running text."""
    file = f"{DOCUMENT}.xml"
    folder = load({file: (root / "tei" / file).read_bytes()})
    [flow] = [flow for flow in read(folder.documents[0].root).flows if len(flow.words) > 100]
    return flow


def is_whole(source: Flow, found: Sequence[str]) -> None:
    result = compare([Run(source.words, source.whole)], found, is_exact=False)
    assert (result.lost, result.garbled, result.misplaced) == ((), (), ())


def test_every_word_is_in_the_page_in_order(site: Path, source: Flow) -> None:
    found = audit.show(audit.read((site / f"{DOCUMENT}.html").read_bytes())).words
    is_whole(source, found)


@pytest.mark.parametrize("name", ["puzanov-1957-07-03", "edition"])
def test_every_word_is_in_the_pdf_in_order(site: Path, source: Flow, name: str) -> None:
    found = words(read_text((site / "pdf" / f"{name}.pdf").read_bytes()))
    is_whole(source, found)


def test_every_word_is_in_the_plain_text_in_order(site: Path, source: Flow) -> None:
    found = words((site / "text" / "puzanov-1957-07-03.txt").read_text("utf-8"))
    is_whole(source, found)


def test_every_link_is_alive(site: Path) -> None:
    files = tree(site)
    pages = {path: read_page(path, data) for path, data in files.items() if path.endswith(".html")}
    assert len(pages) > 25
    assert list(crawl(pages.values(), files, pages.get)) == []
    assert [page.path for page in pages.values() if page.repeated] == []


def test_the_published_tree_is_as_designed(site: Path) -> None:
    files = set(tree(site))
    for path in (
        "index.html", "documents.html", "search.html", "about.html", "persons.html", "report.html",
        "organisations.html", "places.html", "chronology.html", f"{DOCUMENT}.html",
        "persons/kim-il-sung.html", "pdf/edition.pdf", "pdf/puzanov-1957-07-03.pdf",
        f"tei/{DOCUMENT}.xml", "cite/puzanov-1957-07-03.ris", "cite/puzanov-1957-07-03.bib",
        "cite/puzanov-1957-07-03.json", "cite/puzanov-1957-07-03.html",
        "text/puzanov-1957-07-03.txt", "data/entities.json",
        "data/report.json", "data/documents.json", "pagefind/pagefind.js",
        "documents/encoding-guide.html", "documents/encoding-guide/chapter-names.html",
    ):  # fmt: skip
        assert path in files, path
    listed = json.loads((site / "data" / "documents.json").read_text("utf-8"))
    assert listed["format"] == 1
    assert listed["documents"][0]["pages"] == [f"{DOCUMENT}.html"]


def test_the_published_tree_is_verified(site: Path) -> None:
    assert main(["verify", "--out", str(site)]) == 0


def test_nothing_of_this_machine_is_published(site: Path) -> None:
    for path, data in tree(site).items():
        if not path.startswith("pagefind/"):
            assert str(site.parent).encode() not in data, path


def test_the_addresses_are_locked(site: Path) -> None:
    lines = (site.parent / "tei" / "addresses.lock").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert {"puzanov-1957-07-03 -", "/persons/kim-il-sung.html -", "/persons.html -"} <= set(lines)
    assert len(lines) > 10


def test_an_unchanged_edition_is_not_touched(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.parent)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert main([]) == 0
    assert before == {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert "Nothing has changed since the last build." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<placeName ", "<placName ", "ED101"),
        ("<persName ", "<persNam>x</persNam><persName ", "ED203"),
        ("#kim-il-sung", "#kim-il-sang", "ED401"),
    ],
)
def test_a_mistake_leaves_the_last_edition_as_it_was(
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    old: str,
    new: str,
    code: str,
) -> None:
    shutil.copytree(site.parent, tmp_path / "e", ignore=shutil.ignore_patterns(".site*"))
    monkeypatch.chdir(tmp_path / "e")
    options: list[str] = []  # as it was built, so that what is not changed is taken over
    before = tree(tmp_path / "e" / "site")
    lock = (tmp_path / "e/tei/addresses.lock").read_bytes()
    file = tmp_path / "e" / "tei" / f"{DOCUMENT}.xml"
    text = file.read_text("utf-8")
    broken = text.replace(old, new, 1)
    file.write_text(broken, "utf-8")
    capsys.readouterr()
    assert main([*options, "--format", "json"]) == 1
    [finding] = json.loads(capsys.readouterr().out)
    assert (finding["code"], finding["file"]) == (code, f"{DOCUMENT}.xml")
    assert finding["excerpt"] == broken.splitlines()[finding["line"] - 1]
    assert tree(tmp_path / "e" / "site") == before
    assert (tmp_path / "e/tei/addresses.lock").read_bytes() == lock
    assert main([*options, "--draft"]) == 1
    page = f"{DOCUMENT}.html"
    assert tree(tmp_path / "e" / "site").get(page) != before[page]


def test_an_address_that_would_vanish_is_an_error(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = edition(root, tmp_path / "e")
    (folder / "schemas" / "guide.xml").unlink()
    monkeypatch.chdir(folder)
    options = ["--no-pdf", "--no-search"]
    file = folder / "tei" / f"{DOCUMENT}.xml"
    more = '<p xml:id="gone">More.</p></div>'
    added = more.join(file.read_text("utf-8").rsplit("</div>", 1))
    original = file.read_bytes()
    file.write_text(added, "utf-8")
    assert main(options) == 0
    file.write_bytes(original)
    capsys.readouterr()
    assert main([*options, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    [finding] = [item for item in found if item["code"] != "ED503"]
    assert (finding["code"], finding["file"]) == ("ED801", "addresses.lock")
    settings = folder / "pyproject.toml"
    page = f"{DOCUMENT}.html"
    before = settings.read_text("utf-8")
    table = '\n[tool.edition.redirects]\n"{}#gone" = "{}"\n"old.html" = "{}"\n'
    settings.write_text(before + table.format(page, page, "nowhere.html"), "utf-8")
    capsys.readouterr()
    assert main([*options, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    codes = {item["code"] for item in found if item["code"] != "ED503"}
    assert codes == {"ED602", "ED802"}
    settings.write_text(before + table.format(page, page, page), "utf-8")
    assert main(options) == 0
    assert page in (folder / "site" / "old.html").read_text("utf-8")


def many(root: Path, folder: Path) -> Path:
    """Copy the edition to a folder, with so many documents that workers are started.

    What is more than the document has only its first paragraph.
    """
    edition(root, folder)
    text = (folder / "tei" / f"{DOCUMENT}.xml").read_text("utf-8")
    header, body = text.split("<body>")
    text = f"{header}<body>{body.partition('</p>')[0]}</p></div></body></text></TEI>"
    for number in range(24):
        copy = text.replace('xml:id="puzanov-1957-07-03"', f'xml:id="copy-{number}"')
        (folder / "tei" / "documents" / f"copy-{number}.xml").write_text(copy, "utf-8")
    return folder


def test_two_builds_give_the_same_bytes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of this process, and one of others with another clock, language and order of sets."""
    here = many(root, tmp_path / "e")
    monkeypatch.chdir(here)
    assert main([]) == 0
    elsewhere = many(root, tmp_path / "elsewhere" / ("x" * 9 + "e"))
    environment = {
        **os.environ,
        "TZ": "Asia/Seoul" if os.environ.get("TZ") != "Asia/Seoul" else "UTC",
        "LC_ALL": "C.UTF-8" if os.environ.get("LC_ALL", "C") == "C" else "C",
        "PYTHONHASHSEED": "2",
        "PYTHONPATH": str(root),
    }
    command = [sys.executable, "-m", "edition", "--jobs", "2"]
    subprocess.run(command, cwd=elsewhere, env=environment, check=True, capture_output=True)
    trees = []
    for folder in (here, elsewhere):
        trees.append(tree(folder / "site"))
        trees[-1]["addresses.lock"] = (folder / "tei" / "addresses.lock").read_bytes()
    assert trees[0].keys() == trees[1].keys()
    assert [path for path in trees[0] if trees[0][path] != trees[1][path]] == []


def test_other_peoples_tei_builds(shared: Path, tmp_path: Path) -> None:
    source = shared / "corpora" / "soldatenbriefe"
    before = tree(source)
    out = tmp_path / "out"
    assert main(["--source", str(source), "--schema", "none", "--out", str(out)]) == 0
    assert tree(source) == before
    report = json.loads((out / "data" / "report.json").read_text("utf-8"))
    assert {item["severity"] for item in report["findings"] if item["code"] == "ED401"} == {
        "warning"
    }
    outputs = [item[name] for item in report["audit"] for name in ("html", "text", "pdf")]
    assert len(outputs) == 12
    assert all(output["lost"] == output["garbled"] == output["moved"] == 0 for output in outputs)


def test_pages_are_valid_html(site: Path) -> None:
    assert said_of(site.rglob("*.html")) == ""


def test_the_page_of_a_document_is_light(site: Path) -> None:
    found = weights(site, f"{DOCUMENT}.html")
    assert sum(found.values()) < LIMIT, found


def test_the_tei_offered_is_the_source_but_for_what_is_the_editors(site: Path, root: Path) -> None:
    offered = (site / "tei" / f"{DOCUMENT}.xml").read_bytes()
    source = (root / "tei" / f"{DOCUMENT}.xml").read_bytes()
    [schema] = (line for line in source.splitlines(True) if line.startswith(b"<?xml-model"))
    assert offered == source.replace(schema, b"")
    assert etree.fromstring(offered).tag.endswith("TEI")
