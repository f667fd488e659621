"""What no page shows, over all documents: summed, ordered, and told in one finding."""

from __future__ import annotations

from edition.coverage import Kind, kinds, told_together
from edition.diagnostics import Finding, Judgement, Severity
from edition.figures import Figures, Output, Unhandled
from edition.findings import Locator

OUTPUT = Output(1, 0, 0, 0, 0)
LOCATOR = Locator({"a.xml": b'<a>\n <seg type="x"/></a>', "b.xml": b"<b/>"}, Judgement())


def figures(document: str, *unhandled: Unhandled) -> Figures:
    return Figures(document, 1, {}, 0, OUTPUT, OUTPUT, None, unhandled)


def test_kinds_are_summed_and_the_most_frequent_come_first() -> None:
    found = kinds(
        [
            figures("a", Unhandled("seg[@type='x']", 2, "a.xml", 1, "type")),
            figures(
                "b",
                Unhandled("foo", 4, "b.xml", 0),
                Unhandled("seg[@type='x']", 3, "b.xml", 0, "type"),
            ),
        ],
        LOCATOR,
    )
    assert found == (
        Kind("ED503", "seg[@type='x']", 5, 2, "a.xml", 2, 7),
        Kind("ED501", "foo", 4, 1, "b.xml", 1, 1),
    )


def test_very_many_values_are_told_together() -> None:
    many = [Unhandled(f"seg[@type='{n}']", 1, "a.xml", 1, "type") for n in range(13)]
    assert kinds([figures("a", *many)], LOCATOR) == (
        Kind("ED503", "seg[@type]", 13, 1, "a.xml", 2, 7, values=13),
    )


def finding(code: str, line: int) -> Finding:
    return Finding("a.xml", line, 1, code, Severity.NOTE, f"{code} at {line}", "<seg/>")


def test_one_finding_tells_of_all_kinds() -> None:
    counted = (
        Kind("ED503", "seg[@type='x']", 9, 1, "a.xml", 3, 1),
        Kind("ED501", "foo", 1, 1, "a.xml", 2, 1),
    )
    findings = [finding("ED501", 2), finding("ED503", 3), finding("ED316", 4)]
    kept, told = told_together(findings, counted, list_at="site/report.html")
    assert kept.code == "ED316"
    assert (told.code, told.line, told.hint) == ("ED503", 3, "All are listed in site/report.html.")
    assert "2 kinds" in told.message
    assert "seg[@type='x'] (9), foo (1)" in told.message


def test_a_single_kind_is_told_as_it_is() -> None:
    only = finding("ED503", 3)
    assert told_together([only], (), list_at="") == [only]
