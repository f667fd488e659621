"""The table of distinctions is true: what it says is shown makes a difference on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from edition.engines.saxonche import Stylesheets, Tree
from edition.errors import TransformError
from edition.stamps import serialise, stamp

XSLT = Path(__file__).parents[3] / "xslt"
EDITION = '<c:edition xmlns:c="urn:edition:context" xml:lang="en"><c:chronology/></c:edition>'
CONTEXT = """<c:context xmlns:c="urn:edition:context"><c:document id="case" tei="tei/case.xml"/>
  <c:target pointer="zz" kind="person" id="zz"><c:name>Zz</c:name></c:target></c:context>"""
VALUES = {
    "when": "1901-02-03", "from": "1901-02-03", "to": "1902-02-03", "notBefore": "1901-01-01",
    "notAfter": "1902-01-01", "part": "M", "break": "no", "direct": "false", "level": "a",
    "rows": "2", "cols": "2", "precision": "low", "n": "5", "notation": "TeX",
}  # fmt: skip
"""Values that are some of an attribute's; of others any word is."""

NEEDED = {"unit": " quantity='4'", "precision": " quantity='4'"}
PLACES = (
    "<p>see {} there</p>",
    "<div>{}</div>",
    "<div><p>a</p>{}<p>b</p></div>",
    "<p><app><lem>a</lem>{}</app></p>",
    "<p><app>{}<rdg>a</rdg></app></p>",
    "<listApp>{}</listApp>",
    "<p>a<app><rdgGrp>{}</rdgGrp></app></p>",
    "<table><row><cell>q</cell>{}</row></table>",
    "<listPerson><person>{}</person></listPerson>",
)
CONTENTS = ("x", "12", "", "<height>3</height>", "<lem>a</lem><rdg>b</rdg>", "<speaker>S</speaker>")
AS_ANY = {"note/@place", "note/@type", "note/@subtype", "note/@resp", "formula/@notation"}
"""What needs a whole document to show, and has cases of its own."""


def shown() -> Iterator[tuple[str, str, str]]:
    """Yield the elements and attributes whose values are shown, with one of these."""
    tree = etree.parse(XSLT / "lib" / "distinctions.xsl")
    [table] = tree.xpath("//*[@name = 'f:shown']/@select")
    for line in re.findall(r"'(.*?)'", re.sub(r"\(:.*?:\)", "", table)):
        elements, attributes, *values = (part.split() for part in line.split("|"))
        for element in elements:
            for attribute in attributes:
                value = values[0][0].replace("*", "") if values else "zz"
                yield element, attribute, VALUES.get(attribute.removesuffix("-iso"), value)


def test_what_is_said_to_be_shown_is(stylesheets: Stylesheets) -> None:
    edition, context = stylesheets.parse(EDITION), stylesheets.parse(CONTEXT)
    plain: dict[str, str] = {}
    ways = [(place, content) for place in PLACES for content in CONTENTS]

    def page(body: str) -> str:
        if body not in plain:
            plain[body] = _page(stylesheets, body, edition, context)
        return plain[body]

    def differs(element: str, attribute: str, value: str) -> bool:
        needed = NEEDED.get(attribute, "")
        for place, content in ways:
            without = place.format(f"<{element}{needed}>{content}</{element}>")
            told = without.replace(f"<{element}", f"<{element} {attribute}='{value}'", 1)
            if page(without) and page(told) and page(told) != page(without):
                # What shows one attribute of an element is likely to show the next one.
                ways.remove((place, content))
                ways.insert(0, (place, content))
                return True
        return False

    untold = [
        f"{element}/@{attribute}"
        for element, attribute, value in shown()
        if element != "*" and not differs(element, attribute, value)
    ]
    assert set(untold) <= AS_ANY


def _page(stylesheets: Stylesheets, body: str, edition: Tree, context: Tree) -> str:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    root = etree.fromstring(text)
    stamp(root, "a.xml")
    try:
        prepared = stylesheets.transform(
            "prepare", stylesheets.parse(serialise(root)), mode="prepare"
        )
        return stylesheets.transform(
            "site",
            stylesheets.parse(prepared.text),
            mode="document",
            parameters={"edition": edition, "context": context, "page": "documents/case.html"},
        ).text
    except TransformError:
        return ""
