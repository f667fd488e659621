"""How findings are printed: for people, for programs, for code scanning, for GitHub's pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from edition import __version__
from edition.diagnostics import RULES, Finding, Severity, fields

FORMATS = ("text", "json", "sarif", "github")

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_WIDTH = 96
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(findings: Iterable[Finding]) -> str:
    """Return findings as a JSON list."""
    return json.dumps(fields(findings), ensure_ascii=False, indent=1)


def as_sarif(findings: Sequence[Finding], *, source: str) -> str:
    """Return findings as a SARIF 2.1.0 log; ``source`` is the folder their files lie in."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "tei-edition",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": RULES[code].title}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SOURCE": {"uri": f"{source.rstrip('/')}/"}},
        "results": [_result(finding, codes) for finding in findings],
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(finding: Finding, codes: Sequence[str]) -> dict[str, object]:
    region: dict[str, object] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    artifact = {"uri": finding.file, "uriBaseId": "SOURCE"}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": " ".join(filter(None, (finding.message, finding.hint)))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }


def as_github(findings: Iterable[Finding], *, source: str) -> str:
    """Return findings as workflow commands, which GitHub shows beside the lines of a change."""
    words: Mapping[Severity, str] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "notice",
    }
    lines = []
    for item in findings:
        place = {
            "file": f"{source.rstrip('/')}/{item.file}" if source else item.file,
            "line": str(item.line),
            "col": str(item.column),
            "title": f"{item.code}: {RULES[item.code].title}",
        }
        properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
        message = _data(" ".join(filter(None, (item.message, item.hint))))
        lines.append(f"::{words[item.severity]} {properties}::{message}\n")
    return "".join(lines)


def _data(text: str) -> str:
    # A document must not be able to give the runner commands of its own.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def print_text(findings: Iterable[Finding], console: Console) -> None:
    """Print findings for people, each with its line and the place in it underlined."""
    for finding in findings:
        head = Text(f"{_plain(finding.file)}:{finding.line}:{finding.column}: ")
        head.append(f"{finding.severity.value} {finding.code}", _COLOURS[finding.severity])
        head.append(f": {_plain(finding.message)}")
        console.print(head)
        shown, place = _window(_plain(finding.excerpt), finding.column)
        if shown.strip():
            gutter = str(finding.line)
            console.print(Text(f"  {gutter} │ ", "dim").append(Text(shown, "not dim")))
            mark = Text(f"  {' ' * len(gutter)} │ ", "dim")
            underline = "^" * max(1, min(_length(finding), len(shown) - place))
            console.print(mark.append(" " * place).append(underline, _COLOURS[finding.severity]))
        if finding.hint:
            console.print(Text("  → ", "dim").append(Text(_plain(finding.hint), "not dim")))


def _length(finding: Finding) -> int:
    """Return how long the name is that stands at a finding's place: of a tag or an attribute."""
    found = re.match(r"</?[\w:.-]+|[\w:.-]+", finding.excerpt[finding.column - 1 :])
    return found.end() if found else 1


def _window(line: str, column: int) -> tuple[str, int]:
    """Return the part of a line that is shown, and where in it the column is (from 0)."""
    start = 0
    if len(line) > _WIDTH:
        start = max(0, min(column - 1 - _WIDTH // 2, len(line) - _WIDTH))
    else:
        start = len(line) - len(line.lstrip())
    end = start + _WIDTH
    before, after = (
        ("…" if start and line[:start].strip() else ""),
        ("…" if end < len(line) else ""),
    )
    place = sum(2 if _is_wide(char) else 1 for char in line[start : column - 1])
    return f"{before}{line[start:end].rstrip()}{after}", place + len(before)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _plain(text: str) -> str:
    """Return text without what would move a terminal's cursor or turn its writing round."""
    return "".join(
        char if char.isprintable() else " " if char.isspace() else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )
