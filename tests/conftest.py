"""What all tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.hostile.browser import Browser, browser, find

if TYPE_CHECKING:
    from edition.engines.saxonche import Stylesheets

ROOT = Path(__file__).resolve().parent.parent

# A machine that stands still for a moment is no fault of an example.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

PATIENCE = 300
"""Seconds that a test waits for what may never come (`impatient`)."""
LONG = (
    "hostile/test_cases",
    "crashes/test_engines",
    "browser/test_lighthouse_kinds",
    "hostile/test_browser",
    "printed/volume/test_volume",
    "fuzz/test_fuzz",
    "test_cluster",
    "test_build",
    "crashes/test_kills",
    "fuzz/test_whole",
    "audit/test_mutations",
    "test_environment",
    "printed/test_breaks",
    "test_incremental",
    "test_workers",
    "crashes/test_guardian",
    "test_following",
    "schemas/test_grammars",
    "audit/test_links",
    "crashes/test_edited",
    "crashes/test_permissions",
    "withheld/test_withholding",
    "crashes/test_two_builds",
    "printed/test_singles",
    "browser/test_directions",
    "browser/test_keyboard",
    "search/test_search",
    "relaxng/test_against_jing",
    "browser/test_journeys",
    "stages/test_publish",
    "hostile/test_typst",
    "browser/test_axe",
    "browser/test_media",
    "test_offline",
    "schemas/test_content_models",
    "browser/test_scans",
    "test_style",
    "crashes/test_disk",
    "browser/test_markup",
    "probe/test_probe",
    "diagnostics/test_schemas",
    "xslt/html/test_distinctions",
    "relaxng/test_engine",
    "privacy/test_privacy",
    "printed/test_volumes",
    "test_overrides",
    "test_failing_documents",
    "test_starting",
    "fuzz/test_found",
    "rules/test_generated_schemas",
)
"""The modules that take more than six seconds of a core, or wait for as long, the longest first:
none is to be left at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of long modules first."""
    ranks = {ROOT / "tests" / f"{name}.py": number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Return the folder of sources and corpora beside the repository; skip where there is none."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no folder of corpora beside the repository")
    return folder


@pytest.fixture(scope="session")
def stylesheets(root: Path) -> Stylesheets:
    """Return the stylesheets that make pages; a module that tries others has its own."""
    from edition.engines.saxonche import Stylesheets

    return Stylesheets(root / "xslt", ["prepare", "site"])


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Run a browser that is asked what a page does; ``tests/browser`` has one that acts."""
    program = find()
    if not program:
        pytest.skip("no browser at hand: install Chromium, or name one by CHROMIUM")
    with browser(program, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(autouse=True)
def _no_build_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds are dated by their sources, unless a test says otherwise."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def impatient() -> Iterator[None]:
    """End the process of the tests where one waits for what never comes."""
    alarm = getattr(signal, "alarm", lambda _: None)  # Windows has none
    alarm(PATIENCE)
    yield
    alarm(0)
