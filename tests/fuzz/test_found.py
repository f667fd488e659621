"""What long runs have found stays mended: the smallest editions that showed it, a folder each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.whole import Edition, judge

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("case", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(case: Path, tmp_path: Path) -> None:
    folder = case / "tei"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert judge(Edition(files, "none", is_tei=True), tmp_path / "edition").faults == ()
