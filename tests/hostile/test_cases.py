"""Each case of the hostile corpus ends as it says, and gives nothing away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile import corpus
from tests.hostile.corpus import Case


@pytest.mark.parametrize("case", corpus.cases(), ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    outside = tmp_path / "home-of-the-canary"
    outside.mkdir()
    with corpus.web() as web:
        edition = corpus.lay_out(case.name, outside, web.address)
        before = {path for path in outside.rglob("*") if "edition" not in path.parts}
        result = corpus.build(edition)
    if case.kinds:
        assert tuple(sorted(set(result.findings))) == case.kinds, result.said
    else:
        assert result.findings == case.findings, result.said
    assert result.status == case.expected_status, result.said
    assert "Traceback" not in result.said
    assert web.asked == []
    assert {path for path in outside.rglob("*") if "edition" not in path.parts} == before
    beside = {path.name for path in edition.iterdir()}
    assert beside <= {"tei", "edition.toml", "site", ".site.build", ".cache"} | {
        path.name for path in (corpus.CASES / case.name / "edition").iterdir()
    }
    files = corpus.published(edition / "site")
    assert "Nothing is wrong with these words." in files["documents/harmless.html"]
    for name, text in files.items():
        assert corpus.SECRET not in text, name
        # What a source itself says of the machine, others than this test must keep back.
        assert corpus.names_outside(case.name) or "home-of-the-canary" not in text, name
    for page in case.pages:
        assert page in files
    whole = "\n".join(files.values())
    for word in case.present:
        assert word in whole
    for word in case.absent:
        assert word not in whole
