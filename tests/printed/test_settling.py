"""Where Typst comes to no end with the pages of a PDF, that is told."""

from __future__ import annotations

import json
from pathlib import Path

from tests.editions import Edition


def test_pages_that_do_not_settle_are_reported(tmp_path: Path) -> None:
    edition = Edition(Path(__file__).parent / "unsettled", tmp_path / "edition")
    edition.build(pdf=True)
    report = json.loads((edition.site / "data" / "report.json").read_text("utf-8"))
    found = {(finding["code"], finding["file"]) for finding in report["findings"]}
    assert ("ED712", "a.xml") in found
    assert "ED714" in {code for code, _ in found}
