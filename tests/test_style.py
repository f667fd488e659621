"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
XSL = "{http://www.w3.org/1999/XSL/Transform}"

MARKUP = re.compile(r"</?(?!(?:c|s|d|xi|xml|xsl|tei):)[a-zA-Z][\w.-]*(?:\s[^<>]*)?/?>")
TYPST = re.compile(r"#(?:set|show|let|import|include|link|text|par|heading|footnote)\b")
CLASS = re.compile(r"\bclass=|\.ed-[a-z]|\.ui-[a-z]")

FORBIDDEN = {
    "generate-id": "ids come from kind and content",
    "current-date": "no clock",
    "current-dateTime": "no clock",
    "current-time": "no clock",
    "doc": "no file system",
    "doc-available": "no file system",
    "document": "no file system",
    "collection": "no file system",
    "unparsed-text": "no file system",
    "unparsed-text-lines": "no file system",
    "environment-variable": "no process",
    "random-number-generator": "no chance",
}
CALL = re.compile(rf"(?<![\w:.$@/-])(?:fn:)?({'|'.join(FORBIDDEN)})\s*\(")
COMMENT = re.compile(r"\(:.*?:\)", re.DOTALL)
LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")

TYPED = {f"{XSL}{name}" for name in ("function", "param", "template", "variable")}

# In pieces, since this file is read too.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".", "deb" + ".debian.org")
MACHINE = re.compile(
    r"(?<![\w.:/-])/(?!usr/bin/env)(?:home|root|Users|work|tmp|opt|usr|private)/[\w.-]+"
)
TEXT = frozenset(
    {"", ".cff", ".css", ".js", ".json", ".md", ".mjs", ".odd", ".py", ".rng", ".sch", ".svg"}
    | {".toml", ".txt", ".typ", ".xml", ".xsd", ".xsl", ".yml"}
)


def files(*patterns: str, below: str = ".") -> list[Path]:
    """Return the files of the repository that match, without those that are made or fetched."""
    found = (file for pattern in patterns for file in (ROOT / below).rglob(pattern))
    return sorted(file for file in found if file.is_file() and not is_made(file))


def is_made(file: Path) -> bool:
    parts = file.relative_to(ROOT).parts
    hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
    return hidden or parts[0] in {"site", "dist"} or "__pycache__" in parts


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def report(faults: Iterable[str]) -> None:
    """Fail with all faults, one a line, if there are any."""
    found = list(faults)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


