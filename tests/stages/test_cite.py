"""Citation files: what reference managers read."""

from __future__ import annotations

import json

from edition.model import Agent, Date, Document, EditionFacts, Metadata, Survey
from edition.stages.cite import citations

METADATA = Metadata(
    title="50 % & {more}",
    language="en",
    date=Date("July 1957", when="1957-07"),
    authors=(Agent("Kim Il Sung"), Agent("Doe, Jane")),
    editors=(Agent("Gary Goldberg", role="Translated by"),),
    repository="AVPRF",
    shelfmark="F. 0102",
)
FACTS = EditionFacts(Metadata(title="The edition"))


def made(metadata: Metadata = METADATA, facts: EditionFacts | None = FACTS) -> dict[str, str]:
    survey = Survey(metadata, {}, frozenset(), (), (), (), ())
    document = Document("d", "d.xml", survey, ("d.xml",))
    files = citations(document, facts, address="https://example.org/d.html")
    return {path.rpartition(".")[2]: data.decode() for path, data in files.items()}


def test_csl_json() -> None:
    [item] = json.loads(made()["json"])
    assert item == {
        "id": "d",
        "type": "manuscript",
        "title": "50 % & {more}",
        "author": [{"literal": "Kim Il Sung"}, {"family": "Doe", "given": "Jane"}],
        "translator": [{"literal": "Gary Goldberg"}],
        "container-title": "The edition",
        "archive": "AVPRF",
        "archive_location": "F. 0102",
        "language": "en",
        "URL": "https://example.org/d.html",
        "issued": {"date-parts": [[1957, 7]]},
    }


def test_ris() -> None:
    lines = made()["ris"].split("\r\n")
    assert lines[0] == "TY  - MANSCPT"
    assert lines[-2:] == ["ER  - ", ""]
    for line in ("AU  - Kim Il Sung", "AU  - Doe, Jane", "PY  - 1957", "DA  - 1957/07//"):
        assert line in lines


def test_bibtex() -> None:
    text = made()["bib"]
    assert text.startswith("@unpublished{d,\n")
    assert r"  title = {50 \% \& \{more\}}," in text
    assert "  author = {{Kim Il Sung} and Doe, Jane}," in text
    assert "  date = {1957-07}," in text


def test_a_document_of_which_nothing_is_known() -> None:
    files = made(Metadata(title=""), None)
    assert json.loads(files["json"])[0]["title"] == "d"
    assert files["ris"].startswith("TY  - GEN\r\nTI  - d\r\n")
    assert files["bib"].startswith("@misc{d,\n  title = {d},")
