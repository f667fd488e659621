"""The rules for the book, case by case: ``cases/<name>/in.xml``, perhaps ``context.xml``, and
``expected.typ``.

``in.xml`` holds a TEI document, or the ``body`` of one; ``expected.typ`` is its fragment without
the line that imports the design. Findings that the rules reported follow as comments.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.messages import remarks
from edition.stamps import serialise, stamp

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").iterdir())
TEI = "http://www.tei-c.org/ns/1.0"
EDITION = '<c:edition xmlns:c="urn:edition:context" xml:lang="en"/>'
CONTEXT = (
    '<c:context xmlns:c="urn:edition:context">'
    '<c:document id="case" lang="en"><c:title>Case</c:title></c:document></c:context>'
)
IMPORT = '#import "/design.typ" as ed\n'


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["book"])


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_case(stylesheets: Stylesheets, folder: Path) -> None:
    assert made(stylesheets, folder) == (folder / "expected.typ").read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


def test_the_layout_has_all_that_the_rules_call(root: Path) -> None:
    folder = root / "xslt" / "print"
    called = {
        etree.QName(element).localname
        for file in sorted(folder.glob("*.xsl"))
        for element in etree.parse(file).iter("{urn:edition:book}*")
    }
    layout = sorted((folder / "layout").glob("*.typ"))
    defined = re.findall(
        r"^#let ([a-z-]+)", "".join(file.read_text("utf-8") for file in layout), re.MULTILINE
    )
    assert called - {"span", "div", "space", "with", "include"} <= set(defined)


def test_the_book_is_all_of_its_layout(root: Path) -> None:
    folder = root / "xslt" / "print"
    named = re.findall(
        r'^#import "(.*?)": \*$', (folder / "book.typ").read_text("utf-8"), re.MULTILINE
    )
    assert named == [f"layout/{file.name}" for file in sorted((folder / "layout").glob("*.typ"))]


def made(stylesheets: Stylesheets, folder: Path) -> str:
    """Return the fragment of a case, and what was reported."""
    file = folder / "context.xml"
    result = stylesheets.transform(
        "book",
        stylesheets.parse(document(folder)),
        mode="fragment",
        parameters={
            "edition": stylesheets.parse(EDITION),
            "context": stylesheets.parse(file.read_text("utf-8") if file.exists() else CONTEXT),
        },
    )
    lines = [line.rstrip() for line in result.text.removeprefix(IMPORT).splitlines()]
    reported = [f"// {item.code} {item.message}" for item in remarks(result.messages)]
    return "\n".join([line for line in lines if line] + reported) + "\n"


def document(folder: Path) -> str:
    """Return the TEI document of a case, stamped as the loader stamps it."""
    root = etree.parse(folder / "in.xml").getroot()
    if root.tag == f"{{{TEI}}}body":
        text = etree.Element(f"{{{TEI}}}text", nsmap={None: TEI})
        text.append(root)
        root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
        root.append(text)
    stamp(root, "in.xml")
    return serialise(root)
