"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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


@pytest.fixture(autouse=True)
def _no_build_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds are dated by their sources, unless a test says otherwise."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
