"""Data: JSON with a line for each record."""

from __future__ import annotations

import json

from edition.coverage import Kind
from edition.diagnostics import Finding, Place, Severity
from edition.figures import Figures, Output, Unhandled
from edition.model import Document, Entity, Metadata, Passage, Survey
from edition.stages import data
from edition.versions import Version

PASSAGES = tuple(Passage(fragment, "", ()) for fragment in ("p2", "p1", ""))
SURVEY = Survey(Metadata('A "title"\nÄ'), {}, frozenset(), (), (), PASSAGES, ())
DOCUMENT = Document("a", "a.xml", SURVEY, ("a.xml",))
KIM = Entity("kim", "person", "Kim", "Kim", "", Place("persons.xml", 1), ("https://d.de/1",))


def test_documents_have_a_line_each() -> None:
    made = data.documents([DOCUMENT, DOCUMENT], {"a.xml": "5ad"}, pdf=False).decode()
    assert made.count("\n  {") == 2
    assert len(made.splitlines()) == 7
    parsed = json.loads(made)
    assert parsed["format"] == 1
    assert parsed["documents"][0]["title"] == 'A "title"\nÄ'
    assert parsed["documents"][0]["pdf"] is None
    assert (parsed["documents"][0]["tei"], parsed["documents"][0]["sha256"]) == ("tei/a.xml", "5ad")
    assert json.loads(data.documents([], {}, pdf=True)) == {"format": 1, "documents": []}


def test_a_document_names_its_versions_and_the_page_that_has_both() -> None:
    other = Document("b", "b.xml", SURVEY, ("b.xml",))
    bundle = (Version(DOCUMENT, "translation"), Version(other))
    made = data.documents([DOCUMENT, other, DOCUMENT], {}, pdf=False, versions={"b": bundle})
    alone, both, _ = json.loads(made)["documents"]
    assert alone["versions"] == []
    assert both["versions"] == [
        {"document": "a", "form": "translation", "beside": "documents/a/beside-b.html"},
        {"document": "b", "form": None, "beside": None},
    ]


def test_entities_have_a_line_each_and_one_for_each_further_document() -> None:
    made = data.entities([KIM], [("a", {"kim": ["p1", "p2"]}), ('b"', {"kim": []})]).decode()
    assert len(made.splitlines()) == 7
    [entity] = json.loads(made)["entities"]
    assert entity["page"] == "persons/kim.html"
    assert entity["identifiers"] == ["https://d.de/1"]
    assert entity["mentions"] == [
        {"document": "a", "fragments": ["p1", "p2"]},
        {"document": 'b"', "fragments": []},
    ]
    assert json.loads(data.entities([KIM], []))["entities"][0]["mentions"] == []


def test_the_report_has_all_figures() -> None:
    output = Output(words=9, lost=1, garbled=0, moved=0, added=0)
    unhandled = (Unhandled("seg[@type='x']", 2, "a.xml", 3, "type"),)
    figures = Figures("a", 10, {"index": 2}, 0, output, output, None, unhandled)
    kind = Kind("ED503", "seg[@type='x']", 2, 1, "a.xml", 1, 1)
    finding = Finding("a.xml", 1, 1, "ED601", Severity.ERROR, "A word is missing.")
    made = {"version": "1", "pdf": True, "date": None}
    parsed = json.loads(data.report([finding], [figures], [kind], {"a.xml": "edition.rng"}, made))
    assert parsed["findings"][0]["severity"] == "error"
    [audit] = parsed["audit"]
    assert audit["hidden"] == {"index": 2}
    assert audit["html"] == {"words": 9, "lost": 1, "garbled": 0, "moved": 0, "added": 0}
    assert audit["pdf"] is None
    assert audit["unhandled"][0]["ordinal"] == 3
    assert audit["states"] == {"count": 0, "faulty": []}
    assert parsed["unhandled"][0]["pattern"] == "seg[@type='x']"
    assert parsed["schemas"] == {"a.xml": "edition.rng"}
    assert parsed["made"] == made
