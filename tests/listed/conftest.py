"""An edition of some letters, built once, of which all lists can be seen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from edition.cli import main

Look = Callable[[str], html.HtmlElement]
"""Returns the page at a path."""


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published edition."""
    folder = tmp_path_factory.mktemp("listed") / "edition"
    shutil.copytree(root / "tests/listed/edition", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["--no-pdf", "--no-search", "--jobs", "1"]) == 0
    return folder / "site"


@pytest.fixture(scope="session")
def look(site: Path) -> Look:
    """Return what reads a page."""
    return lambda path: html.document_fromstring((site / path).read_bytes())


def text(root: html.HtmlElement, xpath: str) -> str:
    """Return the words of what an XPath selects; blocks part them."""
    pieces = []
    for found in root.xpath(xpath):
        source = html.tostring(found, encoding="unicode", with_tail=False)
        parted = re.sub(r"</(p|h[1-6]|dt|dd|li|th|td|caption)>", r"</\1> ", source)
        pieces.append(html.fragment_fromstring(parted).text_content())
    return " ".join(" ".join(pieces).split())


def hrefs(root: html.HtmlElement, xpath: str) -> list[str]:
    """Return where links lead."""
    return [a.get("href") for a in root.xpath(xpath)]
