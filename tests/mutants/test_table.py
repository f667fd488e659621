"""The table of mutants does not rot: each can still be tried, and the trial tells what it sees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants.table import Mutant, faults, mutants
from tests.mutants.trial import Run, Workbench

TEST = "def test_sum():\n    from sums import two\n    assert two() == 2\n"
MUTANT = Mutant("sum", "One and one are two.", "sums.py", "1 + 1", "1 + 2", ("test_sums.py",))


def test_each_mutant_can_still_be_tried(root: Path) -> None:
    found = mutants()
    assert found
    assert [fault for mutant in found for fault in faults(mutant, root)] == []


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "sums.py").write_text("def two():\n    return 1 + 1\n")
    (folder / "test_sums.py").write_text(TEST)
    return folder


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"file": "gone.py"}, "there is no file gone.py"),
        ({"old": "3 + 1"}, "occurs 0 times"),
        ({"old": "1"}, "occurs 2 times"),
        ({"new": "1 + 1"}, "it changes nothing"),
        ({"promise": "Sums"}, "no sentence"),
        ({"tests": ()}, "names no test"),
        ({"tests": ("test_sums.py::test_difference",)}, "there is no test"),
        ({"tests": ("test_sums.py::TestSums::test_sum",)}, "there is no test"),
        ({"tests": ("test_sums.py::test_sum[x]",)}, ""),
        ({}, ""),
    ],
)
def test_what_has_rotted_is_told(repository: Path, change: dict[str, object], fault: str) -> None:
    said = list(faults(replace(MUTANT, **change), repository))
    assert len(said) == bool(fault)
    assert fault in "".join(said)


def test_a_mutant_is_tried_in_a_copy(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "bench").mkdir()
    bench = Workbench(repository, tmp_path / "bench")
    sound = bench.run(MUTANT.tests)
    assert (sound.is_done, sound.failed) == (True, ())
    killed = bench.run(MUTANT.tests, MUTANT)
    assert (killed.is_done, killed.silent(MUTANT.tests)) == (True, [])
    lives = replace(MUTANT, new="0 + 2")
    assert bench.run(MUTANT.tests, lives).silent(MUTANT.tests) == ["test_sums.py"]
    broken = replace(MUTANT, file="test_sums.py", old="def test_sum", new="def def")
    assert not bench.run(MUTANT.tests, broken).is_done
    assert "1 + 1" in (bench.copy / "sums.py").read_text()
    assert "1 + 1" in (repository / "sums.py").read_text()


def test_a_test_has_failed_where_one_of_its_cases_has() -> None:
    run = Run(("tests/a.py::test_b[c]", "tests/d.py::E::test_f"), is_done=True, output="")
    asked = ["tests/a.py::test_b", "tests/a.py::test_b[c]", "tests/d.py", "tests/a.py::test"]
    assert run.silent(asked) == ["tests/a.py::test"]
