"""Context: XML that holds what it was given, and of passages the words around a mention."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from edition.diagnostics import Finding, Place, Severity
from edition.figures import Figures, Output
from edition.index import Mentions, Target
from edition.model import Document, Entity, Metadata, Passage, Run, Survey
from edition.stages import context

C = "{urn:edition:context}"
KIM = Entity("kim", "person", "Kim", "Kim", "", Place("persons.xml", 1))


def mentions(*runs: Run) -> etree._Element:
    """Return the passage of a document that mentions ``Kim`` in the runs with that text."""
    survey = Survey(Metadata("A"), {}, frozenset(), (), (), (Passage("p1", "", runs),), ())
    marked = frozenset(number for number, run in enumerate(runs) if run.text == "Kim")
    item = Mentions(Document("a", "a.xml", survey, ()), ((survey.passages[0], marked),))
    text = context.entity_context(
        KIM,
        context.Tally(len(marked), 1),
        [context.mentions(item)],
        targets={},
        previous=None,
        following=None,
    )
    return etree.fromstring(text)


def passage(*runs: Run) -> str:
    """Return the words of a passage, with ``[…]`` for those that are cut, and ``*`` for marks."""
    [found] = mentions(*runs).iter(f"{C}passage")
    for cut in found.iter(f"{C}cut"):
        cut.text = "[…]"
    for mention in found.iter(f"{C}mention"):
        mention.text = f"*{mention.text}*"
    return "".join(found.itertext())


def words(first: int, last: int) -> str:
    return " ".join(f"w{number}" for number in range(first, last + 1))


def test_of_a_passage_stand_the_words_around_a_mention() -> None:
    made = passage(Run(f"{words(1, 40)} "), Run("Kim"), Run(f" {words(41, 80)}."))
    assert made == f"[…] {words(25, 40)} *Kim* {words(41, 56)} […]"


def test_between_two_mentions_stand_the_words_near_either() -> None:
    made = passage(Run("Kim"), Run(f" {words(1, 20)}"), Run(f" {words(21, 40)} "), Run("Kim"))
    assert made == f"*Kim* {words(1, 16)} […] {words(25, 40)} *Kim*"
    made = passage(Run("Kim"), Run(f" {words(1, 32)}\n"), Run("Kim"))
    assert made == f"*Kim* {words(1, 32)}\n*Kim*"


def test_a_short_passage_stands_as_it_is() -> None:
    runs = (Run(" A\u00a0few  words\nfor "), Run("Kim"), Run(", "), Run("Kim"), Run("."))
    assert passage(*runs) == " A\u00a0few  words\nfor *Kim*, *Kim*."
    assert mentions(*runs).find(f"{C}entity").attrib["mentions"] == "2"


def test_what_is_markup_elsewhere_is_text() -> None:
    text = "\"<a>\" & 'b'\t]]>\r\n"
    made = context.edition_context((), {text: Target(text, "web", name=text)}, {}, counts={})
    [target] = etree.fromstring(made).iter(f"{C}target")
    assert target.get("pointer") == text
    assert target.findtext(f"{C}name") == text


def figures(name: str, *, lost: int = 0) -> Figures:
    output = Output(words=10, lost=lost, garbled=0, moved=0, added=0)
    return Figures(name, 10, {}, 0, output, output, None)


def test_a_report_has_the_sums_and_the_documents_at_fault_first() -> None:
    items = [figures(f"d{number}") for number in range(150)]
    items[120] = figures("bad", lost=2)
    finding = Finding("a.xml", 1, 1, "ED401", Severity.ERROR, "It leads nowhere.")
    tabled = replace(finding, code="ED503")
    root = etree.fromstring(context.report_context([finding] * 250 + [tabled], items))
    [findings] = root.iter(f"{C}findings")
    assert (findings.get("code"), findings.get("count"), len(findings)) == ("ED401", "250", 100)
    [total] = root.iter(f"{C}audits")
    assert (total.get("documents"), total.get("lost"), total.get("html-words")) == (
        "150", "4", "1500",
    )  # fmt: skip
    assert [row.get("document") for row in total][:2] == ["bad", "d0"]
    assert len(total) == 100
