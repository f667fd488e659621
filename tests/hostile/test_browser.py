"""What a browser does with the pages of the hostile corpus: it shows them, and nothing else."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.hostile import corpus
from tests.hostile.browser import Browser, Seen, browser, find

STRANGE = """
  const known = new Set(["http:", "https:", "ftp:", "mailto:", location.protocol]);
  const fetching = new Set(["src", "srcset", "poster", "data", "background", "ping", "action",
    "formaction", "srcdoc", "manifest"]);
  const isSearch = (form) => form.matches("main > form.search, header.masthead > form.search")
    && /^([.][.]\\/)*search[.]html$/.test(form.getAttribute("action"))
    && form.method === "get" && !form.hasAttribute("target");
  const strange = [];
  const ours = document.querySelector("script[src]")?.src ?? location.href;
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const isOurs = element.getAttribute("src")?.match(/^([.][.]\\/)*assets\\/\\w+[.]js$/)
      || element.src === new URL("enlarge.js", ours).href;
    if (name === "script" && !(isOurs && !element.textContent)) strange.push(element.outerHTML);
    if (/^(style|iframe|frame|frameset|object|embed|applet|base|template|portal)$/.test(name)
      || (name === "form" && !isSearch(element))) {
      strange.push(element.outerHTML);
    }
    for (const attribute of element.attributes) {
      const value = attribute.value;
      const says = `<${name} ${attribute.name}="${value}">`;
      if (/^on/.test(attribute.name) || attribute.name === "style") strange.push(says);
      if (attribute.localName === "href" || fetching.has(attribute.localName)) {
        const address = new URL(value, document.baseURI);
        if (!known.has(address.protocol)) strange.push(says);
        if (name !== "a" && !/canonical/.test(element.rel) && address.origin !== location.origin) {
          strange.push(says);
        }
      }
    }
  }
  return strange;
"""
"""Returns what no page may hold, by the tree that the browser made of it."""

TOGGLES = """
  const switches = "input[type=radio], input[type=checkbox], summary, select, [tabindex],"
    + " a[href^='#'], button:not(header.masthead > form.search > button)";
  for (const one of [...document.querySelectorAll(switches)].slice(0, 100)) {
    one.click();
    one.focus();
    one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  }
  await new Promise((done) => setTimeout(done, 30));
"""
"""Opens and switches on what there is on a page; the search is a way to another one."""

SOON = "await new Promise((done) => setTimeout(done, 100)); "


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder of the disk, below another folder of the server."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/below/this"))

        def log_message(self, *_: Any) -> None:
            """Write nothing to the terminal."""

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/below/this/"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = find()
    if not program:
        pytest.skip("no browser at hand (CHROMIUM)")
    with browser(program, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(scope="module")
def web() -> Iterator[corpus.Web]:
    with corpus.web() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, web: corpus.Web) -> Path:
    """Build one edition of the documents of all cases."""
    outside = tmp_path_factory.mktemp("outside")
    edition = corpus.lay_out_all(outside, web.address)
    result = corpus.build(edition, "--no-pdf", seconds=600)
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
            icon = f"{base.removesuffix('below/this/')}favicon.ico"
            assert (file, seen.ran, [*{*asked} - {icon}], seen.opened) == (file, [], [], [])
            assert (file, web.asked) == (file, [])


FIND = """
  for (let turn = 0; turn < 100; turn += 1) {
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
