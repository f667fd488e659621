"""The language of a document is that of its text, not of what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from edition.stages.survey import survey

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
GREEK_AND_LATIN = (
    '<div xml:lang="grc"><p>λόγος λόγος</p></div><div xml:lang="la"><p>verbum</p></div>'
)


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["survey"])


@pytest.mark.parametrize(
    ("stated", "usage", "text", "expected"),
    [
        ('xml:lang="en"', "", '<text xml:lang="grc"><body><p>x</p></body></text>', "grc"),
        ('xml:lang="en"', "", '<text><body xml:lang="grc"><p>x</p></body></text>', "grc"),
        ('xml:lang="en"', "", f"<text><body><pb/>{GREEK_AND_LATIN}</body></text>", "grc"),
        ('xml:lang="en"', "", f"<text><body>{GREEK_AND_LATIN}<p>x</p></body></text>", "en"),
        (
            'xml:lang="en"',
            "",
            '<text><group><text xml:lang="syc"><body><p>x</p></body></text></group></text>',
            "syc",
        ),
        ('xml:lang="en"', "", '<sourceDoc xml:lang="de"><surface/></sourceDoc>', "de"),
        ('xml:lang="en"', '<language ident="de"/>', "<text><body><p>x</p></body></text>", "en"),
        ("", '<language ident="de"/>', "<text><body><p>x</p></body></text>", "de"),
        (
            "",
            '<language ident="de" usage="10"/><language ident="fr" usage="90"/>',
            "<text><body><p>x</p></body></text>",
            "fr",
        ),
        ("", '<language ident="de"/><language ident="fr"/>', "<text><body/></text>", ""),
    ],
)
def test_it_is_that_of_the_text(
    stylesheets: Stylesheets, stated: str, usage: str, text: str, expected: str
) -> None:
    header = f"<teiHeader><profileDesc><langUsage>{usage}</langUsage></profileDesc></teiHeader>"
    source = f"<TEI {NS} {stated}>{header}{text}</TEI>"
    found = survey(stylesheets, stylesheets.parse(source), split=1000)
    assert found.metadata.language == expected
