"""What a browser does with the pages of the hostile corpus: it shows them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest

from tests.browser.serving import served
from tests.hostile import corpus
from tests.hostile.browser import Browser, Seen
from tests.hostile.looking import STRANGE, TOGGLES

SOON = "await new Promise((done) => setTimeout(done, 100)); "


@pytest.fixture(scope="module")
def web() -> Iterator[corpus.Web]:
    with corpus.web() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, web: corpus.Web) -> Path:
    """Build one edition of the documents of all cases."""
    outside = tmp_path_factory.mktemp("outside")
    edition = corpus.lay_out_all(outside, web.address)
    result = corpus.build(edition, "--no-pdf", "--jobs", "1", seconds=600)
    assert result.status == 1, result.said
    return edition / "site"


def pages(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]


def assert_still(page: str, seen: Seen, base: str, web: corpus.Web) -> None:
    """Hold that nothing ran, nothing left, and the browser had nothing to say."""
    assert (page, seen.ran) == (page, [])
    assert (page, [address for address in seen.asked if not address.startswith(base)]) == (page, [])
    assert (page, web.asked) == (page, [])
    assert (page, seen.said) == (page, [])
    assert (page, seen.opened) == (page, [])


def test_on_a_server(chromium: Browser, site: Path, web: corpus.Web) -> None:
    with served(site) as base:
        for page in pages(site):
            seen, strange = chromium.visit(base + quote(page), script=TOGGLES + STRANGE)
            assert_still(page, seen, base, web)
            assert (page, strange) == (page, [])


@pytest.mark.long
def test_without_the_policy(chromium: Browser, site: Path, web: corpus.Web) -> None:
    """The pages themselves are harmless; the policy is the second wall."""
    with served(site) as base:
        for page in pages(site):
            seen, _ = chromium.visit(base + quote(page), script=TOGGLES, bypass=True)
            assert_still(page, seen, base, web)


@pytest.mark.long
def test_from_a_disk(chromium: Browser, site: Path, web: corpus.Web) -> None:
    for page in pages(site):
        seen, strange = chromium.visit((site / page).as_uri(), script=STRANGE)
        assert_still(page, seen, site.as_uri(), web)
        assert (page, strange) == (page, [])


@pytest.mark.long
def test_files_that_are_opened_by_themselves(
    chromium: Browser, site: Path, web: corpus.Web
) -> None:
    files = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*"))
        if path.suffix in {".xml", ".svg", ".txt", ".jpg"} and "pagefind" not in path.parts
    ]
    assert {path.rpartition(".")[2] for path in files} >= {"xml", "svg", "txt"}
    with served(site) as base:
        for file in files:
            seen, _ = chromium.visit(base + quote(file), bypass=True)
            # Chromium's own view of XML has pictures in itself, which ask nobody.
            ours = (base, "data:")
            asked = [address for address in seen.asked if not address.startswith(ours)]
            icon = urljoin(base, "/favicon.ico")
            assert (file, seen.ran, [*{*asked} - {icon}], seen.opened) == (file, [], [], [])
            assert (file, web.asked) == (file, [])


FIND = """
  for (let turn = 0; turn < 2000; turn += 1) {
    if (document.querySelector("#ui-search-results li")) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  document.querySelector("#ui-search-more").click();
  await new Promise((done) => setTimeout(done, 300));
"""


def test_the_search_finds_and_runs_nothing(chromium: Browser, site: Path, web: corpus.Web) -> None:
    with served(site) as base:
        address = f"{base}search.html?q=canary"
        seen, strange = chromium.visit(address, script=FIND + STRANGE)
        assert_still("search.html", seen, base, web)
        assert strange == []
        found = chromium.evaluate(
            "return document.querySelectorAll('#ui-search-results li').length"
        )
        assert found > 0


@pytest.mark.long
def test_words_are_marked_and_nothing_runs(chromium: Browser, site: Path, web: corpus.Web) -> None:
    found = 0
    with served(site) as base:
        for page in pages(site):
            if not page.startswith("documents/"):
                continue
            address = f"{base}{quote(page)}?hit=canary&hit=%3Cimg%20src%3Dx%20onerror%3Dcanary()%3E"
            script = "return document.querySelector('#ui-hits [role=status]')?.textContent ?? ''"
            seen, said = chromium.visit(address, script=f"{SOON}{TOGGLES}{script}")
            assert_still(page, seen, base, web)
            found += said.startswith("Place 1 of")
    assert found > 0
