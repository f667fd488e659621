"""What was made before is taken over whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.cache import Cache
from edition.errors import PublicationError
from edition.outputs import Kept, Outputs
from edition.pages import Made
from edition.stages.publish import Staging

PAGES = {"a.html": b"<html/>", "b.html": b"<html></html>"}


@pytest.fixture
def kept(tmp_path: Path) -> list[Kept]:
    """What is remembered of two pages that are published."""
    with Cache(tmp_path / ".cache") as cache, Staging(tmp_path / "site") as staging:
        outputs = Outputs(staging, cache)
        found = [outputs.keep(Made({path: content})) for path, content in PAGES.items()]
        staging.commit()
    return found


def test_all_are_staged_again(tmp_path: Path, kept: list[Kept]) -> None:
    with Cache(tmp_path / ".cache") as cache, Staging(tmp_path / "site") as staging:
        outputs = Outputs(staging, cache)
        assert outputs.take_over_all(kept)
        assert outputs.files == kept[0].files | kept[1].files
        assert staging.commit().written == ()


@pytest.mark.parametrize("lost", ["file", "text"])
def test_where_one_is_lost_nothing_is_staged(tmp_path: Path, kept: list[Kept], lost: str) -> None:
    if lost == "file":
        (tmp_path / "site/b.html").write_bytes(b"")
    else:
        kept[1] = Kept(kept[1].files, searched="ab" * 32)
    with Cache(tmp_path / ".cache") as cache, Staging(tmp_path / "site") as staging:
        outputs = Outputs(staging, cache)
        assert not outputs.take_over_all(kept)
        assert outputs.files == {}
        assert outputs.take_over(kept[0])
        assert outputs.take_over(kept[1]) == (lost == "file")


def test_no_two_may_have_one_file(tmp_path: Path, kept: list[Kept]) -> None:
    with Cache(tmp_path / ".cache") as cache, Staging(tmp_path / "site") as staging:
        outputs = Outputs(staging, cache)
        assert not outputs.take_over_all([*kept, kept[0]])
        assert outputs.take_over_all(kept)
        with pytest.raises(PublicationError, match="Two outputs claim"):
            outputs.take_over(kept[0])
