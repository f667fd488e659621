"""What the README and the pages of ``docs`` say is so."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from lxml import etree

from edition import config
from edition.cli import _cli


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text("utf-8")


def rows(text: str, head: str) -> list[list[str]]:
    """Return the cells of the table whose first heading is ``head``."""
    table = re.search(rf"^\| {head} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert table
    return [line.strip("| ").split(" | ") for line in table.group(1).splitlines()]


def test_options(readme: str) -> None:
    listed = set(re.findall(r"--[a-z-]+", " ".join(cells[0] for cells in rows(readme, "option"))))
    known = {
        option
        for command in _cli.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert listed == {option for option in known if option.startswith("--")} - {"--help"}


def test_commands(readme: str) -> None:
    shown = set(re.findall(r"^python build\.py ([a-z]+) ", readme, re.MULTILINE))
    assert shown | {"build"} == set(_cli.commands)


def test_settings(root: Path) -> None:
    table = rows((root / "docs" / "settings.md").read_text("utf-8"), "setting")
    listed = {cells[0].strip("`"): cells[1] for cells in table}
    listed["print"] = (root / "docs" / "settings.md").read_text("utf-8").partition("## The book")[2]
    assert sorted(cells[0].strip("`") for cells in table) == sorted(config._KNOWN)
    for name, keys in (
        ("overrides", config._OVERRIDES),
        ("print", config._PRINT),
        ("publish", config._PUBLISH),
        ("site", config._SITE),
    ):
        assert [key for key in keys if f"`{key}`" not in listed[name]] == []


def test_the_example_is_valid(readme: str, root: Path) -> None:
    example = re.search(r"```xml\n(<\?xml .*?)```", readme, re.DOTALL)
    assert example
    grammar = etree.XMLSchema(etree.parse(str(root / "schemas" / "edition.xsd")))
    grammar.assertValid(etree.fromstring(example.group(1).encode()))


def test_paths_exist(root: Path) -> None:
    pages = [root / "README.md", *sorted((root / "docs").glob("*.md"))]
    assert len(pages) > 1
    for page in pages:
        text = page.read_text("utf-8")
        for path in re.findall(r"`((?:docs|tei|xslt|schemas|edition)/[\w./-]+\.\w+)`", text):
            assert (root / path).exists() or path == "tei/addresses.lock", (page.name, path)


def test_every_page_is_named(readme: str, root: Path) -> None:
    named = {cells[0].strip("`") for cells in rows(readme, "page")}
    assert {f"docs/{page.name}" for page in (root / "docs").glob("*.md")} <= named
