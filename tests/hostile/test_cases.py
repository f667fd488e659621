"""Each case of the hostile corpus ends as it says, and gives nothing away."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.hostile import corpus, generated, sizes
from tests.hostile.corpus import Case
from tests.hostile.generated import Generated
from tests.hostile.trial import OUTSIDE, attempt


@pytest.mark.parametrize("case", corpus.cases(), ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    _try(case, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no files of such names")
@pytest.mark.parametrize("case", generated.generated(), ids=lambda item: item.case.name)
def test_generated_case(case: Generated, tmp_path: Path) -> None:
    _try(case, tmp_path)


@pytest.mark.parametrize("size", sizes.small(), ids=lambda item: item.name)
def test_size(size: sizes.Size, tmp_path: Path) -> None:
    outside = tmp_path / OUTSIDE
    outside.mkdir()
    trial = attempt(size.generated(), outside, *size.options, seconds=size.seconds)
    assert trial.faults == ()
    assert trial.megabytes <= size.megabytes


def _try(case: Case | Generated, folder: Path) -> None:
    outside = folder / OUTSIDE
    outside.mkdir()
    assert attempt(case, outside).faults == ()
