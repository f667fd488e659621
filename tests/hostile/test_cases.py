"""Each case of the hostile corpus ends as it says, and gives nothing away."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import corpus, generated, sizes
from tests.hostile.corpus import Build, Case
from tests.hostile.generated import Generated
from tests.hostile.trial import OUTSIDE, attempt


@pytest.fixture(scope="module")
def build() -> Iterator[Build]:
    """Return a way to build, in which nearly nothing has to be begun anew."""
    with corpus.one_process() as build:
        yield build


@pytest.mark.parametrize("case", corpus.cases(), ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path, build: Build) -> None:
    _try(case, tmp_path, build)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no files of such names")
@pytest.mark.parametrize("case", generated.generated(), ids=lambda item: item.case.name)
def test_generated_case(case: Generated, tmp_path: Path, build: Build) -> None:
    _try(case, tmp_path, build)


def test_sizes(tmp_path: Path) -> None:
    """Their time and memory have bounds, so they are built in a process of their own."""
    outside = tmp_path / OUTSIDE
    outside.mkdir()
    small = sizes.small()
    seconds = max(size.seconds for size in small)
    trial = attempt(sizes.together(small), outside, *sizes.OPTIONS, "--jobs", "1", seconds=seconds)
    assert trial.faults == ()
    assert trial.megabytes <= max(size.megabytes for size in small)


def _try(case: Case | Generated, folder: Path, build: Build) -> None:
    outside = folder / OUTSIDE
    outside.mkdir()
    assert attempt(case, outside, build=build).faults == ()
