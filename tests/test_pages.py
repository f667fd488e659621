"""What the README says is so."""

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


def rows(text: str, head: str) -> list[str]:
    """Return the first cells of the table whose first heading is ``head``."""
    table = re.search(rf"^\| {head} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert table
    return [line.split(" | ")[0].removeprefix("| ") for line in table.group(1).splitlines()]


def test_options(readme: str) -> None:
    listed = set(re.findall(r"--[a-z-]+", " ".join(rows(readme, "option"))))
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


def test_settings(readme: str) -> None:
    listed = [cell.strip("`") for cell in rows(readme, "setting")]
    assert sorted(listed) == sorted(config._KNOWN)


def test_the_example_is_valid(readme: str, root: Path) -> None:
    example = re.search(r"```xml\n(<\?xml .*?)```", readme, re.DOTALL)
    assert example
    grammar = etree.XMLSchema(etree.parse(str(root / "schemas" / "edition.xsd")))
    grammar.assertValid(etree.fromstring(example.group(1).encode()))


def test_paths_exist(readme: str, root: Path) -> None:
    for path in re.findall(r"`((?:tei|xslt|schemas|edition)/[\w./-]+\.\w+)`", readme):
        assert (root / path).exists() or path == "tei/addresses.lock", path
