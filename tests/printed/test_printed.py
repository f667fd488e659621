"""Documents that are hard to print: all words of each are read back from its PDF, in order.

A folder of documents: notes in all places, words that something interrupts, words that lines and
pages divide, addresses, scripts, blocks that stand together without a space.
"""

from __future__ import annotations

import json
from pathlib import Path

from edition.cli import main

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents").glob("*.xml"))


def test_all_words_are_in_the_pdf(tmp_path: Path) -> None:
    options = ["--schema", "none", "--draft", "--no-search", "--jobs", "1"]
    main(["--source", str(HERE / "documents"), "--out", str(tmp_path / "site"), *options])
    report = json.loads((tmp_path / "site" / "data" / "report.json").read_text("utf-8"))
    found = [
        f"{finding['file']}: {finding['message']}"
        for finding in report["findings"]
        if finding["code"] in {"ED502", "ED601", "ED604", "ED605", "ED703"}
        and "in the HTML page" not in finding["message"]
        and "in the plain text" not in finding["message"]
    ]
    assert found == []
    assert sum(bool(item["pdf"]) for item in report["audit"]) == len(DOCUMENTS)
