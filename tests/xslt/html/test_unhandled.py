"""What no page shows, case by case: ``unhandled/<name>/in.xml``, perhaps ``edition.xml``, and
``expected.txt``: a line for each kind, with its count, its element's number and its attribute.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.messages import unhandled
from edition.stamps import serialise, stamp

HERE = Path(__file__).parent
CASES = sorted((HERE / "unhandled").iterdir())
EDITION = '<c:edition xmlns:c="urn:edition:context" xml:lang="en"/>'
CONTEXT = '<c:context xmlns:c="urn:edition:context"><c:document id="case"/></c:context>'


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_case(stylesheets: Stylesheets, folder: Path) -> None:
    assert counted(stylesheets, folder) == (folder / "expected.txt").read_text("utf-8")


def counted(stylesheets: Stylesheets, folder: Path) -> str:
    """Return the kinds that the stylesheets count in a case."""
    root = etree.parse(folder / "in.xml", etree.XMLParser(remove_comments=True)).getroot()
    stamp(root, "in.xml")
    prepared = stylesheets.transform("prepare", stylesheets.parse(serialise(root)), mode="prepare")
    file = folder / "edition.xml"
    result = stylesheets.transform(
        "site",
        stylesheets.parse(prepared.text),
        mode="unhandled",
        parameters={
            "edition": stylesheets.parse(file.read_text("utf-8") if file.exists() else EDITION),
            "context": stylesheets.parse(CONTEXT),
            "page": "",
        },
    )
    return "".join(
        f"{item.count} {item.pattern} {item.file} {item.ordinal} {item.attribute}\n"
        for item in unhandled(result.messages)
    )
