"""How findings are printed: for people, for programs, for code scanning, for GitHub's pages."""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from urllib.parse import quote

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from edition import __version__
from edition.diagnostics import RULES, Finding, Severity, fields

FORMATS = ("text", "json", "sarif", "github")

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_WIDTH = 96
_LEAST = 20
_TOGETHER = 400
"""How many lines are printed at a time: each printing costs as much as many lines."""
_TOKEN = re.compile(r"</?[\w:.-]+|<!--|<!\[CDATA\[|<[?!][\w-]*|&[\w#]*;?|\]\]>|[\w:.-]+")
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_JOINED = ("\N{ZERO WIDTH JOINER}", "\N{VARIATION SELECTOR-16}")
"""What changes the width of the characters around it."""
_Line = tuple[tuple[str, str], ...]
"""The pieces of a line, each with its style."""
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
        "results": [_result(finding, codes, source) for finding in findings],
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(finding: Finding, codes: Sequence[str], source: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": " ".join(filter(None, (finding.message, finding.hint)))},
    }
    if finding.file:
        region: dict[str, object] = {"startLine": finding.line, "startColumn": finding.column}
        if finding.excerpt:
            region["snippet"] = {"text": finding.excerpt}
        place = {"artifactLocation": _artifact(source, finding.file), "region": region}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _artifact(source: str, file: str) -> dict[str, str]:
    """Return where a file lies: below the root of the checkout, or anywhere on this machine."""
    path = posixpath.normpath(posixpath.join(source, file))
    if posixpath.isabs(path):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


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
            "file": posixpath.normpath(posixpath.join(source, item.file)),
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
    # Where nothing is coloured and no line is broken, there is nothing for a console to work out.
    is_plain = console.color_system is None and console.soft_wrap
    lines: list[_Line] = []
    for finding in findings:
        lines += _lines(finding, console)
        if len(lines) >= _TOGETHER:
            _print(lines, console, is_plain=is_plain)
            lines.clear()
    if lines:
        _print(lines, console, is_plain=is_plain)


def _print(lines: Iterable[_Line], console: Console, *, is_plain: bool) -> None:
    if is_plain:
        told = ("".join([text for text, _ in line]) for line in lines)
        console.file.write("".join([f"{line}\n" for line in told]))
    else:
        console.print(Text("\n").join(Text.assemble(*line) for line in lines))


def _lines(finding: Finding, console: Console) -> Iterator[_Line]:
    place = f"{_plain(finding.file)}:{finding.line}:{finding.column}: " if finding.file else ""
    colour = _COLOURS[finding.severity]
    title = f"{finding.severity.value} {finding.code}"
    yield (place, ""), (title, colour), (f": {_plain(finding.message)}", "")
    gutter = f"  {finding.line} │ "
    room = min(_WIDTH, console.width - len(gutter)) if console.is_terminal else _WIDTH
    shown, before, length = _window(finding, max(_LEAST, room))
    if shown.strip():
        yield (gutter, "dim"), (shown, "")
        yield (f"{' ' * (len(gutter) - 2)}│ ", "dim"), (" " * before, ""), ("^" * length, colour)
    if finding.hint:
        yield ("  → ", "dim"), (_plain(finding.hint), "")


def _window(finding: Finding, room: int) -> tuple[str, int, int]:
    """Return the part of a line that fits into ``room``, where in it the place is, and its length.

    All are counted in cells of a terminal: a Chinese character takes two, an accent by itself none.
    """
    line = _plain(finding.excerpt).rstrip()
    at = min(finding.column - 1 - finding.cut, len(line))
    length = _length(finding.excerpt, at)
    start, end = len(line) - len(line.lstrip()), len(line)
    start = min(start, at)
    if _cells(line[start:]) > room:
        # Room is left for the marks of what is cut off.
        room -= 2
        if _cells(line[start : at + length]) > room:
            start = at - _fitting(line[:at][::-1], room // 2)
        end = start + _fitting(line[start:], room)
    cut = "…" if finding.cut or line[:start].strip() else ""
    shown = f"{cut}{line[start:end]}{'…' if end < len(line) else ''}"
    before = len(cut) + _cells(line[start:at])
    return shown, before, max(1, _cells(line[at : min(at + length, end)]))


def _fitting(text: str, room: int) -> int:
    """Return how many characters of a text fit into ``room``."""
    if text.isascii():
        return min(len(text), room)
    for number, width in enumerate(accumulate(map(_width, text))):
        if width > room:
            return number
    return len(text)


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    if any(joined in text for joined in _JOINED):
        return cell_len(text)
    return sum(map(_width, text))


@lru_cache(1 << 12)
def _width(character: str) -> int:
    return cell_len(character)


def _length(line: str, at: int) -> int:
    """Return how long what stands at a place is: the beginning of a tag, a name, a word."""
    found = _TOKEN.match(line, at)
    return found.end() - at if found else 1


def _plain(text: str) -> str:
    """Return text without what would move a terminal's cursor or turn its writing round.

    Each character stays one, so that columns can be counted.
    """
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable() or char in _JOINERS or unicodedata.category(char) == "Co"
        else " "
        if char.isspace()
        else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )
