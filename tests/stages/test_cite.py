"""Citation files: what reference managers read."""

from __future__ import annotations

import json

from edition.model import Agent, Date, EditionFacts, Metadata
from edition.stages.cite import citations, describe, ready
from tests.documents import document

METADATA = Metadata(
    title="50 % & {more}",
    language="en",
    date=Date("July 1957", when="1957-07"),
    authors=(Agent("Kim Il Sung"), Agent("Doe, Jane")),
    editors=(
        Agent("Gary Goldberg", role="Translated by", pointer="#goldberg"),
        Agent("Hugo von Hofmannsthal", "editor", "", "Hofmannsthal", "Hugo", "von"),
        Agent("Somebody", role="transcribed by"),
    ),
    series="Sources",
    settlement="Moscow",
    keywords=("letters", "diplomacy"),
    repository="AVPRF",
    shelfmark="F. 0102",
)
FACTS = EditionFacts(Metadata(title="The edition", editors=(Agent("A Group"),)))
FAMILIES = {"#goldberg": "Goldberg"}


def made(metadata: Metadata = METADATA, facts: EditionFacts | None = FACTS) -> dict[str, str]:
    address = "https://example.org/d.html"
    files = citations(document("d", metadata), facts, address=address, families=FAMILIES)
    return {path.rpartition(".")[2]: data.decode() for path, data in files.items()}


def test_csl_json() -> None:
    [item] = json.loads(made()["json"])
    assert item == {
        "id": "d",
        "type": "manuscript",
        "title": "50 % & {more}",
        "author": [{"literal": "Kim Il Sung"}, {"family": "Doe", "given": "Jane"}],
        "translator": [{"family": "Goldberg", "given": "Gary"}],
        "editor": [
            {"family": "Hofmannsthal", "given": "Hugo", "dropping-particle": "von"},
            {"literal": "A Group"},
        ],
        "collection-title": "Sources",
        "archive-place": "Moscow",
        "keyword": "letters, diplomacy",
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
    for line in (
        "ED  - Hofmannsthal, Hugo von",
        "ED  - A Group",
        "A4  - Goldberg, Gary",
        "T2  - The edition",
        "T3  - Sources",
        "DB  - AVPRF",
        "AN  - F. 0102",
        "LA  - en",
        "KW  - letters",
        "KW  - diplomacy",
    ):
        assert line in lines


def test_bibtex() -> None:
    text = made()["bib"]
    assert text.startswith("@unpublished{d,\n")
    assert r"  title = {50 \% \& \{more\}}," in text
    assert "  author = {{Kim Il Sung} and Doe, Jane}," in text
    assert "  date = {1957-07}," in text
    assert "  editor = {von Hofmannsthal, Hugo and {A Group}}," in text
    assert "  booktitle = {The edition}," in text
    assert "  library = {AVPRF, Moscow}," in text
    assert "  keywords = {letters, diplomacy}," in text


def test_ready_citations() -> None:
    address = "https://example.org/d.html"
    item = describe(document("d", METADATA), FACTS, address=address, families=FAMILIES)
    made, wrong = ready(
        item, ("chicago-notes-bibliography", "modern-language-association"), language="en"
    )
    assert wrong == ()
    assert [(citation.style[:7], citation.form) for citation in made] == [
        ("chicago", "note"),
        ("chicago", "paragraph"),
        ("chicago", "entry"),
        ("modern-", "entry"),
    ]
    kinds = [[kind for kind, _ in citation.pieces] for citation in made]
    assert kinds[0] == ["text", "italic", "text", "address", "text"]
    assert kinds[1] == ["text", "italic", "text", "number", "text", "address", "text"]
    assert "https://" not in "".join(text for citation in made for _, text in citation.pieces)


def test_a_document_of_which_nothing_is_known() -> None:
    files = made(Metadata(title=""), None)
    assert json.loads(files["json"])[0]["title"] == "d"
    assert files["ris"].startswith("TY  - GEN\r\nTI  - d\r\n")
    assert files["bib"].startswith("@misc{d,\n  title = {d},")
