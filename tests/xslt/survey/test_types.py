"""What kind of document one is: by its own type, or by the categories that it is said to be of."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from edition.stages.survey import survey

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:d="urn:edition:diagnostics">
<teiHeader><fileDesc><titleStmt><title>T</title>
</titleStmt></fileDesc><encodingDesc><classDecl><taxonomy xml:id="kinds"><desc>Kinds of text</desc>
<category xml:id="letter"><catDesc><term>Letter</term>: what was sent</catDesc></category>
<category xml:id="note"><gloss>Note</gloss></category></taxonomy></classDecl></encodingDesc>
<profileDesc><textClass>
<catRef d:at="9" target="{categories}"/></textClass></profileDesc></teiHeader>
<text><body><p>Text.</p></body></text></TEI>"""


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["survey"])


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        ("#letter", ("Letter",)),
        ("#note #letter", ("Note", "Letter")),
        ("#kinds", ("Kinds of text",)),
        ("kinds:note kinds.xml#letter #letter", ("Note", "Letter")),
    ],
)
def test_a_category_is_called_as_in_the_list_of_subjects(
    stylesheets: Stylesheets, categories: str, expected: tuple[str, ...]
) -> None:
    source = stylesheets.parse(TEI.format(categories=categories))
    assert survey(stylesheets, source, split=1000).metadata.types == expected