class TestTools:
    def run(self, *arguments: str) -> None:
        if importlib.util.find_spec(arguments[0]) is None:
            pytest.skip(f"{arguments[0]} is not installed")
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        report([done.stdout + done.stderr] if done.returncode else [])

    def test_types(self) -> None:
        self.run("mypy", "--strict", "--no-error-summary", "edition", "benchmarks")

    def test_lint(self) -> None:
        self.run("ruff", "check", "--no-cache", ".")

    def test_format(self) -> None:
        self.run("ruff", "format", "--check", "--no-cache", ".")


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module with their lines, but for its docstrings.

    What an f-string inserts is left out: the words around it are one string.
    """
    skipped: set[ast.AST] = set()
    for node in ast.walk(ast.parse(source)):  # the outer before the inner
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                skipped.add(docstring)
            case ast.JoinedStr(values=values):
                skipped.update(values)
                texts = (part.value if isinstance(part, ast.Constant) else "" for part in values)
                yield node.lineno, "".join(map(str, texts))
            case ast.Constant(value=str(text)) if node not in skipped:
                yield node.lineno, text


def presentation(source: str) -> list[tuple[int, str]]:
    """Return the strings of a module that present something: HTML, Typst, CSS classes."""
    rules = (MARKUP, TYPST, CLASS)
    return [found for found in literals(source) if any(rule.search(found[1]) for rule in rules)]


def test_python_conducts_and_never_presents() -> None:
    report(
        f"{name(file)}:{line}: {text!r}"
        for file in files("*.py", below="edition")
        for line, text in presentation(file.read_text("utf-8"))
    )


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('x = "<p>"', True),
        ('x = "</div>"', True),
        ('x = f"<a href={y}>"', True),
        ("x = '<span class=\"name\"/>'", True),
        ('x = "#set text(lang: 1)"', True),
        ('x = "<c:context>"', False),
        ('"""Makes <p> of it."""', False),
        ('x = "a < b > c"', False),
        ('x = "#1"', False),
    ],
)
def test_presentation_is_found(source: str, is_found: bool) -> None:
    assert bool(presentation(source)) is is_found


def untyped(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*TYPED):
        makes_nothing = element.tag == f"{XSL}template" and len(element) == 0
        if "as" not in element.attrib and not (makes_nothing and not (element.text or "").strip()):
            what = element.get("name") or element.get("match") or ""
            yield f"line {element.sourceline}: {etree.QName(element).localname} {what} has no 'as'"


def loose_modes(root: etree._Element) -> Iterator[str]:
    for mode in root.iter(f"{XSL}mode"):
        if mode.get("on-no-match") is None or mode.get("on-multiple-match") != "fail":
            yield f"line {mode.sourceline}: mode {mode.get('name', '(unnamed)')} is not strict"


def undeclared_modes(root: etree._Element) -> Iterator[str]:
    # A package lets the compiler find modes that nothing declares, unless it is told not to.
    if root.get("declared-modes") == "no":
        yield "declared-modes is 'no'"


def forbidden(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{XSL}result-document"):
        yield f"line {element.sourceline}: xsl:result-document"
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if attribute == "disable-output-escaping":
                yield f"line {element.sourceline}: {attribute}"
            if attribute == "indent" and value not in {"no", "false", "0"}:
                yield f"line {element.sourceline}: indent"
        if element.get("static") == "yes":  # what is read with the stylesheets is part of them
            continue
        # Expressions stand in attributes, and in the text of elements that expand it.
        for text in (*element.attrib.values(), element.text or "", element.tail or ""):
            for call in CALL.findall(LITERAL.sub("''", COMMENT.sub("", text))):
                yield f"line {element.sourceline}: {call}() ({FORBIDDEN[call]})"


RULES = (untyped, loose_modes, undeclared_modes, forbidden)
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_stylesheets(rule: Callable[[etree._Element], Iterator[str]]) -> None:
    report(
        f"{name(file)}: {fault}"
        for file in files("*.xsl", below="xslt")
        for fault in rule(etree.parse(str(file), PARSER).getroot())
    )


@pytest.mark.parametrize(
    ("rule", "stylesheet", "count"),
    [
        (untyped, '<xsl:param name="p"/><xsl:param name="q" as="item()*"/>', 1),
        (untyped, '<xsl:template match="p"/><xsl:template match="q">q</xsl:template>', 1),
        (untyped, '<xsl:function name="f:f"/><xsl:variable name="v"/>', 2),
        (loose_modes, '<xsl:mode on-no-match="fail"/>', 1),
        (loose_modes, '<xsl:mode on-multiple-match="fail"/>', 1),
        (loose_modes, '<xsl:mode on-no-match="fail" on-multiple-match="fail"/>', 0),
        (forbidden, '<xsl:result-document href="x"/>', 1),
        (forbidden, '<a id="{generate-id()}"/>', 1),
        (forbidden, '<xsl:variable name="v" static="yes" select="doc(1)"/>', 0),
        (forbidden, "<a>{current-date()}</a>", 1),
        (forbidden, '<xsl:value-of select="doc(@href)" disable-output-escaping="yes"/>', 2),
        (
            forbidden,
            "<xsl:value-of select=\"f:doc(@href) || 'doc()' || $document (: doc() :)\"/>",
            0,
        ),
        (undeclared_modes, '<xsl:mode on-no-match="fail"/>', 0),
        (forbidden, '<xsl:output indent="yes"/>', 1),
    ],
)
def test_faults_of_stylesheets_are_found(
    rule: Callable[[etree._Element], Iterator[str]], stylesheet: str, count: int
) -> None:
    text = (
        f'<xsl:package version="3.0" xmlns:xsl="{XSL[1:-1]}" xmlns:f="urn:edition:functions">'
        f"{stylesheet}</xsl:package>"
    )
    assert len(list(rule(etree.fromstring(text)))) == count


def test_the_list_of_entries_is_complete() -> None:
    page = (ROOT / "xslt" / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([\w-]+\.xsl)` \|", page, re.MULTILINE))
    packages = {
        file.name
        for file in (ROOT / "xslt").glob("*.xsl")
        if etree.parse(str(file), PARSER).getroot().tag == f"{XSL}package"
    }
    assert listed == packages


def strangers(text: str) -> list[str]:
    """Return the hosts of package registries and the paths of one machine that a text names."""
    return [host for host in REGISTRIES if host in text] + MACHINE.findall(text)


def test_nothing_names_a_registry_or_a_machine() -> None:
    report(
        f"{name(file)}: {stranger}"
        for file in files("*")
        if file.suffix in TEXT and file.name != ".git"  # a file with a path in a worktree
        for stranger in strangers(file.read_text("utf-8", "replace"))
    )


@pytest.mark.parametrize(
    "text", [f"https://{REGISTRIES[0]}/x", f"cd {'/home'}/anna/edition", f"({'/usr'}/lib/x)"]
)
def test_strangers_are_found(text: str) -> None:
    assert strangers(text)
    assert not strangers(
        "tei/documents/x.xml, ../work/x, https://example.org/home/x and site/tmp/x"
    )


def test_no_group_is_repeated_possessively() -> None:
    """Before 3.11.5, Python loses what other groups have matched where one is."""
    possessive = ")" + "*+", ")" + "++", ")" + "?+", "(?" + ">"
    report(
        f"{name(file)}: {sign}"
        for file in files("*.py")
        for sign in possessive
        if sign in file.read_text("utf-8")
    )
