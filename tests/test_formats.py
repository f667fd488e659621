"""How findings are printed: text, JSON, SARIF, annotations of GitHub."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from edition.diagnostics import RULES, Finding, Severity
from edition.formats import as_github, as_json, as_sarif, print_text

FINDING = Finding(
    file="documents/a.xml",
    line=12,
    column=10,
    code="ED203",
    severity=Severity.ERROR,
    message="The grammar knows no element `persNam`.",
    excerpt="      <p><persNam>Anna</persNam></p>",
    hint="Did you mean `persName`?",
)


def text(*findings: Finding, width: int | None = None) -> str:
    """Return what is printed to a file, or on a terminal of some width without colour."""
    output = io.StringIO()
    terminal = width is not None
    console = Console(
        file=output,
        soft_wrap=True,
        force_terminal=terminal,
        width=width,
        color_system=None,
        no_color=True,
        legacy_windows=False,
    )
    print_text(findings, console)
    return re.sub("\x1b\\[[0-9;]*m", "", output.getvalue())


def underlined(finding: Finding, width: int | None = None) -> str:
    """Return what stands over the underline, cell by cell."""
    _, line, mark, *_ = text(finding, width=width).splitlines()
    start, end = mark.index("^"), len(mark.rstrip())
    cells = [char for char in line for _ in range(cell_len(char))]
    return "".join(cells[start:end])


class TestText:
    def test_a_piece_of_a_line(self) -> None:
        cut = replace(FINDING, column=7010, cut=7000)
        assert underlined(cut) == underlined(FINDING)
        assert "│ …" in text(cut)

    def test_a_finding(self) -> None:
        assert text(FINDING) == (
            "documents/a.xml:12:10: error ED203: The grammar knows no element `persNam`.\n"
            "  12 │ <p><persNam>Anna</persNam></p>\n"
            "     │    ^^^^^^^^\n"
            "  → Did you mean `persName`?\n"
        )

    def test_without_excerpt_and_hint(self) -> None:
        assert text(replace(FINDING, excerpt="", hint="")).count("\n") == 1

    def test_without_a_file(self) -> None:
        assert text(replace(FINDING, file="", excerpt="")).startswith("error ED203: ")

    @pytest.mark.parametrize(
        ("severity", "colour"),
        [(Severity.ERROR, "31"), (Severity.WARNING, "33"), (Severity.NOTE, "36")],
    )
    def test_colour_on_a_terminal(self, severity: Severity, colour: str) -> None:
        output = io.StringIO()
        console = Console(file=output, force_terminal=True, color_system="standard", width=100)
        print_text([replace(FINDING, severity=severity)], console)
        assert f"\x1b[1;{colour}m{severity.value} ED203\x1b[0m" in output.getvalue()
        assert f"\x1b[1;{colour}m^^^^^^^^\x1b[0m" in output.getvalue()

    def test_a_file_gets_what_a_terminal_shows_without_its_colours(self) -> None:
        findings = [
            replace(FINDING, excerpt=f"{before}<hi>{after}", column=len(before) + 1, hint=hint)
            for before in ("", "北京", "e\u0301te\u0301 " * 30, "word " * 40, "한국" * 60)
            for after in ("", " 北" * 80, "x" * 200)
            for hint in ("", "Did you mean `hi`?")
        ]
        output = io.StringIO()
        options = {"force_terminal": True, "color_system": "standard", "width": 200}
        print_text(findings, Console(file=output, soft_wrap=True, highlight=False, **options))
        coloured = re.sub("\x1b\\[[0-9;]*m", "", output.getvalue())
        assert text(*findings) == coloured
        assert output.getvalue() != coloured

    def test_markup_of_the_terminal_is_text(self) -> None:
        finding = replace(FINDING, message="[red]x[/red] :smile:", excerpt="<p>[b]", hint="[/]")
        assert "[red]x[/red] :smile:" in text(finding, width=80)
        assert "[/]" in text(finding, width=80)

    @pytest.mark.parametrize(
        ("before", "token"),
        [
            ("北京", "<hi"),
            ("e\u0301te\u0301 ", "<hi"),
            ("한국 (韓國) ", "<hi"),
            ("\t\t", "<hi"),
            ("שלום ", "<hi"),
            ("नमस्ते ", "<hi"),
            ("", "&nbsp;"),
            ("x ", "<!--"),
            ("x", "]]>"),
            ("x ", "xml:id"),
            ("x", "</p"),
        ],
    )
    def test_the_underline_stands_under_the_place(self, before: str, token: str) -> None:
        line = f"<p>{before}{token}> 北</p>"
        finding = replace(FINDING, column=4 + len(before), excerpt=line)
        assert underlined(finding) == token

    def test_a_wide_word_is_underlined_whole(self) -> None:
        _, line, mark, _ = text(replace(FINDING, column=4, excerpt="<p>北京 x</p>")).splitlines()
        assert mark.count("^") == 4
        assert cell_len(line[: line.index("北")]) == mark.index("^")

    @given(
        before=st.text("ab北京\u0301 <>", max_size=300),
        after=st.text("ab北京 <>", max_size=300),
        width=st.integers(30, 120),
    )
    def test_a_long_line_is_cut_to_the_terminal(self, before: str, after: str, width: int) -> None:
        finding = replace(FINDING, column=len(before) + 1, excerpt=f"{before}<place>{after}")
        lines = text(finding, width=width).splitlines()
        assert all(cell_len(line) <= width for line in lines[1:3])
        assert underlined(finding, width) == "<place"

    def test_what_is_cut_off_is_marked(self) -> None:
        excerpt = f"{'a ' * 100}<place>{' b' * 100}"
        line = text(replace(FINDING, column=201, excerpt=excerpt)).splitlines()[1]
        assert line.startswith("  12 │ …")
        assert line.endswith("…")

    def test_a_place_beyond_the_line_is_shown_at_its_end(self) -> None:
        assert text(replace(FINDING, column=500)).splitlines()[2].endswith("^")

    @pytest.mark.parametrize(
        "char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028", "\x7f"]
    )
    def test_a_document_does_not_command_the_terminal(self, char: str) -> None:
        finding = replace(
            FINDING,
            file=f"a{char}.xml",
            message=f"x{char}[31m",
            excerpt=f"<p>{char}<x>",
            column=5,
            hint=char,
        )
        assert char not in text(finding)
        assert underlined(finding) == "<x"

    def test_letters_of_all_scripts_stay(self) -> None:
        line = "می\N{ZERO WIDTH NON-JOINER}خواهم \ue670 <x>"
        assert line in text(replace(FINDING, column=1, excerpt=line))


class TestJson:
    def test_exactly_the_fields(self) -> None:
        assert json.loads(as_json([FINDING])) == [
            {
                "code": "ED203",
                "severity": "error",
                "file": "documents/a.xml",
                "line": 12,
                "column": 10,
                "message": "The grammar knows no element `persNam`.",
                "excerpt": "      <p><persNam>Anna</persNam></p>",
                "hint": "Did you mean `persName`?",
            }
        ]

    def test_nothing_is_an_empty_list(self) -> None:
        assert json.loads(as_json([])) == []


def sarif(*findings: Finding, source: str = "tei") -> Any:
    return json.loads(as_sarif(findings, source=source))


class TestSarif:
    """SARIF 2.1.0; its schema was held against this output once, and here is what it demands."""

    def test_the_log(self) -> None:
        log = sarif(FINDING)
        assert log["version"] == "2.1.0"
        assert log["$schema"].endswith("sarif-2.1.0.json")
        (run,) = log["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        driver = run["tool"]["driver"]
        assert driver["name"] == "tei-edition"
        assert driver["rules"] == [
            {"id": "ED203", "shortDescription": {"text": RULES["ED203"].title}}
        ]

    def test_a_result(self) -> None:
        (result,) = sarif(FINDING)["runs"][0]["results"]
        assert result == {
            "ruleId": "ED203",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": f"{FINDING.message} {FINDING.hint}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "tei/documents/a.xml",
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {
                            "startLine": 12,
                            "startColumn": 10,
                            "snippet": {"text": FINDING.excerpt},
                        },
                    }
                }
            ],
        }

    def test_each_result_names_its_rule(self) -> None:
        (run,) = sarif(FINDING, replace(FINDING, code="ED105"), FINDING)["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["ED105", "ED203"]
        assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in run["results"])

    @pytest.mark.parametrize("severity", Severity)
    def test_severities_are_levels(self, severity: Severity) -> None:
        (result,) = sarif(replace(FINDING, severity=severity))["runs"][0]["results"]
        assert result["level"] in {"error", "warning", "note"}

    def test_addresses_are_encoded(self) -> None:
        finding = replace(FINDING, file="a b/é#1.xml")
        (result,) = sarif(finding, source="/srv/tei")["runs"][0]["results"]
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": "file:///srv/tei/a%20b/%C3%A9%231.xml"}

    def test_what_has_no_file_has_no_place(self) -> None:
        (result,) = sarif(replace(FINDING, file=""))["runs"][0]["results"]
        assert "locations" not in result


@pytest.mark.parametrize("source", ["", "."])
def test_a_source_folder_may_be_where_one_stands(source: str) -> None:
    (result,) = sarif(FINDING, source=source)["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "documents/a.xml"
    assert as_github([FINDING], source=source).startswith("::error file=documents/a.xml,")


class TestGitHub:
    def test_a_finding(self) -> None:
        assert as_github([FINDING], source="tei") == (
            "::error file=tei/documents/a.xml,line=12,col=10,"
            "title=ED203%3A The grammar knows no such element::"
            "The grammar knows no element `persNam`. Did you mean `persName`?\n"
        )

    @pytest.mark.parametrize(
        ("severity", "word"),
        [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
    )
    def test_severities(self, severity: Severity, word: str) -> None:
        line = as_github([replace(FINDING, severity=severity)], source="")
        assert line.startswith(f"::{word} file=documents/a.xml,")

    @given(st.text("ab:,%\r\n=", max_size=40), st.text("ab:,%\r\n=", max_size=40))
    def test_a_document_gives_no_commands(self, file: str, message: str) -> None:
        finding = replace(
            FINDING, file=f"{file}\n::add-mask::x", message=f"{message}\r::warning::x"
        )
        said = as_github([finding], source="tei")
        assert said.count("\n") == 1
        assert "\r" not in said
        properties, _, rest = said.removeprefix("::error ").partition("::")
        assert [item.partition("=")[0] for item in properties.split(",")] == [
            "file",
            "line",
            "col",
            "title",
        ]
        decoded = rest.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert decoded == f"{finding.message} {finding.hint}\n"
