"""Lighthouse finds no fault on any kind of page, as far as it measures nothing.

What it measures, the performance, is tried by ``test_lighthouse.py``, alone on the machine.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.browser.kinds import LONG, PAGES
from tests.browser.lighthouse import Judgement, Lighthouse, at_hand, judging
from tests.browser.serving import served

EVERYWHERE = {
    *("color-contrast", "document-title", "html-has-lang", "link-name", "target-size"),
    *("crawlable-anchors", "errors-in-console", "http-status-code", "image-aspect-ratio"),
}
"""Audits of all three categories that apply to each page: it was seen as readers see it."""


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lighthouse]:
    """Run one Lighthouse for all pages."""
    errors = tmp_path_factory.mktemp("lighthouse") / "errors.txt"
    with judging(at_hand(), errors) as running:
        yield running


def is_as_it_should_be(found: Judgement, base: str, site: Path) -> None:
    """Hold that a page has full marks but for what it does not want itself.

    A page that redirects is left before anything is judged: the one that it leads to is.
    """
    assert found.trouble == ""
    assert found.failed == unwanted(site / found.address.removeprefix(base))
    assert EVERYWHERE - {*found.passed} == set()


def unwanted(page: Path) -> tuple[str, ...]:
    """Return which audits a page fails on purpose, by what its head says.

    A page that is not to be found by search engines says so; and one that may ask for nothing keeps
    Lighthouse itself, which asks from within the page, from reading ``robots.txt``.
    """
    head = html.parse(page).getroot().head
    policy = head.xpath("string(meta[@http-equiv = 'Content-Security-Policy']/@content)")
    says = {
        "is-crawlable": "noindex" in head.xpath("string(meta[@name = 'robots']/@content)"),
        "robots-txt": "connect-src" not in policy and "default-src 'none'" in policy,
    }
    return tuple(audit for audit, is_so in says.items() if is_so)


@pytest.mark.parametrize("kind", PAGES)
def test_page(lighthouse: Lighthouse, address: str, site: Path, kind: str) -> None:
    found = lighthouse.judge(address + PAGES[kind])
    is_as_it_should_be(found, address, site)


@pytest.mark.parametrize("kind", LONG)
def test_page_of_a_long_list(
    lighthouse: Lighthouse, long_address: str, long_site: Path, kind: str
) -> None:
    found = lighthouse.judge(long_address + LONG[kind])
    is_as_it_should_be(found, long_address, long_site)


def test_faults_are_found(lighthouse: Lighthouse, site: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "site"
    shutil.copytree(site, spoiled, copy_function=os.link)
    page = spoiled / PAGES["figures"]
    text = page.read_text("utf-8")
    page.unlink()
    undescribed = text.replace(' alt="A bell in outline, brown on white."', "")
    faulty = undescribed.replace("</main>", '<input><img src="gone.png" alt=""></main>')
    assert len(faulty) < len(text)
    page.write_text(faulty, "utf-8")
    with served(spoiled) as base:
        found = lighthouse.judge(base + PAGES["figures"])
    assert set(found.failed) == {"errors-in-console", "image-alt", "label"}
