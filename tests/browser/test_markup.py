"""The checker of HTML finds no error on any page."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.kinds import LONG, PAGES


def test_every_kind_of_page_is_there(site: Path, long_site: Path) -> None:
    assert [page for page in PAGES.values() if not (site / page).is_file()] == []
    assert [page for page in LONG.values() if not (long_site / page).is_file()] == []


def test_html_is_valid(site: Path, long_site: Path) -> None:
    """Of all pages at once: the checker takes longer to start than to read."""
    checker = os.environ.get("VNU_JAR")
    if not checker or not shutil.which("java"):
        pytest.skip("no HTML checker at hand (VNU_JAR, Java)")
    pages = sorted(str(path) for folder in (site, long_site) for path in folder.rglob("*.html"))
    command = ["java", "-jar", checker, "--errors-only", "--format", "gnu", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
