"""Two volumes of many documents, built whole: pages, links, citations, addresses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from edition.cli import main
from edition.stages.audit import crawl, read_page


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("volume") / "e"
    shutil.copytree(root / "tests" / "volume", folder)
    (folder / "tei" / "edition.xml").write_text(EDITION, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["--no-search", "--no-pdf"]) == 0
    return folder / "site"


EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Papers of the Harbour</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<list type="order"><item><ref target="vol2.xml">Volume II</ref></item></list></body></text></TEI>"""


def page(site: Path, name: str) -> str:
    return " ".join((site / "documents" / f"{name}.html").read_text("utf-8").split())


def test_every_link_is_alive(site: Path) -> None:
    pages = {
        path: read_page(path, (site / path).read_bytes())
        for path in (found.relative_to(site).as_posix() for found in site.rglob("*.html"))
    }
    files = [found.relative_to(site).as_posix() for found in site.rglob("*")]
    assert list(crawl(pages.values(), files, pages.get)) == []


def test_units_follow_their_volume_in_the_order_of_the_file(site: Path) -> None:
    listed = json.loads((site / "data" / "documents.json").read_text("utf-8"))["documents"]
    assert [item["id"] for item in listed] == [
        "vol2", "vol2-d1", "d7", "vol1", "d1", "d2", "vol1-3", "d4", "d5",
    ]  # fmt: skip
    found = {item["id"]: (item["title"], item["date"], item["volume"]) for item in listed}
    assert found["d1"] == ("1. Letter From Mr. Bell to the Harbour Master", "1921-03-04", "vol1")
    assert found["vol1-3"] == ("3. Telegram", None, "vol1")
    assert found["vol1"] == ("Papers on the Ferry Dispute, Volume I", None, None)


def test_pointers_lead_from_one_document_of_a_file_to_another(site: Path) -> None:
    first, second, fourth = page(site, "d1"), page(site, "d2"), page(site, "d4")
    assert 'href="../documents/d4.html#d4"' in first
    assert 'href="../documents/vol1.html#p_BEL1"' in first
    assert 'href="../documents/d1.html#d1fn2"' in second
    assert 'href="../documents/d2.html#d2"' in fourth
    assert 'href="../documents/vol1.html"' in fourth
    assert 'href="../documents/vol1.html#persons"' in fourth
    assert 'href="../documents/vol2-d1.html#d1"' in page(site, "d7")
    assert 'href="../documents/d1.html#d1"' in page(site, "vol2-d1")


def test_a_page_says_of_which_volume_and_chapter_it_is(site: Path) -> None:
    text = page(site, "d1")
    assert "Master — Papers on the Ferry Dispute, Volume I" in text
    assert '<a href="../documents/vol1.html#comp1">The Northern Shore</a>' in text
    assert '<a href="../documents/vol1.html#ch1">The Strike</a>' in text


def test_the_volume_leads_to_its_documents(site: Path) -> None:
    text = page(site, "vol1")
    assert "What the office kept" in text
    assert "write for the pilots" not in text
    assert 'id="ed-unit-vol1-3"' in text
    assert '<a href="../documents/vol1-3.html">3. Telegram</a>' in text


def test_a_citation_names_the_volume(site: Path) -> None:
    item = json.loads((site / "cite" / "d1.json").read_text("utf-8"))[0]
    assert item["container-title"] == "Papers on the Ferry Dispute, Volume I"
    assert item["collection-title"] == "Papers of the Harbour"


def test_addresses_are_locked_by_document(site: Path) -> None:
    lines = (site.parent / "tei" / "addresses.lock").read_text("utf-8").splitlines()
    addresses = {line.partition(" ")[0] for line in lines}
    assert {"vol1#persons", "d1", "d1#d1fn1", "vol2-d1#d1", "vol1-3"} <= addresses
