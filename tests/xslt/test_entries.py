"""Upgrade, survey, preparation, plain text: ``cases/<name>/in.xml`` and ``expected.*``."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.stamps import serialise, stamp

HERE = Path(__file__).parent
ENDINGS = {"survey": "xml", "prepare": "xml", "text": "txt", "upgrade": "xml"}
CASES = [
    pytest.param(entry, folder, id=f"{entry}-{folder.name}")
    for entry in sorted(ENDINGS)
    for folder in sorted((HERE / entry / "cases").iterdir())
]


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", sorted(ENDINGS))


@pytest.mark.parametrize(("entry", "folder"), CASES)
def test_case(stylesheets: Stylesheets, entry: str, folder: Path) -> None:
    expected = folder / f"expected.{ENDINGS[entry]}"
    assert made(stylesheets, entry, folder / "in.xml") == expected.read_text("utf-8")


def made(stylesheets: Stylesheets, entry: str, file: Path) -> str:
    """Return what an entry makes of a file, laid out for reading if it is XML."""
    source = etree.parse(file).getroot()
    stamp(source, "in.xml")
    tree = stylesheets.parse(serialise(source))
    empty = stylesheets.parse("<none/>")
    parameters = {"context": empty, "edition": empty} if entry == "text" else {}
    text = stylesheets.transform(entry, tree, mode=entry, parameters=parameters).text
    if entry == "text":
        return text
    result = etree.fromstring(text)
    if entry == "survey":
        etree.indent(result)
    else:
        etree.strip_attributes(result, "{urn:edition:diagnostics}*")
        etree.cleanup_namespaces(result)
    return etree.tostring(result, encoding="unicode") + "\n"
