"""A quick part of the comparison with jing; ``against_jing.py`` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.relaxng import jing
from tests.relaxng.against_jing import EDITION, Tally, changed, compare, generated

pytestmark = pytest.mark.skipif(bool(jing.missing()), reason=jing.missing() or "-")


def test_documents_of_the_edition() -> None:
    tally = Tally()
    compare(EDITION, list(generated(EDITION, 400, seed=7)), tally)
    assert not tally.verdicts
    assert not tally.lines
    assert tally.invalid > 100


def test_documents_of_the_corpora(shared: Path) -> None:
    tei = shared / "tei" / "tei_all.rng"
    tally = Tally()
    compare(tei, list(changed(tei, shared / "corpora", 120, seed=7)), tally)
    assert not tally.verdicts
    assert not tally.lines
    assert tally.invalid > 50
